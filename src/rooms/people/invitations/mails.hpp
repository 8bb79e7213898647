// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What an invitation says. Also shown in the console before a wave leaves.
#include "base/time.hpp"
#include "ui/mail.hpp"
#include <string>

namespace invitations {

struct InvitationMail {
    enum class Subject { named, neutral } subject = Subject::named; // neutral: in a union
    std::string first_name;
    std::string href;      // the way in
    std::string code;      // six digits
    std::string code_href; // where the code is typed
    std::string decline_href;
    base::Day expires_on;
};
struct WrittenMail {
    std::string subject;
    ui::Mail mail;
};
WrittenMail invitation_mail(const ui::MailFrame& frame, const InvitationMail& mail);

} // namespace invitations
