// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/html_markdown.hpp"
#include "parse/utf8.hpp"
#include <libxml/HTMLparser.h>
#include <algorithm>
#include <array>
#include <memory>
#include <vector>

namespace parse {

namespace {

constexpr std::size_t bytes_max = 4 * 1024 * 1024; // longer ones are cut
constexpr int depth_max = 60;                      // deeper ones leave their text

std::string_view text_of(const xmlChar* text) {
    return text ? std::string_view(reinterpret_cast<const char*>(text)) : std::string_view();
}

bool is_blank(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

std::string trimmed(std::string_view text) {
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    return std::string(text);
}

// Each run of white space as one blank, as browsers show it.
std::string folded(std::string_view text) {
    std::string out;
    for (char c : text)
        if (!is_blank(c))
            out += c;
        else if (out.empty() || out.back() != ' ')
            out += ' ';
    return out;
}

// The text with this at the beginning of its first line and that at the beginning of the others.
std::string with_prefix(std::string_view text, std::string_view first, std::string_view other) {
    auto bare = other.substr(0, other.find_last_not_of(' ') + 1); // no blanks at the end of an empty line
    std::string out(first);
    for (std::size_t at = 0;;) {
        auto end = text.find('\n', at);
        out += text.substr(at, end == std::string_view::npos ? end : end - at);
        if (end == std::string_view::npos) return out;
        at = end + 1;
        bool is_empty = at >= text.size() || text[at] == '\n';
        out += '\n';
        out += is_empty ? bare : other;
    }
}

// The longest run of this character.
std::size_t longest_run(std::string_view text, char wanted) {
    std::size_t longest = 0, run = 0;
    for (char c : text) {
        run = c == wanted ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return longest;
}

template <std::size_t n>
bool is_one_of(std::string_view name, const std::array<std::string_view, n>& names) {
    return std::ranges::find(names, name) != names.end();
}

constexpr std::array<std::string_view, 7> silent{"script", "style", "head", "template", "noscript", "object", "svg"};
constexpr std::array<std::string_view, 28> blocks{
    "p",       "div",     "ul",     "ol",   "li",   "blockquote", "pre",   "h1",     "h2",   "h3",
    "h4",      "h5",      "h6",     "hr",   "dl",   "dt",         "dd",    "table",  "form", "section",
    "article", "details", "figure", "main", "body", "html",       "aside", "address"};
constexpr std::array<std::string_view, 3> meaningless_labels{"enter image description here",
                                                             "entrez la description de l'image ici", "image"};

class Writer {
public:
    explicit Writer(const HtmlMarkdownOptions& options) : options_(options) {}

    // What the children say as blocks, with an empty line between.
    std::string blocks_of(const xmlNode* parent, int depth) {
        std::string out, line;
        auto end_line = [&] {
            add_block(out, trimmed(line));
            line.clear();
        };
        for (const auto* node = parent->children; node; node = node->next) {
            if (!is_block(node)) {
                line += inline_of(node, depth);
                continue;
            }
            end_line();
            add_block(out, block_of(node, depth + 1));
        }
        end_line();
        return out;
    }

private:
    static bool is_block(const xmlNode* node) {
        return node->type == XML_ELEMENT_NODE && is_one_of(text_of(node->name), blocks);
    }

    static void add_block(std::string& out, const std::string& block) {
        if (block.empty()) return;
        if (!out.empty()) out += "\n\n";
        out += block;
    }

    std::string block_of(const xmlNode* node, int depth) {
        auto name = text_of(node->name);
        if (is_one_of(name, silent)) return {};
        if (depth > depth_max) return escape_markdown(trimmed(folded(plain_text(node))));
        if (name == "ul" || name == "ol") return list_of(node, depth);
        if (name == "blockquote") return with_prefix_unless_empty(blocks_of(node, depth), "> ");
        if (name == "pre") return fenced(plain_text(node));
        if (name == "hr") return "---";
        if (name == "table") return table_of(node, depth);
        if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6') {
            auto title = one_line(inline_children(node, depth));
            return title.empty() ? "" : std::string(static_cast<std::size_t>(name[1] - '0'), '#') + " " + title;
        }
        if (name == "dt") return emphasised(inline_children(node, depth), "**");
        return blocks_of(node, depth);
    }

    static std::string with_prefix_unless_empty(const std::string& text, std::string_view prefix) {
        return text.empty() ? text : with_prefix(text, prefix, prefix);
    }

    static std::string one_line(std::string text) {
        std::ranges::replace(text, '\n', ' ');
        return trimmed(text);
    }

    std::string list_of(const xmlNode* list, int depth) {
        std::string out;
        int number = 1;
        bool is_ordered = text_of(list->name) == "ol";
        for (const auto* node = list->children; node; node = node->next) {
            if (node->type != XML_ELEMENT_NODE) continue;
            auto item = blocks_of(node, depth + 1);
            if (item.empty()) continue;
            auto mark = is_ordered ? std::to_string(number++) + ". " : std::string("- ");
            if (!out.empty()) out += item.find("\n\n") == std::string::npos ? "\n" : "\n\n";
            out += with_prefix(item, mark, std::string(mark.size(), ' '));
        }
        return out;
    }

    static std::string fenced(std::string code) {
        while (!code.empty() && (code.back() == '\n' || code.back() == '\r')) code.pop_back();
        if (trimmed(code).empty()) return {};
        std::string fence(std::max<std::size_t>(3, longest_run(code, '`') + 1), '`');
        return fence + "\n" + code + "\n" + fence;
    }

    void rows_of(const xmlNode* parent, std::vector<std::vector<std::string>>& rows, int depth) {
        for (const auto* node = parent->children; node; node = node->next) {
            if (node->type != XML_ELEMENT_NODE) continue;
            if (text_of(node->name) != "tr") {
                if (depth < depth_max) rows_of(node, rows, depth + 1);
                continue;
            }
            rows.emplace_back();
            for (const auto* cell = node->children; cell; cell = cell->next) {
                if (cell->type != XML_ELEMENT_NODE) continue;
                auto text = one_line(inline_children(cell, depth + 1));
                std::string safe;
                for (char c : text) safe += c == '|' ? std::string("\\|") : std::string(1, c);
                rows.back().push_back(safe);
            }
        }
    }

    std::string table_of(const xmlNode* table, int depth) {
        std::vector<std::vector<std::string>> rows;
        rows_of(table, rows, depth);
        std::size_t width = 0;
        for (const auto& row : rows) width = std::max(width, row.size());
        std::string out;
        for (std::size_t r = 0; r < rows.size(); ++r) {
            rows[r].resize(width);
            out += out.empty() ? "|" : "\n|";
            for (const auto& cell : rows[r]) out += " " + cell + " |";
            if (r > 0) continue;
            out += "\n|";
            for (std::size_t i = 0; i < width; ++i) out += " --- |";
        }
        return width == 0 ? std::string() : out;
    }

    std::string inline_children(const xmlNode* parent, int depth) {
        std::string out;
        for (const auto* node = parent->children; node; node = node->next) out += inline_of(node, depth + 1);
        return out;
    }

    std::string inline_of(const xmlNode* node, int depth) {
        if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
            return escape_markdown(folded(text_of(node->content)));
        if (node->type != XML_ELEMENT_NODE) return {};
        auto name = text_of(node->name);
        if (is_one_of(name, silent)) return {};
        if (depth > depth_max) return escape_markdown(folded(plain_text(node)));
        if (name == "br") return "\n";
        if (name == "img") return picture_of(node);
        if (name == "code" || name == "kbd" || name == "tt" || name == "samp") return code_span(plain_text(node));
        auto inside = inline_children(node, depth);
        if (name == "strong" || name == "b") return emphasised(inside, "**");
        if (name == "em" || name == "i" || name == "cite") return emphasised(inside, "*");
        if (name == "s" || name == "strike" || name == "del") return emphasised(inside, "~~");
        if (name == "a") return link_of(node, inside);
        if (is_block(node)) return " " + inside + " ";
        return inside;
    }

    // Marks stand beside the words, blanks outside of them: "** so **" would show its stars.
    static std::string emphasised(const std::string& inside, std::string_view mark) {
        auto words = trimmed(inside);
        if (words.empty()) return inside.empty() ? "" : " ";
        std::string out;
        if (is_blank(inside.front())) out += ' ';
        out.append(mark).append(words).append(mark);
        if (is_blank(inside.back())) out += ' ';
        return out;
    }

    static std::string code_span(const std::string& code) {
        auto text = trimmed(folded(code));
        if (text.empty()) return {};
        std::string fence(longest_run(text, '`') + 1, '`');
        bool needs_blank = text.front() == '`' || text.back() == '`';
        return needs_blank ? fence + " " + text + " " + fence : fence + text + fence;
    }

    static std::string attribute(const xmlNode* node, const char* name) {
        std::unique_ptr<xmlChar, void (*)(void*)> value(
            xmlGetProp(const_cast<xmlNode*>(node), reinterpret_cast<const xmlChar*>(name)), xmlFree);
        return trimmed(text_of(value.get()));
    }

    // As it may stand in "[…](…)"; empty when it leads nowhere from here.
    std::string address_of(const std::string& given) const {
        auto address = options_.address ? options_.address(given) : given;
        if (address.starts_with("//")) address.insert(0, "https:");
        bool is_whole = address.starts_with("http://") || address.starts_with("https://") ||
                        address.starts_with("mailto:") || (options_.address && address.starts_with('/'));
        if (!is_whole) return {};
        std::string out;
        for (char c : address) {
            if (c == '(')
                out += "%28";
            else if (c == ')')
                out += "%29";
            else if (c == '<' || c == '>' || c == '\\' || is_blank(c))
                out += "%20";
            else
                out += c;
        }
        return out;
    }

    std::string link_of(const xmlNode* node, const std::string& inside) const {
        auto address = address_of(attribute(node, "href"));
        auto label = trimmed(inside);
        if (address.empty() || label.empty()) return inside;
        if (label.starts_with('[')) return inside; // a picture that leads somewhere: one link is enough
        std::string out;
        if (is_blank(inside.front())) out += ' ';
        std::ranges::replace(label, '\n', ' ');
        out += "[" + label + "](" + address + ")";
        if (is_blank(inside.back())) out += ' ';
        return out;
    }

    std::string picture_of(const xmlNode* node) const {
        auto address = address_of(attribute(node, "src"));
        auto label = folded(attribute(node, "alt"));
        if (address.empty()) return escape_markdown(label);
        if (label.empty() || is_one_of(std::string_view(label), meaningless_labels)) label = options_.picture_label;
        return "[" + escape_markdown(label) + "](" + address + ")";
    }

    static std::string plain_text(const xmlNode* node) {
        std::unique_ptr<xmlChar, void (*)(void*)> content(xmlNodeGetContent(node), xmlFree);
        return std::string(text_of(content.get()));
    }

    const HtmlMarkdownOptions& options_;
};

} // namespace

std::string escape_markdown(std::string_view text) {
    constexpr std::string_view always = "\\`*_[]<>";
    constexpr std::string_view at_line_start = "#+-=~";
    std::string out;
    enum class Place { start, number, inside } place = Place::start; // of the line
    for (char c : text) {
        bool is_digit = c >= '0' && c <= '9';
        bool is_mark = place == Place::start && at_line_start.find(c) != std::string_view::npos;
        bool ends_number = place == Place::number && (c == '.' || c == ')'); // "1. " begins a list
        if (is_mark || ends_number || always.find(c) != std::string_view::npos) out += '\\';
        out += c;
        if (c == '\n')
            place = Place::start;
        else if (is_digit && place != Place::inside)
            place = Place::number;
        else if (!is_blank(c))
            place = Place::inside;
    }
    return out;
}

std::string html_to_markdown(std::string_view html, const HtmlMarkdownOptions& options) {
    auto clean = repair_utf8(html.substr(0, bytes_max));
    std::erase(clean, '\0');
    if (trimmed(clean).empty()) return {};
    auto whole = "<!DOCTYPE html><html><body>" + clean + "</body></html>";
    std::unique_ptr<xmlDoc, void (*)(xmlDoc*)> document(
        htmlReadMemory(whole.data(), static_cast<int>(whole.size()), nullptr, "UTF-8",
                       HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET),
        xmlFreeDoc);
    const auto* root = document ? xmlDocGetRootElement(document.get()) : nullptr;
    if (!root) return escape_markdown(trimmed(folded(clean)));
    return Writer(options).blocks_of(root, 0);
}

} // namespace parse
