// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/machine/pages.hpp"
#include "rooms/react/machine/findings.hpp"
#include "support/talk_pages.hpp"
#include <gtest/gtest.h>

namespace machine {
namespace {

using namespace std::chrono_literals;

pages::Health a_health(base::Instant now) {
    Readings readings{.now = now, .program = "0.1.0", .database = "SQLite 3.40.1"};
    readings.key_file = "/var/lib/guilde/house.key";
    readings.backups = Backups{.folder = "/var/backups/guilde",
                               .proven_at = now - 50h,
                               .rows = 12'345,
                               .files = 67,
                               .error = "no space left on device",
                               .is_late = true};
    readings.data_folder = "/var/lib/guilde/house";
    readings.free_bytes = 1'200'000'000;
    readings.parked = {{.kind = "mail.send", .count = 3, .error = "the mail server says to try later 451"}};
    readings.origin = "https://maison.example";
    readings.mail_server = "smtp://mail.example:587";
    readings.is_set_up = true;
    readings.domain.name = "maison.example";
    readings.domain.spf = {.state = Record::missing, .text = {}};
    readings.domain.dmarc = {.state = Record::good, .text = "v=DMARC1; p=none"};
    readings.domain.mail_server = Record::good;
    return {.examination = Examination{.at = now - 12min, .host = "maison", .findings = judge(readings)},
            .asking = pages::Asking::no,
            .is_code_confirmed = false,
            .backups = readings.backups};
}

pages::Work a_work(base::Instant now) {
    pages::Work out;
    out.waiting = {{.kind = "mail.send", .count = 214, .since = now - 1min},
                   {.kind = "invitations.send_due", .count = 1, .since = now + 26h}};
    out.running = {{.kind = "search.catch_up", .count = 1, .since = {}}};
    out.retrying = {{.number = 7,
                     .kind = "watch.fetch",
                     .error = "Could not resolve host: journal.example",
                     .about = {},
                     .answer = {},
                     .failures = 2,
                     .at = now + 9min}};
    out.retrying_count = 1;
    out.parked = {{.number = 5,
                   .kind = "mail.send",
                   .error = "the mail server says to try later 451",
                   .about = "Sophie Martin · s…@village.example",
                   .answer = "451 4.7.1 <sophie@village.example> greylisted",
                   .failures = 5,
                   .at = now - 5h}};
    out.parked_count = 1;
    out.unreached = {{.kind = "invitations.invitation",
                      .who = "Karim Haddad · k…@village.example",
                      .href = "/console/members/x7k",
                      .answer = "550 5.1.1 <karim@village.example> User unknown",
                      .at = now - 26h}};
    out.hour = {.labels = {"09:00", "09:05", "09:10"}, .jobs = {12, 40, 3}, .mails = {0, 25, 1}};
    out.day = {.labels = {"08:00", "09:00"}, .jobs = {0, 0}, .mails = {0, 0}};
    return out;
}

pages::Storage a_storage() {
    pages::Storage out;
    base::Day day{20'780};
    out.sizes = {{.day = day, .kind = Kind::database, .bytes = 412'000'000},
                 {.day = day, .kind = Kind::journal, .bytes = 4'100'000},
                 {.day = day, .kind = Kind::pictures, .bytes = 1'840'000'000},
                 {.day = day, .kind = Kind::documents, .bytes = 96'000'000},
                 {.day = day, .kind = Kind::other_files, .bytes = 0},
                 {.day = day, .kind = Kind::backups, .bytes = 9'300'000'000},
                 {.day = day, .kind = Kind::free, .bytes = 6'400'000'000},
                 {.day = day, .kind = Kind::capacity, .bytes = 20'000'000'000}};
    out.forecast = {
        .outlook = Forecast::Outlook::growing, .bytes_a_month = 457'000'000, .months_left = 14, .days_known = 60};
    out.history = {{.day = {20'720}, .bytes = 10'700'000'000},
                   {.day = {20'750}, .bytes = 11'100'000'000},
                   {.day = day, .bytes = 11'652'000'000}};
    return out;
}

TEST(MachinePages, ReadWellInBothLanguages) {
    for (auto language : {words::Language::fr, words::Language::en}) {
        items::TalkReader reader(language);
        const auto& frame = reader.frame;
        auto sick = a_health(frame.now);
        ui::expect_golden("health." + reader.code, pages::health(frame, sick).content);
        ui::expect_golden("banner." + reader.code, pages::banner(frame, *sick.examination));
        ui::expect_golden("health_first." + reader.code, pages::health(frame, {}).content);
        sick.asking = pages::Asking::running;
        ui::expect_golden("examining." + reader.code, pages::findings(frame, sick));
        ui::expect_golden("work." + reader.code, pages::work(frame, a_work(frame.now)).content);
        ui::expect_golden("work_idle." + reader.code, pages::work(frame, {}).content);
        ui::expect_golden("storage." + reader.code, pages::storage(frame, a_storage()).content);
        ui::expect_golden("storage_first." + reader.code, pages::storage(frame, {}).content);
    }
}

} // namespace
} // namespace machine
