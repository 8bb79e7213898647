// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/invitations/store_personal.hpp"
#include "platform/platform.hpp"
#include "rooms/people/invitations/store.hpp"

namespace invitations::store {

namespace {

using base::mark;
using platform::Forgetting;
using platform::Visit;
using Kind = platform::PersonalColumn::Kind;
using Fate = platform::PersonalPlace::Fate;

const db::Query list_invitation_rows{
    .name = "invitations.list_personal",
    .text = "SELECT state, means, email, invited_at, expires_at, answer FROM invitations WHERE person_id = $1",
};
const db::Query forget_invitation{.name = "invitations.forget", .text = "DELETE FROM invitations WHERE person_id = $1"};
const db::Query list_wave_rows{
    .name = "invitations.list_personal_waves",
    .text = "SELECT name, people, created_at FROM invitation_waves WHERE created_by = $1 ORDER BY id",
};
const db::Query unname_waves{
    .name = "invitations.unname_waves",
    .text = "UPDATE invitation_waves SET created_by = $2 WHERE created_by = $1",
};

const char* state_word(std::int64_t state) {
    switch (State{static_cast<int>(state)}) {
        case State::waiting: return mark("not invited yet");
        case State::invited: return mark("invited");
        case State::bounced: return mark("the message came back");
        case State::arrived: return mark("arrived");
        case State::gone: return mark("has left");
        case State::declined: return mark("wants no invitation");
    }
    return "";
}
const char* means_word(std::int64_t means) {
    return Means{static_cast<int>(means)} == Means::letter ? mark("by letter") : mark("by e-mail");
}

void forget(Visit& visit, Forgetting& forgetting) {
    auto& connection = visit.db();
    connection.run(forget_invitation, forgetting.person);
    if (!connection.all<std::string>(list_wave_rows, forgetting.person).empty())
        connection.run(unname_waves, forgetting.person, forgetting.nobody_in_office());
}

} // namespace

platform::Personal personal() {
    return {.places = {{"invitations.person_id", "invitations"},
                       {"invitation_waves.created_by", "waves", "an act of office: nobody’s name stands there any more",
                        Fate::unnamed}},
            .lists = {{.name = "invitations",
                       .title = mark("My invitation"),
                       .about = mark("How you were invited to this house."),
                       .query = &list_invitation_rows,
                       .columns = {{"state", mark("State"), Kind::choice, state_word},
                                   {"means", mark("By what means"), Kind::choice, means_word},
                                   {"email", mark("To the address")},
                                   {"invited_at", mark("On"), Kind::moment},
                                   {"expires_at", mark("Until"), Kind::moment},
                                   {"answer", mark("What the mail server answered")}}},
                      {.name = "waves",
                       .title = mark("Waves of invitations I started"),
                       .about = mark("What you did as an officer."),
                       .query = &list_wave_rows,
                       .columns = {{"name", mark("Name")},
                                   {"people", mark("People"), Kind::number},
                                   {"created_at", mark("Started"), Kind::moment}}}},
            .forget = forget,
            .facts_about = {invitation_sent, invitation_bounced, invitation_declined, letter_printed},
            .queries = {&forget_invitation, &unname_waves}};
}

} // namespace invitations::store
