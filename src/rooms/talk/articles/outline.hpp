// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The sections of a rendered text: its headings get names to link to, and levels that follow the title of the page.
#include <string>
#include <string_view>
#include <vector>

namespace articles {

struct Heading {
    int level = 2; // 2 or 3: deeper ones are in the text only
    std::string id;
    std::string title;
};
struct Outline {
    std::string html;
    std::vector<Heading> headings;
};
// `html` is what parse::render_markdown made: "<h3>" and its like come from nowhere else.
Outline outline_of(std::string_view html);
// The text after its first paragraph, when it begins with one: the standfirst stands elsewhere.
std::string_view without_first_paragraph(std::string_view html);

} // namespace articles
