// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/feed_text.hpp"
#include "parse/csv.hpp"
#include "parse/feed.hpp"
#include "parse/utf8.hpp"
#include <libxml/HTMLparser.h>
#include <algorithm>
#include <array>
#include <charconv>
#include <memory>

namespace parse {

namespace {

constexpr std::size_t entity_length_max = 32;

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// What stands before the first element.
std::string_view skip_prolog(std::string_view text) {
    while (true) {
        auto at = text.find('<');
        if (at == text.npos || at + 1 >= text.size()) return text;
        text.remove_prefix(at);
        if (text[1] != '?' && text[1] != '!') return text;
        std::string_view end = text.starts_with("<!--") ? "-->" : text[1] == '?' ? "?>" : ">";
        // A document type may hold declarations of its own.
        if (text.starts_with("<!") && !text.starts_with("<!--"))
            if (auto bracket = text.find('['); bracket < text.find('>')) end = "]>";
        auto over = text.find(end, 2);
        if (over == text.npos) return {};
        text.remove_prefix(over + end.size());
    }
}

bool is_xml_character(std::uint32_t value) {
    return value == '\t' || value == '\n' || value == '\r' || (value >= 0x20 && value <= 0xD7FF) ||
           (value >= 0xE000 && value <= 0xFFFD) || (value >= 0x10000 && value <= 0x10FFFF);
}

// "&#233;", "&#xE9;": does it stand for a character that XML may hold?
bool is_number_entity(std::string_view name) {
    bool is_hex = name.size() > 2 && (name[1] == 'x');
    auto digits = name.substr(is_hex ? 2 : 1);
    std::uint32_t value = 0;
    auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), value, is_hex ? 16 : 10);
    return fault == std::errc() && end == digits.data() + digits.size() && is_xml_character(value);
}

// From a "&" on; what it comes to is appended, and how much of the text that took is given back.
std::size_t append_entity(std::string& out, std::string_view text) {
    auto end = text.substr(0, entity_length_max).find(';');
    auto name = end == text.npos ? std::string() : std::string(text.substr(1, end - 1));
    constexpr std::array<std::string_view, 5> of_xml{"amp", "lt", "gt", "quot", "apos"};
    bool is_known = std::ranges::find(of_xml, name) != of_xml.end();
    if (is_known || (name.starts_with('#') && is_number_entity(name))) {
        out += text.substr(0, end + 1);
        return end + 1;
    }
    bool is_name = !name.empty() && std::ranges::all_of(name, [](char c) { return is_letter(c) || is_digit(c); });
    if (is_name)
        if (const auto* found = htmlEntityLookup(reinterpret_cast<const xmlChar*>(name.c_str()))) {
            append_utf8(out, found->value);
            return end + 1;
        }
    out += "&amp;";
    return 1;
}

bool is_forbidden(std::string_view text) {
    auto c = static_cast<unsigned char>(text.front());
    bool is_control = c < 0x20 && c != '\t' && c != '\n' && c != '\r';
    return is_control || c == 0x7F || text.starts_with("\xEF\xBF\xBE") || text.starts_with("\xEF\xBF\xBF");
}

struct FreeTree {
    void operator()(xmlDoc* tree) const { xmlFreeDoc(tree); }
};

std::string attribute_of(xmlNode* node, const char* name) {
    std::unique_ptr<xmlChar, decltype(xmlFree)> value(xmlGetProp(node, reinterpret_cast<const xmlChar*>(name)),
                                                      xmlFree);
    return value ? std::string(reinterpret_cast<const char*>(value.get())) : std::string();
}

bool announces_feed(xmlNode* node) {
    if (node->type != XML_ELEMENT_NODE || std::string_view(reinterpret_cast<const char*>(node->name)) != "link")
        return false;
    auto type = attribute_of(node, "type");
    bool is_feed = type.starts_with("application/rss+xml") || type.starts_with("application/atom+xml");
    return is_feed && attribute_of(node, "rel").find("alternate") != std::string::npos;
}

// The next node of the tree, without a stack: pages may be nested as deep as they like.
xmlNode* next_node(xmlNode* node) {
    if (node->type == XML_ELEMENT_NODE && node->children) return node->children;
    while (node && !node->next) node = node->parent;
    return node ? node->next : nullptr;
}

} // namespace

std::string mend_xml(std::string_view bytes) {
    auto whole = to_utf8(bytes, guess_encoding(bytes));
    auto text = skip_prolog(whole);
    std::string out;
    out.reserve(text.size());
    bool is_data = false;
    while (!text.empty()) {
        std::size_t taken = 1;
        if (!is_data && text.starts_with("<![CDATA[")) is_data = true;
        if (is_data && text.starts_with("]]>")) is_data = false;
        if (text.front() == '&' && !is_data)
            taken = append_entity(out, text);
        else if (is_forbidden(text))
            taken = static_cast<unsigned char>(text.front()) == 0xEF ? 3 : 1;
        else
            out += text.front();
        text.remove_prefix(taken);
    }
    return out;
}

std::vector<std::string> find_feed_links(std::string_view html) {
    constexpr std::size_t bytes_max = 1 << 20;
    constexpr std::size_t links_max = 10;
    auto text = repair_utf8(html.substr(0, bytes_max));
    constexpr int options =
        HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_COMPACT;
    std::unique_ptr<xmlDoc, FreeTree> tree(
        htmlReadMemory(text.data(), static_cast<int>(text.size()), nullptr, "UTF-8", options));
    std::vector<std::string> out;
    for (auto* node = tree ? xmlDocGetRootElement(tree.get()) : nullptr; node && out.size() < links_max;
         node = next_node(node)) {
        if (!announces_feed(node)) continue;
        auto address = attribute_of(node, "href");
        if (!address.empty() && std::ranges::find(out, address) == out.end()) out.push_back(std::move(address));
    }
    return out;
}

} // namespace parse
