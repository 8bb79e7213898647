// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/people/members/actions.hpp"
#include "rooms/people/members/record.hpp"
#include "rooms/people/members/store.hpp"

namespace members {

namespace {

std::int64_t roles_of(platform::Visit& visit, PersonId person) {
    auto account = accounts::find_account(visit.db(), person);
    return account ? account->roles : 0;
}

} // namespace

Profile access_record(platform::Visit& visit, std::string_view public_id) {
    auto id = base::PublicId::parse(public_id);
    auto profile = id && visit.viewer().is_officer() ? find_profile(visit, *id) : std::nullopt;
    if (!profile) throw base::Refusal::not_found();
    return std::move(*profile);
}

Profile open_record(platform::Visit& visit, std::string_view public_id, audit::Page from) {
    auto profile = access_record(visit, public_id);
    auto person = profile.record.person;
    if (person == visit.viewer().person) return profile;
    platform::write(visit, [&] {
        platform::tell(visit, {.kind = record_opened, .subject = person.number});
        auto act = from == audit::Page::form ? audit::Act::form_opened : audit::Act::record_opened;
        audit::record(visit, {.act = act, .page = from}, person);
    });
    return profile;
}

bool may_suspend(platform::Visit& visit, PersonId person) {
    if (!visit.viewer().is_facilitator() || person == visit.viewer().person) return false;
    return visit.viewer().is_administrator() || roles_of(visit, person) == 0;
}

void update_roles(platform::Visit& visit, PersonId person, std::int64_t roles) {
    if (!visit.viewer().is_administrator()) throw base::Refusal::not_found();
    platform::write(visit, [&] {
        auto held = roles_of(visit, person);
        for (auto role : {platform::Role::facilitator, platform::Role::treasurer, platform::Role::administrator}) {
            auto bit = static_cast<std::int64_t>(role);
            bool has = (held & bit) != 0;
            bool wants = (roles & bit) != 0;
            if (wants && !has) accounts::give_role(visit, person, role);
            if (has && !wants) accounts::take_role(visit, person, role);
        }
    });
}

} // namespace members
