// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What is mailed about one's data: neutral words, no name, nothing that says what this house is.
#include "base/time.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "ui/mail.hpp"
#include <string>

namespace privacy {

struct WrittenMail {
    std::string subject;
    ui::Mail mail;
};
WrittenMail copy_ready_mail(const words::Words& words, const std::string& href, base::Instant until);
WrittenMail erasure_asked_mail(const words::Words& words, const std::string& undo_href, base::Instant due_at);
WrittenMail erasure_undone_mail(const words::Words& words);
WrittenMail erased_mail(const words::Words& words);

} // namespace privacy
