// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/unread.hpp"
#include "parse/json.hpp"
#include "platform/page.hpp"
#include "platform/refuse.hpp"
#include "platform/typed.hpp"

namespace platform {

namespace {

constexpr std::size_t megabyte = 1 << 20;

struct Said {
    std::string title;
    std::string sentence;
    std::string advice;
};

Said say_too_large(const words::Words& w, const http::Refused& refused) {
    if (refused.bytes_max == 0)
        return {w.text("That is too large"), w.text("This form has more fields than can be read at once."), {}};
    const auto most = std::to_string(std::max<std::size_t>(1, refused.bytes_max / megabyte));
    return {w.text("That is too large"), w.text("What you send is too large: {n} MB at most at once.", {{"n", most}}),
            w.text("Nothing of it has come through. The Back button of your browser leads to your form and to what you "
                   "had written; choose a smaller file there.")};
}

Said say_damaged(const words::Words& w, const http::Request& request) {
    const bool is_form = request.method != http::Method::get && request.method != http::Method::head;
    return {w.text("This cannot be read"),
            is_form
                ? w.text("What you send holds a sign that cannot be kept, or came in pieces. Nothing has been done.")
                : w.text("This address is damaged, or your browser has sent something unreadable."),
            is_form ? w.text("Send it once more; if it comes back, type the text again rather than pasting it.")
                    : std::string()};
}

Said say(const words::Words& w, const http::Request& request, const http::Refused& refused) {
    switch (refused.status) {
        case 408:
            return {w.text("That took too long"), w.text("Your connection was too slow, and only a part has come."),
                    w.text("Nothing has been done. Go back and send it once more.")};
        case 413: return say_too_large(w, refused);
        case 414: return {w.text("This cannot be read"), w.text("This address is too long."), {}};
        case 431:
            return {w.text("That is too large"), w.text("Your browser sends too much along with its question."),
                    w.text("Delete this site’s cookies in its settings, then sign in again.")};
        default: return say_damaged(w, request);
    }
}

http::Response problem(const http::Request& request, const http::Refused& refused, const Said& said) {
    using parse::Json;
    auto body = Json::object({{"type", refused.status == 413 ? "/problems/too-large" : "/problems/unreadable"},
                              {"title", said.sentence},
                              {"status", refused.status},
                              {"instance", request.path}});
    if (refused.bytes_max > 0) body.set("bytes_max", static_cast<std::int64_t>(refused.bytes_max));
    auto response = http::Response::json(body.serialise(), refused.status);
    response.content_type = "application/problem+json";
    return response;
}

http::Response fragment(Visit& visit, const http::Refused& refused, const Said& said) {
    auto frame = fragment_frame_of(visit);
    return show_fragment(
        visit, ui::notice(frame, {.kind = ui::NoticeKind::error, .title = {}, .text = said.sentence, .id = {}}),
        refused.status);
}

} // namespace

http::Response refuse_unread(Visit& visit, const http::Request& request, const http::Refused& refused) {
    const auto& w = visit.words();
    const auto said = say(w, request, refused);
    if (is_api(request.path)) return problem(request, refused, said);
    if (request.wants_fragment()) return fragment(visit, refused, said);
    auto frame = frame_of(visit);
    auto home =
        ui::link_button(frame, {.label = w.text("Back to the home page"), .href = "/", .kind = ui::Kind::secondary});
    return show(visit, frame,
                {.title = said.title,
                 .content = ui::stack(ui::paragraph(said.sentence),
                                      said.advice.empty() ? html::Html{} : ui::paragraph(said.advice),
                                      ui::cluster(home), what_was_typed(frame, request))},
                refused.status);
}

} // namespace platform
