// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/security/keys.hpp"
#include "base/random.hpp"
#include "platform/house.hpp"
#include "platform/secret.hpp"
#include "rooms/people/security/rules.hpp"

namespace security {

namespace {

constexpr std::size_t code_key_bytes = 32;

platform::FieldPlace place_of(PersonId person) {
    return {.table = "app_secrets", .column = "secret", .row = person.number};
}
platform::FieldPlace code_key_place(PersonId person) {
    return {.table = "recovery_code_keys", .column = "secret", .row = person.number};
}

} // namespace

std::vector<std::string> fresh_codes(platform::Visit& visit) {
    std::string seed = base::random_bytes(32);
    if (visit.request_key)
        seed = visit.request_key->route + "\n" + visit.request_key->key + "\n" + visit.request_key->body_hash + "\n" +
               std::to_string(visit.viewer().person.number);
    auto key = visit.house().key.derive("recovery-codes");
    std::vector<std::string> out;
    for (std::size_t i = 0; i < recovery_code_count; ++i) {
        auto bytes = base::from_hex(base::keyed_hash(key.bytes(), std::to_string(i) + "\n" + seed)).value();
        out.push_back(rules::recovery_code_from(bytes));
    }
    return out;
}

void renew_code_key(platform::Visit& visit, PersonId person) {
    store::upsert_code_key(visit.db(), person,
                           platform::seal_field(visit, code_key_place(person), base::random_bytes(code_key_bytes)));
}

std::string hash_code(platform::Visit& visit, PersonId person, std::string_view code) {
    auto sealed = store::find_code_key(visit.db(), person);
    return sealed ? base::keyed_hash(platform::open_field(visit, code_key_place(person), *sealed), code)
                  : std::string();
}

std::string hash_digits(platform::Visit& visit, PersonId person, std::string_view digits) {
    return base::keyed_hash(visit.house().key.derive("confirmation-code").bytes(),
                            std::to_string(person.number) + "/" + std::string(digits));
}

db::Bytes seal_secret(platform::Visit& visit, PersonId person, std::string_view secret) {
    return platform::seal_field(visit, place_of(person), secret);
}

std::string open_secret(platform::Visit& visit, PersonId person, const db::Bytes& sealed) {
    return platform::open_field(visit, place_of(person), sealed);
}

} // namespace security
