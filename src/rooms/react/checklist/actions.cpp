// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/checklist/actions.hpp"
#include "platform/settings.hpp"
#include "rooms/people/invitations/invitations.hpp"
#include "rooms/people/members/members.hpp"
#include "rooms/react/checklist/checklist.hpp"
#include "rooms/react/checklist/rules.hpp"
#include "rooms/react/checklist/store.hpp"
#include "rooms/talk/posts/posts.hpp"
#include <algorithm>

namespace checklist {

using base::Refusal;
using platform::Visit;

namespace {

constexpr int items_looked_at = 20;

rules::Facts facts_of(Visit& visit) {
    auto house = platform::organisation(visit);
    auto people = invitations::count_people(visit);
    auto published = items::list_items(visit, {.limit = items_looked_at}).items;
    auto is_welcome = [](const items::ListedItem& listed) { return listed.item.reach == items::Reach::everyone; };
    auto is_answered = [](const items::ListedItem& listed) { return listed.item.comment_count > 0; };
    return {.has_identity = !house->tagline.empty() && !house->welcome.empty(),
            .has_looks = !house->logo.empty(),
            .has_mail = !house->mail_url.empty(),
            .has_recovery = platform::find_setting(visit, "house.recovery_code_confirmed").has_value(),
            .has_members = members::count_current(visit.db()) > 1,
            .has_spaces = !spaces::list_readable(visit).empty(),
            .has_charter = !house->charter.empty(),
            .has_welcome = std::ranges::any_of(published, is_welcome),
            .has_pilots = people.arrived > 1 || people.invited + people.never_came > 0,
            .has_conversation = std::ranges::any_of(published, is_answered)};
}

void open_space(Visit& visit, const SpaceWish& wish) {
    try {
        spaces::found_space(visit, wish.space);
    } catch (const Refusal& refusal) {
        if (refusal.kind != base::RefusalKind::invalid) throw;
        base::FieldErrors errors;
        for (const auto& [field, message] : refusal.fields)
            errors.emplace(field + "-" + std::to_string(wish.number), message);
        throw Refusal::invalid(std::move(errors));
    }
}

} // namespace

std::vector<Line> list_lines(Visit& visit) {
    auto facts = facts_of(visit);
    auto asides = store::list_asides(visit.db());
    std::vector<Line> out;
    for (auto item : all_items) {
        auto state = State::to_do;
        if (rules::is_done(item, facts))
            state = State::done;
        else if (std::ranges::find(asides, item) != asides.end())
            state = State::aside;
        out.push_back({.item = item, .state = state, .doer = rules::doer_of(item)});
    }
    return out;
}

void set_item_aside(Visit& visit, Item item) {
    platform::write(visit, [&] {
        store::insert_aside(visit.db(), item, visit.viewer().person, visit.now());
        platform::tell(visit, {.kind = set_aside, .subject = static_cast<std::int64_t>(item)});
    });
}

void take_item_up(Visit& visit, Item item) {
    platform::write(visit, [&] {
        store::delete_aside(visit.db(), item);
        platform::tell(visit, {.kind = taken_up, .subject = static_cast<std::int64_t>(item)});
    });
}

std::int64_t open_spaces(Visit& visit, const std::vector<SpaceWish>& wishes) {
    if (wishes.empty()) throw Refusal::invalid("make-0", base::say("Tick at least one space to open."));
    return platform::write(visit, [&] {
        for (const auto& wish : wishes) open_space(visit, wish);
        return static_cast<std::int64_t>(wishes.size());
    });
}

void write_charter(Visit& visit, std::string_view typed) {
    auto clean = rules::check_charter(typed);
    platform::write(visit, [&] {
        auto organisation = *platform::organisation(visit);
        organisation.charter = clean;
        platform::update_organisation(visit, organisation);
        platform::tell(visit, {.kind = charter_written});
    });
}

std::string publish_welcome(Visit& visit, std::string_view title, std::string_view body) {
    auto made = posts::publish_message(
        visit, {.title = std::string(title), .body = std::string(body), .spaces = {}, .reach = items::Reach::everyone});
    return items::item_path(made);
}

} // namespace checklist
