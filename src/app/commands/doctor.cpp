// SPDX-License-Identifier: AGPL-3.0-or-later
// doctor: what a volunteer should know tonight, each line with what to do.
#include "app/commands/commands.hpp"
#include "app/key_file.hpp"
#include "base/random.hpp"
#include "jobs/jobs.hpp"
#include "platform/organisation.hpp"
#include "platform/outbox.hpp"
#include "platform/settings.hpp"
#include <sys/stat.h>
#include <filesystem>
#include <iostream>

namespace app {

namespace {

enum class Verdict { good, advice, bad };

class Report {
public:
    void say(Verdict verdict, const std::string& what) {
        std::cout << (verdict == Verdict::good     ? "  ok    "
                      : verdict == Verdict::advice ? "  todo  "
                                                   : "  BAD   ")
                  << what << "\n";
        if (verdict == Verdict::bad) ++bad_;
    }
    int bad() const { return bad_; }

private:
    int bad_ = 0;
};

void check_key(Report& report, platform::Visit& visit, const Settings& settings) {
    auto path = settings.key_file.empty() ? default_key_file(settings.data_directory) : settings.key_file;
    struct stat info {};
    if (::stat(path.c_str(), &info) == 0 && (info.st_mode & 077) != 0)
        report.say(Verdict::bad, "the key file can be read by others: chmod 600 " + path);
    else
        report.say(Verdict::good, "the key file is private: " + path);
    if (platform::find_setting(visit, "house.recovery_code_confirmed"))
        report.say(Verdict::good, "its recovery code was written down");
    else
        report.say(Verdict::advice,
                   "write down the recovery code (`guilde key code`) and confirm it in the console: without "
                   "the key, sealed fields are lost");
}

void check_disk(Report& report, const Settings& settings) {
    auto space = std::filesystem::space(settings.data_directory);
    auto free_mb = space.available / (1024 * 1024);
    auto text = std::to_string(free_mb) + " MB free where the data is";
    report.say(free_mb < 500 ? Verdict::bad : Verdict::good, text);
}

void check_queue(Report& report, platform::Visit& visit) {
    auto parked = jobs::list_parked(visit.db(), 0, 100);
    if (parked.empty()) report.say(Verdict::good, "no job is parked");
    for (const auto& job : parked) report.say(Verdict::bad, "parked job " + job.kind + ": " + job.error);
    auto counts = platform::count_mail(visit.db());
    report.say(Verdict::good, "mail: " + std::to_string(counts.waiting) + " waiting, " +
                                  std::to_string(counts.accepted) + " accepted, " + std::to_string(counts.refused) +
                                  " refused");
}

void say_finding(Report& report, const char* what, net::Finding finding, const std::string& text, const char* advice) {
    if (finding == net::Finding::good) return report.say(Verdict::good, std::string(what) + ": " + text);
    if (finding == net::Finding::unknown)
        return report.say(Verdict::advice, std::string(what) + ": the name server did not answer");
    report.say(Verdict::bad,
               std::string(what) +
                   (finding == net::Finding::missing ? " is missing: " : " has a mistake (" + text + "): ") + advice);
}

void check_mail_records(Report& report, platform::Visit& visit) {
    auto house = platform::organisation(visit);
    auto at = house->mail_from.rfind('@');
    if (at == std::string::npos)
        return report.say(Verdict::advice, "no sender address yet: set it in the console, under Mail");
    auto domain = house->mail_from.substr(at + 1);
    auto found = net::check_mail_domain(*visit.house().dns, domain, house->dkim_selector);
    say_finding(report, "SPF", found.spf, found.spf_text, "add a TXT record \"v=spf1 include:YOUR-PROVIDER -all\"");
    say_finding(report, "DKIM", found.dkim, found.dkim_text,
                "publish the key your mail provider gives, and its selector in the console");
    say_finding(report, "DMARC", found.dmarc, found.dmarc_text,
                "add a TXT record at _dmarc: \"v=DMARC1; p=none; rua=mailto:…\"");
}

void send_test(Report& report, platform::Visit& visit, const std::string& to) {
    auto house = platform::organisation(visit);
    net::Mail mail;
    mail.to_address = to;
    mail.from_address = house->mail_from.empty() ? "no-reply@localhost" : house->mail_from;
    mail.from_name = house->short_name;
    mail.subject = "Guilde: test";
    mail.text = "This is the test mail that was asked for. If you read it, mail goes out.\r\n";
    mail.html = "<p>This is the test mail that was asked for. If you read it, mail goes out.</p>";
    mail.message_id = base::random_token() + "@" + mail.from_address.substr(mail.from_address.rfind('@') + 1);
    mail.date = visit.now();
    auto result = visit.house().mailer->send(mail);
    bool is_sent = result.outcome == net::MailOutcome::accepted;
    report.say(is_sent ? Verdict::good : Verdict::bad, "test mail to " + to + ": " + result.answer);
}

} // namespace

int show_doctor(const Settings& settings, const std::string& send_test_to) {
    auto house = open_house(settings);
    platform::Visit visit(*house, system_viewer());
    Report report;
    report.say(Verdict::good, "the database opens and has this program's schema");
    check_key(report, visit, settings);
    check_disk(report, settings);
    check_queue(report, visit);
    bool is_local = house->origin.starts_with("http://127.0.0.1");
    if (house->origin.starts_with("https://"))
        report.say(Verdict::good, "people use " + house->origin);
    else
        report.say(is_local ? Verdict::advice : Verdict::bad,
                   "people use " + house->origin + ": put it behind https (--origin https://…)");
    if (!platform::organisation(visit)->is_set_up())
        report.say(Verdict::advice, "the house is empty: `guilde setup-link`");
    else
        check_mail_records(report, visit);
    if (!send_test_to.empty()) send_test(report, visit, send_test_to);
    return report.bad() == 0 ? 0 : 1;
}

} // namespace app
