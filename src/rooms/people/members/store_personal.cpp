// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/members/store_personal.hpp"
#include "parse/phone.hpp"
#include "platform/page.hpp"
#include "platform/platform.hpp"
#include "rooms/people/members/pages.hpp"
#include "rooms/people/members/record.hpp"
#include "rooms/people/members/rules.hpp"
#include "rooms/people/members/store.hpp"

namespace members::store {

namespace {

using base::mark;
using platform::Forgetting;
using platform::Visit;
using Kind = platform::PersonalColumn::Kind;
using Fate = platform::PersonalPlace::Fate;

const db::Query list_handle_rows{
    .name = "members.list_personal_handles",
    .text =
        "SELECT slug FROM member_handles WHERE person_id = $1 "
        "UNION SELECT slug FROM member_former_handles WHERE person_id = $1 ORDER BY slug",
};
const db::Query forget_openings{
    .name = "members.forget_openings",
    .text = "DELETE FROM member_openings WHERE person_id = $1 OR officer_id = $1",
};

// A trade that nobody carries any more may have been theirs alone.
const db::Query forget_facets{.name = "members.forget_facets", .text = "DELETE FROM member_facets WHERE people <= 0"};

std::string joined(const words::Words& w, const std::vector<std::string>& parts) {
    return parts.empty() ? std::string() : w.list(parts);
}

std::string value_of(const words::Words& w, const Record& record, Field field) {
    switch (field) {
        case Field::phone: return parse::phone_text(record.phone);
        case Field::birth_date: return record.birth_date ? w.day(*record.birth_date) : std::string();
        case Field::joined_on: return record.joined_on ? w.day(*record.joined_on) : std::string();
        case Field::paid_until: return record.paid_until ? w.day(*record.paid_until) : std::string();
        case Field::interests: return joined(w, record.interests);
        case Field::offers: return joined(w, record.offers);
        case Field::seeks: return joined(w, record.seeks);
        case Field::links: return joined(w, record.links);
        default: return get_line(record, field);
    }
}

std::string who_finds(const words::Words& w, Visibility visibility) {
    switch (visibility) {
        case Visibility::hidden: return w.text("Nobody finds me in the directory");
        case Visibility::members: return w.text("Members find me in the directory");
        case Visibility::everyone: return w.text("Everyone finds me in the directory");
    }
    return {};
}

void take_out(Visit& visit, PersonId person, platform::PersonalCopy& copy) {
    auto profile = find_profile(visit, person);
    if (!profile) return;
    auto frame = platform::fragment_frame_of(visit);
    const auto& w = visit.words();
    const auto& record = profile->record;
    auto add = [&](std::string name, std::string label, std::string value) {
        copy.record.push_back({std::move(name), std::move(label), std::move(value)});
    };
    for (auto field : list_fields())
        add(std::string(field_name(field)), pages::label_of(frame, field), value_of(w, record, field));
    for (const auto& [name, value] : record.extra) add("column: " + name, name, value);
    add("directory", w.text("In the directory"), who_finds(w, record.directory));
    auto moment = [&](std::optional<base::Instant> at) { return at ? w.moment(*at) : std::string(); };
    add("answered_at", w.text("I chose this on"), moment(profile->directory_answered_at));
    add("public_since", w.text("Public since"), moment(profile->public_since));
    add("confirmed_at", w.text("I confirmed my record on"), moment(profile->confirmed_at));
    add("arrived_at", w.text("First time here"), moment(profile->arrived_at));
    add("left_at", w.text("Left on"), moment(profile->left_at));
    add("edited", w.text("What I wrote myself"), joined(w, record.edited));
    if (!profile->photo_id) return;
    if (auto bytes = files::find_bytes(visit, *profile->photo_id))
        copy.files.push_back({.name = "photo.webp", .label = w.text("My photo"), .bytes = std::move(*bytes)});
}

void forget(Visit& visit, Forgetting& forgetting) {
    visit.db().run(forget_openings, forgetting.person);
    auto profile = find_profile(visit, forgetting.person);
    if (!profile) return;
    if (!profile->record.email.empty()) forgetting.addresses.push_back(profile->record.email);
    auto photo = std::exchange(profile->photo_id, std::nullopt);
    delete_profile(visit, *profile);
    visit.db().run(forget_facets);
    if (photo) files::forget_picture(visit, *photo);
}

} // namespace

platform::Personal personal() {
    return {.places = {{"members.person_id", "record"},
                       {"member_words.person_id", "record"},
                       {"member_handles.person_id", "names"},
                       {"member_former_handles.person_id", "names"},
                       {"member_search.person_id", "", "an index of the record, which is taken away whole"},
                       {"member_openings.person_id", "record_views"},
                       {"member_openings.officer_id", "", "moves into the journal of acts within a day"}},
            .lists = {{.name = "names",
                       .title = mark("My @names"),
                       .about = mark("How others call you in what they write; former ones stay yours."),
                       .query = &list_handle_rows,
                       .columns = {{"name", mark("@name")}}}},
            .take_out = take_out,
            .forget = forget,
            .facts_about = {member_added, member_updated, member_corrected, member_left, member_returned,
                            record_confirmed, directory_joined, directory_left, record_opened},
            .queries = {&forget_openings, &forget_facets}};
}

} // namespace members::store
