// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The mail that an administrator asks for to see whether mail goes out.
#include "net/mail.hpp"
#include "platform/house.hpp"
#include <string>

namespace app {

// Sent at once, past the outbox. From the organisation's address, or the one outgoing mail has without it.
net::MailResult send_test_mail(platform::House& house, const std::string& to);
net::MailResult send_test_mail(platform::House& house, net::Mailer& mailer, const std::string& from,
                               const std::string& to);

} // namespace app
