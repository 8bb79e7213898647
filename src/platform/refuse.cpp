// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/refuse.hpp"
#include "base/random.hpp"
#include "parse/json.hpp"
#include "parse/url.hpp"
#include "platform/house.hpp"
#include "platform/page.hpp"
#include "platform/request_keys.hpp"
#include "platform/typed.hpp"
#include <algorithm>

namespace platform {

namespace {

using base::RefusalKind;

std::string_view problem_type(RefusalKind kind) {
    switch (kind) {
        case RefusalKind::not_found: return "not-found";
        case RefusalKind::signed_out: return "signed-out";
        case RefusalKind::not_allowed: return "not-allowed";
        case RefusalKind::invalid: return "invalid";
        case RefusalKind::conflict: return "conflict";
        case RefusalKind::too_many: return "too-many";
        case RefusalKind::too_large: return "too-large";
    }
    return "invalid";
}

bool is_reused_key(const base::Refusal& refusal) {
    return dynamic_cast<const KeyReused*>(&refusal) != nullptr;
}

http::Response problem(Visit& visit, const http::Request& request, const base::Refusal& refusal, int status) {
    using parse::Json;
    auto body = Json::object({{"type", "/problems/" + std::string(problem_type(refusal.kind))},
                              {"title", visit.words().text(refusal.message)},
                              {"status", status},
                              {"instance", request.path}});
    auto errors = Json::object();
    for (const auto& [field, message] : refusal.fields) errors.set(field, visit.words().text(message));
    if (!refusal.fields.empty()) body.set("errors", errors);
    auto response = http::Response::json(body.serialise(), status);
    response.content_type = "application/problem+json";
    return response;
}

std::string title_of(const words::Words& words, const base::Refusal& refusal) {
    if (is_reused_key(refusal)) return words.text("This has already been done");
    switch (refusal.kind) {
        case RefusalKind::not_found: return words.text("This page does not exist");
        case RefusalKind::signed_out: return words.text("Sign in first");
        case RefusalKind::not_allowed: return words.text("This is not yours to do");
        case RefusalKind::invalid: return words.text("Something is missing");
        case RefusalKind::conflict: return words.text("This cannot be done like that");
        case RefusalKind::too_many: return words.text("A moment, please");
        case RefusalKind::too_large: return words.text("That is too large");
    }
    return {};
}

bool is_reading(const http::Request& request) {
    return request.method == http::Method::get || request.method == http::Method::head;
}

ui::LinkButton way_out_of(const words::Words& words, const base::Refusal& refusal) {
    if (refusal.kind == RefusalKind::conflict && !refusal.location.empty())
        return {.label = is_reused_key(refusal) ? words.text("See it") : words.text("Go on from there"),
                .href = refusal.location,
                .kind = ui::Kind::primary};
    if (refusal.kind == RefusalKind::not_allowed && !refusal.location.empty())
        return {.label = words.text("Go on from there"), .href = refusal.location, .kind = ui::Kind::primary};
    if (refusal.kind == RefusalKind::signed_out)
        return {.label = words.text("Sign in"), .href = "/sign-in", .kind = ui::Kind::primary};
    return {.label = words.text("Back to the home page"), .href = "/", .kind = ui::Kind::primary};
}

http::Response refusal_page(Visit& visit, const http::Request& request, const base::Refusal& refusal) {
    auto frame = frame_of(visit);
    frame.entered = {};
    const auto& words = visit.words();
    std::vector<html::Html> sentences{ui::paragraph(words.text(refusal.message))};
    for (const auto& [field, message] : refusal.fields) sentences.push_back(ui::paragraph(words.text(message)));
    auto way_out = ui::link_button(frame, way_out_of(words, refusal));
    bool keeps = !is_reading(request);
    return show(
        visit, frame,
        {.title = title_of(words, refusal),
         .content = ui::stack(sentences, ui::cluster(way_out), keeps ? what_was_typed(frame, request) : html::Html{})},
        status_of(refusal.kind));
}

http::Response refusal_fragment(Visit& visit, const base::Refusal& refusal) {
    auto frame = fragment_frame_of(visit);
    std::vector<html::Html> sentences;
    for (const auto& [field, message] : refusal.fields) sentences.push_back(ui::paragraph(visit.words().text(message)));
    if (!refusal.location.empty())
        sentences.push_back(ui::cluster(ui::link_button(frame, way_out_of(visit.words(), refusal))));
    auto content = ui::notice(frame, {.kind = ui::NoticeKind::error,
                                      .title = {},
                                      .text = visit.words().text(refusal.message),
                                      .content = ui::stack(sentences),
                                      .id = {}});
    return show_fragment(visit, content, status_of(refusal.kind));
}

} // namespace

int status_of(RefusalKind kind) {
    switch (kind) {
        case RefusalKind::not_found: return 404;
        case RefusalKind::signed_out: return 401;
        case RefusalKind::not_allowed: return 403;
        case RefusalKind::invalid: return 422;
        case RefusalKind::conflict: return 409;
        case RefusalKind::too_many: return 429;
        case RefusalKind::too_large: return 413;
    }
    return 500;
}

bool is_api(std::string_view path) {
    return path.starts_with("/api/");
}

http::Response refuse(Visit& visit, http::Request& request, const base::Refusal& refusal) {
    http::Response response;
    if (is_api(request.path)) {
        response = problem(visit, request, refusal, is_reused_key(refusal) ? 422 : status_of(refusal.kind));
    } else if (refusal.kind == base::RefusalKind::signed_out && !request.wants_fragment() &&
               !has_text_to_keep(request)) {
        auto next = is_reading(request) && request.path != "/" ? request.target : std::string();
        return http::Response::see_other(next.empty() ? "/sign-in" : parse::with_query("/sign-in", {{"next", next}}));
    } else if (request.wants_fragment())
        response = refusal_fragment(visit, refusal);
    else
        response = refusal_page(visit, request, refusal);
    if (refusal.kind == base::RefusalKind::too_many)
        response.set_header("Retry-After", std::to_string(std::max(1, refusal.retry_after_s)));
    if (refusal.kind == base::RefusalKind::signed_out && is_api(request.path))
        response.set_header("WWW-Authenticate", "Bearer");
    return response;
}

http::Response refuse_method(Visit& visit, http::Request& request, const std::vector<http::Method>& allowed) {
    auto missing = base::Refusal::not_found();
    if (!is_api(request.path)) return refuse(visit, request, missing);
    auto response = problem(visit, request, missing, 405);
    std::string names;
    for (auto method : allowed) names += (names.empty() ? "" : ", ") + std::string(http::name_of(method));
    response.set_header("Allow", names);
    return response;
}

namespace {

// Nothing here may ask the database: it may be what is missing.
ui::Frame bare_frame(Visit& visit) {
    ui::Frame frame;
    frame.words = &visit.words();
    frame.now = visit.now();
    frame.nonce = visit.nonce;
    frame.asset = visit.house().asset;
    frame.new_key = [] { return base::random_key(); };
    frame.is_simple = true;
    return frame;
}

std::string sentence_of(const words::Words& words, Outage outage) {
    if (outage == Outage::disk_full)
        return words.text(
            "The house has no room left on its disk: reading goes on, but nothing new can be kept. Tell your "
            "administrator; as soon as there is room, send again.");
    return words.text(
        "The house cannot reach its records at this moment. Wait a minute, then send again: what was kept "
        "already is not kept twice.");
}

struct Trouble {
    int status = 500;
    std::string type;
    std::string title;
    std::string sentence;
};

http::Response trouble_json(Visit& visit, const http::Request& request, const Trouble& trouble) {
    auto body = parse::Json::object({{"type", "/problems/" + trouble.type},
                                     {"title", trouble.sentence},
                                     {"status", trouble.status},
                                     {"instance", request.path},
                                     {"reference", visit.reference}});
    auto response = http::Response::json(body.serialise(), trouble.status);
    response.content_type = "application/problem+json";
    return response;
}

http::Response answer_trouble(Visit& visit, const http::Request& request, const Trouble& trouble) {
    if (is_api(request.path)) return trouble_json(visit, request, trouble);
    auto frame = bare_frame(visit);
    http::Response response;
    response.status = trouble.status;
    if (request.wants_fragment()) {
        response.body =
            ui::notice(frame,
                       {.kind = ui::NoticeKind::error, .title = {}, .text = trouble.sentence, .content = {}, .id = {}})
                .str();
        return response;
    }
    auto typed = is_reading(request) ? html::Html{} : what_was_typed(frame, request);
    response.body =
        ui::page(frame, {.title = trouble.title, .content = ui::stack(ui::paragraph(trouble.sentence), typed)}).str();
    return response;
}

} // namespace

http::Response say_outage(Visit& visit, const http::Request& request, Outage outage) {
    auto response = answer_trouble(visit, request,
                                   {.status = 503,
                                    .type = outage == Outage::disk_full ? "disk-full" : "database-away",
                                    .title = visit.words().text("A moment, please"),
                                    .sentence = sentence_of(visit.words(), outage)});
    response.set_header("Retry-After", outage == Outage::disk_full ? "300" : "10");
    return response;
}

http::Response apologise(Visit& visit, const http::Request& request) {
    auto sentence = visit.words().text(
        "Something broke on our side. Nothing was half-done. If it comes back, tell your "
        "administrator this reference: {reference}.",
        {{"reference", visit.reference}});
    return answer_trouble(
        visit, request,
        {.status = 500, .type = "broken", .title = visit.words().text("Something broke"), .sentence = sentence});
}

} // namespace platform
