// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/privacy/send.hpp"

namespace privacy {

words::Words words_of(platform::Visit& visit, const accounts::Account& account) {
    auto language = words::parse_language(account.language).value_or(words::Language::fr);
    return {*visit.house().catalogues, language, account.time_zone};
}

void send_to(platform::Visit& visit, const accounts::Account& account, std::string_view kind,
             const std::function<WrittenMail(const words::Words&)>& write_mail) {
    if (account.email.empty()) return;
    auto words = words_of(visit, account);
    auto written = write_mail(words);
    auto rendered = ui::mail(platform::mail_frame(visit, words), written.mail);
    platform::send_later(visit, {.kind = std::string(kind),
                                 .to_address = account.email,
                                 .to_name = {},
                                 .to_person = account.person,
                                 .subject = written.subject,
                                 .text = rendered.text,
                                 .html = rendered.html,
                                 .unsubscribe_path = {}});
}

} // namespace privacy
