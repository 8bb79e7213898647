// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "net/dns.hpp"
#include "net/mail.hpp"
#include "platform/platform.hpp"
#include "rooms/people/files/files.hpp"
#include "rooms/react/console/rules.hpp"
#include <optional>
#include <string_view>
#include <vector>

namespace console {

void update_identity(platform::Visit& visit, const rules::Identity& typed);
void update_looks(platform::Visit& visit, std::string_view colour, const std::optional<files::PreparedPicture>& logo);
void update_mail(platform::Visit& visit, const rules::MailSetting& typed);
// Sends one mail to the viewer now and gives the server's own words.
net::MailResult send_test_mail(platform::Visit& visit);
net::MailDomainReport examine_mail_domain(platform::Visit& visit); // asks the name servers: seconds
void update_open_features(platform::Visit& visit, const std::vector<std::string>& open);
std::vector<platform::Listener> listeners();

} // namespace console
