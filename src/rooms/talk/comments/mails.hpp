// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The words of the mail that conversation makes. Pure.
#include "rooms/talk/comments/model.hpp"
#include "ui/mail.hpp"
#include <string>
#include <vector>

namespace comments {

// Neutral: the subject, which anybody may see over a shoulder, names nobody and no organisation.
enum class Subject { named, neutral };

struct NoticeMail {
    std::vector<ui::MailQuote> quotes; // at most a few
    std::int64_t left_out = 0;         // how many more wait on the site
    bool is_mention = false;           // nothing but mentions
    std::string href;                  // whole address of the item
    std::string stop_href;
    Subject subject = Subject::named;
};
struct WrittenMail {
    std::string subject;
    ui::RenderedMail mail;
};
WrittenMail notice_mail(const ui::MailFrame& frame, const NoticeMail& mail);

} // namespace comments
