// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The mailer that follows the console: an SMTP server when one is set, a folder of .eml files otherwise.
#include "net/mail.hpp"
#include "platform/house.hpp"
#include <memory>
#include <string>

namespace app {

// `forced_url` (the --mail option) wins over the console's setting.
std::unique_ptr<net::Mailer> open_mailer(platform::House& house, const std::string& forced_url);

} // namespace app
