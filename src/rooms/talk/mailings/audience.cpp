// SPDX-License-Identifier: AGPL-3.0-or-later
// Who a mailing is for, and who of them can be written to.
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/talk/comments/comments.hpp"
#include "rooms/talk/mailings/actions.hpp"
#include "rooms/talk/mailings/rules.hpp"
#include "rooms/talk/mailings/store.hpp"
#include <algorithm>
#include <set>

namespace mailings {

using platform::Visit;
using spaces::Standing;

namespace {

constexpr int stretch_size = 500;

bool stands_open(const items::Item& item, const std::vector<spaces::Space>& doors) {
    return item.reach == items::Reach::everyone ||
           std::ranges::any_of(doors, [](const auto& space) { return space.access == spaces::Access::open; });
}

void sort_by_name(std::vector<spaces::Space>& list) {
    std::ranges::sort(list, {}, &spaces::Space::name);
}

std::vector<PersonId> persons_of(std::span<const members::Addressee> people) {
    std::vector<PersonId> out;
    for (const auto& each : people) out.push_back(each.person);
    return out;
}

} // namespace

// An announcement in a space that is not open never leaves it, and a hidden space is written to with its own
// announcements only: numbers that others see would betray it. Whoever leads a space writes to that one; a facilitator to
// everyone, and to the spaces they read.
Choices choices_of(Visit& visit, const items::Item& item) {
    Choices out;
    if (item.kind != items::Kind::announcement || item.state != items::State::published) return out;
    if (!platform::is_feature_open(visit, feature) || !items::may_access(visit, item, items::Need::edit)) return out;
    bool facilitates = visit.viewer().is_facilitator();
    auto doors = items::list_doors(visit, item.id);
    auto is_allowed = [&](const spaces::Space& space) {
        return space.standing == Standing::leader || (facilitates && spaces::may_read(space));
    };
    std::set<std::int64_t> seen;
    auto add = [&](std::vector<spaces::Space>& list, const spaces::Space& space) {
        if (is_allowed(space) && seen.insert(space.id.number).second) list.push_back(space);
    };
    for (const auto& space : doors) add(out.near, space);
    if (!stands_open(item, doors)) return out;
    auto add_known = [&](std::vector<spaces::Space>& list, const spaces::Space& space) {
        if (space.access != spaces::Access::hidden) add(list, space);
    };
    for (const auto& space : spaces::list_mine(visit)) add_known(out.near, space);
    out.has_everyone = facilitates;
    if (!facilitates) return out;
    for (const auto& space : spaces::list_visible(visit, spaces::list_readable(visit))) add_known(out.others, space);
    sort_by_name(out.others);
    return out;
}

Stretch list_stretch(Visit& visit, const Whom& whom, PersonId after) {
    Stretch out{.last = after};
    if (whom.audience == Audience::everyone) {
        out.people = members::list_addressees(visit.db(), after, stretch_size);
        if (!out.people.empty()) out.last = out.people.back().person;
        out.is_last = std::ssize(out.people) < stretch_size;
        return out;
    }
    auto persons = spaces::list_members_after(visit.db(), whom.spaces, after, stretch_size);
    if (!persons.empty()) out.last = persons.back();
    out.is_last = std::ssize(persons) < stretch_size;
    out.people = members::list_addressees(visit.db(), persons);
    std::ranges::sort(out.people, {}, &members::Addressee::person);
    return out;
}

std::vector<Recipient> sort_people(Visit& visit, std::span<const members::Addressee> people) {
    auto persons = persons_of(people);
    std::map<PersonId, accounts::Account> known;
    for (auto& account : accounts::list_accounts(visit.db(), persons)) known.emplace(account.person, account);
    auto refusing = comments::list_refusing_announcements(visit.db(), persons);
    const std::set<PersonId> unsubscribed(refusing.begin(), refusing.end());
    std::vector<Recipient> out;
    for (const auto& each : people) {
        if (each.state != members::MemberState::current) continue;
        auto account = known.find(each.person);
        bool has_account = account != known.end();
        Recipient recipient{.person = each.person, .answer = {}};
        if (has_account && account->second.state == accounts::AccountState::suspended)
            recipient.outcome = Outcome::suspended;
        else if (unsubscribed.contains(each.person))
            recipient.outcome = Outcome::unsubscribed;
        else if (each.email.empty() && (!has_account || account->second.email.empty()))
            recipient.outcome = Outcome::no_address;
        out.push_back(std::move(recipient));
    }
    return out;
}

Reach count_reach(Visit& visit, const items::Item& item, const Plan& plan) {
    Whom whom{.audience = plan.audience, .spaces = rules::chosen_spaces(plan, choices_of(visit, item))};
    Reach out;
    Stretch stretch{.people = {}, .last = {}};
    while (!stretch.is_last) {
        stretch = list_stretch(visit, whom, stretch.last);
        auto sorted = sort_people(visit, stretch.people);
        out.left += std::ssize(stretch.people) - std::ssize(sorted);
        std::set<PersonId> reached;
        for (const auto& each : store::list_addressed(visit.db(), item.id, persons_of(stretch.people)))
            if (each.outcome != Outcome::waiting) reached.insert(each.person);
        for (const auto& each : sorted) {
            if (reached.contains(each.person))
                ++out.already;
            else if (each.outcome == Outcome::no_address)
                ++out.no_address;
            else if (each.outcome == Outcome::unsubscribed)
                ++out.unsubscribed;
            else if (each.outcome == Outcome::suspended)
                ++out.suspended;
            else
                ++out.by_mail;
        }
    }
    return out;
}

} // namespace mailings
