// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// For who looks after the mail of the house: how much left lately, what was not taken, what is tried again. Never what a
// mail says: nothing here reads a subject or a text.
#include "platform/outbox.hpp"
#include "platform/paging.hpp"

namespace platform {

// Mails that a server has taken or refused, counted in steps of that length from `since` on, the oldest first; a step in
// which none was is left out.
struct MailSlice {
    base::Instant at;
    std::int64_t count = 0;
};
std::vector<MailSlice> list_settled_mails(db::Connection& connection, base::Instant since, base::Milliseconds length);

struct MailWatched {
    MailId id;
    std::string kind; // "invitations.invitation"
    std::string to_address;
    base::PersonId to_person; // none: an address that is no account's yet
    std::string answer;       // the server's words; they may repeat the address
    base::Instant at;         // written, or refused
};
// Of the last thirty days, the latest first.
Slice<MailWatched> list_refused_mails(Visit& visit, std::string_view cursor, int limit);

// A mail whose job was parked, by that job's kind and payload; nothing: it is another job.
std::optional<MailId> mail_of_job(std::string_view kind, std::string_view payload);
std::optional<MailWatched> find_waiting_mail(db::Connection& connection, MailId mail);
// Inside write(): nobody tries any more. It counts as refused, and the room that wrote it hears so.
void give_up_mail(Visit& visit, MailId mail);

} // namespace platform
