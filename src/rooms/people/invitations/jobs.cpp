// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/url.hpp"
#include "rooms/people/invitations/actions.hpp"
#include "rooms/people/invitations/store.hpp"
#include "rooms/people/members/members.hpp"

namespace invitations {

using platform::Visit;

namespace {

constexpr std::string_view send_due_kind = "invitations.send_due";
constexpr std::string_view mail_kind = "invitations.invitation";
constexpr int batch = 25;
constexpr const char* first_page = "/welcome"; // where the invited arrive

// What can be written to now; nothing when the account changed since the wave was planned.
struct Recipient {
    accounts::Person person;
    accounts::Account account;
};

std::optional<Recipient> find_recipient(Visit& visit, PersonId id) {
    auto person = accounts::find_person(visit.db(), id);
    auto account = accounts::find_account(visit.db(), id);
    if (!person || !account || account->email.empty() || account->opened_at ||
        account->state == accounts::AccountState::suspended)
        return std::nullopt;
    return Recipient{*person, *account};
}

platform::OutgoingMail write_invitation(Visit& visit, const Recipient& to, const accounts::WayIn& way) {
    auto house = platform::organisation(visit);
    auto language = words::parse_language(to.account.language.empty() ? house->language : to.account.language);
    words::Words words(*visit.house().catalogues, language.value_or(words::Language::fr), house->time_zone);
    auto frame = platform::mail_frame(visit, words);
    auto decline = decline_path(visit, to.person);
    auto written = invitation_mail(
        frame, {.subject = house->is_union() ? InvitationMail::Subject::neutral : InvitationMail::Subject::named,
                .first_name = to.person.first_name.empty() ? to.person.last_name : to.person.first_name,
                .href = platform::absolute(visit.house(),
                                           parse::with_query(accounts::way_in_path(way.token), {{"next", first_page}})),
                .code = way.code,
                .code_href = platform::absolute(visit.house(), "/enter"),
                .decline_href = platform::absolute(visit.house(), decline),
                .expires_on = words.local_day(way.expires_at)});
    auto rendered = ui::mail(frame, written.mail);
    return {.kind = std::string(mail_kind),
            .to_address = to.account.email,
            .to_name = to.person.name(),
            .to_person = to.person.id,
            .subject = written.subject,
            .text = rendered.text,
            .html = rendered.html,
            .unsubscribe_path = decline,
            .not_before = {}};
}

void send_one(Visit& visit, PersonId id) {
    auto to = find_recipient(visit, id);
    if (!to)
        return platform::write(visit, [&] {
            store::update_unplanned(visit.db(), id);
            refresh(visit, id);
        });
    auto way = platform::write(
        visit, [&] { return accounts::issue_way_in(visit, id, accounts::WayInPurpose::invitation, lifetime); });
    auto mail = write_invitation(visit, *to, way);
    platform::write(visit, [&] {
        if (store::update_sent(visit.db(), id, visit.now(), way.expires_at) == 0) return;
        platform::send_later(visit, mail);
        platform::tell(visit, {.kind = invitation_sent, .subject = id.number});
    });
}

void send_due(Visit& visit, const std::string&) {
    for (auto person : store::list_due(visit.db(), visit.now(), batch)) send_one(visit, person);
    platform::write(visit, [&] {
        if (auto next = store::find_next_departure(visit.db())) send_due_later(visit, std::max(*next, visit.now()));
    });
}

void note_person(Visit& visit, const platform::Fact& fact) {
    refresh(visit, PersonId{fact.subject});
}

void note_arrival(Visit& visit, const platform::Fact& fact) {
    store::update_arrived(visit.db(), PersonId{fact.subject});
}

void note_refusal(Visit& visit, const platform::Fact& fact) {
    auto mail = platform::find_mail(visit.db(), {fact.subject});
    if (!mail || mail->kind != mail_kind) return;
    platform::write(visit, [&] {
        if (store::update_bounced(visit.db(), mail->to_person, mail->answer) == 0) return;
        platform::tell(visit, {.kind = invitation_bounced, .subject = mail->to_person.number});
    });
}

} // namespace

void send_due_later(Visit& visit, base::Instant at) {
    visit.later({.kind = std::string(send_due_kind),
                 .payload = {},
                 .run_at = at,
                 .unique_key = std::to_string(at.milliseconds)});
}

std::vector<platform::JobHandler> job_handlers() {
    return {{.kind = send_due_kind, .run = send_due, .at_once = 1}};
}

std::vector<platform::Listener> listeners() {
    using When = platform::Listener::When;
    return {
        {.name = "invitations.add", .kind = members::member_added, .when = When::within, .hear = note_person},
        {.name = "invitations.update", .kind = members::member_updated, .when = When::within, .hear = note_person},
        {.name = "invitations.correct", .kind = members::member_corrected, .when = When::within, .hear = note_person},
        {.name = "invitations.leave", .kind = members::member_left, .when = When::within, .hear = note_person},
        {.name = "invitations.come_back", .kind = members::member_returned, .when = When::within, .hear = note_person},
        {.name = "invitations.readdress", .kind = accounts::email_changed, .when = When::within, .hear = note_person},
        {.name = "invitations.arrive", .kind = accounts::account_opened, .when = When::within, .hear = note_arrival},
        {.name = "invitations.bounce", .kind = platform::mail_refused, .hear = note_refusal},
    };
}

} // namespace invitations
