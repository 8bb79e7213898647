// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/accounts/keys.hpp"
#include "base/crypto.hpp"
#include "base/random.hpp"
#include "platform/house.hpp"

namespace accounts {

std::string new_secret(platform::Visit& visit, std::string_view purpose) {
    if (!visit.request_key) return base::random_token();
    auto about = std::string(purpose) + "\n" + visit.request_key->route + "\n" + visit.request_key->key + "\n" +
                 visit.request_key->body_hash + "\n" + visit.visitor + "\n" +
                 std::to_string(visit.viewer().person.number);
    auto bytes = base::from_hex(base::keyed_hash(visit.house().key.derive("accounts-secret").bytes(), about));
    return base::base64url(bytes.value());
}

std::string hash_code(platform::Visit& visit, std::string_view code) {
    return base::keyed_hash(visit.house().key.derive("accounts-code").bytes(), code);
}

std::string hash_visitor(const platform::Visit& visit) {
    return base::hash_token(visit.visitor);
}

} // namespace accounts
