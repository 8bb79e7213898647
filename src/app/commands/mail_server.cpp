// SPDX-License-Identifier: AGPL-3.0-or-later
// mail-server: what a mail server says to a test mail, and then what the console's page Mail would keep.
#include "app/commands/commands.hpp"
#include "app/test_mail.hpp"
#include "parse/email_address.hpp"
#include "platform/organisation.hpp"
#include <iostream>

namespace app {

namespace {

std::string read_url(const std::string& given) {
    if (given != "-") return given;
    std::string line;
    std::getline(std::cin, line);
    return line;
}

std::string check_address(const std::string& text, const std::string& option) {
    auto address = parse::read_email_address(text);
    if (!address) throw BootError(option + " wants an e-mail address");
    return address->text;
}

} // namespace

int keep_mail_server(const Settings& settings, const MailServer& given) {
    auto from = check_address(given.from, "--from");
    auto to = check_address(given.send_test_to, "--send-test-to");
    auto url = read_url(given.url);
    auto mailer = net::open_smtp({.url = url});
    auto house = open_house(settings);
    auto result = send_test_mail(*house, *mailer, from, to);
    if (result.outcome != net::MailOutcome::accepted)
        throw BootError("the mail server did not take the test mail, nothing was kept: " + result.answer);
    platform::Visit visit(*house, system_viewer());
    platform::write(visit, [&] {
        auto organisation = *platform::organisation(visit);
        organisation.mail_url = url;
        organisation.mail_from = from;
        platform::update_organisation(visit, organisation);
    });
    std::cout << "The mail server took a test mail to " << to << ". Mail leaves through it from now on.\n";
    return 0;
}

} // namespace app
