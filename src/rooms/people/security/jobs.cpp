// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/security/jobs.hpp"
#include "platform/platform.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/people/security/actions.hpp"
#include "rooms/people/security/mails.hpp"
#include "rooms/people/security/security.hpp"
#include "rooms/people/security/store.hpp"

namespace security {

using platform::Fact;
using platform::Visit;
using When = platform::Listener::When;

namespace {

struct Reader {
    accounts::Person person;
    accounts::Account account;
    words::Words words;
    std::string first_name() const { return person.first_name.empty() ? person.last_name : person.first_name; }
};

std::optional<Reader> find_reader(Visit& visit, PersonId who) {
    auto person = accounts::find_person(visit.db(), who);
    auto account = accounts::find_account(visit.db(), who);
    if (!person || !account || account->email.empty()) return std::nullopt;
    auto language = words::parse_language(account->language).value_or(words::Language::fr);
    return Reader{*person, *account, words::Words(*visit.house().catalogues, language, account->time_zone)};
}

platform::OutgoingMail to_reader(std::string_view kind, const Reader& reader, const WrittenMail& written) {
    return {.kind = std::string(kind),
            .to_address = reader.account.email,
            .to_name = reader.person.name(),
            .to_person = reader.person.id,
            .subject = written.subject,
            .text = written.mail.text,
            .html = written.mail.html,
            .unsubscribe_path = {},
            .not_before = {}};
}

void send_news(Visit& visit, const Fact& fact, News news, const std::string& device = {}) {
    auto reader = find_reader(visit, PersonId{fact.subject});
    if (!reader) return;
    auto mail = to_reader("security.news", *reader,
                          news_mail(platform::mail_frame(visit, reader->words),
                                    {.news = news,
                                     .first_name = reader->first_name(),
                                     .when = reader->words.moment(fact.at),
                                     .device = device,
                                     .href = platform::absolute(visit.house(), "/me/security")}));
    platform::write(visit, [&] { platform::send_later(visit, mail); });
}

template <News news>
void hear_news(Visit& visit, const Fact& fact) {
    send_news(visit, fact, news);
}

void hear_device(Visit& visit, const Fact& fact) {
    send_news(visit, fact, News::device, accounts::session_device(visit.db(), fact.object));
}

void hear_reentry_asked(Visit& visit, const Fact& fact) {
    auto reentry = store::find_reentry(visit.db(), ReentryId{fact.object});
    auto reader = find_reader(visit, PersonId{fact.subject});
    if (!reentry || reentry->state != ReentryState::asked || !reader) return;
    auto officer = accounts::find_person(visit.db(), reentry->asked_by);
    auto path = "/reentry/" + cancel_token(visit, reentry->public_id);
    auto mail = to_reader("security.reentry", *reader,
                          reentry_asked_mail(platform::mail_frame(visit, reader->words),
                                             {.first_name = reader->first_name(),
                                              .officer = officer ? officer->name() : std::string(),
                                              .href = platform::absolute(visit.house(), path)}));
    platform::write(visit, [&] { platform::send_later(visit, mail); });
}

void hear_reentry_done(Visit& visit, const Fact& fact) {
    auto reader = find_reader(visit, PersonId{fact.subject});
    if (!reader) return;
    auto mail = to_reader("security.reentry", *reader,
                          reentry_done_mail(platform::mail_frame(visit, reader->words),
                                            {.first_name = reader->first_name(),
                                             .officer = {},
                                             .href = platform::absolute(visit.house(), "/sign-in")}));
    platform::write(visit, [&] { platform::send_later(visit, mail); });
}

void hear_role(Visit& visit, const Fact& fact) {
    require_of(visit, PersonId{fact.subject});
}

void forget(Visit& visit) {
    platform::write(visit, [&] {
        store::delete_expired_challenges(visit.db(), visit.now());
        store::delete_expired_plans(visit.db(), visit.now());
        store::delete_expired_confirmations(visit.db(), visit.now());
        store::withdraw_expired_reentries(visit.db(), visit.now());
    });
}

} // namespace

std::optional<platform::OutgoingMail> write_confirmation(Visit& visit, PersonId person, std::string_view code) {
    auto reader = find_reader(visit, person);
    if (!reader) return std::nullopt;
    return to_reader("security.confirmation", *reader,
                     confirmation_mail(platform::mail_frame(visit, reader->words),
                                       {.first_name = reader->first_name(), .code = std::string(code)}));
}

std::vector<platform::Listener> listeners() {
    return {
        {.name = "security.tell_passkey_added", .kind = passkey_added, .hear = hear_news<News::passkey_added>},
        {.name = "security.tell_passkey_removed", .kind = passkey_removed, .hear = hear_news<News::passkey_removed>},
        {.name = "security.tell_app_added", .kind = app_added, .hear = hear_news<News::app_added>},
        {.name = "security.tell_app_removed", .kind = app_removed, .hear = hear_news<News::app_removed>},
        {.name = "security.tell_codes_made", .kind = codes_made, .hear = hear_news<News::codes_made>},
        {.name = "security.tell_code_used", .kind = code_used, .hear = hear_news<News::code_used>},
        {.name = "security.tell_password", .kind = accounts::password_changed, .hear = hear_news<News::password>},
        {.name = "security.tell_device", .kind = accounts::device_added, .hear = hear_device},
        {.name = "security.tell_reentry_asked", .kind = reentry_asked, .hear = hear_reentry_asked},
        {.name = "security.tell_keys_forgotten", .kind = keys_forgotten, .hear = hear_news<News::keys_forgotten>},
        {.name = "security.tell_reentry_done", .kind = reentry_done, .hear = hear_reentry_done},
        {.name = "security.require_of_new", .kind = accounts::role_given, .when = When::within, .hear = hear_role},
        {.name = "security.require_of_former", .kind = accounts::role_taken, .when = When::within, .hear = hear_role},
    };
}

std::vector<platform::Timer> timers() {
    return {{.name = "security.forget", .every = std::chrono::hours(6), .run = forget},
            {.name = "security.require", .every = std::chrono::hours(1), .run = require_of_all}};
}

} // namespace security
