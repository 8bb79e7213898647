// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Type and layout. Children are texts, numbers or Html, any number of them: stack(heading(2,
// title), paragraph(…)).
#include "html/html.hpp"
#include "ui/frame.hpp"
#include <string>
#include <string_view>
#include <vector>

namespace ui {

enum class TextStyle { lead, muted, paragraph, small, strong, quotation, screen_reader };
enum class Layout {
    stack,       // one under the other, 16 px between
    stack_tight, // the same, 4 px
    stack_loose, // the same, 40 px: between the sections of a page
    cluster,     // in a row that wraps
    spread,      // in a row: first at the left end, last at the right end
    grid,        // equal cards, as many as fit (16 rem each)
    columns,     // two columns from 768 px
};

html::Html text_block(TextStyle style, const html::Html& content);
html::Html layout(Layout layout, const html::Html& content);

template <class... Parts>
html::Html lead(const Parts&... parts) {
    return text_block(TextStyle::lead, html::group(parts...));
}
template <class... Parts>
html::Html muted(const Parts&... parts) {
    return text_block(TextStyle::muted, html::group(parts...));
}
template <class... Parts>
html::Html paragraph(const Parts&... parts) {
    return text_block(TextStyle::paragraph, html::group(parts...));
}
template <class... Parts> // a caption, a footnote
html::Html small_print(const Parts&... parts) {
    return text_block(TextStyle::small, html::group(parts...));
}
template <class... Parts> // inline
html::Html strong(const Parts&... parts) {
    return text_block(TextStyle::strong, html::group(parts...));
}
template <class... Parts>
html::Html quotation(const Parts&... parts) {
    return text_block(TextStyle::quotation, html::group(parts...));
}
template <class... Parts> // inline; said, not shown
html::Html screen_reader_only(const Parts&... parts) {
    return text_block(TextStyle::screen_reader, html::group(parts...));
}

template <class... Parts>
html::Html stack(const Parts&... parts) {
    return layout(Layout::stack, html::group(parts...));
}
template <class... Parts>
html::Html stack_tight(const Parts&... parts) {
    return layout(Layout::stack_tight, html::group(parts...));
}
template <class... Parts>
html::Html stack_loose(const Parts&... parts) {
    return layout(Layout::stack_loose, html::group(parts...));
}
template <class... Parts>
html::Html cluster(const Parts&... parts) {
    return layout(Layout::cluster, html::group(parts...));
}
template <class... Parts>
html::Html spread(const Parts&... parts) {
    return layout(Layout::spread, html::group(parts...));
}
template <class... Parts>
html::Html grid(const Parts&... parts) {
    return layout(Layout::grid, html::group(parts...));
}
template <class... Parts>
html::Html columns(const Parts&... parts) {
    return layout(Layout::columns, html::group(parts...));
}

html::Html heading(int level, std::string_view text, std::string_view id = {}); // level 2 to 4
html::Html divider();
html::Html link(std::string_view label, std::string_view href); // inside a sentence
html::Html prose(const html::Html& rendered);                   // Markdown rendered by parse::render_markdown
html::Html article_prose(const html::Html& rendered);           // the same, set as an article: wider leading
html::Html prose_excerpt(const html::Html& rendered);           // three lines of it

struct Section {
    std::string title;
    html::Html actions; // at the right of the title
    std::string help;   // one sentence under it
    std::string id;     // so that it can be linked and re-fetched
};
html::Html section(const Frame& frame, const Section& section, const html::Html& content); // h2

struct Definition {
    std::string term;
    html::Html description;
};
html::Html definition_list(const Frame& frame, const std::vector<Definition>& definitions);

} // namespace ui
