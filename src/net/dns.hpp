// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What `doctor` asks the name servers: SPF, DKIM, DMARC, MX. Behind an interface with a fake.
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace net {

class Dns {
public:
    virtual ~Dns() = default;
    // Nothing: the name server did not answer. Empty: it answered that there is none.
    virtual std::optional<std::vector<std::string>> texts(const std::string& name) = 0;
    virtual std::optional<std::vector<std::string>> mail_servers(const std::string& name) = 0;
};
// Safe to call from several threads; an answer takes at most 8 seconds. When no name server says anything, nothing is
// asked for the next 30 seconds: questions are then answered with nothing at once.
std::unique_ptr<Dns> open_dns();                           // the system's resolvers
std::unique_ptr<Dns> open_dns(const std::string& servers); // "192.0.2.1,192.0.2.2:5353"

class FixedDns final : public Dns {
public:
    std::map<std::string, std::vector<std::string>> text_records;
    std::map<std::string, std::vector<std::string>> mail_records;
    std::optional<std::vector<std::string>> texts(const std::string& name) override;
    std::optional<std::vector<std::string>> mail_servers(const std::string& name) override;
};

enum class Finding { good, missing, wrong, unknown };
struct MailDomainReport {
    Finding spf = Finding::unknown;
    std::string spf_text;
    Finding dkim = Finding::unknown;
    std::string dkim_text;
    Finding dmarc = Finding::unknown;
    std::string dmarc_text;
    Finding mail_server = Finding::unknown;
};
// RFC 7208, 6376, 7489, 7505: presence and plain mistakes (two SPF records, +all, p missing, empty p=). A DMARC record
// may be that of a domain above. Without a selector DKIM is unknown. The texts are what was found, one record a line.
// Throws std::invalid_argument when `domain` is not a host name.
MailDomainReport check_mail_domain(Dns& dns, const std::string& domain, const std::string& dkim_selector);

} // namespace net
