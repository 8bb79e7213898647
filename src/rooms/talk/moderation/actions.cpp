// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/moderation/actions.hpp"
#include "base/text.hpp"
#include "rooms/people/members/members.hpp"
#include "rooms/talk/comments/comments.hpp"
#include "rooms/talk/moderation/moderation.hpp"
#include "rooms/talk/moderation/rules.hpp"
#include "rooms/talk/moderation/store.hpp"

namespace moderation {

using base::Refusal;
using base::say;
using items::Need;
using platform::Visit;

namespace {

constexpr platform::Limit reports_limit{.name = "moderation.reports", .count_max = 10, .window = std::chrono::hours(1)};
constexpr std::size_t excerpt_length = 200;

Thing thing_of(const items::Item& item) {
    return {.target = {.kind = TargetKind::item, .row = item.id.number, .item = item.id.number},
            .public_id = item.public_id,
            .author = item.author,
            .is_hidden = item.state == items::State::hidden,
            .text = (item.title.empty() ? "" : item.title + " — ") +
                    std::string(base::first_code_points(item.body, excerpt_length)),
            .path = items::item_path(item.public_id)};
}

Thing thing_of(const items::Item& item, const comments::Comment& comment) {
    return {.target = {.kind = TargetKind::comment, .row = comment.id.number, .item = item.id.number},
            .public_id = comment.public_id,
            .author = comment.author,
            .is_hidden = comment.state == comments::State::hidden,
            .text = std::string(base::first_code_points(comment.body, excerpt_length)),
            .path = comments::comment_path(item, comment.public_id)};
}

Moderation moderation_of(Visit& visit, const Thing& thing, Verb verb, std::string reason) {
    return {.id = {},
            .verb = verb,
            .kind = thing.target.kind,
            .target = thing.target.row,
            .item = thing.target.item,
            .author = thing.author,
            .moderator = visit.viewer().person,
            .reason = std::move(reason),
            .at = visit.now(),
            .reply = {},
            .replied_at = std::nullopt};
}

void settle(Visit& visit, const Thing& thing, ReportState state) {
    if (store::settle_reports(visit.db(), thing.target, state) > 0)
        platform::tell(visit, {.kind = reports_settled, .subject = thing.target.item});
}

// Leaving and coming back does not lift what was decided.
void keep_suspended(Visit& visit, const platform::Fact& fact) {
    PersonId person{fact.subject};
    auto latest = store::find_latest_on_access(visit.db(), person);
    if (latest && latest->verb == Verb::suspended) accounts::suspend_account(visit, person);
}

} // namespace

Thing access_thing(Visit& visit, TargetKind kind, base::PublicId id, Need need) {
    if (kind == TargetKind::item) return thing_of(items::access_item(visit, id, need));
    auto comment = comments::access_comment(visit, id, need);
    return thing_of(items::access_item(visit, comment.item, Need::read), comment);
}

std::optional<Thing> find_thing(Visit& visit, const Target& target, Need need) {
    try {
        if (target.kind == TargetKind::item)
            return thing_of(items::access_item(visit, items::ItemId{target.row}, need));
        auto comment = comments::access_comment(visit, comments::CommentId{target.row}, need);
        return thing_of(items::access_item(visit, comment.item, Need::read), comment);
    } catch (const Refusal&) {
        return std::nullopt;
    }
}

Reported report(Visit& visit, TargetKind kind, base::PublicId id, std::string_view text) {
    auto reason = rules::check_reason(text, "reason");
    auto thing = access_thing(visit, kind, id, Need::read);
    if (thing.author == visit.viewer().person)
        throw Refusal::conflict(say("This is yours: you can edit or delete it."), thing.path);
    auto subject = std::to_string(visit.viewer().person.number);
    return platform::write(visit, [&] {
        platform::check_limit(visit, reports_limit, subject);
        auto report = store::insert_report(visit.db(), {.id = {},
                                                        .kind = kind,
                                                        .target = thing.target.row,
                                                        .item = thing.target.item,
                                                        .reporter = visit.viewer().person,
                                                        .reason = reason,
                                                        .state = ReportState::open,
                                                        .at = visit.now()});
        if (!report) return Reported::before;
        platform::count_one(visit, reports_limit, subject);
        platform::tell(visit, {.kind = content_reported, .subject = report->number, .object = thing.target.item});
        return Reported::now;
    });
}

void hide(Visit& visit, TargetKind kind, base::PublicId id, std::string_view text) {
    auto reason = rules::check_reason(text, "reason");
    platform::write(visit, [&] {
        auto thing = access_thing(visit, kind, id, Need::moderate);
        if (thing.is_hidden) return;
        if (kind == TargetKind::item)
            items::hide_item(visit, items::ItemId{thing.target.row});
        else
            comments::hide_comment(visit, comments::CommentId{thing.target.row});
        store::insert_moderation(visit.db(), moderation_of(visit, thing, Verb::hid, reason));
        settle(visit, thing, ReportState::hidden);
    });
}

void show_again(Visit& visit, TargetKind kind, base::PublicId id, std::string_view text) {
    auto reason = rules::check_reason(text, "reason");
    platform::write(visit, [&] {
        auto thing = access_thing(visit, kind, id, Need::moderate);
        if (!thing.is_hidden) return;
        if (kind == TargetKind::item)
            items::show_item(visit, items::ItemId{thing.target.row});
        else
            comments::show_comment(visit, comments::CommentId{thing.target.row});
        store::insert_moderation(visit.db(), moderation_of(visit, thing, Verb::showed, reason));
    });
}

void leave(Visit& visit, TargetKind kind, base::PublicId id) {
    platform::write(visit, [&] {
        auto thing = access_thing(visit, kind, id, Need::moderate);
        if (store::settle_reports(visit.db(), thing.target, ReportState::left) == 0) return;
        store::insert_moderation(visit.db(), moderation_of(visit, thing, Verb::left, {}));
        platform::tell(visit, {.kind = reports_settled, .subject = thing.target.item});
    });
}

void contest(Visit& visit, TargetKind kind, base::PublicId id, std::string_view text) {
    auto reply = rules::check_reason(text, "reply");
    platform::write(visit, [&] {
        auto thing = access_thing(visit, kind, id, Need::read);
        auto latest = store::find_latest(visit.db(), thing.target);
        if (thing.author != visit.viewer().person || !latest || latest->verb != Verb::hid || !thing.is_hidden)
            throw Refusal::not_found();
        if (store::update_reply(visit.db(), latest->id, reply, visit.now()) == 0)
            throw Refusal::conflict(say("You have already answered. Those who look after this place will read it."));
        platform::tell(visit, {.kind = hiding_contested, .subject = latest->id.number, .object = thing.target.item});
    });
}

accounts::Person access_suspension(Visit& visit, base::PublicId id) {
    auto person = accounts::find_person(visit.db(), id);
    auto account = person ? accounts::find_account(visit.db(), person->id) : std::nullopt;
    if (!account || person->id == visit.viewer().person) throw Refusal::not_found();
    if (account->roles != 0 && !visit.viewer().is_administrator()) throw Refusal::not_found();
    auto record = members::find_record(visit, person->id);
    if (!record || record->state == members::MemberState::left) throw Refusal::not_found();
    return *person;
}

void suspend(Visit& visit, base::PublicId id, std::string_view text) {
    auto reason = rules::check_reason(text, "reason");
    platform::write(visit, [&] {
        auto person = access_suspension(visit, id);
        if (accounts::find_account(visit.db(), person.id)->state == accounts::AccountState::suspended) return;
        accounts::suspend_account(visit, person.id);
        store::insert_moderation(visit.db(), moderation_of(visit, {.author = person.id}, Verb::suspended, reason));
        platform::tell(visit, {.kind = person_suspended, .subject = person.id.number});
    });
}

void let_back(Visit& visit, base::PublicId id, std::string_view text) {
    auto reason = rules::check_reason(text, "reason");
    platform::write(visit, [&] {
        auto person = access_suspension(visit, id);
        if (accounts::find_account(visit.db(), person.id)->state != accounts::AccountState::suspended) return;
        accounts::restore_account(visit, person.id);
        store::insert_moderation(visit.db(), moderation_of(visit, {.author = person.id}, Verb::let_back, reason));
        platform::tell(visit, {.kind = person_let_back, .subject = person.id.number});
    });
}

std::vector<platform::Listener> listeners() {
    return {{.name = "moderation.keep_suspended",
             .kind = members::member_returned,
             .when = platform::Listener::When::within,
             .hear = keep_suspended}};
}

} // namespace moderation
