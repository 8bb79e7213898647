// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/text.hpp"
#include "platform/secret.hpp"
#include "platform/write_apart.hpp"
#include "rooms/people/accounts/actions.hpp"
#include "rooms/people/accounts/jobs.hpp"
#include "rooms/people/accounts/keys.hpp"
#include "rooms/people/accounts/limits.hpp"
#include "rooms/people/accounts/rules.hpp"
#include "rooms/people/accounts/store.hpp"

namespace accounts {

using base::Refusal;
using base::RefusalKind;
using base::say;
using platform::Visit;

namespace {

Refusal used_or_old() {
    return Refusal::conflict(say("This way in has been used, or is too old."), "/sign-in");
}

Arrival turned_away(PersonId person) {
    return {.person = person, .door = Arrival::Door::suspended, .next_path = {}};
}

bool owes_second_step(Visit& visit, PersonId person) {
    auto account = store::find_account(visit.db(), person);
    return account && needs_second_step(*account);
}

// Inside write(): the first proof was right.
void begin(Visit& visit, PersonId person, const SignInWish& wish) {
    if (owes_second_step(visit, person))
        begin_half_sign_in(visit, person, wish);
    else
        begin_session(visit, person, wish.keep, wish.user_agent);
}

Arrival let_in(Visit& visit, PersonId person, const SignInWish& wish) {
    if (owes_second_step(visit, person)) return {.person = person, .door = Arrival::Door::second_step, .next_path = {}};
    meet(visit, person, wish.keep);
    return {.person = person, .door = Arrival::Door::open, .next_path = wish.next_path};
}

// Uses the way in and opens a session: one transaction, once. Somebody suspended keeps it, to read why again.
Arrival enter(Visit& visit, WayInId id, const SignInWish& wish) {
    auto known = store::find_way_in(visit.db(), id);
    if (known && known->person && !known->used_at && known->expires_at > visit.now() &&
        is_suspended(visit, *known->person))
        return turned_away(*known->person);
    auto person = platform::write(visit, [&] {
        auto way = store::find_way_in(visit.db(), id);
        if (!way || !way->person || way->expires_at <= visit.now()) throw used_or_old();
        if (store::use_way_in(visit.db(), id, visit.now()) == 0) throw used_or_old();
        begin(visit, *way->person, wish);
        return *way->person;
    });
    return let_in(visit, person, wish);
}

void count_failure(Visit& visit) {
    platform::count_one(visit, limits::failures_from, visit.remote_address);
}

bool is_right_password(Visit& visit, const std::optional<Account>& account, std::string_view password) {
    auto kept = account ? store::find_password_hash(visit.db(), account->person) : std::string();
    // Nobody has this address, or no password: the same time passes.
    auto verified = base::verify_password(kept.empty() ? std::string(nobodys_password_hash) : kept, password);
    return verified && !kept.empty();
}

// The person whose letter this is: the digits and the name (or the address) that go with them.
std::optional<WayInId> find_letter(Visit& visit, const LetterCode& letter) {
    auto digits = rules::read_code(letter.code);
    if (digits.empty()) return std::nullopt;
    auto name = base::fold(letter.name);
    auto address = parse::read_email_address(letter.name);
    for (const auto& way : store::list_ways_in_by_code(visit.db(), hash_code(visit, digits), visit.now())) {
        auto person = store::find_person(visit.db(), way.person.value_or(PersonId{}));
        if (!person) continue;
        if (!name.empty() && base::fold(person->last_name) == name) return way.id;
        auto account = address ? store::find_account_by_key(visit.db(), address->key) : std::nullopt;
        if (account && account->person == person->id) return way.id;
    }
    return std::nullopt;
}

} // namespace

Asked ask_for_message(Visit& visit, const SignInWish& wish) {
    auto address = rules::check_email(wish.email);
    limits::count_and_check(visit, limits::messages_from, visit.remote_address);
    auto subject = limits::subject_of(visit, address.key);
    try {
        platform::write(visit, [&] {
            limits::count_and_check(visit, limits::messages, subject);
            auto id = store::upsert_sign_in_request(visit.db(), {.visitor_hash = hash_visitor(visit),
                                                                 .email = address.text,
                                                                 .next_path = wish.next_path,
                                                                 .is_lasting = wish.keep == Keep::ninety_days,
                                                                 .expires_at = visit.now() + sign_in_lifetime});
            send_sign_in_later(visit, id);
        });
    } catch (const Refusal& refusal) {
        if (refusal.kind != RefusalKind::too_many) throw;
        return Asked::too_often;
    }
    return Asked::message_on_its_way;
}

Arrival sign_in_with_password(Visit& visit, const SignInWish& wish, std::string_view password) {
    auto address = rules::check_email(wish.email);
    platform::check_limit(visit, limits::failures_from, visit.remote_address);
    auto subject = limits::subject_of(visit, address.key);
    limits::count_try(visit, subject);
    auto account = store::find_account_by_key(visit.db(), address.key);
    if (!is_right_password(visit, account, password)) {
        count_failure(visit);
        throw Refusal::invalid("password", say("This address and this password do not go together. Leave the password "
                                               "empty, and a message will let you in."));
    }
    limits::forget_tries(visit, subject);
    if (account->state == AccountState::suspended) return turned_away(account->person);
    auto person = platform::write(visit, [&] {
        begin(visit, account->person, wish);
        return account->person;
    });
    return let_in(visit, person, wish);
}

std::optional<SignInRequest> find_asked(Visit& visit) {
    return store::find_sign_in_request(visit.db(), hash_visitor(visit), visit.now());
}

Arrival sign_in_with_code(Visit& visit, std::string_view code, std::string_view user_agent) {
    platform::check_limit(visit, limits::failures_from, visit.remote_address);
    auto asked = find_asked(visit);
    if (!asked) throw Refusal::invalid("code", say("Ask for a message first: its code works in this browser only."));
    auto digits = rules::read_code(code);
    if (digits.empty()) throw Refusal::invalid("code", say("The code is six digits."));
    auto tries_left = platform::write_apart(visit, [&] { return store::use_try(visit.db(), asked->id); });
    if (tries_left == 0) throw Refusal::invalid("code", say("Five tries are over. Ask for a new message."));
    if (!asked->way_in || !base::equal_in_constant_time(asked->code_hash, hash_code(visit, digits))) {
        count_failure(visit);
        throw Refusal::invalid("code", say("This is not the code of the latest message. Look at it once more."));
    }
    SignInWish wish{.email = asked->email,
                    .next_path = asked->next_path,
                    .keep = asked->is_lasting ? Keep::ninety_days : Keep::while_open,
                    .user_agent = std::string(user_agent)};
    return enter(visit, *asked->way_in, wish);
}

Arrival sign_in_with_letter(Visit& visit, const LetterCode& letter, const SignInWish& wish) {
    platform::check_limit(visit, limits::failures_from, visit.remote_address);
    auto subject = platform::blind_index(visit, "letter", base::fold(letter.name));
    limits::count_and_check(visit, limits::letter_failures, subject);
    auto way = find_letter(visit, letter);
    if (!way) {
        count_failure(visit);
        throw Refusal::invalid("code", say("This name and this code do not go together. Is it the latest letter?"));
    }
    try {
        auto arrival = enter(visit, *way, wish); // sent again because its answer was lost: the same session
        platform::clear_count(visit, limits::letter_failures, subject);
        return arrival;
    } catch (const Refusal& refusal) {
        if (refusal.kind != RefusalKind::conflict) throw;
        throw Refusal::invalid("code",
                               say("This code has been used. Sign in with a message, or ask for another letter."));
    }
}

WayInView find_way_in(Visit& visit, std::string_view token) {
    WayInView view;
    auto way = store::find_way_in(visit.db(), base::hash_token(token));
    if (!way || !way->person || way->purpose == WayInPurpose::setup) return view;
    auto person = store::find_person(visit.db(), *way->person);
    auto account = store::find_account(visit.db(), *way->person);
    if (!person) return view;
    view.person = person->id;
    view.first_name = person->first_name.empty() ? person->last_name : person->first_name;
    view.has_account = account && !account->email.empty() && account->state != AccountState::suspended;
    view.state = way->used_at                     ? WayInState::used
                 : way->expires_at <= visit.now() ? WayInState::expired
                                                  : WayInState::open;
    return view;
}

Arrival sign_in_with_link(Visit& visit, std::string_view token, const SignInWish& wish) {
    auto way = store::find_way_in(visit.db(), base::hash_token(token));
    if (!way || !way->person || way->purpose == WayInPurpose::setup) throw Refusal::not_found();
    return enter(visit, way->id, wish);
}

Asked ask_for_fresh_link(Visit& visit, std::string_view token) {
    auto way = store::find_way_in(visit.db(), base::hash_token(token));
    if (!way || find_way_in(visit, token).state != WayInState::expired) throw Refusal::not_found();
    auto account = store::find_account(visit.db(), *way->person);
    auto address = parse::read_email_address(account ? account->email : "");
    if (!address) throw Refusal::not_found();
    limits::count_and_check(visit, limits::messages_from, visit.remote_address);
    auto subject = limits::subject_of(visit, address->key);
    try {
        platform::write(visit, [&] {
            limits::count_and_check(visit, limits::messages, subject);
            send_fresh_link_later(visit, way->id);
        });
    } catch (const Refusal& refusal) {
        if (refusal.kind != RefusalKind::too_many) throw;
        return Asked::too_often;
    }
    return Asked::message_on_its_way;
}

void sign_out(Visit& visit) {
    auto person = visit.viewer().person;
    platform::write(visit, [&] {
        store::delete_session_row(visit.db(), SessionId{visit.viewer().session});
        visit.cut_streams(person);
    });
    visit.end_session = true;
}

} // namespace accounts
