// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The messages of the security room, in their reader's words. Pure. No subject says anything of a union, or of a person.
#include "ui/mail.hpp"
#include <string>

namespace security {

struct WrittenMail {
    std::string subject;
    ui::RenderedMail mail;
};

enum class News {
    passkey_added,
    passkey_removed,
    app_added,
    app_removed,
    codes_made,
    code_used,
    password,
    device,
    keys_forgotten
};
struct NewsMail {
    News news = News::device;
    std::string first_name;
    std::string when;   // "18 November 2026 at 08:26"
    std::string device; // "Firefox · Linux"; empty: unknown
    std::string href;   // of the page of keys and sessions
};
WrittenMail news_mail(const ui::MailFrame& frame, const NewsMail& mail);

struct CodeMail {
    std::string first_name;
    std::string code;
};
WrittenMail confirmation_mail(const ui::MailFrame& frame, const CodeMail& mail);

struct ReentryMail {
    std::string first_name;
    std::string officer; // who asked
    std::string href;    // to cancel, then to come in
};
WrittenMail reentry_asked_mail(const ui::MailFrame& frame, const ReentryMail& mail);
WrittenMail reentry_done_mail(const ui::MailFrame& frame, const ReentryMail& mail);

} // namespace security
