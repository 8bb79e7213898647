// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/markdown_renderer.hpp"
#include "parse/autolink.hpp"
#include "parse/rendered.hpp"
#include "parse/url.hpp"
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
#include <algorithm>
#include <memory>

namespace parse {

namespace {

constexpr int depth_max = 20;

// One definition used by many links ([a]: address, then [a][a][a]…) could make far more HTML than
// source: beyond this, links show as their words.
constexpr std::size_t link_bytes_max = 2 * markdown_bytes_max;

struct FreeIterator {
    void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};
std::string_view view(const char* text) {
    return text ? text : "";
}

void append_escaped(std::string& html, std::string_view text) {
    for (const char c : text) {
        switch (c) {
            case '&': html += "&amp;"; break;
            case '<': html += "&lt;"; break;
            case '>': html += "&gt;"; break;
            case '"': html += "&quot;"; break;
            default: html += c;
        }
    }
}

// What may stand in an address stays; the rest is percent-encoded.
void append_href(std::string& html, std::string_view url) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    constexpr std::string_view safe = "!#$%()*+,-./:;=?@_~";
    for (const char c : url) {
        const auto byte = static_cast<unsigned char>(c);
        const bool alphanumeric = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (c == '&') {
            html += "&amp;";
        } else if (c == '\'') {
            html += "&#x27;";
        } else if (alphanumeric || safe.find(c) != safe.npos) {
            html += c;
        } else {
            html += {'%', digits[byte >> 4], digits[byte & 15]};
        }
    }
}

bool is_container(cmark_node_type type) {
    return type == CMARK_NODE_BLOCK_QUOTE || type == CMARK_NODE_LIST || type == CMARK_NODE_ITEM;
}

bool is_task(cmark_node* node) {
    return view(cmark_node_get_type_string(node)) == "tasklist";
}

} // namespace

Rendered MarkdownRenderer::render(cmark_node* document) {
    const std::unique_ptr<cmark_iter, FreeIterator> iterator(cmark_iter_new(document));
    for (auto event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(iterator.get())) {
        cmark_node* node = cmark_iter_get_node(iterator.get());
        if (cmark_node_get_type(node) != CMARK_NODE_TEXT) flush_words();
        event == CMARK_EVENT_ENTER ? enter(node) : leave(node);
    }
    while (result_.text.ends_with('\n')) result_.text.pop_back();
    return std::move(result_);
}

void MarkdownRenderer::words(std::string_view text) {
    append_escaped(result_.html, text);
    result_.text += text;
}

void MarkdownRenderer::break_line() {
    result_.html += "<br>\n";
    result_.text += '\n';
}

// Blocks start on a line of their own, as cmark writes them.
void MarkdownRenderer::new_line() {
    if (!result_.html.empty() && !result_.html.ends_with('\n')) result_.html += '\n';
}

void MarkdownRenderer::new_text_line() {
    if (!result_.text.empty() && !result_.text.ends_with('\n')) result_.text += '\n';
}

void MarkdownRenderer::enter(cmark_node* node) {
    const cmark_node_type type = cmark_node_get_type(node);
    if (is_container(type)) return open_container(node);
    if (enter_inline(node) || enter_extension(node)) return;
    if (type == CMARK_NODE_PARAGRAPH) {
        open_paragraph(node);
    } else if (type == CMARK_NODE_HEADING) {
        new_line();
        const int level = std::min(cmark_node_get_heading_level(node) + 2, 6);
        result_.html += "<h" + std::to_string(level) + ">";
    } else if (type == CMARK_NODE_THEMATIC_BREAK) {
        new_line();
        result_.html += "<hr>\n";
    } else if (type == CMARK_NODE_CODE_BLOCK) {
        write_code_block(node);
    } else if (type == CMARK_NODE_HTML_BLOCK) {
        write_html_block(node);
    }
}

void MarkdownRenderer::leave(cmark_node* node) {
    const cmark_node_type type = cmark_node_get_type(node);
    if (is_container(type)) return close_container(node);
    if (type == CMARK_NODE_PARAGRAPH) {
        close_paragraph(node);
    } else if (type == CMARK_NODE_HEADING) {
        const int level = std::min(cmark_node_get_heading_level(node) + 2, 6);
        result_.html += "</h" + std::to_string(level) + ">\n";
        new_text_line();
    } else if (type == CMARK_NODE_EMPH) {
        close_emphasis("em");
    } else if (type == CMARK_NODE_STRONG) {
        close_emphasis("strong");
    } else if (type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE) {
        close_link(node);
    } else {
        leave_extension(node);
    }
}

bool MarkdownRenderer::enter_inline(cmark_node* node) {
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_TEXT) {
        pending_ += view(cmark_node_get_literal(node));
    } else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) {
        break_line();
    } else if (type == CMARK_NODE_CODE) {
        result_.html += "<code>";
        words(view(cmark_node_get_literal(node)));
        result_.html += "</code>";
    } else if (type == CMARK_NODE_HTML_INLINE) {
        words(view(cmark_node_get_literal(node)));
    } else if (type == CMARK_NODE_EMPH) {
        open_emphasis("em");
    } else if (type == CMARK_NODE_STRONG) {
        open_emphasis("strong");
    } else if (type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE) {
        open_link(node);
    } else {
        return false;
    }
    return true;
}

bool MarkdownRenderer::enter_extension(cmark_node* node) {
    const std::string_view type = view(cmark_node_get_type_string(node));
    if (type == "strikethrough") {
        open_emphasis("del");
    } else if (type == "table") {
        new_line();
        result_.html += "<table>\n";
    } else if (type == "table_header" || type == "table_row") {
        in_table_head_ = type == "table_header";
        const bool first_of_body =
            !in_table_head_ && view(cmark_node_get_type_string(cmark_node_previous(node))) == "table_header";
        if (in_table_head_) result_.html += "<thead>\n";
        if (first_of_body) result_.html += "<tbody>\n";
        result_.html += "<tr>\n";
    } else if (type == "table_cell") {
        result_.html += in_table_head_ ? "<th>" : "<td>";
        if (cmark_node_previous(node)) result_.text += " | ";
    } else {
        return false;
    }
    return true;
}

void MarkdownRenderer::leave_extension(cmark_node* node) {
    const std::string_view type = view(cmark_node_get_type_string(node));
    if (type == "strikethrough") {
        close_emphasis("del");
    } else if (type == "table") {
        result_.html += "</table>\n";
    } else if (type == "table_header" || type == "table_row") {
        result_.html += "</tr>\n";
        if (in_table_head_) result_.html += "</thead>\n";
        if (!in_table_head_ && !cmark_node_next(node)) result_.html += "</tbody>\n";
        new_text_line();
    } else if (type == "table_cell") {
        result_.html += in_table_head_ ? "</th>\n" : "</td>\n";
    }
}

void MarkdownRenderer::open_container(cmark_node* node) {
    const cmark_node_type type = cmark_node_get_type(node);
    if (++containers_ <= depth_max) {
        new_line();
        if (type == CMARK_NODE_BLOCK_QUOTE) {
            result_.html += "<blockquote>\n";
        } else if (type == CMARK_NODE_ITEM) {
            result_.html += "<li>";
        } else if (cmark_node_get_list_type(node) == CMARK_BULLET_LIST) {
            result_.html += "<ul>\n";
        } else {
            const int start = cmark_node_get_list_start(node);
            result_.html += start == 1 ? "<ol>\n" : "<ol start=\"" + std::to_string(start) + "\">\n";
        }
    }
    if (type == CMARK_NODE_ITEM && is_task(node)) {
        words(cmark_gfm_extensions_get_tasklist_item_checked(node) ? "☑ " : "☐ ");
    }
}

void MarkdownRenderer::close_container(cmark_node* node) {
    const cmark_node_type type = cmark_node_get_type(node);
    new_text_line();
    if (containers_-- > depth_max) return;
    if (type == CMARK_NODE_BLOCK_QUOTE) {
        new_line();
        result_.html += "</blockquote>\n";
    } else if (type == CMARK_NODE_ITEM) {
        result_.html += "</li>\n";
    } else {
        const bool bullets = cmark_node_get_list_type(node) == CMARK_BULLET_LIST;
        result_.html += bullets ? "</ul>\n" : "</ol>\n";
    }
}

// Items of a tight list hold their words without <p>.
bool MarkdownRenderer::shows_paragraph(cmark_node* node) const {
    cmark_node* list = cmark_node_parent(cmark_node_parent(node));
    if (containers_ > depth_max || !list) return true;
    return cmark_node_get_type(list) != CMARK_NODE_LIST || !cmark_node_get_list_tight(list);
}

void MarkdownRenderer::open_paragraph(cmark_node* node) {
    if (!shows_paragraph(node)) return;
    new_line();
    result_.html += "<p>";
}

void MarkdownRenderer::close_paragraph(cmark_node* node) {
    if (shows_paragraph(node)) result_.html += "</p>\n";
    new_text_line();
}

void MarkdownRenderer::open_emphasis(std::string_view tag) {
    if (++emphases_ > depth_max) return;
    ((result_.html += '<') += tag) += '>';
}

void MarkdownRenderer::close_emphasis(std::string_view tag) {
    if (emphases_-- > depth_max) return;
    ((result_.html += "</") += tag) += '>';
}

// A link within a link's words, or an image within a link, is only its words.
void MarkdownRenderer::open_link(cmark_node* node) {
    const std::string_view url = view(cmark_node_get_url(node));
    const std::string_view title = view(cmark_node_get_title(node));
    link_bytes_ += url.size() + title.size();
    const bool is_picture =
        cmark_node_get_type(node) == CMARK_NODE_IMAGE && read_house_picture(url) && options_.origin.empty();
    if (is_picture && links_ == 0 && link_bytes_ <= link_bytes_max) return open_picture(node);
    if (links_++ > 0 || link_bytes_ > link_bytes_max || !is_safe_link(url)) return;
    open_link_ = node;
    write_anchor(url, title);
    link_text_at_ = result_.html.size();
    link_words_at_ = result_.text.size();
}

void MarkdownRenderer::close_link(cmark_node* node) {
    --links_;
    if (open_picture_ == node) return close_picture();
    if (open_link_ != node) return;
    const std::string address = whole_address(view(cmark_node_get_url(node)));
    if (result_.html.size() == link_text_at_) words(address);
    result_.html += "</a>";
    const bool is_told = std::string_view(result_.text).substr(link_words_at_) == address;
    if (!options_.origin.empty() && !is_told) result_.text += " (" + address + ")";
    open_link_ = nullptr;
}

void MarkdownRenderer::open_picture(cmark_node* node) {
    ++links_;
    open_picture_ = node;
    picture_html_at_ = result_.html.size();
    picture_text_at_ = result_.text.size();
}

// The words met inside were written like any others; they become the words said instead of the picture.
void MarkdownRenderer::close_picture() {
    const auto picture = read_house_picture(view(cmark_node_get_url(open_picture_)));
    open_picture_ = nullptr;
    std::string words_instead = result_.text.substr(picture_text_at_);
    std::ranges::replace(words_instead, '\n', ' ');
    result_.html.resize(picture_html_at_);
    write_house_picture(result_.html, *picture, words_instead);
}

// In a mail, addresses of this site begin with its name.
std::string MarkdownRenderer::whole_address(std::string_view url) const {
    const bool is_ours = url.starts_with('/') && !url.starts_with("//");
    return (is_ours ? std::string(options_.origin) : std::string()) += url;
}

void MarkdownRenderer::write_anchor(std::string_view url, std::string_view title) {
    result_.html += "<a href=\"";
    append_href(result_.html, whole_address(url));
    result_.html += '"';
    if (!title.empty()) {
        result_.html += " title=\"";
        append_escaped(result_.html, title);
        result_.html += '"';
    }
    if (is_external_link(url)) result_.html += " rel=\"nofollow noopener ugc\"";
    result_.html += '>';
}

void MarkdownRenderer::write_code_block(cmark_node* node) {
    new_line();
    result_.html += "<pre><code>";
    words(view(cmark_node_get_literal(node)));
    result_.html += "</code></pre>\n";
    new_text_line();
}

void MarkdownRenderer::write_html_block(cmark_node* node) {
    std::string_view literal = view(cmark_node_get_literal(node));
    while (literal.ends_with('\n')) literal.remove_suffix(1);
    new_line();
    result_.html += "<p>";
    for (std::size_t end = literal.find('\n'); end != literal.npos; end = literal.find('\n')) {
        words(literal.substr(0, end));
        break_line();
        literal.remove_prefix(end + 1);
    }
    words(literal);
    result_.html += "</p>\n";
    new_text_line();
}

void MarkdownRenderer::flush_words() {
    if (pending_.empty()) return;
    const std::string text = std::move(pending_);
    pending_.clear();
    if (links_ > 0) return words(text);
    std::size_t from = 0;
    for (const FoundLink& link : find_links(text)) {
        write_prose(std::string_view(text).substr(from, link.at - from));
        write_anchor(link.url, {});
        words(std::string_view(text).substr(link.at, link.bytes));
        result_.html += "</a>";
        from = link.at + link.bytes;
    }
    write_prose(std::string_view(text).substr(from));
}

void MarkdownRenderer::write_prose(std::string_view text) {
    std::size_t from = 0;
    for (const FoundReference& reference : find_references(text)) {
        words(text.substr(from, reference.at - from));
        write_reference(reference);
        from = reference.at + 1 + reference.name.size();
    }
    words(text.substr(from));
}

void MarkdownRenderer::write_reference(const FoundReference& reference) {
    const std::string shown = (reference.kind == Reference::mention ? "@" : "#") + std::string(reference.name);
    const auto address = address_of(reference);
    if (address) write_anchor(*address, {});
    words(shown);
    if (address) result_.html += "</a>";
}

std::optional<std::string> MarkdownRenderer::address_of(const FoundReference& reference) {
    std::pair key(reference.kind, std::string(reference.name));
    if (const auto known = addresses_.find(key); known != addresses_.end()) return known->second;
    auto& names = reference.kind == Reference::mention ? result_.mentions : result_.tags;
    names.push_back(key.second);
    std::optional<std::string> address;
    if (options_.resolve) address = options_.resolve(reference.kind, reference.name);
    if (address && !is_safe_link(*address)) address.reset();
    return addresses_.emplace(std::move(key), std::move(address)).first->second;
}

} // namespace parse
