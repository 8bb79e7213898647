// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "parse/excerpt.hpp"
#include "parse/references.hpp"
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Markdown as members write it (CommonMark with GitHub's tables, strikethrough, autolinks and
// task lists) to HTML that is safe to put in a page, and to plain text for search, mail and
// previews. Deliberate differences with CommonMark:
//   - a line break typed is a line break shown;
//   - raw HTML is text: <script> shows as typed;
//   - a picture of this house (see rendered.hpp) is shown with its size, and leads to itself unless it is decorative
//     (no words); any other image becomes a link to it, so that reading a post tells nobody that one reads it;
//   - titles come two levels lower (h1 → h3), the page keeps the first two;
//   - links go to http, https, mailto or this site only; those leaving the site carry
//     rel="nofollow noopener ugc"; others show as their text;
//   - a task shows as ☐ or ☑, a link without words as its address;
//   - no id, class, style or data attribute ever comes out.
namespace parse {

inline constexpr std::size_t markdown_bytes_max = 20'000;

// The HTML kept in the database carries this number; raise it when the same source would render
// differently, and what was kept is rendered anew.
inline constexpr int markdown_version = 1;

struct MarkdownOptions {
    // The address of a mention ("élodie-durand" in @élodie-durand) or a tag ("papier-marbré" in
    // #papier-marbré); nothing leaves it as text. Called once per distinct name.
    std::function<std::optional<std::string>(Reference, std::string_view name)> resolve;
    std::size_t bytes_max = markdown_bytes_max;
    // For a mail, which has no base ("https://guilde.example"): addresses of this site are whole, its pictures are links
    // to them, and the plain text holds where links lead.
    std::string_view origin = {};
};

struct Rendered {
    std::string html;
    std::string text;                  // a line per block or typed line, no markup
    std::vector<std::string> mentions; // names without "@", as typed, each once, in order
    std::vector<std::string> tags;     // names without "#", as typed, each once, in order
};

// Never fails: bytes that are not UTF-8 become U+FFFD, what is beyond bytes_max is left
// out (forms check the length first), nesting beyond 20 levels is flattened. Names are letters,
// digits, "-" and "_" in any script, at most 60 characters; not in code, links or addresses.
Rendered render_markdown(std::string_view source, const MarkdownOptions& options = {});

} // namespace parse
