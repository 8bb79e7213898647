// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// How secrets are made and kept: recovery codes hashed with a sealed key of the person's, mailed digits with the house's, the
// app's secret sealed.
#include "platform/visit.hpp"
#include "rooms/people/security/model.hpp"
#include "rooms/people/security/store.hpp"
#include <string>
#include <string_view>
#include <vector>

namespace security {

// The same form sent again gets the same ones (its answer may have been lost), and nobody else can compute them.
std::vector<std::string> fresh_codes(platform::Visit& visit);
void renew_code_key(platform::Visit& visit, PersonId person); // inside write(): before the codes that it hashes
std::string hash_code(platform::Visit& visit, PersonId person, std::string_view code);     // empty: there are none
std::string hash_digits(platform::Visit& visit, PersonId person, std::string_view digits); // mailed ones
db::Bytes seal_secret(platform::Visit& visit, PersonId person, std::string_view secret);
std::string open_secret(platform::Visit& visit, PersonId person, const db::Bytes& sealed);

} // namespace security
