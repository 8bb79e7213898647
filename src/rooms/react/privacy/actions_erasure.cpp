// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/random.hpp"
#include "platform/log.hpp"
#include "platform/outbox_room.hpp"
#include "rooms/people/audit/audit.hpp"
#include "rooms/react/privacy/actions.hpp"
#include "rooms/react/privacy/erase.hpp"
#include "rooms/react/privacy/send.hpp"
#include "rooms/react/privacy/store.hpp"
#include <charconv>

namespace privacy {

using base::Refusal;
using base::say;
using platform::Visit;

namespace {

constexpr base::Milliseconds regret = std::chrono::hours(24 * 7);
constexpr base::Milliseconds next_try = std::chrono::hours(24);
constexpr int due_at_once = 100;
constexpr int waiting_max = 500;
constexpr std::string_view erased_kind = "privacy.erased";

void erase_later(Visit& visit, PersonId person, base::Instant at) {
    visit.later({.kind = "privacy.erase", .payload = std::to_string(person.number), .run_at = at, .unique_key = {}});
}

void ask(Visit& visit, const ErasureRequest& request) {
    accounts::refuse_last_administrator(visit, request.person);
    auto token = base::random_token();
    if (!store::insert_request(visit.db(), request, base::hash_token(token))) return; // it waits already
    if (request.by)
        audit::record(visit, {.act = audit::Act::erasure_asked, .page = audit::Page::record}, request.person);
    erase_later(visit, request.person, request.due_at);
    auto account = accounts::find_account(visit.db(), request.person);
    if (!account || request.due_at <= visit.now()) return;
    send_to(visit, *account, "privacy.erasure_asked", [&](const words::Words& words) {
        return erasure_asked_mail(words, platform::absolute(visit.house(), "/erasure/" + token), request.due_at);
    });
}

void undo(Visit& visit, PersonId person) {
    if (!store::delete_request(visit.db(), person)) return;
    if (auto account = accounts::find_account(visit.db(), person))
        send_to(visit, *account, "privacy.erasure_undone", erasure_undone_mail);
}

// The last administrator stays until somebody else has the office: asked again each day.
bool may_go(Visit& visit, PersonId person) {
    try {
        accounts::refuse_last_administrator(visit, person);
        return true;
    } catch (const Refusal&) {
        store::update_due(visit.db(), person, visit.now() + next_try);
        return false;
    }
}

void erase_waiting(Visit& visit, PersonId person) {
    auto is_erased = platform::write(visit, [&] {
        auto request = store::find_request(visit.db(), person);
        if (!request || request->due_at > visit.now() || !may_go(visit, person)) return false;
        auto account = accounts::find_account(visit.db(), person);
        erase(visit, *request);
        if (!account) return true;
        account->person = {}; // the address alone, until the message has left
        send_to(visit, *account, erased_kind, erased_mail);
        return true;
    });
    if (is_erased) finish_erasures(visit);
}

std::optional<ErasureRequest> find_by_token(Visit& visit, std::string_view token) {
    return store::find_request_by_undo(visit.db(), base::hash_token(token));
}

} // namespace

void ask_erasure(Visit& visit, Writings writings) {
    platform::write(visit, [&] {
        ask(visit, {.person = visit.viewer().person,
                    .by = {},
                    .writings = writings,
                    .reason = Reason::own_wish,
                    .asked_at = visit.now(),
                    .due_at = visit.now() + regret});
    });
}

std::optional<ErasureRequest> find_own_request(Visit& visit) {
    return store::find_request(visit.db(), visit.viewer().person);
}

void undo_own_erasure(Visit& visit) {
    platform::write(visit, [&] { undo(visit, visit.viewer().person); });
}

std::optional<ErasureRequest> find_undo(Visit& visit, std::string_view token) {
    return find_by_token(visit, token);
}

void undo_by_link(Visit& visit, std::string_view token) {
    platform::write(visit, [&] {
        auto request = find_by_token(visit, token);
        if (!request) throw Refusal::not_found();
        undo(visit, request->person);
    });
}

accounts::Person access_erasure(Visit& visit, base::PublicId id) {
    auto person = accounts::find_person(visit.db(), id);
    bool is_theirs = person && visit.viewer().is_administrator() && person->id != visit.viewer().person;
    if (!is_theirs || person->name().empty()) throw Refusal::not_found();
    return *person;
}

void order_erasure(Visit& visit, base::PublicId id, const Wish& wish) {
    platform::write(visit, [&] {
        auto person = access_erasure(visit, id);
        bool is_now = wish.when == Wish::When::now;
        ask(visit, {.person = person.id,
                    .by = visit.viewer().person,
                    .writings = wish.writings,
                    .reason = wish.reason,
                    .asked_at = visit.now(),
                    .due_at = is_now ? visit.now() : visit.now() + regret});
    });
}

void withdraw_erasure(Visit& visit, base::PublicId id) {
    platform::write(visit, [&] {
        auto person = access_erasure(visit, id);
        if (!store::find_request(visit.db(), person.id)) return;
        undo(visit, person.id);
        audit::record(visit, {.act = audit::Act::erasure_withdrawn, .page = audit::Page::record}, person.id);
    });
}

std::vector<ErasureRequest> list_waiting(Visit& visit) {
    return store::list_requests(visit.db(), waiting_max);
}

void erase_job(Visit& visit, const std::string& payload) {
    std::int64_t number = 0;
    std::from_chars(payload.data(), payload.data() + payload.size(), number);
    erase_waiting(visit, PersonId{number});
}

void erase_due(Visit& visit) {
    for (auto person : store::list_due(visit.db(), visit.now(), due_at_once)) erase_waiting(visit, person);
    finish_erasures(visit); // what a crash left
}

void forget_mail(Visit& visit, const platform::Fact& fact) {
    platform::MailId id{fact.subject};
    auto mail = platform::find_mail(visit.db(), id);
    if (!mail || mail->kind != erased_kind) return;
    platform::write(visit, [&] { platform::forget_settled(visit, id); });
}

} // namespace privacy
