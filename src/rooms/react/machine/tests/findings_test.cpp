// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/machine/findings.hpp"
#include "app/boot.hpp"
#include <gtest/gtest.h>
#include <algorithm>

namespace machine {
namespace {

constexpr base::Instant now{1'795'000'000'000};

Readings well_kept() {
    Readings out{.now = now, .program = "0.1.0", .database = "SQLite 3"};
    out.key_file = "/srv/house.key";
    out.is_code_confirmed = true;
    out.backups =
        Backups{.folder = "/mnt/b", .proven_at = now - std::chrono::hours(9), .rows = 12, .files = 3, .error = {}};
    out.data_folder = "/srv/house";
    out.free_bytes = 40LL << 30;
    out.origin = "https://maison.example";
    out.mail_server = "smtp://mail.example:587";
    out.is_set_up = true;
    out.clock = Readings::Clock::right;
    DomainRecord fine{.state = Record::good, .text = "v=…"};
    out.domain = {.name = "maison.example",
                  .selector = "s1",
                  .spf = fine,
                  .dkim = fine,
                  .dmarc = fine,
                  .mail_server = Record::good};
    return out;
}

std::string said(const Finding& finding) {
    static const auto catalogues = app::catalogues();
    const words::Words english(*catalogues, words::Language::en, "UTC");
    return say_sentence(english, finding.what);
}

// What is not well, in words; "BAD: " before what must be mended.
std::vector<std::string> faults(const Readings& readings) {
    std::vector<std::string> out;
    for (const auto& finding : judge(readings)) {
        if (finding.verdict == Verdict::good) continue;
        EXPECT_FALSE(finding.means.id.empty()) << said(finding);
        EXPECT_FALSE(finding.advice.id.empty()) << said(finding);
        out.push_back((finding.verdict == Verdict::bad ? "BAD: " : "") + said(finding));
    }
    return out;
}
using Texts = std::vector<std::string>;

Texts faults_after(void (*change)(Readings&)) {
    auto readings = well_kept();
    change(readings);
    return faults(readings);
}

TEST(Findings, a_well_kept_house_has_nothing_to_do) {
    EXPECT_EQ(faults(well_kept()), Texts{});
}

TEST(Findings, the_key_is_private_and_its_code_on_paper) {
    EXPECT_EQ(faults_after([](Readings& r) { r.is_key_open = true; }),
              Texts{"BAD: Other users of this machine can read the key file /srv/house.key"});
    EXPECT_EQ(faults_after([](Readings& r) { r.is_code_confirmed = false; }),
              Texts{"The recovery code of the key is not written down yet"});
}

TEST(Findings, backups_are_made_and_proven) {
    EXPECT_EQ(faults_after([](Readings& r) { r.backups.reset(); }), Texts{"No backup is made every night"});
    EXPECT_EQ(faults_after([](Readings& r) { r.backups->proven_at.reset(); }),
              Texts{"No backup was proven by a restore yet"});
    EXPECT_EQ(faults_after([](Readings& r) { r.backups->is_late = true; }).at(0).substr(0, 8), "BAD: The");
    EXPECT_EQ(faults_after([](Readings& r) { r.backups->error = "no room"; }).at(0).substr(0, 8), "The last");
}

TEST(Findings, a_disk_that_fills_is_told_in_time) {
    EXPECT_EQ(faults_after([](Readings& r) { r.free_bytes = 100'000'000; }),
              Texts{"BAD: 100 MB free where the data is (/srv/house)"});
    EXPECT_EQ(faults_after([](Readings& r) { r.free_bytes = 1'000'000'000; }),
              Texts{"1.0 GB free where the data is (/srv/house)"});
    EXPECT_EQ(faults_after([](Readings& r) {
                  r.forecast = {.outlook = Forecast::Outlook::growing, .bytes_a_month = 20LL << 30, .months_left = 2};
              }).size(),
              1U);
}

TEST(Findings, work_that_failed_or_waits_is_told_without_addresses) {
    EXPECT_EQ(faults_after([](Readings& r) {
                  r.parked = {{.kind = "mail.send", .count = 2, .error = "no <sophie@village.example>"}};
              }),
              Texts{"BAD: Given up after five tries: Messages to hand over to the mail server (2)"});
    auto readings = well_kept();
    readings.parked = {{.kind = "mail.send", .count = 1, .error = "no <sophie@village.example>"}};
    for (const auto& finding : judge(readings))
        for (const auto& argument : finding.means.arguments)
            EXPECT_EQ(argument.text.find("sophie"), std::string::npos) << argument.text;
    EXPECT_EQ(faults_after([](Readings& r) { r.waits_since = r.now - std::chrono::minutes(14); }), Texts{});
    EXPECT_EQ(faults_after([](Readings& r) { r.waits_since = r.now - std::chrono::minutes(16); }).size(), 1U);
    EXPECT_EQ(faults_after([](Readings& r) { r.waits_since = r.now + std::chrono::hours(16); }), Texts{});
}

TEST(Findings, the_way_in_is_safe) {
    EXPECT_EQ(faults_after([](Readings& r) { r.origin = "http://maison.example"; }),
              Texts{"BAD: People use http://maison.example, which is not safe beyond this machine"});
    EXPECT_EQ(faults_after([](Readings& r) { r.origin = "http://127.0.0.1:8080"; }),
              Texts{"People use http://127.0.0.1:8080, which is not safe beyond this machine"});
}

TEST(Findings, clocks_agree) {
    EXPECT_EQ(faults_after([](Readings& r) { r.clock = Readings::Clock::adrift; }),
              Texts{"Nothing sets the clock of this machine"});
    EXPECT_EQ(faults_after([](Readings& r) { r.clock = Readings::Clock::unknown; }), Texts{});
    EXPECT_EQ(faults_after([](Readings& r) { r.database_clock_off = std::chrono::minutes(-3); }),
              Texts{"BAD: The clocks of the program and of its database differ by 180 seconds"});
}

TEST(Findings, mail_that_leaves_must_be_believed) {
    EXPECT_EQ(faults_after([](Readings& r) { r.domain.spf.state = Record::missing; }),
              Texts{"BAD: SPF of maison.example is missing"});
    EXPECT_EQ(
        faults_after([](Readings& r) {
            r.domain.spf.state = Record::missing;
            r.mail_server.clear();
        }),
        (Texts{"Mail reaches nobody: each one becomes a file in /srv/house/mail", "SPF of maison.example is missing"}));
    EXPECT_EQ(faults_after([](Readings& r) { r.domain.selector.clear(); }),
              Texts{"DKIM of maison.example: the selector is not known"});
    EXPECT_EQ(faults_after([](Readings& r) {
                  r.domain = {.name = "maison.example", .selector = "s1", .spf = {}, .dkim = {}, .dmarc = {}};
              }),
              Texts{"No name server answers this machine"});
    EXPECT_EQ(faults_after([](Readings& r) { r.domain.name.clear(); }), Texts{"There is no sender’s address yet"});
    EXPECT_EQ(faults_after([](Readings& r) { r.is_set_up = false; }), Texts{"The house is empty"});
}

} // namespace
} // namespace machine
