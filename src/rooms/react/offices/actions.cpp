// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/offices/actions.hpp"
#include "base/text.hpp"
#include "parse/email_address.hpp"
#include "platform/platform.hpp"
#include "rooms/people/members/members.hpp"
#include "rooms/react/offices/mails.hpp"
#include <array>

namespace offices {

using base::Refusal;
using base::say;
using platform::Role;
using platform::Visit;

namespace {

void check_administrator(Visit& visit) {
    if (!visit.viewer().is_administrator()) throw Refusal::not_found();
    accounts::check_confirmed(visit);
}

// A handle is what the field completes; an address reaches who is not in the directory.
accounts::Account named_account(Visit& visit, std::string_view typed) {
    auto who = base::clean_line(typed);
    std::optional<accounts::Account> account;
    if (auto email = parse::read_email_address(who)) {
        account = accounts::find_account_by_email(visit.db(), email->text);
    } else {
        if (who.starts_with('@')) who.erase(0, 1);
        const std::array handles{who};
        auto found = members::list_by_handle(visit.db(), handles);
        if (!found.empty()) account = accounts::find_account(visit.db(), found.front().person);
    }
    if (!account)
        throw Refusal::invalid("person", say("Nobody with an account has this name or address. Choose among the names "
                                             "offered as you type."));
    if (account->state == accounts::AccountState::suspended)
        throw Refusal::invalid("person", say("This account is suspended. Let the person back in first."));
    return *account;
}

void tell_by_mail(Visit& visit, const platform::Fact& fact, Change change) {
    PersonId person{fact.subject};
    if (!fact.actor || fact.actor == person) return; // the setting-up of the house; oneself
    auto account = accounts::find_account(visit.db(), person);
    auto somebody = accounts::find_person(visit.db(), person);
    if (!account || !somebody || account->email.empty()) return;
    auto house = platform::organisation(visit);
    auto language = words::parse_language(account->language.empty() ? house->language : account->language);
    words::Words w(*visit.house().catalogues, language.value_or(words::Language::fr), account->time_zone);
    auto officer = accounts::find_person(visit.db(), fact.actor);
    auto written = office_mail(platform::mail_frame(visit, w),
                               {.change = change,
                                .role = Role{fact.object},
                                .first_name = somebody->first_name.empty() ? somebody->last_name : somebody->first_name,
                                .officer = officer ? officer->name() : std::string(),
                                .href = platform::absolute(visit.house(), change == Change::given ? "/console" : "/")});
    platform::OutgoingMail mail{.kind = "offices.change",
                                .to_address = account->email,
                                .to_name = somebody->name(),
                                .to_person = person,
                                .subject = written.subject,
                                .text = written.mail.text,
                                .html = written.mail.html,
                                .unsubscribe_path = {}};
    platform::write(visit, [&] { platform::send_later(visit, mail); });
}

template <Change change>
void hear(Visit& visit, const platform::Fact& fact) {
    tell_by_mail(visit, fact, change);
}

} // namespace

std::string_view role_name(Role role) {
    switch (role) {
        case Role::none: return "";
        case Role::facilitator: return "facilitator";
        case Role::treasurer: return "treasurer";
        case Role::administrator: return "administrator";
    }
    return "";
}

Role access_role(std::string_view name) {
    for (auto role : all_roles)
        if (role_name(role) == name) return role;
    throw Refusal::not_found();
}

void give_office(Visit& visit, std::string_view who, Role role) {
    check_administrator(visit);
    auto account = named_account(visit, who);
    platform::write(visit, [&] { accounts::give_role(visit, account.person, role); });
}

void take_office(Visit& visit, base::PublicId id, Role role) {
    check_administrator(visit);
    auto person = accounts::find_person(visit.db(), id);
    if (!person || !accounts::find_account(visit.db(), person->id)) throw Refusal::not_found();
    platform::write(visit, [&] { accounts::take_role(visit, person->id, role); });
}

std::vector<platform::Listener> listeners() {
    return {{.name = "offices.tell_given", .kind = accounts::role_given, .hear = hear<Change::given>},
            {.name = "offices.tell_taken", .kind = accounts::role_taken, .hear = hear<Change::taken>}};
}

} // namespace offices
