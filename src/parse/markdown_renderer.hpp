// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "parse/markdown.hpp"
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

// Seen by markdown.cpp only.
struct cmark_node;

namespace parse {

// One walk over a parsed document writes its HTML and its plain text. cmark's own HTML writer is
// not used: it writes class and align attributes, form controls, and drops raw HTML.
class MarkdownRenderer {
public:
    explicit MarkdownRenderer(const MarkdownOptions& options) : options_(options) {}

    Rendered render(cmark_node* document);

private:
    void enter(cmark_node* node);
    void leave(cmark_node* node);
    bool enter_inline(cmark_node* node);
    bool enter_extension(cmark_node* node);
    void leave_extension(cmark_node* node);

    void open_container(cmark_node* node);
    void close_container(cmark_node* node);
    void open_paragraph(cmark_node* node);
    void close_paragraph(cmark_node* node);
    void open_emphasis(std::string_view tag);
    void close_emphasis(std::string_view tag);
    void open_link(cmark_node* node);
    void close_link(cmark_node* node);
    void open_picture(cmark_node* node);
    void close_picture();
    std::string whole_address(std::string_view url) const;
    void write_anchor(std::string_view url, std::string_view title);
    void write_code_block(cmark_node* node);
    void write_html_block(cmark_node* node);

    void flush_words();
    void write_prose(std::string_view text);
    void write_reference(const FoundReference& reference);
    std::optional<std::string> address_of(const FoundReference& reference);

    void words(std::string_view text);
    void break_line();
    void new_line();
    void new_text_line();
    bool shows_paragraph(cmark_node* node) const;

    const MarkdownOptions& options_;
    Rendered result_;
    std::string pending_; // words of neighbouring text nodes, so that a name is met whole
    std::map<std::pair<Reference, std::string>, std::optional<std::string>> addresses_;
    int containers_ = 0;
    int emphases_ = 0;
    int links_ = 0;
    cmark_node* open_link_ = nullptr; // the one link that has its tag written
    std::size_t link_text_at_ = 0;
    std::size_t link_words_at_ = 0;
    cmark_node* open_picture_ = nullptr; // what stands in it are its words
    std::size_t picture_html_at_ = 0;
    std::size_t picture_text_at_ = 0;
    std::size_t link_bytes_ = 0; // of all addresses and titles written
    bool in_table_head_ = false;
};

} // namespace parse
