// SPDX-License-Identifier: AGPL-3.0-or-later
// doctor: what a volunteer should know tonight, each line with what to do.
#include "app/commands/commands.hpp"
#include "app/commands/examine.hpp"
#include "app/test_mail.hpp"
#include <algorithm>
#include <iostream>

namespace app {

namespace {

const char* label_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::good: return "  ok    ";
        case Verdict::advice: return "  todo  ";
        case Verdict::bad: break;
    }
    return "  BAD   ";
}

Examined send_test(platform::House& house, const std::string& to) {
    auto result = send_test_mail(house, to);
    bool is_sent = result.outcome == net::MailOutcome::accepted;
    return {is_sent ? Verdict::good : Verdict::bad, "test mail to " + to + ": " + result.answer};
}

} // namespace

int show_doctor(const Settings& settings, const std::string& send_test_to) {
    check_house_is_there(settings);
    auto house = open_house(settings);
    auto lines = examine_house(*house, settings);
    if (!send_test_to.empty()) lines.push_back(send_test(*house, send_test_to));
    for (const auto& line : lines) std::cout << label_of(line.verdict) << line.text << "\n";
    auto bad = std::ranges::count(lines, Verdict::bad, &Examined::verdict);
    auto todo = std::ranges::count(lines, Verdict::advice, &Examined::verdict);
    if (bad == 0 && todo == 0)
        std::cout << "All is well.\n";
    else
        std::cout << bad << " to mend, " << todo << " to do.\n";
    return bad == 0 ? 0 : 1;
}

} // namespace app
