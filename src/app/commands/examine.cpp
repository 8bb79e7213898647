// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/commands/examine.hpp"
#include "app/key_file.hpp"
#include "db/engines.hpp"
#include "db/sqlite_key.hpp"
#include "jobs/jobs.hpp"
#include "platform/backups.hpp"
#include "platform/organisation.hpp"
#include "platform/outbox.hpp"
#include "platform/settings.hpp"
#include <sys/stat.h>
#include <chrono>
#include <filesystem>
#include <map>

namespace app {

namespace {

constexpr int parked_listed_max = 1000;

class Examination {
public:
    explicit Examination(platform::House& house) : visit_(house, system_viewer()) {}

    platform::Visit& visit() { return visit_; }
    void good(std::string what) { lines_.push_back({Verdict::good, std::move(what)}); }
    void advice(std::string what) { lines_.push_back({Verdict::advice, std::move(what)}); }
    void bad(std::string what) { lines_.push_back({Verdict::bad, std::move(what)}); }
    std::vector<Examined> take() { return std::move(lines_); }

private:
    platform::Visit visit_;
    std::vector<Examined> lines_;
};

std::string counted(std::size_t count, const std::string& one, const std::string& many) {
    return std::to_string(count) + " " + (count == 1 ? one : many);
}

void examine_key(Examination& examination, const Settings& settings) {
    auto path = key_file_of(settings);
    struct stat info {};
    if (::stat(path.c_str(), &info) == 0 && (info.st_mode & 077) != 0)
        examination.bad("other users of this machine can read the key file: chmod 600 " + path);
    else
        examination.good("the key file is private: " + path);
    if (platform::find_setting(examination.visit(), "house.recovery_code_confirmed"))
        examination.good("its recovery code was written down");
    else
        examination.advice(
            "write down the recovery code (`guilde key code`) and confirm it in the console, under The machine: "
            "without the key, phones, addresses and birth dates are lost");
}

std::string days_ago(base::Instant at, base::Instant now) {
    auto hours = std::chrono::duration_cast<std::chrono::hours>(now - at).count();
    return hours < 48 ? counted(static_cast<std::size_t>(hours), "hour ago", "hours ago")
                      : counted(static_cast<std::size_t>(hours / 24), "day ago", "days ago");
}

void examine_backups(Examination& examination) {
    auto& visit = examination.visit();
    auto state = platform::find_backup_state(visit);
    if (!state)
        return examination.advice("no nightly backup: start serve with --backups FOLDER, on another disk if you can");
    auto proven = state->proven_at ? "the last backup proven by a restore is of " + state->proven_at->iso() + ", " +
                                         days_ago(*state->proven_at, visit.now()) + " (" + std::to_string(state->rows) +
                                         " rows, " + std::to_string(state->files) + " files, in " + state->folder + ")"
                                   : std::string("no backup was proven by a restore yet");
    if (!state->error.empty()) proven += "; the last try failed: " + state->error;
    if (platform::is_proof_late(*state, visit.now()))
        examination.bad(proven);
    else if (state->proven_at)
        examination.good(proven);
    else
        examination.advice(proven);
}

void examine_file(Examination& examination, const Settings& settings) {
    if (db::is_postgres(settings.database)) return;
    if (db::form_of_file(database_file(settings)) == db::FileForm::sealed)
        examination.good("the whole database file is encrypted");
}

void examine_disk(Examination& examination, const Settings& settings) {
    constexpr std::uintmax_t wanted_mb = 500;
    auto free_mb = std::filesystem::space(settings.data_directory).available / (1024 * 1024);
    auto text = std::to_string(free_mb) + " MB free where the data is";
    if (free_mb < wanted_mb)
        examination.bad(text + ": make room, or nothing more can be written");
    else
        examination.good(text);
}

// One line a kind of job, with what the latest said.
void examine_queue(Examination& examination) {
    struct Kind {
        std::size_t count = 0;
        std::string error;
    };
    std::map<std::string, Kind> kinds;
    for (auto& job : jobs::list_parked(examination.visit().db(), 0, parked_listed_max)) {
        auto& kind = kinds[job.kind];
        if (kind.count++ == 0) kind.error = job.error;
    }
    if (kinds.empty()) examination.good("every job could be done");
    for (const auto& [name, kind] : kinds)
        examination.bad(counted(kind.count, "job", "jobs") + " of the kind " + name + " gave up after five tries: " +
                        kind.error + "; mend the cause, then try again in the console, under The machine");
}

void examine_origin(Examination& examination) {
    const auto& origin = examination.visit().house().origin;
    if (origin.starts_with("https://")) return examination.good("people use " + origin);
    auto text =
        "people use " + origin + ", which is not safe beyond this machine: put it behind https (--origin https://…)";
    if (origin.starts_with("http://127.0.0.1"))
        examination.advice(text);
    else
        examination.bad(text);
}

// The address without what stands before its "@": a name and a password.
std::string without_secrets(const std::string& url) {
    auto at = url.rfind('@');
    if (at == std::string::npos) return url;
    auto scheme = url.find("://");
    return (scheme == std::string::npos ? "" : url.substr(0, scheme + 3)) + url.substr(at + 1);
}

void examine_mail(Examination& examination, const Settings& settings) {
    auto& visit = examination.visit();
    auto url = settings.mail_url.empty() ? platform::organisation(visit)->mail_url : settings.mail_url;
    if (url.empty())
        examination.advice("mail reaches nobody: each one becomes a file in " + settings.data_directory +
                           "/mail; write the mail server in the console, under Mail");
    else
        examination.good("mail leaves through " + without_secrets(url));
    auto counts = platform::count_mail(visit.db());
    examination.good("mail of the last 30 days: " + std::to_string(counts.waiting) + " waiting, " +
                     std::to_string(counts.accepted) + " accepted, " + std::to_string(counts.refused) + " refused");
}

struct Record {
    std::string name;
    net::Finding finding;
    std::string text;
    std::string advice;
};

void examine_record(Examination& examination, const Record& record) {
    switch (record.finding) {
        case net::Finding::good:
            return examination.good(record.name + (record.text.empty() ? " is there" : ": " + record.text));
        case net::Finding::unknown: return examination.advice(record.name + ": the name servers did not say");
        case net::Finding::missing: return examination.bad(record.name + " is missing: " + record.advice);
        case net::Finding::wrong:
            return examination.bad(record.name + " has a mistake" +
                                   (record.text.empty() ? "" : " (" + record.text + ")") + ": " + record.advice);
    }
}

void examine_domain(Examination& examination) {
    auto& visit = examination.visit();
    auto house = platform::organisation(visit);
    auto at = house->mail_from.rfind('@');
    if (at == std::string::npos)
        return examination.advice("no sender address yet: write it in the console, under Mail");
    auto domain = house->mail_from.substr(at + 1);
    auto found = net::check_mail_domain(*visit.house().dns, domain, house->dkim_selector);
    using net::Finding;
    if (found.spf == Finding::unknown && found.dmarc == Finding::unknown && found.mail_server == Finding::unknown)
        return examination.advice(
            "no name server answers this machine (/etc/resolv.conf lists them): whether others will "
            "believe mail from " +
            domain + " could not be examined");
    examine_record(examination, {"SPF of " + domain, found.spf, found.spf_text,
                                 "add a TXT record \"v=spf1 include:YOUR-PROVIDER -all\""});
    if (house->dkim_selector.empty())
        examination.advice("DKIM: write the selector that your mail provider names in the console, under Mail");
    else
        examine_record(examination,
                       {"DKIM of " + domain, found.dkim, found.dkim_text,
                        "publish the key that your mail provider gives, under the selector " + house->dkim_selector});
    examine_record(examination, {"DMARC of " + domain, found.dmarc, found.dmarc_text,
                                 "add a TXT record at _dmarc." + domain + ": \"v=DMARC1; p=none; rua=mailto:…\""});
    examine_record(examination, {"MX of " + domain,
                                 found.mail_server,
                                 {},
                                 "no answer can reach " + house->mail_from + ": name a mail server that takes them"});
}

} // namespace

std::vector<Examined> examine_house(platform::House& house, const Settings& settings) {
    Examination examination(house);
    examination.good("the database opens and has this program's schema");
    examine_key(examination, settings);
    examine_file(examination, settings);
    examine_backups(examination);
    examine_disk(examination, settings);
    examine_queue(examination);
    examine_origin(examination);
    examine_mail(examination, settings);
    if (platform::organisation(house)->is_set_up())
        examine_domain(examination);
    else
        examination.advice("the house is empty: `guilde setup-link` prints the link that opens it");
    return examination.take();
}

} // namespace app
