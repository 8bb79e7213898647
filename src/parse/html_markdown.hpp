// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <string_view>

// HTML of another place (a community's dump, an article) as Markdown that says the same with the means that posts have
// here: paragraphs, titles, lists, quotes, code, tables, emphasis, strikethrough, links; a picture becomes a link to it.
// Everything else leaves its text; scripts and styles leave nothing. Never fails: libxml2 makes of any bytes a tree.
namespace parse {

struct HtmlMarkdownOptions {
    // Another address for a link; nothing here: as it is. Relative ones are dropped unless this makes them whole.
    std::function<std::string(std::string_view address)> address;
    std::string picture_label = "Image"; // where a picture says nothing of itself
};

std::string html_to_markdown(std::string_view html, const HtmlMarkdownOptions& options = {});

// Text in which no character means anything but itself to Markdown.
std::string escape_markdown(std::string_view text);

} // namespace parse
