// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// A browser with cookies of its own, and a device that makes passkeys, for the tests of the security room.
#include "base/crypto.hpp"
#include "base/random.hpp"
#include "parse/json.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "support/house.hpp"
#include <sodium.h>
#include <map>
#include <stdexcept>
#include <string>

namespace security::testing {

using base::PersonId;
using support::Fields;
using support::TestHouse;
using namespace std::chrono_literals;

class Browser {
public:
    explicit Browser(TestHouse& house_in) : house(house_in) {}

    http::Response get(const std::string& target) {
        auto request = support::request_for(http::Method::get, target);
        return send(request);
    }
    // The form's tokens come from a page.
    http::Response post(const std::string& page, const std::string& path, const Fields& fields) {
        return post_with(support::input_of(get(page), "csrf"), path, fields);
    }
    http::Response post_with(const std::string& csrf, const std::string& path, const Fields& fields) {
        auto request = support::request_for(http::Method::post, path);
        for (const auto& [name, value] : fields) request.form.fields.push_back({name, value});
        bool has_key = request.has_field("key");
        if (!has_key) request.form.fields.push_back({"key", base::random_token()});
        request.form.fields.push_back({"csrf", csrf});
        request.headers.emplace_back("origin", house.house().origin);
        auto response = send(request);
        if (response.status == 307) return post_with(csrf, support::location_of(response), fields); // as browsers do
        return response;
    }
    // By a fresh link, as from a message.
    http::Response enter(PersonId person) {
        auto visit = house.system_visit();
        auto token = platform::write(*visit, [&] {
            return accounts::issue_way_in(*visit, person, accounts::WayInPurpose::sign_in, 30min).token;
        });
        auto path = accounts::way_in_path(token);
        return post(path, path, {{"keep", "yes"}});
    }
    bool is_in() { return get("/me").status == 200; }
    // The question put to a device.
    std::string challenge(const std::string& page, const std::string& path) {
        auto answer = post(page, path, {});
        auto json = parse::Json::parse(answer.body);
        if (answer.status != 200 || !json) throw std::runtime_error("no question at " + path + ": " + answer.body);
        return std::string(json->find_string("challenge").value());
    }

    std::map<std::string, std::string> cookies;
    TestHouse& house;

private:
    http::Response send(http::Request& request) {
        std::string header;
        for (const auto& [name, value] : cookies) header += (header.empty() ? "" : "; ") + name + "=" + value;
        if (!header.empty()) request.headers.emplace_back("cookie", header);
        request.headers.emplace_back("accept-language", "fr");
        request.headers.emplace_back("user-agent", "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Firefox/130.0");
        request.remote_address = "192.0.2.7";
        request.is_secure = true;
        auto response = house.answer(request);
        for (const auto& [name, value] : response.headers)
            if (name == "Set-Cookie") {
                auto equals = value.find('=');
                cookies[value.substr(0, equals)] = value.substr(equals + 1, value.find(';') - equals - 1);
            }
        return response;
    }
};

// Signs with Ed25519, as some security keys do.
class Device {
public:
    explicit Device(std::string origin_in = "https://essai.example") : origin(std::move(origin_in)) {
        base::start_crypto();
        crypto_sign_keypair(public_key, secret_key);
    }

    std::string make(const std::string& challenge) const {
        std::string credential = id;
        auto data = begin_of_data(0x41 | (verifies ? 0x04 : 0)) + std::string(16, '\0') +
                    std::string{'\0', static_cast<char>(credential.size())} + credential +
                    std::string("\xa4\x01\x01\x03\x27\x20\x06\x21\x58\x20", 10) +
                    std::string(reinterpret_cast<const char*>(public_key), sizeof public_key);
        return parse::Json::object({{"id", base::base64url(credential)},
                                    {"client_data", base::base64url(client_data("webauthn.create", challenge))},
                                    {"authenticator_data", base::base64url(data)},
                                    {"algorithm", -8}})
            .serialise();
    }
    std::string use(const std::string& challenge) {
        ++counter;
        return use_again(challenge);
    }
    std::string use_again(const std::string& challenge) const {
        auto client = client_data("webauthn.get", challenge);
        auto data = begin_of_data(0x01 | (verifies ? 0x04 : 0));
        auto signed_bytes = data + base::from_hex(base::sha256_hex(client)).value();
        std::string signature(crypto_sign_BYTES, '\0');
        crypto_sign_detached(reinterpret_cast<unsigned char*>(signature.data()), nullptr,
                             reinterpret_cast<const unsigned char*>(signed_bytes.data()), signed_bytes.size(),
                             secret_key);
        return parse::Json::object({{"id", base::base64url(id)},
                                    {"client_data", base::base64url(client)},
                                    {"authenticator_data", base::base64url(data)},
                                    {"signature", base::base64url(signature)},
                                    {"user_handle", handle}})
            .serialise();
    }

    std::string origin;
    std::string party = "essai.example";
    std::string id = base::random_bytes(32);
    std::string handle; // as the server named its user
    std::uint32_t counter = 0;
    bool verifies = true;

private:
    unsigned char public_key[crypto_sign_PUBLICKEYBYTES] = {};
    unsigned char secret_key[crypto_sign_SECRETKEYBYTES] = {};

    std::string client_data(const std::string& type, const std::string& challenge) const {
        return parse::Json::object(
                   {{"type", type}, {"challenge", challenge}, {"origin", origin}, {"crossOrigin", false}})
            .serialise();
    }
    std::string begin_of_data(int flags) const {
        std::string out = base::from_hex(base::sha256_hex(party)).value();
        out += static_cast<char>(flags);
        for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(counter >> shift & 0xff);
        return out;
    }
};

} // namespace security::testing
