// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Where names lead: IPv4 and IPv6 addresses, asked of the system's name servers and of nobody else (no hosts file, no name
// of the local network). Behind an interface with a fake.
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace net {

class Resolver {
public:
    virtual ~Resolver() = default;
    // IPv4 first, as text. Nothing: no name server answered. Empty: there is no such name. Safe from several threads.
    virtual std::optional<std::vector<std::string>> addresses(const std::string& name) = 0;
};
std::unique_ptr<Resolver> open_resolver();                           // the system's
std::unique_ptr<Resolver> open_resolver(const std::string& servers); // "192.0.2.1,192.0.2.2:5353"

class FixedResolver final : public Resolver {
public:
    std::map<std::string, std::vector<std::string>> records;
    std::optional<std::vector<std::string>> addresses(const std::string& name) override;
};

} // namespace net
