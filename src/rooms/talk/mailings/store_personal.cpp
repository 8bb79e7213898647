// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/mailings/store_personal.hpp"
#include "platform/platform.hpp"
#include "rooms/talk/mailings/model.hpp"

namespace mailings::store {

namespace {

using base::mark;
using platform::Forgetting;
using platform::Visit;
using Kind = platform::PersonalColumn::Kind;
using Fate = platform::PersonalPlace::Fate;

const db::Query list_received_rows{
    .name = "mailings.list_personal",
    .text =
        "SELECT i.public_id, r.state, r.handed_at, r.answer FROM mailing_recipients r JOIN items i ON i.id = r.item_id "
        "WHERE r.person_id = $1 ORDER BY r.mailing_id",
};
const db::Query list_sent_rows{
    .name = "mailings.list_personal_sent",
    .text =
        "SELECT i.public_id, m.starts_at, m.ended_at FROM mailings m JOIN items i ON i.id = m.item_id "
        "WHERE m.created_by = $1 ORDER BY m.id",
};
const db::Query forget_received{
    .name = "mailings.forget_recipient",
    .text = "DELETE FROM mailing_recipients WHERE person_id = $1",
};
const db::Query list_own{.name = "mailings.list_of_forgotten", .text = "SELECT id FROM mailings WHERE created_by = $1"};
const db::Query unname_sent{
    .name = "mailings.unname_mailings",
    .text = "UPDATE mailings SET created_by = $2 WHERE created_by = $1",
};

const char* state_word(std::int64_t state) {
    switch (Outcome{static_cast<int>(state)}) {
        case Outcome::waiting: return mark("waits for its turn");
        case Outcome::handed: return mark("handed to the mail server");
        case Outcome::accepted: return mark("received");
        case Outcome::refused: return mark("refused by the mail server");
        case Outcome::no_address: return mark("no address");
        case Outcome::unsubscribed: return mark("not wanted");
        case Outcome::suspended: return mark("account suspended");
        case Outcome::gone: return mark("no longer a reader");
        case Outcome::shared: return mark("received by somebody at the same address");
    }
    return "";
}

void forget(Visit& visit, Forgetting& forgetting) {
    auto& connection = visit.db();
    connection.run(forget_received, forgetting.person);
    if (!connection.all<MailingId>(list_own, forgetting.person).empty())
        connection.run(unname_sent, forgetting.person, forgetting.nobody_in_office());
}

} // namespace

platform::Personal personal() {
    return {.places = {{"mailing_recipients.person_id", "mailed_announcements"},
                       {"mailings.created_by", "mailings", "an act of office: nobody’s name stands there any more",
                        Fate::unnamed},
                       {"mailings.gathered_to", "", "how far the list of recipients was read: not a trace of anybody",
                        Fate::kept}},
            .lists = {{.name = "mailed_announcements",
                       .title = mark("Announcements mailed to me"),
                       .about = mark("Which announcements went to you by mail, and what became of them."),
                       .query = &list_received_rows,
                       .columns = {{"publication", mark("Public number"), Kind::public_id},
                                   {"state", mark("State"), Kind::choice, state_word},
                                   {"sent_at", mark("On"), Kind::moment},
                                   {"answer", mark("What the mail server answered")}}},
                      {.name = "mailings",
                       .title = mark("Announcements I sent by mail"),
                       .about = mark("What you sent in the name of a space or of the house."),
                       .query = &list_sent_rows,
                       .columns = {{"publication", mark("Public number"), Kind::public_id},
                                   {"started_at", mark("Started"), Kind::moment},
                                   {"ended_at", mark("Ended"), Kind::moment}}}},
            .forget = forget,
            .queries = {&forget_received, &list_own, &unname_sent}};
}

} // namespace mailings::store
