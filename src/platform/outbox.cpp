// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/outbox.hpp"
#include "base/random.hpp"
#include "jobs/retention.hpp"
#include "platform/house.hpp"
#include "platform/outbox_room.hpp"
#include "platform/outbox_watch.hpp"
#include "platform/page.hpp"
#include "ui/brand.hpp"
#include <chrono>
#include <stdexcept>

namespace platform {

namespace {

constexpr std::string_view send_kind = mail_job_kind;
constexpr std::chrono::days kept{30}; // for who asks whether a mail left; then nobody's address stays here
enum class State { waiting = 1, accepted = 2, refused = 3 };

const db::Query insert_mail{
    .name = "platform.insert_mail",
    .text =
        "INSERT INTO outbox (kind, to_address, to_name, to_person_id, subject, body_text, body_html, "
        "unsubscribe_path, message_id, state, answer, written_at) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1, '', $10) RETURNING id",
};
const db::Query find_waiting{
    .name = "platform.find_waiting_mail",
    .text =
        "SELECT id, kind, to_address, to_name, to_person_id, subject, body_text, body_html, unsubscribe_path, "
        "message_id, written_at FROM outbox WHERE id = $1 AND state = 1",
};
const db::Query settle_mail{
    .name = "platform.settle_mail",
    .text =
        "UPDATE outbox SET state = $2, answer = $3, settled_at = $4, subject = '', body_text = '', body_html = '', "
        "unsubscribe_path = '' WHERE id = $1 AND state = 1",
};
const db::Query note_answer{
    .name = "platform.note_mail_answer",
    .text = "UPDATE outbox SET answer = $2 WHERE id = $1",
};
const db::Query find_state{
    .name = "platform.find_mail",
    .text = "SELECT kind, to_address, to_person_id, answer FROM outbox WHERE id = $1",
};
const db::Query delete_settled{
    .name = "platform.delete_settled_mail",
    .text = "DELETE FROM outbox WHERE settled_at IS NOT NULL AND settled_at < $1",
};
const db::Query delete_waiting{
    .name = "platform.delete_waiting_mail",
    .text = "DELETE FROM outbox WHERE id = $1 AND state = 1",
};
const db::Query delete_one_settled{
    .name = "platform.forget_settled_mail",
    .text = "DELETE FROM outbox WHERE id = $1 AND state <> 1",
};
const db::Query count_by_state{
    .name = "platform.count_mail",
    .text = "SELECT COUNT(*) FROM outbox WHERE state = $1",
};

struct WaitingMail {
    std::int64_t id = 0;
    std::string kind;
    std::string to_address;
    std::string to_name;
    base::PersonId to_person;
    std::string subject;
    std::string text;
    std::string html;
    std::string unsubscribe_path;
    std::string message_id;
    base::Instant written_at;
};

std::string host_of(const std::string& origin) {
    auto from = origin.find("://");
    auto host = from == std::string::npos ? origin : origin.substr(from + 3);
    return host.substr(0, host.find_first_of(":/"));
}

net::Mail to_net(Visit& visit, const WaitingMail& row) {
    auto house = organisation(visit);
    auto host = host_of(visit.house().origin);
    net::Mail mail{
        .to_address = row.to_address,
        .to_name = row.to_name,
        .from_address = house->mail_from.empty() ? "no-reply@" + host : house->mail_from,
        .from_name = house->short_name.empty() ? house->name : house->short_name,
        .reply_to = {},
        .subject = row.subject,
        .text = row.text,
        .html = row.html,
        .message_id = row.message_id,
        .date = row.written_at,
        .headers = {{"Auto-Submitted", "auto-generated"}},
    };
    if (!row.unsubscribe_path.empty()) {
        mail.headers.emplace_back("List-Unsubscribe", "<" + absolute(visit.house(), row.unsubscribe_path) + ">");
        mail.headers.emplace_back("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
    return mail;
}

std::string code_of(const std::string& answer) {
    return answer.substr(0, answer.find_first_not_of("0123456789"));
}

void settle(Visit& visit, std::int64_t id, State state, const std::string& answer) {
    write(visit, [&] {
        if (visit.db().run(settle_mail, id, state, answer, visit.now()) == 0) return; // told by another try
        tell(visit, {.kind = state == State::accepted ? mail_accepted : mail_refused, .subject = id});
    });
}

void send(Visit& visit, const std::string& payload) {
    auto row = visit.db().find<WaitingMail>(find_waiting, std::stoll(payload));
    if (!row) return; // sent by an earlier try
    auto result = visit.house().mailer->send(to_net(visit, *row));
    if (result.outcome == net::MailOutcome::accepted) return settle(visit, row->id, State::accepted, result.answer);
    if (result.outcome == net::MailOutcome::refused) return settle(visit, row->id, State::refused, result.answer);
    write(visit, [&] { visit.db().run(note_answer, row->id, result.answer); });
    // Servers repeat the address in their answer: it stays in the outbox, out of the log and the parked jobs.
    throw std::runtime_error("the mail server says to try later " + code_of(result.answer));
}

// A mail that no try could deliver goes with its parked job: nobody waits for it any more.
void forget_mail(Visit& visit) {
    auto before = visit.now() - kept;
    write(visit, [&] {
        visit.db().run(delete_settled, before);
        for (const auto& payload : jobs::forget_parked(visit.db(), send_kind, before))
            visit.db().run(delete_waiting, std::stoll(payload));
    });
}

const db::Query list_mails_of{
    .name = "platform.list_personal_mails",
    .text = "SELECT kind, to_address, subject, state, written_at FROM outbox WHERE to_person_id = $1 ORDER BY id",
};
const db::Query delete_mails_of{.name = "platform.forget_mails", .text = "DELETE FROM outbox WHERE to_person_id = $1"};
const db::Query delete_mails_to{
    .name = "platform.forget_mails_to",
    .text = "DELETE FROM outbox WHERE to_address = $1 AND to_person_id = 0",
};

const char* state_word(std::int64_t state) {
    switch (static_cast<State>(state)) {
        case State::waiting: return base::mark("waits");
        case State::accepted: return base::mark("accepted by the mail server");
        case State::refused: return base::mark("refused by the mail server");
    }
    return "";
}

Personal personal() {
    using Kind = PersonalColumn::Kind;
    return {.places = {{"outbox.to_person_id", "mails"}},
            .lists = {{.name = "mails",
                       .title = base::mark("Messages mailed to me"),
                       .about = base::mark("Those of the last thirty days; their text is wiped once they have left."),
                       .query = &list_mails_of,
                       .columns = {{"kind", base::mark("Kind")},
                                   {"to", base::mark("To the address")},
                                   {"subject", base::mark("Subject")},
                                   {"state", base::mark("State"), Kind::choice, state_word},
                                   {"written_at", base::mark("Written"), Kind::moment}}}},
            .forget =
                [](Visit& visit, Forgetting& forgetting) {
                    visit.db().run(delete_mails_of, forgetting.person);
                    for (const auto& address : forgetting.addresses) visit.db().run(delete_mails_to, address);
                },
            .queries = {&delete_mails_of, &delete_mails_to}};
}

} // namespace

void send_later(Visit& visit, const OutgoingMail& mail) {
    auto message_id = base::random_token() + "@" + host_of(visit.house().origin);
    auto id = visit.db().get<std::int64_t>(insert_mail, mail.kind, mail.to_address, mail.to_name, mail.to_person,
                                           mail.subject, mail.text, mail.html, mail.unsubscribe_path, message_id,
                                           visit.now());
    visit.later({.kind = std::string(send_kind),
                 .payload = std::to_string(id),
                 .run_at = std::max(mail.not_before, visit.now()),
                 .unique_key = {}});
}

ui::MailFrame mail_frame(Visit& visit, const words::Words& words) {
    auto house = organisation(visit);
    ui::MailFrame frame;
    frame.words = &words;
    frame.organisation = house->name;
    frame.origin = visit.house().origin;
    if (!house->logo.empty()) frame.logo = absolute(visit.house(), house->logo);
    if (auto brand = ui::parse_colour(house->brand_colour)) {
        auto theme = ui::brand_theme(*brand);
        frame.accent = ui::colour_hex(theme.light.accent);
        frame.on_accent = ui::colour_hex(theme.light.on_accent);
    }
    return frame;
}

std::optional<MailState> find_mail(db::Connection& connection, MailId mail) {
    return connection.find<MailState>(find_state, mail);
}

MailCounts count_mail(db::Connection& connection) {
    return {.waiting = connection.get<std::int64_t>(count_by_state, State::waiting),
            .accepted = connection.get<std::int64_t>(count_by_state, State::accepted),
            .refused = connection.get<std::int64_t>(count_by_state, State::refused)};
}

void forget_settled(Visit& visit, MailId mail) {
    visit.db().run(delete_one_settled, mail);
}

void give_up_mail(Visit& visit, MailId mail) {
    auto state = find_mail(visit.db(), mail);
    if (state) settle(visit, mail.number, State::refused, state->answer);
}

Room outbox_room() {
    std::vector<const db::Query*> queries{&insert_mail,    &find_waiting,   &settle_mail,
                                          &note_answer,    &find_state,     &count_by_state,
                                          &delete_settled, &delete_waiting, &delete_one_settled};
    for (const auto* query : outbox_watch_queries()) queries.push_back(query);
    return {
        .name = "outbox",
        .queries = std::move(queries),
        .tells = {mail_accepted, mail_refused},
        .jobs = {{.kind = send_kind, .run = send, .at_once = 4}},
        .timers = {{.name = "outbox.forget", .every = std::chrono::hours(24), .run = forget_mail}},
        .personal = personal(),
    };
}

} // namespace platform
