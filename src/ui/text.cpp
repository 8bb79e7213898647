// SPDX-License-Identifier: AGPL-3.0-or-later
#include "ui/text.hpp"
#include "ui/parts.hpp"

namespace ui {
using namespace html::tags;

html::Html text_block(TextStyle style, const html::Html& content) {
    switch (style) {
        case TextStyle::lead: return p(_class = "lead", content);
        case TextStyle::muted: return p(_class = "muted", content);
        case TextStyle::paragraph: return p(_class = "paragraph", content);
        case TextStyle::small: return p(_class = "small", content);
        case TextStyle::strong: return html::tags::strong(content);
        case TextStyle::quotation: return blockquote(_class = "quotation", content);
        case TextStyle::screen_reader: return span(_class = "only-said", content);
    }
    return {};
}

html::Html layout(Layout layout, const html::Html& content) {
    switch (layout) {
        case Layout::stack: return div_(_class = "stack", content);
        case Layout::stack_tight: return div_(_class = "stack-tight", content);
        case Layout::stack_loose: return div_(_class = "stack-loose", content);
        case Layout::cluster: return div_(_class = "cluster", content);
        case Layout::spread: return div_(_class = "spread", content);
        case Layout::grid: return div_(_class = "grid-fit", content);
        case Layout::columns: return div_(_class = "columns-2", content);
    }
    return {};
}

html::Html heading(int level, std::string_view text, std::string_view id) {
    const auto name = parts::maybe(id);
    if (level <= 2) return h2(_class = "h2", _id = name, text);
    if (level == 3) return h3(_class = "h3", _id = name, text);
    return h4(_class = "h4", _id = name, text);
}

html::Html divider() {
    return hr(_class = "divider");
}
html::Html link(std::string_view label, std::string_view href) {
    return a(_class = "text-link", _href = href, label);
}
html::Html prose(const html::Html& rendered) {
    return div_(_class = "prose", rendered);
}
html::Html article_prose(const html::Html& rendered) {
    return div_(_class = "prose prose-article", rendered);
}
html::Html prose_excerpt(const html::Html& rendered) {
    return div_(_class = "prose prose-excerpt", rendered);
}

html::Html section(const Frame&, const Section& section, const html::Html& content) {
    const auto head = div_(_class = "section-head", h2(_class = "h2", section.title), section.actions,
                           section.help.empty() ? html::Html{} : p(_class = "small", section.help));
    return html::tags::section(_class = "section", _id = parts::maybe(section.id), head, content);
}

html::Html definition_list(const Frame&, const std::vector<Definition>& definitions) {
    return dl(_class = "definitions", html::each(definitions, [](const Definition& each) {
                  return div_(dt(each.term), dd(each.description));
              }));
}

} // namespace ui
