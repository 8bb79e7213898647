// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/platform.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/react/privacy/mails.hpp"
#include <functional>

namespace privacy {

// Inside write(): in the language of whom it is for; nothing to who has no address.
void send_to(platform::Visit& visit, const accounts::Account& account, std::string_view kind,
             const std::function<WrittenMail(const words::Words&)>& write_mail);
words::Words words_of(platform::Visit& visit, const accounts::Account& account);

} // namespace privacy
