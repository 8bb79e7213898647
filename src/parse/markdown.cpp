// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/markdown.hpp"
#include "parse/markdown_renderer.hpp"
#include "parse/utf8.hpp"
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
#include <algorithm>
#include <memory>
#include <mutex>

namespace parse {

namespace {

constexpr std::size_t table_cells_max = 8000;

struct FreeParser {
    void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};
struct FreeNode {
    void operator()(cmark_node* node) const { cmark_node_free(node); }
};
using Document = std::unique_ptr<cmark_node, FreeNode>;

// No table in the source can have more cells than this: a row may leave out its last cells, which
// are then written empty, so that a few bytes a row could become thousands.
std::size_t table_cells_bound(std::string_view source) {
    std::size_t lines = 1;
    std::size_t columns_max = 0;
    std::size_t columns = 1;
    for (const char c : source) {
        if (c == '|') columns_max = std::max(columns_max, ++columns);
        if (c != '\n') continue;
        ++lines;
        columns = 1;
    }
    return lines * columns_max;
}

// cmark-gfm keeps its extensions' special characters in one table for the whole program and
// changes it during each parse: one parse at a time.
Document parse_document(std::string_view source) {
    static std::mutex one_at_a_time;
    const std::lock_guard lock(one_at_a_time);
    cmark_gfm_core_extensions_ensure_registered();
    const std::unique_ptr<cmark_parser, FreeParser> parser(
        cmark_parser_new(CMARK_OPT_DEFAULT | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE));
    for (const char* name : {"strikethrough", "tasklist", "table"}) {
        if (name == std::string_view("table") && table_cells_bound(source) > table_cells_max) continue;
        cmark_parser_attach_syntax_extension(parser.get(), cmark_find_syntax_extension(name));
    }
    cmark_parser_feed(parser.get(), source.data(), source.size());
    return Document(cmark_parser_finish(parser.get()));
}

// cmark looks at every "![" still open each time a link closes. Nobody shows this many images:
// the further ones are links without their "!".
std::string with_few_images(std::string source) {
    constexpr std::size_t images_max = 300;
    std::size_t images = 0;
    for (std::size_t at = source.find("!["); at != source.npos; at = source.find("![", at + 2)) {
        if (++images > images_max) source[at] = ' ';
    }
    return source;
}

std::string_view within_limit(std::string_view source, std::size_t bytes_max) {
    if (source.size() <= bytes_max) return source;
    std::size_t end = bytes_max;
    while (end > 0 && (static_cast<unsigned char>(source[end]) & 0xC0) == 0x80) --end;
    return source.substr(0, end);
}

} // namespace

Rendered render_markdown(std::string_view source, const MarkdownOptions& options) {
    const std::string repaired = repair_utf8(within_limit(source, options.bytes_max));
    const Document document = parse_document(with_few_images(std::string(within_limit(repaired, options.bytes_max))));
    return MarkdownRenderer(options).render(document.get());
}

} // namespace parse
