// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/flash.hpp"
#include "http/cookie.hpp"
#include "platform/house.hpp"
#include <stdexcept>

namespace platform {

namespace {

constexpr std::string_view purpose = "flash";
constexpr std::size_t cookie_bytes_max = 3000;

struct Carried {
    std::string id;
    std::vector<std::string> names;
    std::vector<std::string> values;
};

http::Transport transport_of(const House& house) {
    return house.origin.starts_with("https://") ? http::Transport::secure : http::Transport::plain;
}

std::vector<Carried> open_cookie(Visit& visit, std::string_view cookie) {
    auto sealed = base::from_base64url(cookie);
    if (!sealed) return {};
    auto plain = base::open_sealed(visit.house().key.derive(purpose), *sealed, purpose);
    if (!plain) return {};
    try {
        return decode_outcome<std::vector<Carried>>(*plain);
    } catch (const std::logic_error&) {
        return {}; // sealed by another version of the program
    }
}

std::string seal_cookie(Visit& visit, const std::vector<Carried>& carried) {
    return base::base64url(base::seal(visit.house().key.derive(purpose), encode_outcome(carried), purpose));
}

Carried carry(const base::Message& message) {
    Carried out{.id = std::string(message.id), .names = {}, .values = {}};
    for (const auto& [name, value] : message.arguments) {
        out.names.push_back(name);
        out.values.push_back(value);
    }
    return out;
}

} // namespace

std::shared_ptr<std::vector<std::string>> read_flashes(Visit& visit, const http::Request& request) {
    auto ids = std::make_shared<std::vector<std::string>>();
    auto cookie = request.cookie(http::cookie_name("guilde_flash", transport_of(visit.house())));
    if (cookie.empty()) return ids;
    auto carried = open_cookie(visit, cookie);
    ids->reserve(carried.size());
    for (auto& flash : carried) {
        ids->push_back(flash.id);
        base::Message message{ids->back(), {}};
        for (std::size_t i = 0; i < flash.names.size() && i < flash.values.size(); ++i)
            message.arguments.emplace_back(flash.names[i], flash.values[i]);
        visit.flashes_to_show.push_back(std::move(message));
    }
    return ids;
}

void write_flashes(Visit& visit, http::Response& response, const std::shared_ptr<std::vector<std::string>>& shown) {
    auto transport = transport_of(visit.house());
    bool goes_on = response.status == 303;
    if (!goes_on && visit.new_flashes.empty()) {
        bool is_page = response.content_type.starts_with("text/html") && response.status != 204;
        if (!shown->empty() && is_page) response.add_cookie(http::forget_cookie("guilde_flash", transport));
        return;
    }
    std::vector<Carried> carried;
    if (goes_on)
        for (const auto& message : visit.flashes_to_show) carried.push_back(carry(message));
    for (const auto& message : visit.new_flashes) carried.push_back(carry(message));
    if (carried.empty()) return;
    auto value = seal_cookie(visit, carried);
    while (value.size() > cookie_bytes_max) { // the oldest goes first
        carried.erase(carried.begin());
        if (carried.empty()) return;
        value = seal_cookie(visit, carried);
    }
    response.add_cookie(http::write_cookie({.name = "guilde_flash", .value = value, .max_age_s = 60}, transport));
}

} // namespace platform
