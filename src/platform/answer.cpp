// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/answer.hpp"
#include "base/random.hpp"
#include "db/away.hpp"
#include "http/cookie.hpp"
#include "http/csrf.hpp"
#include "platform/confirm.hpp"
#include "platform/feature.hpp"
#include "platform/flash.hpp"
#include "platform/headers.hpp"
#include "platform/log.hpp"
#include "platform/page.hpp"
#include "platform/policy.hpp"
#include "platform/read_counter.hpp"
#include "platform/refuse.hpp"
#include "platform/unread.hpp"
#include <algorithm>
#include <cerrno>
#include <chrono>
#include <optional>
#include <stdexcept>
#include <system_error>

namespace platform {

class Answerer::ReadCounter : public platform::ReadCounter {};

namespace {

constexpr int session_days = 90;
constexpr int device_days = 400; // as long as browsers keep a cookie

http::Transport transport_of(const House& house) {
    return house.origin.starts_with("https://") ? http::Transport::secure : http::Transport::plain;
}

std::string_view session_token_of(const House& house, const http::Request& request) {
    return request.cookie(http::cookie_name("guilde_session", transport_of(house)));
}

bool is_read(http::Method method) {
    return method == http::Method::get || method == http::Method::head;
}

std::string_view bearer_of(const http::Request& request) {
    auto header = request.header("authorization");
    return header.starts_with("Bearer ") ? header.substr(7) : std::string_view{};
}

// What the CSRF token is tied to: the session, or for somebody not signed in a random cookie of their own.
std::string csrf_secret(Visit& visit, const http::Request& request) {
    if (visit.viewer().means == Viewer::Means::session) return std::string(session_token_of(visit.house(), request));
    return visit.visitor;
}

// All that the request asks for. Lengths first: two different requests never give the same text.
// Tokens are not, nor is where the draft of a form stands: it moves on while the form is the same.
bool is_said(std::string_view name) {
    return name != "csrf" && name != "key" && !name.starts_with("draft");
}

std::string said_by(const http::Request& request) {
    std::string out;
    auto add = [&](std::string_view part) {
        out += std::to_string(part.size()) + ":";
        out += part;
    };
    add(request.target);
    if (is_api(request.path) || (request.form.fields.empty() && request.form.files.empty())) add(request.body);
    for (const auto& field : request.form.fields)
        if (is_said(field.name)) {
            add(field.name);
            add(field.value);
        }
    for (const auto& file : request.form.files) {
        add(file.name);
        add(file.filename);
        add(base::sha256_hex(file.bytes));
    }
    return out;
}

void set_request_key(Visit& visit, const http::Request& request, const Route& route) {
    auto key = is_api(request.path) ? request.header("idempotency-key") : request.field("key");
    if (key.empty()) return;
    bool is_printable = std::ranges::all_of(key, [](char c) { return c > ' ' && c <= '~'; });
    if (key.size() > 200 || !is_printable)
        throw base::Refusal::invalid("key", base::say("An idempotency key is 1 to 200 letters, digits and signs."));
    visit.request_key =
        RequestKey{.key = std::string(key),
                   .route = std::string(http::name_of(request.method)) + " " + std::string(route.pattern),
                   .body_hash = base::keyed_hash(visit.house().key.derive("body").bytes(), said_by(request)),
                   .owner = visit.viewer().person};
}

void check_csrf(Visit& visit, const http::Request& request, const Route& route) {
    if (route.csrf == Route::Csrf::exempt || is_api(request.path)) return;
    auto token = request.has_field("csrf") ? request.field("csrf") : request.header("x-csrf-token");
    if (http::is_same_origin(request, visit.house().origin) &&
        http::verify_csrf(visit.house().key.derive("csrf"), csrf_secret(visit, request), token))
        return;
    throw base::Refusal::not_allowed(
        base::say("This form was opened too long ago, or in another session. Reload the page and send it again."));
}

void add_cookies(Visit& visit, http::Response& response) {
    auto transport = transport_of(visit.house());
    if (visit.new_session_token)
        response.add_cookie(http::write_cookie({.name = "guilde_session",
                                                .value = *visit.new_session_token,
                                                .max_age_s = visit.session_lasting == Visit::Lasting::ninety_days
                                                                 ? std::optional<int>(session_days * 24 * 3600)
                                                                 : std::nullopt},
                                               transport));
    // A browser that somebody came in with is known again: another one is told to them.
    if (visit.new_session_token)
        response.add_cookie(http::write_cookie(
            {.name = "guilde_visitor", .value = visit.visitor, .max_age_s = device_days * 24 * 3600}, transport));
    if (visit.end_session) response.add_cookie(http::forget_cookie("guilde_session", transport));
}

// A cache between us and several people must never hold one person's cookie.
bool is_shared(const http::Response& response) {
    return std::ranges::any_of(response.headers, [](const auto& header) {
        return header.first == "Cache-Control" && header.second.starts_with("public");
    });
}

// Files tell of a full disk by their own errors.
std::optional<Outage> find_outage(const std::exception& error) {
    if (dynamic_cast<const db::DiskFull*>(&error)) return Outage::disk_full;
    if (dynamic_cast<const db::Away*>(&error)) return Outage::database_away;
    const auto* system = dynamic_cast<const std::system_error*>(&error);
    if (system && (system->code() == std::errc::no_space_on_device || system->code().value() == EDQUOT))
        return Outage::disk_full;
    return std::nullopt;
}

void begin(Visit& visit, const http::Request& request) {
    visit.reference = base::PublicId::random().str().substr(0, 8);
    visit.nonce = base::random_token().substr(0, 22);
    visit.path = request.path;
    visit.remote_address = request.remote_address;
    visit.wants_fragment = request.wants_fragment();
}

} // namespace

Answerer::Answerer(House& house, const http::StaticFiles* static_files, AnswerOptions options)
    : house_(house), static_files_(static_files), options_(options), reads_(std::make_unique<ReadCounter>()) {
    for (const auto& room : house.rooms)
        for (const auto& route : room.routes) {
            if (route.policy == Policy::unset)
                throw std::logic_error("route without a policy: " + std::string(route.pattern));
            router_.add(route.method, route.pattern, routes_.size());
            routes_.push_back(route);
        }
}

Answerer::~Answerer() = default;

std::size_t Answerer::body_bytes_max(http::Method method, std::string_view path) const {
    auto match = router_.find(method, path);
    if (match.kind != http::Router::Match::Kind::found) return 0;
    return routes_[match.index].body_bytes_max;
}

Viewer Answerer::identify(Visit& visit, const http::Request& request) {
    auto api = is_api(request.path);
    auto token = api ? bearer_of(request) : session_token_of(house_, request);
    if (!token.empty())
        for (const auto& room : house_.rooms) {
            auto find = api ? room.viewer_of_token : room.viewer_of_session;
            if (!find) continue;
            if (auto viewer = find(visit, token)) return *viewer;
        }
    Viewer nobody;
    auto house_language = words::parse_language(organisation(visit)->language).value_or(words::Language::fr);
    nobody.language = words::choose_language(request.header("accept-language"), house_language);
    auto chosen = request.cookie("guilde_language");
    if (auto language = words::parse_language(chosen)) nobody.language = *language;
    nobody.time_zone = organisation(visit)->time_zone;
    return nobody;
}

// What a page asks for by itself has its own, wider count: there are several, and no header escapes the limit.
void Answerer::count_read(Visit& visit, const http::Request& request) {
    if (options_.reads_per_minute_max <= 0) return;
    constexpr int parts_a_page = 10;
    auto person = visit.viewer().person;
    bool is_part = request.wants_fragment() || request.path == "/stream" || request.path.starts_with("/files/") ||
                   request.path.starts_with("/pictures/");
    auto subject = (is_part ? "part " : "page ") + (person ? std::to_string(person.number) : request.remote_address);
    auto most = person ? options_.reads_per_minute_max : options_.reads_per_minute_max_by_address;
    if (auto wait_s = reads_->count(subject, is_part ? most * parts_a_page : most, visit.now()))
        throw base::Refusal::too_many(base::say("So many pages in one minute: wait a little, then go on."), wait_s);
}

void Answerer::permit(Visit& visit, http::Request& request, const Route& route) {
    bool is_setup = route.pattern.starts_with("/setup") || !route.pattern.starts_with("/") ||
                    route.pattern == "/health" || route.pattern.starts_with("/brand") ||
                    route.pattern == "/manifest.webmanifest" || route.pattern == "/robots.txt";
    if (!is_setup && !organisation(visit)->is_set_up())
        throw base::Refusal::not_allowed(
            base::say("This house is not open yet. Its administrator has the link that opens it."));
    if (is_read(request.method)) count_read(visit, request);
    if (!may_call(visit.viewer(), route.policy)) {
        if (!visit.viewer().is_member) throw base::Refusal::signed_out();
        throw base::Refusal::not_found();
    }
    if (!route.feature.empty() && !is_feature_open(visit, route.feature)) throw base::Refusal::not_found();
    if (is_read(request.method)) return;
    check_csrf(visit, request, route);
    resume(visit, request);
    set_request_key(visit, request, route);
}

http::Response Answerer::call(Visit& visit, http::Request& request, const Route& route) {
    try {
        permit(visit, request, route);
        if (auto held = hold(visit, request, route)) return std::move(*held);
        return route.handler(visit, request);
    } catch (const ConfirmFirst&) {
        visit.new_flashes.clear();
        visit.request_key.reset();
        return ask_to_confirm(visit, request);
    } catch (const base::Refusal& refusal) {
        visit.new_flashes.clear(); // what was said to be done was not
        visit.new_session_token.reset();
        bool shows_form = refusal.kind == base::RefusalKind::invalid && route.form && !is_api(request.path);
        if (!shows_form) return refuse(visit, request, refusal);
        visit.request_key.reset();
        for (const auto& field : request.form.fields) visit.entered.values[field.name].push_back(field.value);
        visit.entered.errors = refusal.fields;
        try {
            auto response = route.form(visit, request);
            if (response.status == 200) response.status = status_of(refusal.kind);
            return response;
        } catch (const base::Refusal& second) {
            return refuse(visit, request, second);
        }
    }
}

http::Response Answerer::answer_route(Visit& visit, http::Request& request, const Route& route) {
    auto transport = transport_of(house_);
    visit.set_viewer(identify(visit, request));
    visit.visitor = std::string(request.cookie(http::cookie_name("guilde_visitor", transport)));
    bool is_new_visitor = visit.visitor.size() != 43;
    if (is_new_visitor) visit.visitor = base::random_token();
    visit.csrf_token = http::csrf_token(house_.key.derive("csrf"), csrf_secret(visit, request));
    auto shown = read_flashes(visit, request);
    auto response = call(visit, request, route);
    if (!is_api(request.path)) {
        add_cookies(visit, response);
        write_flashes(visit, response, shown);
        if (is_new_visitor && !visit.viewer().person && !visit.new_session_token && !is_shared(response))
            response.add_cookie(
                http::write_cookie({.name = "guilde_visitor", .value = visit.visitor, .max_age_s = 86400}, transport));
    }
    return response;
}

http::Response Answerer::answer_unread(http::Request& request, const http::Refused& refused) {
    Visit visit(house_, Viewer{});
    begin(visit, request);
    http::Response response;
    try {
        visit.set_viewer(identify(visit, request));
        response = refuse_unread(visit, request, refused);
    } catch (const std::exception& error) {
        log_failure(visit.reference, "(unread)", error.what());
        response = apologise(visit, request);
    }
    add_headers(house_, visit.nonce, response);
    log_request({.reference = visit.reference,
                 .method = http::name_of(request.method),
                 .route = "(unread)",
                 .status = response.status,
                 .person = visit.viewer().person.number});
    return response;
}

http::Response Answerer::answer(http::Request& request) {
    auto begun = std::chrono::steady_clock::now();
    Visit visit(house_, Viewer{});
    begin(visit, request);
    std::string_view pattern = "(none)";
    http::Response response;
    try {
        if (static_files_ && request.path.starts_with("/static/") && is_read(request.method))
            if (auto file = static_files_->find(request, std::string_view(request.path).substr(1))) {
                add_headers(house_, visit.nonce, *file);
                return std::move(*file);
            }
        auto match = router_.find(request.method, request.path);
        if (match.kind == http::Router::Match::Kind::found) {
            const auto& route = routes_[match.index];
            pattern = route.pattern;
            request.parameters = std::move(match.parameters);
            response = answer_route(visit, request, route);
        } else {
            visit.set_viewer(identify(visit, request));
            response = match.kind == http::Router::Match::Kind::wrong_method
                           ? refuse_method(visit, request, match.allowed)
                           : refuse(visit, request, base::Refusal::not_found());
        }
    } catch (const std::exception& error) {
        log_failure(visit.reference, pattern, error.what());
        auto outage = find_outage(error);
        response = outage ? say_outage(visit, request, *outage) : apologise(visit, request);
    } catch (...) {
        log_failure(visit.reference, pattern, "thrown without a word");
        response = apologise(visit, request);
    }
    add_headers(house_, visit.nonce, response);
    auto spent = std::chrono::steady_clock::now() - begun;
    log_request({.reference = visit.reference,
                 .method = http::name_of(request.method),
                 .route = pattern,
                 .status = response.status,
                 .microseconds = std::chrono::duration_cast<std::chrono::microseconds>(spent).count(),
                 .person = visit.viewer().person.number});
    return response;
}

} // namespace platform
