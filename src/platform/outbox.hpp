// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Mail that is due: a row in `outbox` and a job, written in the transaction that wants it. Delivered at least once with a
// stable Message-ID; its text is wiped once accepted. Never two servers' worth of waiting: failures are retried, then
// parked.
#include "platform/visit.hpp"
#include "ui/mail.hpp"
#include <string>
#include <vector>

namespace platform {

struct OutgoingMail {
    std::string kind; // "accounts.sign_in"; what pauses, counts and the log say
    std::string to_address;
    std::string to_name;
    base::PersonId to_person = {};
    std::string subject;
    std::string text;
    std::string html;
    std::string unsubscribe_path; // RFC 8058: answers POST; empty for mail that cannot be refused (sign-in)
    base::Instant not_before = {};
};

// Inside write().
void send_later(Visit& visit, const OutgoingMail& mail);
// The looks of a mail in the reader's language.
ui::MailFrame mail_frame(Visit& visit, const words::Words& words);

// What a room may hear of its mails.
inline constexpr std::string_view mail_accepted = "mail.accepted"; // subject: outbox row
inline constexpr std::string_view mail_refused = "mail.refused";
struct MailState {
    std::string kind;
    std::string to_address;
    base::PersonId to_person;
    std::string answer;
};
using MailId = base::Id<struct MailTag>; // a row of the outbox: the subject of both facts
std::optional<MailState> find_mail(db::Connection& connection, MailId mail);

struct MailCounts {
    std::int64_t waiting = 0;
    std::int64_t accepted = 0;
    std::int64_t refused = 0;
};
MailCounts count_mail(db::Connection& connection);

} // namespace platform
