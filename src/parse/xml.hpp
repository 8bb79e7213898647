// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "parse/result.hpp"
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

// XML as a stream of elements, for formats of banks and spreadsheets. No document type is ever
// accepted, so there are no entities to expand and nothing outside to fetch.
namespace parse {

// Names come without their namespace prefix; views live as long as the call.
struct XmlAttribute {
    std::string_view name;
    std::string_view value;
};

struct XmlElement {
    std::string_view name;
    std::vector<XmlAttribute> attributes;

    // Empty when absent.
    std::string_view attribute(std::string_view wanted) const;
};

// What the reader calls, in document order. Text may come in several pieces. A problem returned
// stops the reading and is handed back.
struct XmlHandler {
    std::function<std::optional<Problem>(const XmlElement&)> open;
    std::function<std::optional<Problem>(std::string_view name)> close;
    std::function<void(std::string_view text)> text;
};

// A problem without a line gets the one where the reading stood.
// Nothing when all was read. UTF-8, UTF-16, ISO-8859-1 or US-ASCII; at most 64 levels deep.
std::optional<Problem> read_xml(std::string_view bytes, const XmlHandler& handler);
// The same with flat memory: the bytes come piece by piece, an empty one ends them.
std::optional<Problem> read_xml(const std::function<std::string_view()>& next_piece, const XmlHandler& handler);

} // namespace parse
