// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/xml.hpp"
#include <expat.h>
#include <algorithm>
#include <memory>

namespace parse {

namespace {

constexpr int depth_max = 64;

struct Reading {
    const XmlHandler& handler;
    XML_Parser parser;
    int depth = 0;
    std::optional<Problem> problem;

    void stop(std::optional<Problem> why) {
        if (!why || problem) return;
        problem = std::move(why);
        if (problem->line == 0) problem->line = XML_GetCurrentLineNumber(parser);
        XML_StopParser(parser, XML_FALSE);
    }
};

std::string_view local_name(std::string_view name) {
    const std::size_t colon = name.rfind(':');
    return colon == name.npos ? name : name.substr(colon + 1);
}

void on_open(void* data, const XML_Char* name, const XML_Char** attributes) {
    auto& reading = *static_cast<Reading*>(data);
    if (++reading.depth > depth_max) {
        return reading.stop(Problem{ProblemKind::too_large, base::say("This file is nested too deep.")});
    }
    XmlElement element{local_name(name), {}};
    for (; *attributes; attributes += 2) {
        element.attributes.push_back({local_name(attributes[0]), attributes[1]});
    }
    if (reading.handler.open) reading.stop(reading.handler.open(element));
}

void on_close(void* data, const XML_Char* name) {
    auto& reading = *static_cast<Reading*>(data);
    --reading.depth;
    if (reading.handler.close) reading.stop(reading.handler.close(local_name(name)));
}

void on_text(void* data, const XML_Char* text, int length) {
    const auto& reading = *static_cast<Reading*>(data);
    if (reading.problem || !reading.handler.text) return;
    reading.handler.text({text, static_cast<std::size_t>(length)});
}

void on_document_type(void* data, const XML_Char*, const XML_Char*, const XML_Char*, int) {
    static_cast<Reading*>(data)->stop(Problem{ProblemKind::unsupported, base::say("This file holds a document type.")});
}

struct FreeParser {
    void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};

} // namespace

std::string_view XmlElement::attribute(std::string_view wanted) const {
    const auto found = std::ranges::find(attributes, wanted, &XmlAttribute::name);
    return found == attributes.end() ? std::string_view() : found->value;
}

std::optional<Problem> read_xml(std::string_view bytes, const XmlHandler& handler) {
    constexpr std::size_t piece_max = 1 << 20;
    return read_xml(
        [&] {
            auto piece = bytes.substr(0, piece_max);
            bytes.remove_prefix(piece.size());
            return piece;
        },
        handler);
}

std::optional<Problem> read_xml(const std::function<std::string_view()>& next_piece, const XmlHandler& handler) {
    const std::unique_ptr<std::remove_pointer_t<XML_Parser>, FreeParser> parser(XML_ParserCreate(nullptr));
    Reading reading{handler, parser.get(), 0, {}};
    XML_SetUserData(parser.get(), &reading);
    XML_SetElementHandler(parser.get(), on_open, on_close);
    XML_SetCharacterDataHandler(parser.get(), on_text);
    XML_SetStartDoctypeDeclHandler(parser.get(), on_document_type);
    while (true) {
        const std::string_view piece = next_piece();
        const auto status =
            XML_Parse(parser.get(), piece.data(), static_cast<int>(piece.size()), piece.empty() ? XML_TRUE : XML_FALSE);
        if (reading.problem) return reading.problem;
        if (status != XML_STATUS_OK) {
            return Problem{ProblemKind::malformed, base::say("This is not valid XML."),
                           XML_GetCurrentLineNumber(parser.get()), XML_GetCurrentColumnNumber(parser.get()) + 1};
        }
        if (piece.empty()) return std::nullopt;
    }
}

} // namespace parse
