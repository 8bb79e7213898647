// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/text.hpp"
#include "parse/json.hpp"
#include "platform/platform.hpp"
#include "rooms/common/drafts/actions.hpp"
#include "rooms/common/drafts/pages.hpp"
#include "rooms/common/drafts/rules.hpp"
#include "rooms/common/drafts/store.hpp"
#include "rooms/common/drafts/store_personal.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include <charconv>

namespace drafts {

using base::Refusal;
using base::say;
using http::Method;
using http::Request;
using http::Response;
using parse::Json;
using platform::Policy;
using platform::Visit;

namespace {

constexpr int page_size = 20;
constexpr int removed_shown = 20;

PublicId id_of(std::string_view text) {
    auto id = PublicId::parse(text);
    if (!id) throw Refusal::not_found();
    return *id;
}

std::int64_t number_of(std::string_view text) {
    std::int64_t out = 0;
    std::from_chars(text.data(), text.data() + text.size(), out);
    return out;
}

Saving saving_of(const Request& request) {
    constexpr std::size_t name_length_max = 60;
    auto id = PublicId::parse(request.field("draft")), device = PublicId::parse(request.field("draft_device"));
    auto kind = parse_kind(request.field("draft_kind"));
    auto place = request.field("draft_place"), path = request.field("draft_path");
    bool is_whole = id && device && kind && !place.empty() && place.size() <= name_length_max && is_local_path(path);
    if (!is_whole) throw Refusal::invalid("", say("This form cannot be kept as a draft."));
    return {.id = *id,
            .device = *device,
            .revision = number_of(request.field("draft_revision")),
            .place = {.kind = *kind, .name = base::clean_line(place), .path = std::string(path)},
            .fields = kept_fields(request.form.fields)};
}

std::string said_of(const words::Words& words, const Saved& saved, base::Instant now) {
    switch (saved.became) {
        case Saved::Became::kept: return words.text("Draft saved at {time}", {{"time", words.time_of_day(now)}});
        case Saved::Became::apart:
            return words.text(
                "Another device saved this draft meanwhile. What you write here is kept apart, as a "
                "draft of its own.");
        case Saved::Became::empty: return {};
        case Saved::Became::over: return words.text("This has been published already.");
    }
    return {};
}

// From the form itself as one types (it asks for JSON), or by its button.
Response create_draft(Visit& visit, Request& request) {
    auto saving = saving_of(request);
    bool saves_itself = request.header("accept") == "application/json";
    if (!saves_itself && !has_text(saving.fields)) throw Refusal::invalid("", say("Write something first."));
    visit.request_key.reset(); // the form's key is for publishing; the same draft is saved many times
    auto saved = save_draft(visit, saving);
    auto said = said_of(visit.words(), saved, visit.now());
    if (saves_itself)
        return Response::json(
            Json::object({{"draft", saved.id.str()}, {"revision", saved.revision}, {"said", said}}).serialise());
    if (saved.became == Saved::Became::kept) visit.flash(say("Your draft is kept. Only you can read it."));
    if (saved.became == Saved::Became::apart)
        visit.flash(
            say("Another device saved this draft meanwhile. What you write here is kept apart, as a draft of "
                "its own."));
    return platform::go_to(visit, std::string(drafts_path));
}

std::vector<pages::Line> lines_of(Visit& visit, const std::vector<Draft>& rows) {
    std::vector<pages::Line> out;
    for (const auto& row : rows) {
        auto fields = read_fields(visit, row);
        out.push_back({.draft = row, .title = title_of(fields), .text = text_of(fields)});
    }
    return out;
}

Response show_drafts(Visit& visit, Request& request) {
    auto person = visit.viewer().person;
    auto position = platform::open_position(visit, "drafts.open", request.value("after"));
    auto after = position ? store::Key{{position->number}, position->id} : store::top;
    auto rows = store::list_drafts(visit.db(), person, State::open, after, page_size + 1);
    pages::List list;
    if (rows.size() > page_size) {
        rows.resize(page_size);
        list.next_href = std::string(drafts_path) + "?after=" +
                         platform::seal_position(visit, "drafts.open",
                                                 {.number = rows.back().saved_at.milliseconds, .id = rows.back().row});
    }
    list.open = lines_of(visit, rows);
    if (request.wants_fragment())
        return platform::show_fragment(visit, pages::drafts_part(platform::fragment_frame_of(visit), list));
    if (!position)
        list.removed =
            lines_of(visit, store::list_drafts(visit.db(), person, State::removed, store::top, removed_shown));
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::drafts(frame, list));
}

Response delete_draft(Visit& visit, Request& request) {
    remove_draft(visit, id_of(request.parameter("id")));
    visit.flash(say("Deleted. You can put it back for a week."));
    return platform::go_to(visit, std::string(drafts_path));
}

Response put_back_draft(Visit& visit, Request& request) {
    restore_draft(visit, id_of(request.parameter("id")));
    visit.flash(say("It is back."));
    return platform::go_to(visit, std::string(drafts_path));
}

Response show_drafts_json(Visit& visit, Request& request) {
    auto position = platform::open_position(visit, "drafts.api", request.value("after"));
    auto after = position ? store::Key{{position->number}, position->id} : store::top;
    auto rows = store::list_drafts(visit.db(), visit.viewer().person, State::open, after, page_size + 1);
    Json next;
    if (rows.size() > page_size) {
        rows.resize(page_size);
        next = platform::seal_position(visit, "drafts.api",
                                       {.number = rows.back().saved_at.milliseconds, .id = rows.back().row});
    }
    auto drafts = Json::array_of(rows, [&](const Draft& row) {
        return Json::object({{"id", row.public_id.str()},
                             {"path", row.path},
                             {"begun_at", row.begun_at.iso()},
                             {"saved_at", row.saved_at.iso()},
                             {"fields", *Json::parse(to_json(read_fields(visit, row)))}});
    });
    return Response::json(Json::object({{"drafts", drafts}, {"next", next}}).serialise());
}

ui::KeptDraft kept_of(const Place& place) {
    return {.place = place.name,
            .path = place.path,
            .kind = static_cast<int>(place.kind),
            .id = PublicId::random().str(),
            .device = PublicId::random().str()};
}

Latest take_up(Visit& visit, const Place& place, const std::optional<Draft>& draft) {
    Latest out{.draft = kept_of(place), .fields = {}};
    if (!draft || draft->place != place.name || draft->state == State::finished) return out;
    out.draft.id = draft->public_id.str();
    out.draft.revision = draft->revision;
    out.draft.saved_at = draft->saved_at;
    out.fields = read_fields(visit, *draft);
    return out;
}

// The draft that the address asks for, or else the latest one.
Latest take_up_asked(Visit& visit, const Request& request, const Place& place) {
    auto wanted = request.value("draft");
    if (wanted == "new") return {.draft = kept_of(place), .fields = {}};
    auto id = PublicId::parse(wanted);
    if (!id) return open_latest(visit, place);
    return take_up(visit, place, store::find_draft(visit.db(), visit.viewer().person, *id));
}

std::vector<html::Html> fill_account_page(Visit& visit, std::span<const std::int64_t> ids) {
    auto frame = platform::fragment_frame_of(visit);
    const auto& words = visit.words();
    std::vector<html::Html> out;
    for (auto id : ids) {
        auto count = store::count_open(visit.db(), PersonId{id});
        auto text = count > 0 ? words.count("{n} draft waits for you.", "{n} drafts wait for you.", count)
                              : words.text("What you begin to write is kept as you type.");
        out.push_back(ui::section(frame, {.title = words.text("My drafts")},
                                  ui::row(frame, {.title = words.text("See my drafts"),
                                                  .href = std::string(drafts_path),
                                                  .text = text,
                                                  .icon = "square-pen"})));
    }
    return out;
}

std::vector<platform::Route> routes() {
    return {
        {.pattern = drafts_path,
         .policy = Policy::member,
         .handler = show_drafts,
         .summary = "One's drafts, the latest first"},
        {.method = Method::post,
         .pattern = drafts_path,
         .policy = Policy::member,
         .handler = create_draft,
         .summary = "Keeps what is being written"},
        {.method = Method::post,
         .pattern = "/drafts/{id}/delete",
         .policy = Policy::member,
         .handler = delete_draft,
         .summary = "Deletes a draft of one's own"},
        {.method = Method::post,
         .pattern = "/drafts/{id}/restore",
         .policy = Policy::member,
         .handler = put_back_draft,
         .summary = "Undoes the deletion of a draft, within a week"},
        {.pattern = "/api/v1/drafts",
         .policy = Policy::member,
         .handler = show_drafts_json,
         .summary = "One's drafts, whole, the latest first"},
    };
}

// A page left in haste saves under another number than the one that took its text up again: the same words are not
// offered once more when they are published.
void finish_same_text(Visit& visit, const Request& request) {
    Fields sent;
    for (const auto& [name, value] : request.form.fields) sent[name].push_back(value);
    auto text = text_of(sent);
    auto latest = [&] { return store::find_latest(visit.db(), visit.viewer().person, request.field("draft_place")); };
    for (auto draft = latest(); draft && text_of(read_fields(visit, *draft)) == text; draft = latest())
        store::finish_draft(visit.db(), *draft, visit.now());
}

} // namespace

ui::KeptDraft open_draft(Visit& visit, const Request& request, const Place& place) {
    if (request.method == Method::get) {
        auto found = take_up_asked(visit, request, place);
        visit.entered.values = std::move(found.fields);
        return found.draft;
    }
    auto out = kept_of(place);
    if (auto id = PublicId::parse(request.field("draft"))) out.id = id->str();
    if (auto device = PublicId::parse(request.field("draft_device"))) out.device = device->str();
    out.revision = number_of(request.field("draft_revision"));
    return out;
}

Latest open_latest(Visit& visit, const Place& place) {
    return take_up(visit, place, store::find_latest(visit.db(), visit.viewer().person, place.name));
}

void finish_draft(Visit& visit, const Request& request) {
    auto id = PublicId::parse(request.field("draft"));
    if (!id) return;
    auto person = visit.viewer().person;
    platform::write(visit, [&] {
        auto draft = store::find_draft(visit.db(), person, *id);
        if (!draft) { // a save that is still on its way must find that it is over
            store::insert_draft(visit.db(), {.public_id = *id, .person = person, .path = "/", .saved_at = visit.now()},
                                {});
            draft = store::find_draft(visit.db(), person, *id);
        }
        if (draft) store::finish_draft(visit.db(), *draft, visit.now());
        finish_same_text(visit, request);
    });
}

platform::Room room() {
    return {.name = "drafts",
            .routes = routes(),
            .queries = store::queries(),
            .timers = {{.name = "drafts.sweep", .every = std::chrono::hours(24), .run = sweep}},
            .fills = {{.slot = accounts::account_page_slot, .fill = fill_account_page}},
            .personal = store::personal()};
}

} // namespace drafts
