// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/page_card.hpp"
#include "base/text.hpp"
#include "parse/json.hpp"
#include "parse/utf8.hpp"
#include <libxml/HTMLparser.h>
#include <algorithm>
#include <map>
#include <memory>

namespace parse {

namespace {

constexpr std::size_t page_bytes_max = 1'000'000;
constexpr std::size_t value_bytes_max = 4'000; // as met; then cut to what is shown
constexpr std::size_t title_bytes_max = 300;
constexpr std::size_t description_bytes_max = 600;
constexpr std::size_t site_bytes_max = 100;

std::string lower(std::string_view text) {
    std::string out(text);
    std::ranges::transform(out, out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    return out;
}

// One line of plain text without what steers the screen, cut between letters.
std::string clean(std::string_view text, std::size_t bytes_max) {
    auto line = base::clean_line(repair_utf8(text.substr(0, value_bytes_max)));
    if (line.size() <= bytes_max) return line;
    auto end = bytes_max - std::string_view("…").size();
    while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0) == 0x80) --end;
    line.resize(end);
    return line + "…";
}

struct Reading {
    htmlParserCtxtPtr parser = nullptr;
    std::map<std::string, std::string> values; // the first of each name
    std::string title;
    bool is_in_title = false;
    bool has_title = false;
};

std::string_view view(const xmlChar* text) {
    return text ? std::string_view(reinterpret_cast<const char*>(text)) : std::string_view();
}

void keep_meta(Reading& reading, const xmlChar** attributes) {
    std::string name;
    std::string_view content;
    for (; attributes && attributes[0]; attributes += 2) {
        const auto attribute = lower(view(attributes[0]));
        if (attribute == "property" || (attribute == "name" && name.empty())) name = lower(view(attributes[1]));
        if (attribute == "content") content = view(attributes[1]);
    }
    constexpr std::size_t names_max = 100;
    if (name.empty() || content.empty() || reading.values.size() >= names_max) return;
    reading.values.emplace(name, content.substr(0, value_bytes_max));
}

void on_open(void* data, const xmlChar* name, const xmlChar** attributes) {
    auto& reading = *static_cast<Reading*>(data);
    const auto element = view(name);
    if (element == "meta") keep_meta(reading, attributes);
    if (element == "title" && !reading.has_title) reading.is_in_title = true;
    if (element == "body") xmlStopParser(reading.parser);
}

void on_close(void* data, const xmlChar* name) {
    auto& reading = *static_cast<Reading*>(data);
    if (view(name) != "title") return;
    reading.has_title = reading.has_title || reading.is_in_title;
    reading.is_in_title = false;
}

void on_text(void* data, const xmlChar* text, int size) {
    auto& reading = *static_cast<Reading*>(data);
    if (!reading.is_in_title || reading.title.size() > value_bytes_max) return;
    reading.title.append(reinterpret_cast<const char*>(text), static_cast<std::size_t>(size));
}

void stay_silent(void*, const char*, ...) {}

xmlCharEncoding encoding_of(std::string_view content_type, std::string_view html) {
    auto type = lower(content_type);
    const auto at = type.find("charset=");
    if (at != std::string::npos) {
        auto name = type.substr(at + 8);
        std::erase(name, '"');
        name = name.substr(0, name.find_first_of("; "));
        const auto found = xmlParseCharEncoding(name.c_str());
        if (found > XML_CHAR_ENCODING_NONE) return found;
    }
    // Without a word of the header, a page that is valid UTF-8 is taken for it, whatever it says of itself.
    return base::is_valid_utf8(html) ? XML_CHAR_ENCODING_UTF8 : XML_CHAR_ENCODING_NONE;
}

struct FreeParser {
    void operator()(htmlParserCtxtPtr parser) const { htmlFreeParserCtxt(parser); }
};

Reading read_head(std::string_view html, std::string_view content_type) {
    Reading reading;
    htmlSAXHandler handler{};
    handler.startElement = &on_open;
    handler.endElement = &on_close;
    handler.characters = &on_text;
    handler.cdataBlock = &on_text;
    handler.error = &stay_silent;
    handler.warning = &stay_silent;
    const std::unique_ptr<std::remove_pointer_t<htmlParserCtxtPtr>, FreeParser> parser(
        htmlCreatePushParserCtxt(&handler, &reading, nullptr, 0, nullptr, encoding_of(content_type, html)));
    if (!parser) return reading;
    reading.parser = parser.get();
    htmlCtxtUseOptions(parser.get(), HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
    constexpr std::size_t piece_max = 16'384;
    for (std::size_t at = 0; at < html.size() && parser->disableSAX == 0; at += piece_max) {
        const auto piece = html.substr(at, piece_max);
        htmlParseChunk(parser.get(), piece.data(), static_cast<int>(piece.size()), 0);
    }
    if (parser->disableSAX == 0) htmlParseChunk(parser.get(), "", 0, 1);
    reading.parser = nullptr;
    return reading;
}

} // namespace

PageCard read_page_card(std::string_view html, std::string_view content_type) {
    auto reading = read_head(html.substr(0, page_bytes_max), content_type);
    const auto first = [&](std::initializer_list<const char*> names) {
        for (const char* name : names)
            if (const auto found = reading.values.find(name); found != reading.values.end()) return found->second;
        return std::string();
    };
    PageCard card;
    card.title = clean(first({"og:title", "twitter:title"}), title_bytes_max);
    if (card.title.empty()) card.title = clean(reading.title, title_bytes_max);
    card.description = clean(first({"og:description", "twitter:description", "description"}), description_bytes_max);
    card.site = clean(first({"og:site_name", "application-name"}), site_bytes_max);
    card.picture = base::clean_line(first({"og:image:secure_url", "og:image", "og:image:url", "twitter:image"}));
    card.is_video = first({"og:type"}).starts_with("video");
    return card;
}

PageCard read_oembed(std::string_view text) {
    PageCard card;
    const auto json = Json::parse(text);
    if (!json || !json->is_object()) return card;
    const auto value = [&](std::string_view name) {
        const auto* found = json->find(name);
        const auto words = found ? found->as_string() : std::nullopt;
        return words ? std::string(*words) : std::string();
    };
    card.title = clean(value("title"), title_bytes_max);
    card.description = clean(value("author_name"), description_bytes_max);
    card.site = clean(value("provider_name"), site_bytes_max);
    card.picture = base::clean_line(value("thumbnail_url"));
    card.is_video = value("type") == "video";
    return card;
}

} // namespace parse
