// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/invitations/actions.hpp"
#include "base/text.hpp"
#include "platform/write_apart.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/people/invitations/rules.hpp"
#include "rooms/people/invitations/store.hpp"
#include "rooms/people/members/members.hpp"
#include <algorithm>
#include <utility>

namespace invitations {

using base::Refusal;
using base::say;
using platform::Visit;

namespace {

std::int64_t count_lines(const members::Record& record) {
    std::int64_t lines = 0;
    for (const auto* text :
         {&record.trade, &record.job, &record.employer, &record.region, &record.city, &record.phone, &record.story})
        lines += text->empty() ? 0 : 1;
    return lines + std::ssize(record.interests) + std::ssize(record.offers) + std::ssize(record.seeks);
}

State state_of(const members::Record& record, const std::optional<accounts::Account>& account) {
    if (record.state == members::MemberState::left) return State::gone;
    return account && account->opened_at ? State::arrived : State::waiting;
}

// An employer who learns who is a member of an employees' union learns what the law protects (GDPR art. 9). In an
// employers' organisation the address of the company is the member's own.
bool counts_work_addresses(Visit& visit) {
    return platform::organisation(visit)->kind == platform::OrganisationKind::employees_union;
}

std::vector<PersonId> persons_of(Visit& visit, const std::vector<base::PublicId>& ids) {
    std::vector<PersonId> out;
    for (auto id : ids) {
        auto person = accounts::find_person(visit.db(), id);
        if (!person) throw Refusal::not_found();
        if (std::ranges::find(out, person->id) == out.end()) out.push_back(person->id);
    }
    return out;
}

bool is_candidate(const Invitation& invitation) {
    return invitation.state == State::waiting && invitation.means == Means::mail && !invitation.leaves_at;
}

std::vector<PersonId> list_chosen(Visit& visit, const Choice& choice) {
    if (choice.who != Choice::Who::pilots) return store::list_candidates(visit.db(), choice, wave_people_max);
    auto persons = persons_of(visit, choice.persons);
    std::vector<PersonId> out;
    for (const auto& invitation : store::list_invitations(visit.db(), persons))
        if (is_candidate(invitation)) out.push_back(invitation.person);
    std::ranges::sort(out);
    return out;
}

std::int64_t count_work(Visit& visit, const Choice& choice) {
    if (!counts_work_addresses(visit)) return 0;
    if (choice.who != Choice::Who::pilots) return store::count_work_addresses(visit.db(), choice);
    auto persons = persons_of(visit, choice.persons);
    auto invitations = store::list_invitations(visit.db(), persons);
    return std::ranges::count_if(
        invitations, [](const auto& each) { return is_candidate(each) && rules::is_work_address(each.email); });
}

base::Instant last_departure(Pace pace, const rules::Past& past, std::int64_t count) {
    return count == 0 ? past.start : rules::plan_departures(pace, past, count).back();
}

void tell_about(Visit& visit, std::string_view kind, const Wave& wave) {
    platform::tell(visit, {.kind = kind, .subject = wave.id.number});
}

} // namespace

void refresh(Visit& visit, PersonId person) {
    auto record = members::find_record(visit, person);
    if (!record) return;
    auto account = accounts::find_account(visit.db(), person);
    auto email = account ? account->email : std::string();
    store::upsert_summary(visit.db(), {.person = person,
                                       .name_key = base::fold(record->last_name + " " + record->first_name),
                                       .trade = record->trade,
                                       .trade_key = base::fold(record->trade),
                                       .region = record->region,
                                       .region_key = base::fold(record->region),
                                       .lines = count_lines(*record),
                                       .email = email,
                                       .is_work_address = rules::is_work_address(email),
                                       .state = state_of(*record, account),
                                       .means = email.empty() ? Means::letter : Means::mail});
}

Counts count_people(Visit& visit) {
    return store::count_people(visit.db(), visit.now());
}

bool asks_before_writing(Visit& visit, const Invitation& invitation) {
    return counts_work_addresses(visit) && invitation.state == State::waiting &&
           rules::is_work_address(invitation.email);
}

std::vector<PersonId> suggest_pilots(Visit& visit) {
    std::vector<PersonId> officers;
    for (auto role : {platform::Role::administrator, platform::Role::facilitator, platform::Role::treasurer})
        for (auto person : accounts::list_officers(visit.db(), role)) officers.push_back(person);
    std::vector<PersonId> out;
    for (const auto& invitation : store::list_invitations(visit.db(), officers))
        if (is_candidate(invitation) && std::ranges::find(out, invitation.person) == out.end())
            out.push_back(invitation.person);
    for (auto person : store::list_fullest(visit.db(), pilots_offered))
        if (std::ranges::find(out, person) == out.end()) out.push_back(person);
    if (out.size() > static_cast<std::size_t>(pilots_offered)) out.resize(static_cast<std::size_t>(pilots_offered));
    return out;
}

Plan plan_wave(Visit& visit, const Choice& choice) {
    auto past = store::find_past(visit.db(), visit.now());
    auto count = choice.who == Choice::Who::pilots
                     ? std::ssize(choice.persons)
                     : std::min(wave_people_max, store::count_candidates(visit.db(), choice));
    return {.count = count,
            .work_addresses = count_work(visit, choice),
            .last_new = last_departure(Pace::new_server, past, count),
            .last_known = last_departure(Pace::known_server, past, count)};
}

base::PublicId start_wave(Visit& visit, const WaveStart& start) {
    auto name = rules::check_wave_name(start.name);
    return platform::write(visit, [&] {
        auto persons = list_chosen(visit, start.choice);
        if (persons.empty())
            throw Refusal::invalid("person", say("Nobody of these can be invited by mail now. Choose others."));
        auto work = count_work(visit, start.choice);
        if (work > 0 && start.work_addresses == WorkAddresses::not_confirmed)
            throw Refusal::invalid("work_addresses", say("Some addresses may be read by an employer: confirm that you "
                                                         "have their owners’ agreement, or choose others."));
        auto departures =
            rules::plan_departures(start.pace, store::find_past(visit.db(), visit.now()), std::ssize(persons));
        Wave wave{.id = {},
                  .public_id = base::PublicId::random(),
                  .name = name,
                  .pace = start.pace,
                  .state = WaveState::running,
                  .people = std::ssize(persons),
                  .created_at = visit.now()};
        wave.id = store::insert_wave(visit.db(), wave, visit.viewer().person);
        for (std::size_t i = 0; i < persons.size(); ++i)
            store::update_planned(visit.db(), persons[i], wave.id, departures[i]);
        send_due_later(visit, departures.front());
        tell_about(visit, wave_started, wave);
        visit.result_at("/console/invitations/waves/" + wave.public_id.str());
        return wave.public_id;
    });
}

Wave get_wave(Visit& visit, std::string_view public_id) {
    auto id = base::PublicId::parse(public_id);
    auto wave = id ? store::find_wave(visit.db(), *id) : std::nullopt;
    if (!wave) throw Refusal::not_found();
    return *wave;
}

void pause_wave(Visit& visit, const Wave& wave) {
    platform::write(visit, [&] {
        if (store::update_wave_state(visit.db(), wave.id, WaveState::running, WaveState::paused) == 0) return;
        tell_about(visit, wave_paused, wave);
    });
}

void resume_wave(Visit& visit, const Wave& wave) {
    platform::write(visit, [&] {
        if (store::update_wave_state(visit.db(), wave.id, WaveState::paused, WaveState::running) == 0) return;
        auto persons = store::list_planned(visit.db(), wave.id);
        for (auto person : persons) store::update_unplanned(visit.db(), person);
        auto departures =
            rules::plan_departures(wave.pace, store::find_past(visit.db(), visit.now()), std::ssize(persons));
        for (std::size_t i = 0; i < persons.size(); ++i)
            store::update_planned(visit.db(), persons[i], wave.id, departures[i]);
        if (!departures.empty()) send_due_later(visit, departures.front());
        tell_about(visit, wave_resumed, wave);
    });
}

void stop_wave(Visit& visit, const Wave& wave) {
    platform::write(visit, [&] {
        auto stopped = store::update_wave_state(visit.db(), wave.id, WaveState::running, WaveState::stopped) +
                       store::update_wave_state(visit.db(), wave.id, WaveState::paused, WaveState::stopped);
        if (stopped == 0) return;
        store::delete_plan(visit.db(), wave.id);
        tell_about(visit, wave_stopped, wave);
    });
}

void invite_again(Visit& visit, base::PublicId id, WorkAddresses work_addresses) {
    platform::write(visit, [&] {
        auto person = accounts::find_person(visit.db(), id);
        auto invitation = person ? store::find_invitation(visit.db(), person->id) : std::nullopt;
        if (!invitation) throw Refusal::not_found();
        if (invitation->state == State::arrived)
            throw Refusal::conflict(say("This person has arrived in the meantime."));
        if (invitation->state >= State::gone)
            throw Refusal::conflict(say("This person has left, or asked not to be invited."));
        if (invitation->means == Means::letter)
            throw Refusal::conflict(say("This person has no address of their own."));
        if (work_addresses == WorkAddresses::not_confirmed && asks_before_writing(visit, *invitation))
            throw Refusal::invalid("work_addresses", say("An employer may read what arrives there: confirm that this "
                                                         "person agrees."));
        if (store::update_planned(visit.db(), person->id, std::nullopt, visit.now()) > 0)
            send_due_later(visit, visit.now());
    });
}

std::vector<PrintedLetter> print_letters(Visit& visit, const std::vector<base::PublicId>& ids) {
    if (ids.empty()) throw Refusal::invalid("person", say("Tick at least one person."));
    if (ids.size() > static_cast<std::size_t>(letters_max))
        throw Refusal::invalid("person", say("At most {n} letters at a time.", {{"n", std::to_string(letters_max)}}));
    auto persons = persons_of(visit, ids);
    std::vector<PrintedLetter> out;
    // Printing twice is printing again, with fresh codes: nothing is kept that would open a door.
    platform::write_apart(visit, [&] {
        out.clear();
        for (auto person : persons) {
            auto invitation = store::find_invitation(visit.db(), person);
            if (!invitation || invitation->state >= State::arrived) continue; // gone, or asked not to be invited
            auto way = accounts::issue_way_in(visit, person, accounts::WayInPurpose::invitation, lifetime);
            store::update_lettered(visit.db(), person, visit.now(), way.expires_at);
            platform::tell(visit, {.kind = letter_printed, .subject = person.number});
            out.push_back({.person = {.id = person, .public_id = {}, .first_name = {}, .last_name = {}},
                           .recipient = {},
                           .way = std::move(way)});
        }
    });
    for (auto& letter : out) {
        auto record = members::find_record(visit, letter.person.id);
        letter.person = accounts::find_person(visit.db(), letter.person.id).value();
        letter.recipient = {letter.person.name()};
        if (record && !record->address.empty()) letter.recipient.push_back(record->address);
        if (record && !(record->postal_code + record->city).empty())
            letter.recipient.push_back(base::trim(record->postal_code + " " + record->city));
    }
    return out;
}

std::string decline_path(Visit& visit, const accounts::Person& person) {
    auto id = person.public_id.str();
    return "/invitation/" + id + "/" + platform::blind_index(visit, "invitations.decline", id);
}

PersonId check_decline(Visit& visit, std::string_view id, std::string_view seal) {
    auto public_id = base::PublicId::parse(id);
    auto person = public_id ? accounts::find_person(visit.db(), *public_id) : std::nullopt;
    if (!person || !base::equal_in_constant_time(seal, platform::blind_index(visit, "invitations.decline", id)))
        throw Refusal::not_found();
    return person->id;
}

void decline(Visit& visit, PersonId person) {
    platform::write(visit, [&] {
        auto invitation = store::find_invitation(visit.db(), person);
        if (!invitation || invitation->state == State::arrived || invitation->state >= State::gone) return;
        store::update_state(visit.db(), person, State::declined);
        platform::tell(visit, {.kind = invitation_declined, .subject = person.number, .actor = person});
    });
}

void check_for_officers(Visit& visit, const std::vector<base::PublicId>& persons) {
    for (auto public_id : persons) {
        auto person = accounts::find_person(visit.db(), public_id);
        auto account = person ? accounts::find_account(visit.db(), person->id) : std::nullopt;
        if (account && account->roles != 0) accounts::check_confirmed(visit);
    }
}

} // namespace invitations
