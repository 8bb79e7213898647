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
struct PictureChange {
    std::optional<files::PreparedPicture> picture; // none: as it is, or
    enum class Present { kept, removed } present = Present::kept;
};
struct LooksDraft { // as typed
    std::string colour;
    std::string typeface;
    PictureChange logo;
    PictureChange cover;
};
void update_looks(platform::Visit& visit, const LooksDraft& draft);
void update_mail(platform::Visit& visit, const rules::MailSetting& typed);
// Sends one mail to the viewer now and gives the server's own words.
net::MailResult send_test_mail(platform::Visit& visit);
net::MailDomainReport examine_mail_domain(platform::Visit& visit); // asks the name servers: seconds
void update_open_features(platform::Visit& visit, const std::vector<std::string>& open);
std::vector<platform::Listener> listeners();

} // namespace console
