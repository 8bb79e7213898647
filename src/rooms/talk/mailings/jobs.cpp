// SPDX-License-Identifier: AGPL-3.0-or-later
// At its hour a mailing gathers its recipients, stretch by stretch; then a few of them are written to at each beat. What
// says that somebody was written to stands in the transaction that hands their mail over: whatever stops the program,
// nobody is written to twice and nobody is forgotten.
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/talk/comments/comments.hpp"
#include "rooms/talk/mailings/actions.hpp"
#include "rooms/talk/mailings/rules.hpp"
#include "rooms/talk/mailings/store.hpp"
#include <algorithm>
#include <array>
#include <charconv>
#include <set>

namespace mailings {

using platform::Visit;

namespace {

constexpr std::string_view send_due_kind = "mailings.send_due";
constexpr std::string_view mail_kind = "mailings.announcement."; // and the mailing's number
constexpr int mailings_at_once = 20;
constexpr base::Milliseconds answers_within = std::chrono::hours(2);

std::optional<items::Item> find_item(Visit& visit, ItemId id) {
    const std::array ids{id};
    auto rows = items::list_rows(visit.db(), ids);
    return rows.empty() ? std::nullopt : std::optional(std::move(rows.front()));
}

Whom whom_of(Visit& visit, const Mailing& mailing) {
    return {.audience = mailing.audience, .spaces = store::list_spaces(visit.db(), mailing.id)};
}

// False when somebody paused or stopped it, or another node is at it.
bool gather(Visit& visit, Mailing& mailing) {
    auto whom = whom_of(visit, mailing);
    while (!mailing.is_gathered) {
        auto stretch = list_stretch(visit, whom, mailing.gathered_to);
        auto recipients = sort_people(visit, stretch.people);
        bool is_ours = platform::write(visit, [&] {
            if (!store::update_gathered(visit.db(), mailing, stretch.last, stretch.is_last)) return false;
            store::upsert_recipients(visit.db(), mailing, recipients);
            return true;
        });
        if (!is_ours) return false;
        mailing.gathered_to = stretch.last;
        mailing.is_gathered = stretch.is_last;
    }
    return true;
}

// Those among them who may read the announcement now. Who has no account (they share a mailbox) reads as a member of its
// space.
std::set<PersonId> keep_readers(Visit& visit, const items::Item& item, std::span<const PersonId> persons) {
    if (item.reach == items::Reach::everyone) return {persons.begin(), persons.end()};
    auto doors = items::list_door_spaces(visit.db(), item.id);
    bool is_open = std::ranges::any_of(doors, [&](SpaceId space) {
        return spaces::access_space(visit, space, spaces::Need::see).access == spaces::Access::open;
    });
    if (is_open) return {persons.begin(), persons.end()};
    std::set<PersonId> out;
    for (auto person : persons) {
        auto next = spaces::list_members_after(visit.db(), doors, {person.number - 1}, 1);
        if (!next.empty() && next.front() == person) out.insert(person);
    }
    return out;
}

struct Due {
    Recipient recipient;
    std::optional<platform::OutgoingMail> mail;
};

// One letter a mailbox: whoever reads another's mail gets the announcement through them.
class Mailboxes {
public:
    Mailboxes(Visit& visit, const items::Item& item) : visit_(visit), item_(item) {}
    bool take(PersonId person, const std::string& address, bool is_owner) {
        if (is_owner) return true; // addresses of accounts are unique
        if (taken_.contains(address)) return false;
        const std::array addresses{address};
        auto sharing = members::list_by_email(visit_.db(), addresses);
        auto owner = accounts::find_account_by_email(visit_.db(), address);
        if (owner) sharing.push_back(owner->person);
        for (const auto& each : store::list_addressed(visit_.db(), item_.id, sharing)) {
            bool is_other = each.person != person;
            bool comes_first = each.outcome != Outcome::waiting || (owner && each.person == owner->person);
            if (is_other && comes_first) return false;
        }
        taken_.insert(address);
        return true;
    }

private:
    Visit& visit_;
    const items::Item& item_;
    std::set<std::string> taken_; // within this beat, by who shares one
};

// What is known of those who are written to together.
struct Known {
    std::set<PersonId> readers;
    std::map<PersonId, accounts::Account> accounts;
    std::map<PersonId, std::string> names;
    std::map<PersonId, std::string> emails; // of the register

    bool has_own_address(PersonId person) const {
        auto account = accounts.find(person);
        return account != accounts.end() && !account->second.email.empty();
    }
    LetterWriter::Reader reader(PersonId person) const {
        auto account = accounts.find(person);
        return {.person = person,
                .name = names.at(person),
                .address = has_own_address(person) ? account->second.email : emails.at(person),
                .language = account == accounts.end() ? std::string() : account->second.language};
    }
};

Known find_known(Visit& visit, const items::Item& item, std::span<const PersonId> persons,
                 std::span<const members::Addressee> people) {
    Known out{.readers = keep_readers(visit, item, persons), .accounts = {}, .names = {}, .emails = {}};
    for (auto& account : accounts::list_accounts(visit.db(), persons)) out.accounts.emplace(account.person, account);
    for (const auto& person : accounts::list_persons(visit.db(), persons)) out.names.emplace(person.id, person.name());
    for (const auto& each : people) out.emails.emplace(each.person, each.email);
    return out;
}

// Who may be written to is asked again: what was true when they were gathered may not be any more.
std::vector<Due> write_letters(Visit& visit, const Mailing& mailing, const items::Item& item,
                               std::span<const PersonId> persons) {
    const LetterWriter writer(visit, item, whom_of(visit, mailing));
    const auto kind = std::string(mail_kind) + std::to_string(mailing.id.number);
    auto people = members::list_addressees(visit.db(), persons);
    std::ranges::sort(people, {}, &members::Addressee::person);
    auto known = find_known(visit, item, persons, people);
    Mailboxes mailboxes(visit, item);
    std::map<PersonId, Due> due;
    for (auto person : persons) due[person].recipient = {.person = person, .outcome = Outcome::gone, .answer = {}};
    for (const auto& sorted : sort_people(visit, people)) {
        auto& [recipient, mail] = due[sorted.person];
        if (!known.readers.contains(sorted.person)) continue;
        recipient.outcome = sorted.outcome;
        if (sorted.outcome != Outcome::waiting) continue;
        auto reader = known.reader(sorted.person);
        recipient.outcome = Outcome::shared;
        if (!mailboxes.take(sorted.person, reader.address, known.has_own_address(sorted.person))) continue;
        recipient.outcome = Outcome::handed;
        mail = writer.write(reader, Letter::Purpose::sent, kind);
    }
    std::vector<Due> out;
    for (auto& [person, each] : due) out.push_back(std::move(each));
    return out;
}

void end(Visit& visit, const Mailing& mailing, State state) {
    platform::write(visit, [&] { store::end_mailing(visit.db(), mailing.id, state, visit.now()); });
}

void send_beat(Visit& visit, const Mailing& mailing) {
    auto item = find_item(visit, mailing.item);
    if (!item || item->state != items::State::published) return end(visit, mailing, State::stopped);
    auto beat = rules::beat_of(mailing.per_minute);
    auto next = visit.now() + beat.every;
    auto unanswered = store::count_unanswered(visit.db(), mailing.id, visit.now() - answers_within);
    if (rules::is_congested(unanswered, mailing.per_minute))
        return platform::write(visit, [&] { store::update_departure(visit.db(), mailing, next); });
    auto waiting = store::list_waiting(visit.db(), mailing.id, beat.count);
    if (waiting.empty()) return end(visit, mailing, State::over);
    auto letters = write_letters(visit, mailing, *item, waiting);
    platform::write(visit, [&] {
        if (!store::update_departure(visit.db(), mailing, next)) return; // paused, stopped, or sent by another node
        for (const auto& [recipient, mail] : letters)
            if (store::update_outcome(visit.db(), item->id, recipient.person, recipient.outcome, visit.now()) && mail)
                platform::send_later(visit, *mail);
    });
}

void send_due(Visit& visit) {
    for (auto& mailing : store::list_due(visit.db(), visit.now(), mailings_at_once)) {
        if (!mailing.is_gathered && !gather(visit, mailing)) continue;
        send_beat(visit, mailing);
    }
    platform::write(visit, [&] {
        if (auto next = store::find_next_departure(visit.db())) send_due_later(visit, std::max(*next, visit.now()));
    });
}

std::optional<MailingId> mailing_of(std::string_view kind) {
    if (!kind.starts_with(mail_kind)) return std::nullopt;
    kind.remove_prefix(mail_kind.size());
    MailingId id;
    auto [end, fault] = std::from_chars(kind.data(), kind.data() + kind.size(), id.number);
    return fault == std::errc() && end == kind.data() + kind.size() ? std::optional(id) : std::nullopt;
}

template <Outcome outcome>
void note_answer(Visit& visit, const platform::Fact& fact) {
    auto mail = platform::find_mail(visit.db(), {fact.subject});
    auto mailing = mail ? mailing_of(mail->kind) : std::nullopt;
    if (!mailing) return;
    store::settle(visit.db(), *mailing,
                  {.person = mail->to_person,
                   .outcome = outcome,
                   .answer = outcome == Outcome::refused ? mail->answer : std::string()});
}

// Deleted by its author, or hidden by a moderator: what has not left does not leave.
void stop_sending(Visit& visit, const platform::Fact& fact) {
    if (auto mailing = store::find_on_its_way(visit.db(), ItemId{fact.subject}))
        store::end_mailing(visit.db(), mailing->id, State::stopped, visit.now());
}

} // namespace

void send_due_later(Visit& visit, base::Instant at) {
    visit.later({.kind = std::string(send_due_kind),
                 .payload = {},
                 .run_at = at,
                 .unique_key = std::to_string(at.milliseconds)});
}

std::vector<platform::JobHandler> job_handlers() {
    return {{.kind = send_due_kind, .run = [](Visit& visit, const std::string&) { send_due(visit); }, .at_once = 1}};
}

// A job that failed too often is parked; what it was for goes on.
std::vector<platform::Timer> timers() {
    return {{.name = "mailings.send_missed", .every = std::chrono::minutes(10), .run = send_due}};
}

std::vector<platform::Listener> listeners() {
    using When = platform::Listener::When;
    return {{.name = "mailings.delete", .kind = items::item_deleted, .when = When::within, .hear = stop_sending},
            {.name = "mailings.hide", .kind = items::item_hidden, .when = When::within, .hear = stop_sending},
            {.name = "mailings.accept",
             .kind = platform::mail_accepted,
             .when = When::within,
             .hear = note_answer<Outcome::accepted>},
            {.name = "mailings.refuse",
             .kind = platform::mail_refused,
             .when = When::within,
             .hear = note_answer<Outcome::refused>}};
}

} // namespace mailings
