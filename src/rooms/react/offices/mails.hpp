// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What somebody reads whose office changed. Pure. The subject says nothing of the organisation, nor of the office.
#include "platform/viewer.hpp"
#include "ui/mail.hpp"
#include <string>

namespace offices {

enum class Change { given, taken };
struct OfficeMail {
    Change change = Change::given;
    platform::Role role = platform::Role::none;
    std::string first_name;
    std::string officer; // who did it; empty: no longer known
    std::string href;
};
struct WrittenMail {
    std::string subject;
    ui::RenderedMail mail;
};
WrittenMail office_mail(const ui::MailFrame& frame, const OfficeMail& mail);
const char* role_words(platform::Role role); // "Facilitator", in English for the catalogues

} // namespace offices
