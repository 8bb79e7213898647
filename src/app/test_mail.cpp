// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/test_mail.hpp"
#include "base/random.hpp"
#include "platform/organisation.hpp"

namespace app {

namespace {

// As platform/outbox.cpp: what mail leaves with before anybody chose an address.
std::string usual_sender(platform::House& house) {
    auto chosen = platform::organisation(house)->mail_from;
    if (!chosen.empty()) return chosen;
    auto origin = house.origin.substr(house.origin.find("://") + 3);
    return "no-reply@" + origin.substr(0, origin.find(':'));
}

} // namespace

net::MailResult send_test_mail(platform::House& house, const std::string& to) {
    return send_test_mail(house, *house.mailer, usual_sender(house), to);
}

net::MailResult send_test_mail(platform::House& house, net::Mailer& mailer, const std::string& from,
                               const std::string& to) {
    net::Mail mail;
    mail.to_address = to;
    mail.from_address = from;
    mail.from_name = platform::organisation(house)->short_name;
    mail.subject = "Guilde: test";
    mail.text = "This is the test mail that was asked for. If you read it, mail goes out.\r\n";
    mail.html = "<p>This is the test mail that was asked for. If you read it, mail goes out.</p>";
    mail.message_id = base::random_token() + "@" + from.substr(from.rfind('@') + 1);
    mail.date = house.clock->now();
    mail.headers = {{"Auto-Submitted", "auto-generated"}};
    return mailer.send(mail);
}

} // namespace app
