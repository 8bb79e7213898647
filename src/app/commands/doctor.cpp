// SPDX-License-Identifier: AGPL-3.0-or-later
// doctor: what a volunteer should know tonight, each line with what to do. The console shows the same.
#include "app/commands/commands.hpp"
#include "app/commands/examine.hpp"
#include "app/test_mail.hpp"
#include "platform/organisation.hpp"
#include <algorithm>
#include <iostream>

namespace app {

using machine::Finding;
using machine::Verdict;

namespace {

const char* label_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::good: return "  ok    ";
        case Verdict::advice: return "  todo  ";
        case Verdict::bad: break;
    }
    return "  BAD   ";
}

void print(const words::Words& words, const Finding& finding) {
    std::cout << label_of(finding.verdict) << machine::say_sentence(words, finding.what) << "\n";
    for (const auto* more : {&finding.means, &finding.advice})
        if (!more->id.empty()) std::cout << "        " << machine::say_sentence(words, *more) << "\n";
}

Finding send_test(platform::House& house, const std::string& to) {
    auto result = send_test_mail(house, to);
    bool is_sent = result.outcome == net::MailOutcome::accepted;
    Finding out;
    out.verdict = is_sent ? Verdict::good : Verdict::bad;
    out.what = {.id = "Test mail to {address}: {answer}",
                .arguments = {{.name = "address", .text = to}, {.name = "answer", .text = result.answer}}};
    return out;
}

} // namespace

int show_doctor(const Settings& settings, const std::string& send_test_to) {
    check_house_is_there(settings);
    auto house = open_house(settings);
    auto findings = examine_house(*house, settings).findings;
    if (!send_test_to.empty()) findings.push_back(send_test(*house, send_test_to));
    words::Words words(*house->catalogues, words::Language::en, platform::organisation(*house)->time_zone);
    for (const auto& finding : findings) print(words, finding);
    auto bad = std::ranges::count(findings, Verdict::bad, &Finding::verdict);
    auto todo = std::ranges::count(findings, Verdict::advice, &Finding::verdict);
    if (bad == 0 && todo == 0)
        std::cout << "All is well.\n";
    else
        std::cout << bad << " to mend, " << todo << " to do.\n";
    return bad == 0 ? 0 : 1;
}

} // namespace app
