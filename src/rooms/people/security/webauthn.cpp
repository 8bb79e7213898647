// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/security/webauthn.hpp"
#include "base/crypto.hpp"
#include "parse/json.hpp"
#include <fido.h>
#include <fido/eddsa.h>
#include <fido/es256.h>
#include <fido/rs256.h>
#include <algorithm>
#include <memory>

namespace security::webauthn {

namespace {

using parse::Json;

constexpr std::size_t answer_bytes_max = 16'384;
constexpr std::size_t credential_bytes_max = 1'023; // WebAuthn level 2, 4
constexpr std::uint8_t flag_present = 0x01;
constexpr std::uint8_t flag_verified = 0x04;

struct Free {
    void operator()(fido_cred_t* it) const { fido_cred_free(&it); }
    void operator()(fido_assert_t* it) const { fido_assert_free(&it); }
    void operator()(es256_pk_t* it) const { es256_pk_free(&it); }
    void operator()(rs256_pk_t* it) const { rs256_pk_free(&it); }
    void operator()(eddsa_pk_t* it) const { eddsa_pk_free(&it); }
};
template <class T>
using Owned = std::unique_ptr<T, Free>;

const unsigned char* bytes_of(const std::string& text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

std::optional<Json> read_answer(std::string_view answer) {
    auto json = Json::parse(answer, {.bytes_max = answer_bytes_max, .depth_max = 4});
    if (!json) return std::nullopt;
    return *json;
}

std::string part_of(const Json& json, std::string_view name) {
    auto text = json.find_string(name);
    if (!text) return {};
    return base::from_base64url(*text).value_or("");
}

std::string sha256(std::string_view bytes) {
    return base::from_hex(base::sha256_hex(bytes)).value();
}

enum class Ceremony { made, used };

// What the browser says it was asked, and where (WebAuthn level 2, 7.1 and 7.2).
bool is_for(std::string_view client_data, Ceremony ceremony, const Party& party, std::string_view challenge) {
    auto said = read_answer(client_data);
    if (!said) return false;
    auto type = ceremony == Ceremony::made ? "webauthn.create" : "webauthn.get";
    return said->find_string("type") == type && !challenge.empty() && said->find_string("challenge") == challenge &&
           said->find_string("origin") == party.origin && said->find_bool("crossOrigin").value_or(false) == false;
}

bool is_of_party(std::string_view authenticator_data, const Party& party) {
    return authenticator_data.size() >= 37 && authenticator_data.substr(0, 32) == sha256(party.id);
}

Owned<fido_cred_t> read_credential(const std::string& authenticator_data, std::int64_t algorithm) {
    Owned<fido_cred_t> credential(fido_cred_new());
    if (!credential || fido_cred_set_type(credential.get(), static_cast<int>(algorithm)) != FIDO_OK ||
        fido_cred_set_authdata_raw(credential.get(), bytes_of(authenticator_data), authenticator_data.size()) !=
            FIDO_OK)
        return nullptr;
    return credential;
}

std::string copy_of(const unsigned char* bytes, std::size_t length) {
    return bytes ? std::string(reinterpret_cast<const char*>(bytes), length) : std::string();
}

bool is_signed(const fido_assert_t* assertion, const Key& key) {
    auto algorithm = static_cast<int>(key.algorithm);
    if (algorithm == COSE_ES256) {
        Owned<es256_pk_t> pk(es256_pk_new());
        return es256_pk_from_ptr(pk.get(), key.public_key.data(), key.public_key.size()) == FIDO_OK &&
               fido_assert_verify(assertion, 0, algorithm, pk.get()) == FIDO_OK;
    }
    if (algorithm == COSE_EDDSA) {
        Owned<eddsa_pk_t> pk(eddsa_pk_new());
        return eddsa_pk_from_ptr(pk.get(), key.public_key.data(), key.public_key.size()) == FIDO_OK &&
               fido_assert_verify(assertion, 0, algorithm, pk.get()) == FIDO_OK;
    }
    if (algorithm != COSE_RS256) return false;
    Owned<rs256_pk_t> pk(rs256_pk_new());
    return rs256_pk_from_ptr(pk.get(), key.public_key.data(), key.public_key.size()) == FIDO_OK &&
           fido_assert_verify(assertion, 0, algorithm, pk.get()) == FIDO_OK;
}

} // namespace

std::optional<Party> party_of(std::string_view origin) {
    auto begin = origin.find("://");
    if (begin == std::string_view::npos) return std::nullopt;
    auto host = origin.substr(begin + 3);
    host = host.substr(0, host.find_first_of(":/"));
    bool is_address =
        host.empty() || host.front() == '[' || host.find_first_not_of("0123456789.") == std::string_view::npos;
    bool is_safe = origin.starts_with("https://") || host == "localhost";
    if (is_address || !is_safe) return std::nullopt;
    return Party{.id = std::string(host), .origin = std::string(origin)};
}

std::optional<std::string> challenge_of(std::string_view answer) {
    auto json = read_answer(answer);
    auto said = json ? read_answer(part_of(*json, "client_data")) : std::nullopt;
    auto challenge = said ? said->find_string("challenge") : std::nullopt;
    if (!challenge || challenge->empty()) return std::nullopt;
    return std::string(*challenge);
}

std::optional<Made> read_made(std::string_view answer, const Party& party, std::string_view challenge) {
    auto json = read_answer(answer);
    if (!json || !is_for(part_of(*json, "client_data"), Ceremony::made, party, challenge)) return std::nullopt;
    auto algorithm = json->find_int("algorithm").value_or(0);
    auto data = part_of(*json, "authenticator_data");
    if (std::ranges::find(algorithms, algorithm) == std::end(algorithms) || !is_of_party(data, party))
        return std::nullopt;
    auto credential = read_credential(data, algorithm);
    if (!credential) return std::nullopt;
    auto flags = fido_cred_flags(credential.get());
    Made made{.credential_id = copy_of(fido_cred_id_ptr(credential.get()), fido_cred_id_len(credential.get())),
              .public_key = copy_of(fido_cred_pubkey_ptr(credential.get()), fido_cred_pubkey_len(credential.get())),
              .algorithm = algorithm,
              .sign_count = fido_cred_sigcount(credential.get())};
    bool is_whole = (flags & flag_present) != 0 && (flags & flag_verified) != 0 && !made.credential_id.empty() &&
                    made.credential_id.size() <= credential_bytes_max && !made.public_key.empty();
    if (!is_whole) return std::nullopt;
    made.credential_id = base::base64url(made.credential_id);
    return made;
}

std::optional<Used> read_used(std::string_view answer) {
    auto json = read_answer(answer);
    if (!json) return std::nullopt;
    Used used{.credential_id = base::base64url(part_of(*json, "id")),
              .user_handle = base::base64url(part_of(*json, "user_handle")),
              .challenge = challenge_of(answer).value_or(""),
              .client_data = part_of(*json, "client_data"),
              .authenticator_data = part_of(*json, "authenticator_data"),
              .signature = part_of(*json, "signature")};
    bool is_whole = !used.credential_id.empty() && !used.challenge.empty() && !used.authenticator_data.empty() &&
                    !used.signature.empty();
    if (!is_whole) return std::nullopt;
    return used;
}

std::optional<std::int64_t> verify_used(const Used& used, const Party& party, std::string_view challenge,
                                        const Key& key) {
    if (!is_for(used.client_data, Ceremony::used, party, challenge)) return std::nullopt;
    Owned<fido_assert_t> assertion(fido_assert_new());
    auto hash = sha256(used.client_data);
    auto* it = assertion.get();
    bool is_ready =
        it && fido_assert_set_clientdata_hash(it, bytes_of(hash), hash.size()) == FIDO_OK &&
        fido_assert_set_rp(it, party.id.c_str()) == FIDO_OK && fido_assert_set_up(it, FIDO_OPT_TRUE) == FIDO_OK &&
        fido_assert_set_uv(it, FIDO_OPT_TRUE) == FIDO_OK && fido_assert_set_count(it, 1) == FIDO_OK &&
        fido_assert_set_authdata_raw(it, 0, bytes_of(used.authenticator_data), used.authenticator_data.size()) ==
            FIDO_OK &&
        fido_assert_set_sig(it, 0, bytes_of(used.signature), used.signature.size()) == FIDO_OK;
    if (!is_ready || !is_signed(it, key)) return std::nullopt;
    return fido_assert_sigcount(it, 0);
}

} // namespace security::webauthn
