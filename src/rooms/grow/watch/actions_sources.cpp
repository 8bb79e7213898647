// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/text.hpp"
#include "net/http_client.hpp"
#include "platform/platform.hpp"
#include "rooms/grow/watch/actions.hpp"
#include "rooms/grow/watch/fetching.hpp"
#include "rooms/grow/watch/rules.hpp"
#include "rooms/grow/watch/store.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/people/members/members.hpp"
#include <array>

namespace watch {

using base::Refusal;
using base::say;
using platform::Visit;

namespace {

// "monde.example/veille" is an address that people type.
std::string whole_address(std::string_view typed) {
    auto address = base::clean_line(typed);
    if (!address.empty() && address.find("://") == std::string::npos) address = "https://" + address;
    return address;
}

PersonId named_person(Visit& visit, std::string_view typed) {
    auto handle = base::clean_line(typed);
    if (handle.starts_with('@')) handle.erase(0, 1);
    const std::array handles{handle};
    auto found = members::list_by_handle(visit.db(), handles);
    if (found.empty())
        throw Refusal::invalid("person", say("Nobody here has this name. Choose among the names offered as you type."));
    return found.front().person;
}

} // namespace

Source access_source(Visit& visit, PublicId id) {
    access_desk(visit);
    auto source = store::find_source(visit.db(), id);
    if (!source) throw Refusal::not_found();
    return *source;
}

void add_source(Visit& visit, std::string_view given_name, std::string_view typed) {
    auto name = base::clean_line(given_name);
    auto address = whole_address(typed);
    check_source(name, address);
    if (!net::may_fetch(address))
        throw Refusal::invalid("address", say("The house does not go there: give the address of a public site."));
    platform::write(visit, [&] {
        access_desk(visit);
        if (auto there = store::find_source_at(visit.db(), address))
            throw Refusal::invalid("address", say("This source is in the list already."));
        if (static_cast<std::int64_t>(store::list_sources(visit.db()).size()) >= sources_max)
            throw Refusal::invalid("address", say("There are {n} sources already: that is all there is room for.",
                                                  {{"n", std::to_string(sources_max)}}));
        auto id = store::insert_source(visit.db(), {.public_id = PublicId::random(),
                                                    .name = name,
                                                    .address = address,
                                                    .added_by = visit.viewer().person,
                                                    .added_at = visit.now(),
                                                    .etag = {},
                                                    .last_modified = {},
                                                    .next_at = visit.now()});
        fetch_later(visit, id);
        platform::tell(visit, {.kind = source_added, .subject = id.number});
    });
}

void stop_source(Visit& visit, PublicId id) {
    platform::write(visit, [&] {
        auto source = access_source(visit, id);
        if (source.state == SourceState::stopped) return;
        source.state = SourceState::stopped;
        store::update_state(visit.db(), source);
        platform::tell(visit, {.kind = source_stopped, .subject = source.id.number});
    });
}

void follow_source(Visit& visit, PublicId id) {
    platform::write(visit, [&] {
        auto source = access_source(visit, id);
        bool was_stopped = source.state == SourceState::stopped;
        source.state = SourceState::followed;
        source.next_at = visit.now();
        store::update_state(visit.db(), source);
        fetch_later(visit, source.id);
        if (was_stopped) platform::tell(visit, {.kind = source_followed, .subject = source.id.number});
    });
}

void name_referee(Visit& visit, std::string_view handle) {
    auto person = named_person(visit, handle);
    platform::write(visit, [&] {
        if (!store::insert_referee(visit.db(), person, visit.viewer().person, visit.now())) return;
        platform::tell(visit, {.kind = referee_named, .subject = person.number});
    });
}

void dismiss_referee(Visit& visit, PublicId id) {
    platform::write(visit, [&] {
        auto person = accounts::find_person(visit.db(), id);
        if (!person) throw Refusal::not_found();
        if (!store::delete_referee(visit.db(), person->id)) return;
        platform::tell(visit, {.kind = referee_dismissed, .subject = person->id.number});
    });
}

void choose_digest(Visit& visit, Pace pace, std::string_view follows) {
    auto trades = trades_of(split_trades(follows));
    if (trades.size() > trades_max)
        throw Refusal::invalid("follows", say("{n} trades at most.", {{"n", std::to_string(trades_max)}}));
    platform::write(visit, [&] {
        auto person = visit.viewer().person;
        store::update_pace(visit.db(), person, pace);
        store::delete_follows(visit.db(), person);
        for (const auto& trade : trades) store::insert_follow(visit.db(), person, trade);
    });
}

void update_pace(Visit& visit, PersonId person, Pace pace) {
    platform::write(visit, [&] { store::update_pace(visit.db(), person, pace); });
}

} // namespace watch
