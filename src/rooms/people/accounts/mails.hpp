// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The messages of the accounts room, in their reader's words. Pure.
#include "ui/mail.hpp"
#include <string>

namespace accounts {

// neutral: a subject that says nothing of a union to who looks over a shoulder.
enum class Subject { named, neutral };

struct WrittenMail {
    std::string subject;
    ui::RenderedMail mail;
};
struct LinkMail {
    Subject subject = Subject::named;
    std::string first_name;
    std::string href; // whole address
    std::string code;
};
WrittenMail sign_in_mail(const ui::MailFrame& frame, const LinkMail& mail);
WrittenMail fresh_invitation_mail(const ui::MailFrame& frame, const LinkMail& mail);

struct EmailChangeMail {
    std::string first_name;
    std::string new_email;
    std::string href;
};
WrittenMail email_confirmation_mail(const ui::MailFrame& frame, const EmailChangeMail& mail); // to the new address
WrittenMail email_notice_mail(const ui::MailFrame& frame, const EmailChangeMail& mail);       // to the old one
// To the new address when somebody has an account with it already.
WrittenMail email_taken_mail(const ui::MailFrame& frame, const EmailChangeMail& mail);

} // namespace accounts
