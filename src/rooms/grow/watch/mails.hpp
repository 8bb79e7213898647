// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The words of the mails of the watch. Pure.
#include "rooms/grow/watch/model.hpp"
#include "ui/mail.hpp"
#include <string>
#include <vector>

namespace watch {

struct WrittenMail {
    std::string subject; // names no trade and no organisation: anybody may see it over a shoulder
    ui::RenderedMail mail;
};

struct DigestMail {
    std::vector<ui::MailQuote> texts; // at most a few
    std::int64_t left_out = 0;
    Pace pace = Pace::weekly;
    std::string trade; // the reader's; empty: none
    std::string href;  // whole addresses
    std::string choose_href;
    std::string stop_href;
};
WrittenMail digest_mail(const ui::MailFrame& frame, const DigestMail& mail);

struct TroubleMail {
    std::string source;
    Trouble trouble = Trouble::none;
    std::string since; // a day
    bool is_stopped = false;
    std::string href;
};
WrittenMail trouble_mail(const ui::MailFrame& frame, const TroubleMail& mail);

} // namespace watch
