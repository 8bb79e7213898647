// SPDX-License-Identifier: AGPL-3.0-or-later
#include "net/dns.hpp"
#include <gtest/gtest.h>
#include <stdexcept>

namespace net {
namespace {

FixedDns well_kept() {
    FixedDns dns;
    dns.text_records["relieurs.example"] = {"google-site-verification=x", "v=spf1 include:_spf.host.example -all"};
    dns.text_records["guilde._domainkey.relieurs.example"] = {"v=DKIM1; k=rsa; p=MIGfMA0GCSq"};
    dns.text_records["_dmarc.relieurs.example"] = {"v=DMARC1; p=quarantine; rua=mailto:d@relieurs.example"};
    dns.mail_records["relieurs.example"] = {"mx.host.example"};
    return dns;
}

MailDomainReport report_of(FixedDns dns) {
    return check_mail_domain(dns, "relieurs.example", "guilde");
}

Finding spf_of(std::vector<std::string> records) {
    FixedDns dns = well_kept();
    dns.text_records["relieurs.example"] = std::move(records);
    return report_of(dns).spf;
}

Finding dkim_of(std::vector<std::string> records) {
    FixedDns dns = well_kept();
    dns.text_records["guilde._domainkey.relieurs.example"] = std::move(records);
    return report_of(dns).dkim;
}

Finding dmarc_of(std::vector<std::string> records) {
    FixedDns dns = well_kept();
    dns.text_records["_dmarc.relieurs.example"] = std::move(records);
    return report_of(dns).dmarc;
}

TEST(MailDomain, a_well_kept_one_is_good) {
    const auto report = report_of(well_kept());
    EXPECT_EQ(report.spf, Finding::good);
    EXPECT_EQ(report.dkim, Finding::good);
    EXPECT_EQ(report.dmarc, Finding::good);
    EXPECT_EQ(report.mail_server, Finding::good);
    EXPECT_EQ(report.spf_text, "v=spf1 include:_spf.host.example -all");
}

TEST(MailDomain, an_empty_one_lacks_everything) {
    const auto report = report_of({});
    EXPECT_EQ(report.spf, Finding::missing);
    EXPECT_EQ(report.dkim, Finding::missing);
    EXPECT_EQ(report.dmarc, Finding::missing);
    EXPECT_EQ(report.mail_server, Finding::missing);
}

TEST(MailDomain, spf_mistakes) {
    EXPECT_EQ(spf_of({"v=spf1 -all", "v=spf1 mx -all"}), Finding::wrong);
    EXPECT_EQ(spf_of({"v=spf1 mx +all"}), Finding::wrong);
    EXPECT_EQ(spf_of({"v=spf1 mx ALL"}), Finding::wrong);
    EXPECT_EQ(spf_of({"v=spf1 a mx a:b c include:d include:e include:f include:g include:h include:i include:j "
                      "include:k exists:l -all"}),
              Finding::wrong);
    EXPECT_EQ(spf_of({"v=spf10 -all"}), Finding::missing);
    EXPECT_EQ(spf_of({"V=SPF1 ip4:192.0.2.0/24 ~all"}), Finding::good);
    EXPECT_EQ(spf_of({"v=spf1 ip4:192.0.2.1 redirect=_spf.host.example"}), Finding::good);
}

TEST(MailDomain, dkim_mistakes) {
    EXPECT_EQ(dkim_of({"v=DKIM1; p="}), Finding::wrong);
    EXPECT_EQ(dkim_of({"v=DKIM1; k=rsa"}), Finding::wrong);
    EXPECT_EQ(dkim_of({"v=DKIM2; p=MIG"}), Finding::wrong);
    EXPECT_EQ(dkim_of({"p=MIG", "p=MIH"}), Finding::wrong);
    EXPECT_EQ(dkim_of({"k=ed25519; p=11qYAYKx=="}), Finding::good);
}

TEST(MailDomain, dkim_is_unknown_without_a_selector) {
    FixedDns dns = well_kept();
    EXPECT_EQ(check_mail_domain(dns, "relieurs.example", "").dkim, Finding::unknown);
}

TEST(MailDomain, dmarc_mistakes) {
    EXPECT_EQ(dmarc_of({"v=DMARC1; rua=mailto:d@x.example"}), Finding::wrong);
    EXPECT_EQ(dmarc_of({"v=DMARC1; p=maybe"}), Finding::wrong);
    EXPECT_EQ(dmarc_of({"v=DMARC1; p=none", "v=DMARC1; p=none"}), Finding::wrong);
    EXPECT_EQ(dmarc_of({"v=DMARC1;p=reject"}), Finding::good);
    EXPECT_EQ(dmarc_of({"unrelated"}), Finding::missing);
}

TEST(MailDomain, a_domain_below_has_the_dmarc_of_the_one_above) {
    FixedDns dns = well_kept();
    EXPECT_EQ(check_mail_domain(dns, "mail.relieurs.example", "guilde").dmarc, Finding::good);
}

TEST(MailDomain, a_null_mail_server_takes_no_answers) {
    FixedDns dns = well_kept();
    dns.mail_records["relieurs.example"] = {"."};
    EXPECT_EQ(report_of(dns).mail_server, Finding::wrong);
}

TEST(MailDomain, a_name_beyond_ascii_is_asked_in_ascii) {
    FixedDns dns;
    dns.mail_records["xn--caf-dma.example"] = {"mx.host.example"};
    EXPECT_EQ(check_mail_domain(dns, "Café.example", "x").mail_server, Finding::good);
    EXPECT_THROW(check_mail_domain(dns, "not a domain", "x"), std::invalid_argument);
}

class SilentDns final : public Dns {
public:
    std::optional<std::vector<std::string>> texts(const std::string&) override { return std::nullopt; }
    std::optional<std::vector<std::string>> mail_servers(const std::string&) override { return std::nullopt; }
};

TEST(MailDomain, a_silent_name_server_leaves_everything_unknown) {
    SilentDns dns;
    const auto report = check_mail_domain(dns, "relieurs.example", "guilde");
    EXPECT_EQ(report.spf, Finding::unknown);
    EXPECT_EQ(report.dkim, Finding::unknown);
    EXPECT_EQ(report.dmarc, Finding::unknown);
    EXPECT_EQ(report.mail_server, Finding::unknown);
}

} // namespace
} // namespace net
