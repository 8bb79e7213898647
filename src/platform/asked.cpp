// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/asked.hpp"
#include "base/message.hpp"
#include "base/refusal.hpp"

namespace platform {

using base::Refusal;
using base::say;
using parse::Json;

base::PublicId id_of(const http::Request& request, std::string_view parameter) {
    auto id = base::PublicId::parse(request.parameter(parameter));
    if (!id) throw Refusal::not_found();
    return *id;
}

Json json_of(const http::Request& request) {
    auto json = Json::parse(request.body);
    if (!json || !json->is_object()) throw Refusal::invalid("", say("The body must be a JSON object."));
    return std::move(*json);
}

std::string text_of(const Json& json, std::string_view name, const std::string& otherwise) {
    const auto* value = json.find(name);
    if (!value || value->is_null()) return otherwise;
    auto text = value->as_string();
    if (!text) throw Refusal::invalid(std::string(name), say("This must be a text."));
    return std::string(*text);
}

std::vector<std::string> texts_of(const Json& json, std::string_view name) {
    std::vector<std::string> out;
    const auto* list = json.find(name);
    if (!list || list->is_null()) return out;
    const auto wrong = Refusal::invalid(std::string(name), say("This must be a list of texts."));
    if (!list->is_array()) throw wrong;
    for (const auto& each : list->items()) {
        auto text = each.as_string();
        if (!text) throw wrong;
        out.emplace_back(*text);
    }
    return out;
}

} // namespace platform
