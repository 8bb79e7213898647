// SPDX-License-Identifier: AGPL-3.0-or-later
// Writing and changing articles, and the hour of those that wait.
#include "platform/platform.hpp"
#include "rooms/common/drafts/drafts.hpp"
#include "rooms/people/files/files.hpp"
#include "rooms/talk/articles/rules.hpp"
#include "rooms/talk/articles/store.hpp"
#include "rooms/talk/articles/web.hpp"
#include "rooms/talk/documents/documents.hpp"

namespace articles {

using base::Refusal;
using base::say;
using http::Method;
using http::Request;
using http::Response;
using items::Need;
using platform::Policy;
using platform::Visit;

namespace {

// Two pictures as telephones take them, and a document.
constexpr std::size_t body_bytes_max = 26 * 1024 * 1024 + documents::file_bytes_max;
constexpr int series_listed = 50;

std::optional<base::Instant> moment_of(Visit& visit, const Request& request) {
    auto day = request.field("publish_on");
    if (day.empty()) return std::nullopt;
    auto time = request.field("publish_time");
    auto at =
        house_words(visit).parse_input_value(std::string(day) + "T" + (time.empty() ? "00:00" : std::string(time)));
    if (!at) throw Refusal::invalid("publish_on", say("Choose a day of the calendar."));
    return at;
}

Form form_of(const Request& request) {
    auto name = request.method == Method::get ? request.value("form") : request.field("form");
    return parse_form(name).value_or(Form::article);
}

Draft draft_of(Visit& visit, const Request& request) {
    return {.form = form_of(request),
            .title = std::string(request.field("title")),
            .standfirst = std::string(request.field("standfirst")),
            .body = std::string(request.field("body")),
            .level = parse_level(request.field("level")).value_or(Level::none),
            .cover_alt = std::string(request.field("cover_alt")),
            .guest = {.name = std::string(request.field("guest_name")),
                      .line = std::string(request.field("guest_line")),
                      .consent = request.has_field("consent") ? Consent::yes : Consent::no},
            .series = std::string(request.field("series")),
            .series_title = std::string(request.field("series_title")),
            .doors = posts::doors_of(request),
            .publish_at = moment_of(visit, request),
            .documents = request.fields(documents::document_field)};
}

Picture picture_of(const Request& request, std::string_view name, std::string_view remove) {
    for (const auto& file : request.form.files)
        if (file.name == name && !file.bytes.empty()) return {.bytes = file.bytes, .wish = Picture::Wish::replace};
    return {.bytes = {}, .wish = request.has_field(remove) ? Picture::Wish::remove : Picture::Wish::keep};
}

Pictures pictures_of(const Request& request) {
    return {.cover = picture_of(request, "cover", "remove_cover"),
            .portrait = picture_of(request, "portrait", "remove_portrait")};
}

pages::Hour entered_hour(const Visit& visit) {
    auto one = [&](const std::string& name) {
        auto found = visit.entered.values.find(name);
        return found == visit.entered.values.end() || found->second.empty() ? std::string() : found->second.front();
    };
    return {.day = one("publish_on"), .time = one("publish_time")};
}

Response show_new(Visit& visit, Request& request) {
    auto form = form_of(request);
    auto name = std::string(form_name(form));
    auto kept =
        drafts::open_draft(visit, request,
                           {.kind = form == Form::article ? drafts::Kind::article : drafts::Kind::testimony,
                            .name = "new-" + name,
                            .path = std::string(new_article_path) + (form == Form::article ? "" : "?form=" + name)});
    auto chosen = posts::doors_of(visit.entered);
    if (auto slug = request.value("space"); !slug.empty()) chosen.spaces.emplace_back(slug);
    auto frame = platform::frame_of(visit);
    pages::FormView view{.draft = {.form = form},
                         .article = {},
                         .own_series = store::list_series_of(visit.db(), visit.viewer().person, series_listed),
                         .doors = posts::door_fields(visit, frame, chosen),
                         .kept = kept,
                         .action = std::string(articles_path),
                         .cancel_href = std::string(articles_path)};
    if (auto series = request.value("series"); !series.empty()) view.draft.series = series;
    view.hour = entered_hour(visit);
    view.zone = std::string(house_words(visit).time_zone());
    view.documents = documents::writing_fields(visit, frame);
    return platform::show(visit, frame, pages::form(frame, view));
}

Response create_article(Visit& visit, Request& request) {
    documents::take_documents(visit, request);
    files::take_picture(visit, request);
    auto made = publish_article(visit, draft_of(visit, request), pictures_of(request));
    drafts::finish_draft(visit, request);
    if (made.state == items::State::proposed)
        visit.flash(say("Proposed. A facilitator will read it and decide."));
    else if (made.state == items::State::scheduled)
        visit.flash(say("It will be published at the hour you chose."));
    else
        visit.flash(say("Published."));
    return platform::go_to(visit, items::article_path(made.public_id));
}

// One text for the comparison, two fields for the form.
editing::Shown show_newest(Visit& visit, const Access& access, const ui::KeptDraft& kept) {
    auto& values = visit.entered.values;
    if (values.empty()) return editing::show_newest(visit, access.item, kept);
    auto one = [&](const std::string& name) { return values[name].empty() ? std::string() : values[name].front(); };
    Text typed{.standfirst = one("standfirst"), .body = one("body")};
    values["body"] = {join_text(typed)};
    auto shown = editing::show_newest(visit, access.item, kept);
    if (shown.clash) typed = split_text(access.article.form, shown.clash->joined.body);
    values["standfirst"] = {typed.standfirst};
    values["body"] = {typed.body};
    return shown;
}

Response show_edit(Visit& visit, Request& request) {
    auto access = access_article(visit, id_of(request), Need::edit);
    const auto& [item, article] = access;
    auto path = items::article_path(item.public_id);
    auto kept = drafts::open_draft(
        visit, request, {.kind = drafts::Kind::edit, .name = "edit-" + item.public_id.str(), .path = path + "/edit"});
    auto shown = show_newest(visit, access, kept);
    auto frame = platform::frame_of(visit);
    auto text = split_text(article.form, item.body);
    pages::FormView view{.draft = {.form = article.form,
                                   .title = item.title,
                                   .standfirst = text.standfirst,
                                   .body = text.body,
                                   .level = article.level,
                                   .cover_alt = article.cover_alt,
                                   .guest = {.name = article.guest_name,
                                             .line = article.guest_line,
                                             .consent = article.consent_at ? Consent::yes : Consent::no}},
                         .article = article,
                         .own_series = store::list_series_of(visit.db(), item.author, series_listed),
                         .doors = {},
                         .kept = kept,
                         .action = path + "/edit",
                         .cancel_href = path,
                         .revision = shown.revision,
                         .notices = editing::notices(visit, frame, item, shown)};
    view.may_choose_series = item.author == visit.viewer().person;
    view.draft.series = series_of(visit, article);
    return platform::show(visit, frame, pages::form(frame, view));
}

Response update_article(Visit& visit, Request& request) {
    auto id = id_of(request);
    auto form = access_article(visit, id, Need::edit).article.form;
    files::take_picture(visit, request);
    auto draft = draft_of(visit, request);
    draft.form = form;
    edit_article(visit, id, draft, pictures_of(request), editing::change_of(request).revision);
    drafts::finish_draft(visit, request);
    editing::close_form(visit, id, request);
    visit.flash(say("Saved."));
    return platform::go_to(visit, items::article_path(id));
}

Response create_publication(Visit& visit, Request& request) {
    publish_now(visit, id_of(request));
    visit.flash(say("Published."));
    return platform::go_to(visit, items::article_path(id_of(request)));
}

Response update_hour(Visit& visit, Request& request) {
    auto at = moment_of(visit, request);
    if (!at) throw Refusal::invalid("publish_on", say("Choose a day of the calendar."));
    reschedule_article(visit, id_of(request), *at);
    visit.flash(say("It will be published at the hour you chose."));
    return platform::go_to(visit, items::article_path(id_of(request)));
}

} // namespace

std::vector<platform::Route> form_routes() {
    std::vector<platform::Route> all{
        {.pattern = new_article_path, .policy = Policy::member, .handler = show_new, .summary = "Writes an article"},
        {.method = Method::post,
         .pattern = articles_path,
         .policy = Policy::member,
         .handler = create_article,
         .summary = "Publishes an article or a testimony, now or at an hour",
         .form = show_new,
         .body_bytes_max = body_bytes_max},
    };
    for (auto& route : all) route.feature = feature;
    all.push_back({.pattern = "/articles/{id}/edit",
                   .policy = Policy::member,
                   .handler = show_edit,
                   .summary = "Edits an article: its author, and those who look after its places"});
    all.push_back({.method = Method::post,
                   .pattern = "/articles/{id}/edit",
                   .policy = Policy::member,
                   .handler = update_article,
                   .summary = "Saves an edit; the former text stays in the history",
                   .form = show_edit,
                   .body_bytes_max = body_bytes_max});
    all.push_back({.method = Method::post,
                   .pattern = "/articles/{id}/publish",
                   .policy = Policy::member,
                   .handler = create_publication,
                   .summary = "Publishes now what waits for its hour"});
    all.push_back({.method = Method::post,
                   .pattern = "/articles/{id}/schedule",
                   .policy = Policy::member,
                   .handler = update_hour,
                   .summary = "Another hour for what waits"});
    return all;
}

} // namespace articles
