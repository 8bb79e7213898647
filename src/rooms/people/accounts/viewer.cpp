// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/accounts/actions.hpp"
#include "rooms/people/accounts/keys.hpp"
#include "rooms/people/accounts/rules.hpp"
#include "rooms/people/accounts/store.hpp"

namespace accounts {

using platform::Viewer;
using platform::Visit;

namespace {

constexpr std::size_t token_length = 43;

Viewer to_viewer(const SessionViewer& found, Viewer::Means means) {
    Viewer viewer;
    viewer.person = found.person;
    viewer.public_id = found.public_id;
    viewer.name = Person{.id = found.person,
                         .public_id = found.public_id,
                         .first_name = found.first_name,
                         .last_name = found.last_name}
                      .name();
    viewer.first_name = found.first_name;
    viewer.roles = found.roles;
    viewer.is_member = true;
    viewer.session = found.row;
    viewer.means = means;
    viewer.language = words::parse_language(found.language).value_or(words::Language::fr);
    viewer.time_zone = found.time_zone;
    viewer.theme = found.theme;
    viewer.mode = found.mode;
    viewer.has_search_key = found.has_search_key;
    return viewer;
}

Visit::Lasting lasting_of(Keep keep) {
    return keep == Keep::ninety_days ? Visit::Lasting::ninety_days : Visit::Lasting::browser;
}

// Who comes by a letter has given no address yet.
void insert_account_without_address(Visit& visit, PersonId person) {
    if (!store::find_person(visit.db(), person)) throw base::Refusal::not_found();
    auto house = platform::organisation(visit);
    store::insert_account(
        visit.db(),
        {.person = person, .email = {}, .email_key = {}, .language = house->language, .time_zone = house->time_zone});
}

// A browser that this person has not come in with before. The first one ever is no news.
void note_device(Visit& visit, PersonId person, SessionId session, bool is_first) {
    bool is_new = store::insert_known_device(visit.db(), person, hash_visitor(visit), visit.now());
    if (is_new && !is_first)
        platform::tell(visit,
                       {.kind = device_added, .subject = person.number, .object = session.number, .actor = person});
}

// To the day, and written once a day: enough to know who is dormant.
void note_presence(Visit& visit, const SessionViewer& found, Viewer::Means means) {
    auto today = rules::start_of_day(visit.now());
    bool is_account_current = found.last_seen_at && *found.last_seen_at >= today;
    if (is_account_current && found.last_used_at && *found.last_used_at >= today) return;
    auto note = [&] {
        if (!is_account_current) store::update_last_seen(visit.db(), found.person, today);
        if (means == Viewer::Means::session)
            store::update_session_use(visit.db(), SessionId{found.row}, visit.now());
        else
            store::update_api_token_use(visit.db(), found.row, visit.now());
    };
    try {
        platform::write(visit, note);
    } catch (const db::Error&) { // a full disk: people still read
    }
}

} // namespace

std::optional<Viewer> viewer_of_session(Visit& visit, std::string_view token) {
    if (token.size() != token_length) return std::nullopt;
    auto found = store::find_session_viewer(visit.db(), base::hash_token(token), visit.now());
    if (!found) return std::nullopt;
    note_presence(visit, *found, Viewer::Means::session);
    return to_viewer(*found, Viewer::Means::session);
}

std::optional<Viewer> viewer_of_token(Visit& visit, std::string_view token) {
    if (token.size() != token_length) return std::nullopt;
    auto found = store::find_token_viewer(visit.db(), base::hash_token(token));
    if (!found) return std::nullopt;
    note_presence(visit, *found, Viewer::Means::token);
    return to_viewer(*found, Viewer::Means::token);
}

void begin_session(Visit& visit, PersonId person, Keep keep, std::string_view user_agent) {
    auto account = store::find_account(visit.db(), person);
    if (!account) {
        insert_account_without_address(visit, person);
        account = store::find_account(visit.db(), person);
    }
    if (account->state == AccountState::suspended) throw base::Refusal::not_found();
    if (!account->opened_at) {
        store::open_account(visit.db(), person, visit.now());
        platform::tell(visit, {.kind = account_opened, .subject = person.number, .actor = person});
    }
    auto token = new_secret(visit, "session");
    auto lifetime = keep == Keep::ninety_days ? lasting_session : brief_session;
    auto session = store::insert_session(visit.db(), {.public_id = base::PublicId::random(),
                                                      .token_hash = base::hash_token(token),
                                                      .person = person,
                                                      .device = rules::device_label(user_agent),
                                                      .is_lasting = keep == Keep::ninety_days,
                                                      .created_at = visit.now(),
                                                      .expires_at = visit.now() + lifetime});
    note_device(visit, person, session, !account->opened_at);
    store::update_last_seen(visit.db(), person, rules::start_of_day(visit.now()));
    platform::tell(visit, {.kind = signed_in, .subject = person.number, .actor = person});
    visit.new_session_token = token;
    visit.session_lasting = lasting_of(keep);
}

void meet(Visit& visit, PersonId person, Keep keep) {
    // The same form sent again does not run the act: its secret can be made again.
    if (!visit.new_session_token) visit.new_session_token = new_secret(visit, "session");
    visit.session_lasting = lasting_of(keep);
    auto found = store::find_person(visit.db(), person);
    auto account = store::find_account(visit.db(), person);
    if (!found || !account) throw base::Refusal::not_found();
    auto preferences = store::get_preferences(visit.db(), person);
    visit.set_viewer(to_viewer({.row = 0,
                                .person = person,
                                .public_id = found->public_id,
                                .first_name = found->first_name,
                                .last_name = found->last_name,
                                .roles = account->roles,
                                .language = preferences.language,
                                .time_zone = preferences.time_zone,
                                .theme = preferences.theme,
                                .mode = preferences.mode,
                                .has_search_key = preferences.has_search_key,
                                .last_seen_at = {},
                                .last_used_at = {}},
                               Viewer::Means::session));
}

} // namespace accounts
