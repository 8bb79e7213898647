// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/confirm.hpp"
#include "parse/url.hpp"
#include "platform/house.hpp"
#include "platform/page.hpp"
#include "platform/refuse.hpp"
#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace platform {

namespace {

constexpr base::Milliseconds kept_for = std::chrono::hours(1);
constexpr std::string_view set_up_page = "/me/security";

// One session, one address: what is carried elsewhere does not open.
std::string about(const Visit& visit, std::string_view target) {
    return std::to_string(visit.viewer().person.number) + "/" + std::to_string(visit.viewer().session) + "/" +
           std::string(target);
}

std::string seal_form(Visit& visit, const http::Request& request) {
    std::vector<parse::Pair> kept{{"at", std::to_string(visit.now().milliseconds)}};
    for (const auto& field : request.form.fields)
        if (field.name != "csrf") kept.push_back({"f-" + field.name, field.value});
    return base::base64url(
        base::seal(visit.house().key.derive("interrupted"), parse::write_query(kept), about(visit, request.target)));
}

base::Instant sealed_at(const parse::Query& kept) {
    std::int64_t milliseconds = 0;
    auto text = kept.find("at").value_or("");
    std::from_chars(text.data(), text.data() + text.size(), milliseconds);
    return {milliseconds};
}

std::vector<parse::Pair> open_form(Visit& visit, const http::Request& request, std::string_view sealed) {
    auto bytes = base::from_base64url(sealed);
    auto plain = bytes
                     ? base::open_sealed(visit.house().key.derive("interrupted"), *bytes, about(visit, request.target))
                     : std::nullopt;
    auto kept = plain ? parse::read_query(*plain) : std::nullopt;
    if (!kept || sealed_at(*kept) + kept_for < visit.now())
        throw base::Refusal::conflict(base::say("This form was opened too long ago. Begin again, please."));
    std::vector<parse::Pair> fields;
    for (auto& pair : kept->pairs)
        if (pair.name.starts_with("f-")) fields.push_back({pair.name.substr(2), std::move(pair.value)});
    return fields;
}

Handler find_page(const Visit& visit, std::string_view path) {
    for (const auto& room : visit.house().rooms)
        for (const auto& route : room.routes)
            if (route.pattern == path && route.method == http::Method::get) return route.handler;
    return nullptr;
}

bool is_read(const http::Request& request) {
    return request.method == http::Method::get || request.method == http::Method::head;
}

// What somebody needs to make their keys, and what pages load.
bool is_open_while_held(std::string_view pattern) {
    constexpr std::array<std::string_view, 16> open{
        "/me/security", "/me/confirm", "/me/password", "/me/sessions", "/sign-out", "/sign-in", "/stream", "/brand",
        "/health",      "/manifest",   "/robots.txt",  "/reentry/",    "/enter",    "/email/",  "/files/", "/legal/"};
    return std::ranges::any_of(open, [&](auto begin) { return pattern.starts_with(begin); });
}

} // namespace

ConfirmFirst::ConfirmFirst()
    : base::Refusal(base::Refusal::not_allowed(base::say("Show first that it is you, then do this again."))) {
    location = confirm_path;
}

void resume(Visit& visit, http::Request& request) {
    if (is_api(request.path) || request.path == confirm_path) return;
    auto sealed = std::string(request.field(interrupted_field));
    if (!sealed.empty()) request.form.fields = open_form(visit, request, sealed);
}

http::Response ask_to_confirm(Visit& visit, http::Request& request) {
    auto page = find_page(visit, confirm_path);
    if (!page || is_api(request.path) || request.wants_fragment() || !request.form.files.empty())
        return refuse(visit, request, ConfirmFirst());
    if (is_read(request)) return http::Response::see_other(parse::with_query(confirm_path, {{"next", request.target}}));
    auto sealed = seal_form(visit, request);
    request.form.fields = {{std::string(interrupted_field), std::move(sealed)},
                           {std::string(target_field), request.target}};
    auto response = page(visit, request);
    if (response.status == 200) response.status = status_of(base::RefusalKind::not_allowed);
    return response;
}

std::optional<http::Response> hold(Visit& visit, http::Request& request, const Route& route) {
    if (!visit.viewer().is_officer() || is_open_while_held(route.pattern)) return std::nullopt;
    auto reason = fill_slot(visit, hold_slot, std::array{visit.viewer().person.number}).front();
    if (reason.empty()) return std::nullopt;
    auto refusal = base::Refusal::not_allowed(
        base::say("Your office asks for a sign-in in two steps. Set it up first: it takes two minutes."));
    refusal.location = set_up_page;
    if (is_api(request.path) || request.wants_fragment() || !is_read(request)) return refuse(visit, request, refusal);
    return http::Response::see_other(std::string(set_up_page));
}

} // namespace platform
