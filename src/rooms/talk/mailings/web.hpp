// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/asked.hpp"
#include "rooms/talk/mailings/actions.hpp"
#include "rooms/talk/mailings/pages.hpp"
#include <vector>

namespace mailings {

using platform::id_of;

std::vector<platform::Route> form_routes();
std::vector<platform::Route> mailing_routes();
std::vector<platform::Route> api_routes();

words::Words house_words(platform::Visit& visit); // in the reader's language, on the clocks of the house
pages::Sight sight_of(const platform::Visit& visit);
pages::MailingPage page_of(platform::Visit& visit, const Access& access);

} // namespace mailings
