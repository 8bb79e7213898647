// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/text.hpp"
#include "platform/platform.hpp"
#include "rooms/common/editing/pages.hpp"
#include "rooms/common/editing/store.hpp"
#include "rooms/common/editing/store_personal.hpp"
#include "rooms/people/members/members.hpp"
#include <array>
#include <charconv>

namespace editing {

using base::PublicId;
using http::Request;
using http::Response;
using platform::Visit;

namespace {

constexpr auto present_time = std::chrono::seconds(60);

std::string entered_text(const Visit& visit, const std::string& name, const std::string& otherwise) {
    auto found = visit.entered.values.find(name);
    return found == visit.entered.values.end() || found->second.empty() ? otherwise : found->second.front();
}

std::optional<std::int64_t> parse_revision(std::string_view text) {
    std::int64_t out = 0;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    if (error != std::errc{} || end != text.data() + text.size() || out < 0) return std::nullopt;
    return out;
}

pages::Presence presence_of(Visit& visit, const items::Item& item, PublicId device) {
    pages::Presence out{.path = items::item_path(item.public_id) + "/editing", .device = device.str(), .others = {}};
    auto editors = store::list_editors(visit.db(), item.id, visit.now() - present_time, device);
    std::vector<base::PersonId> persons;
    for (const auto& editor : editors) persons.push_back(editor.person);
    auto lines = members::lines_of(visit, persons);
    for (const auto& editor : editors) {
        bool is_viewer = editor.person == visit.viewer().person;
        out.others.push_back(
            {.name = lines[editor.person.number].name, .since = editor.begun_at, .is_viewer = is_viewer});
    }
    return out;
}

Response update_presence(Visit& visit, Request& request) {
    auto id = PublicId::parse(request.parameter("id")), device = PublicId::parse(request.field("draft_device"));
    if (!id || !device) throw base::Refusal::not_found();
    auto item = items::access_item(visit, *id, items::Need::edit);
    visit.request_key.reset();
    platform::write(visit, [&] {
        store::put_editor(visit.db(), item.id,
                          {.device = *device, .person = visit.viewer().person, .begun_at = visit.now()}, visit.now());
    });
    if (!request.wants_fragment()) return platform::go_to(visit, items::item_path(item.public_id) + "/edit");
    return platform::show_fragment(
        visit, pages::others(platform::fragment_frame_of(visit), presence_of(visit, item, *device).others));
}

void sweep(Visit& visit) {
    platform::write(visit, [&] { store::delete_old(visit.db(), visit.now() - std::chrono::hours(1)); });
}

} // namespace

Change change_of(const Request& request) {
    return {.text = {.title = std::string(request.field("title")), .body = std::string(request.field("body"))},
            .revision = parse_revision(request.field(revision_field))};
}

void check_newest(Visit& visit, const items::Item& item, const Change& change) {
    auto newest = items::lock_revision(visit.db(), item.id);
    if (!change.revision || *change.revision == newest) return;
    for (const auto& present : items::list_rows(visit.db(), std::array{item.id}))
        if (present.title == change.text.title && present.body == change.text.body) return; // the same, saved again
    throw base::Refusal::invalid(
        "", base::say("Somebody saved another version while you were writing. Nothing was overwritten."));
}

std::optional<Clash> find_clash(Visit& visit, const items::Item& item, const Change& change) {
    if (!change.revision) return std::nullopt;
    auto former = items::find_version(visit.db(), item.id, *change.revision);
    if (!former || (change.text.title == item.title && change.text.body == item.body)) return std::nullopt;
    auto body = base::merge_texts(former->body, base::clean_text(change.text.body), item.body);
    bool keeps_title = change.text.title != former->title;
    auto last = items::list_versions(visit.db(), item.id).front(); // who replaced the one before
    return Clash{.mine = change.text,
                 .theirs = {.title = item.title, .body = item.body},
                 .joined = {.title = keeps_title ? change.text.title : item.title, .body = std::move(body.text)},
                 .conflicts = std::move(body.conflicts),
                 .editor = last.editor,
                 .at = last.replaced_at};
}

Shown show_newest(Visit& visit, const items::Item& item, const ui::KeptDraft& draft) {
    Shown shown{.revision = items::get_revision(visit.db(), item.id), .device = draft.device, .clash = {}};
    if (visit.entered.values.empty()) return shown;
    auto revision = parse_revision(entered_text(visit, std::string(revision_field), ""));
    shown.clash = find_clash(
        visit, item,
        {.text = {.title = entered_text(visit, "title", item.title), .body = entered_text(visit, "body", item.body)},
         .revision = revision});
    if (!shown.clash) return shown;
    visit.entered.values["title"] = {shown.clash->joined.title};
    visit.entered.values["body"] = {shown.clash->joined.body};
    return shown;
}

html::Html notices(Visit& visit, const ui::Frame& frame, const items::Item& item, const Shown& shown) {
    auto device = PublicId::parse(shown.device).value_or(PublicId::random());
    auto presence = pages::presence(frame, presence_of(visit, item, device));
    if (!shown.clash) return presence;
    auto name = members::lines_of(visit, std::array{shown.clash->editor})[shown.clash->editor.number].name;
    bool is_viewer = shown.clash->editor == visit.viewer().person;
    return ui::stack(presence, pages::clash(frame, *shown.clash, is_viewer ? visit.viewer().name : name));
}

void close_form(Visit& visit, PublicId id, const Request& request) {
    auto device = PublicId::parse(request.field("draft_device"));
    if (!device) return;
    auto item = items::access_item(visit, id, items::Need::read);
    platform::write(visit, [&] { store::delete_editor(visit.db(), item.id, *device); });
}

platform::Room room() {
    return {.name = "editing",
            .routes = {{.method = http::Method::post,
                        .pattern = "/posts/{id}/editing",
                        .policy = platform::Policy::member,
                        .handler = update_presence,
                        .summary = "Tells that a text is open in a form, and who else has it open"}},
            .queries = store::queries(),
            .timers = {{.name = "editing.sweep", .every = std::chrono::hours(6), .run = sweep}},
            .personal = store::personal()};
}

} // namespace editing
