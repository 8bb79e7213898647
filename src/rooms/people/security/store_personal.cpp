// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/security/store_personal.hpp"
#include "platform/platform.hpp"
#include "rooms/people/security/security.hpp"
#include "rooms/people/security/store.hpp"

namespace security::store {

namespace {

using base::mark;
using platform::Forgetting;
using platform::Visit;
using Kind = platform::PersonalColumn::Kind;
using Fate = platform::PersonalPlace::Fate;

const db::Query list_passkey_rows{
    .name = "security.list_personal_passkeys",
    .text = "SELECT label, created_at, last_used_at FROM passkeys WHERE person_id = $1 ORDER BY id",
};
const db::Query list_app_rows{
    .name = "security.list_personal_app",
    .text = "SELECT created_at, last_used_at FROM app_secrets WHERE person_id = $1",
};
const db::Query list_code_rows{
    .name = "security.list_personal_codes",
    .text = "SELECT COUNT(*), COUNT(used_at), MAX(used_at) FROM recovery_codes WHERE person_id = $1 GROUP BY person_id",
};
const db::Query list_reentry_rows{
    .name = "security.list_personal_reentries",
    .text = "SELECT state, asked_at, settled_at FROM reentries WHERE person_id = $1 ORDER BY id",
};
const db::Query list_asked_rows{
    .name = "security.list_personal_asked",
    .text = "SELECT state, asked_at FROM reentries WHERE asked_by = $1 ORDER BY id",
};
const db::Query list_settled_rows{
    .name = "security.list_personal_settled",
    .text = "SELECT state, settled_at FROM reentries WHERE settled_by = $1 AND person_id <> $1 ORDER BY id",
};

const db::Query forget_handle{.name = "security.forget_handle",
                              .text = "DELETE FROM passkey_handles WHERE person_id = $1"};
const db::Query forget_confirmations{
    .name = "security.forget_confirmations",
    .text = "DELETE FROM confirmation_codes WHERE session_id IN (SELECT id FROM sessions WHERE person_id = $1)",
};
const db::Query forget_reentries{.name = "security.forget_reentries",
                                 .text = "DELETE FROM reentries WHERE person_id = $1"};
const db::Query has_acted{
    .name = "security.has_acted",
    .text = "SELECT id FROM reentries WHERE asked_by = $1 OR settled_by = $1 LIMIT 1",
};
const db::Query unname_asked{.name = "security.unname_asked",
                             .text = "UPDATE reentries SET asked_by = $2 WHERE asked_by = $1"};
const db::Query unname_settled{.name = "security.unname_settled",
                               .text = "UPDATE reentries SET settled_by = $2 WHERE settled_by = $1"};

const char* state_word(std::int64_t state) {
    switch (ReentryState{static_cast<int>(state)}) {
        case ReentryState::asked: return mark("waits");
        case ReentryState::done: return mark("let back in");
        case ReentryState::withdrawn: return mark("withdrawn");
    }
    return "";
}

void forget(Visit& visit, Forgetting& forgetting) {
    auto& connection = visit.db();
    auto person = forgetting.person;
    delete_passkeys(connection, person);
    delete_app(connection, person);
    delete_plan(connection, person);
    delete_codes(connection, person);
    for (const auto* query : {&forget_handle, &forget_confirmations, &forget_reentries}) connection.run(*query, person);
    if (!connection.find<std::int64_t>(has_acted, person)) return;
    connection.run(unname_asked, person, forgetting.nobody_in_office());
    connection.run(unname_settled, person, forgetting.nobody_in_office());
}

std::vector<platform::PersonalList> key_lists() {
    return {
        {.name = "passkeys",
         .title = mark("My passkeys"),
         .about = mark("Which devices let you in; what they prove it with is on them alone."),
         .query = &list_passkey_rows,
         .columns = {{"label", mark("Name")},
                     {"created_at", mark("Since"), Kind::moment},
                     {"last_used_at", mark("Last used"), Kind::moment}}},
        {.name = "code_app",
         .title = mark("My code app"),
         .about = mark("Since when it shows your six digits; its secret stays sealed."),
         .query = &list_app_rows,
         .columns = {{"created_at", mark("Since"), Kind::moment}, {"last_used_at", mark("Last used"), Kind::moment}}},
        {.name = "recovery_codes",
         .title = mark("My recovery codes"),
         .about = mark("How many; the codes themselves are kept as hashes that nobody can read back."),
         .query = &list_code_rows,
         .columns = {{"count", mark("How many"), Kind::number},
                     {"used", mark("Used already"), Kind::number},
                     {"last_used_at", mark("Last used"), Kind::moment}}}};
}

std::vector<platform::PersonalList> reentry_lists() {
    return {
        {.name = "reentries",
         .title = mark("When officers let me back in"),
         .about = mark("Two of them agree before a new way in is opened for you."),
         .query = &list_reentry_rows,
         .columns = {{"state", mark("State"), Kind::choice, state_word},
                     {"asked_at", mark("Asked"), Kind::moment},
                     {"settled_at", mark("Decided on"), Kind::moment}}},
        {.name = "reentries_asked",
         .title = mark("People I asked to let back in"),
         .about = mark("What you did as an officer; whom it was for is theirs to tell."),
         .query = &list_asked_rows,
         .columns = {{"state", mark("State"), Kind::choice, state_word}, {"asked_at", mark("Asked"), Kind::moment}}},
        {.name = "reentries_settled",
         .title = mark("Requests to let somebody back in that I decided about"),
         .about = mark("What you did as an officer; whom it was for is theirs to tell."),
         .query = &list_settled_rows,
         .columns = {{"state", mark("State"), Kind::choice, state_word},
                     {"settled_at", mark("Decided on"), Kind::moment}}}};
}

} // namespace

platform::Personal personal() {
    constexpr auto office = "an act of office: nobody’s name stands there any more";
    platform::Personal out{
        .places = {{"passkeys.person_id", "passkeys"},
                   {"passkey_handles.person_id", "", "a random name towards devices, which says nothing"},
                   {"app_secrets.person_id", "code_app"},
                   {"app_plans.person_id", "", "a sealed secret that waits an hour for its first code"},
                   {"recovery_codes.person_id", "recovery_codes"},
                   {"recovery_code_keys.person_id", "", "what the codes are hashed with, sealed; it goes with them"},
                   {"reentries.person_id", "reentries"},
                   {"reentries.asked_by", "reentries_asked", office, Fate::unnamed},
                   {"reentries.settled_by", "reentries_settled", office, Fate::unnamed}},
        .lists = key_lists(),
        .forget = forget,
        .facts_about = {passkey_added, passkey_removed, app_added, app_removed, codes_made, code_used, reentry_asked,
                        reentry_done, reentry_withdrawn, keys_forgotten},
        .queries = {&forget_handle, &forget_confirmations, &forget_reentries, &has_acted, &unname_asked,
                    &unname_settled}};
    for (auto& list : reentry_lists()) out.lists.push_back(std::move(list));
    return out;
}

} // namespace security::store
