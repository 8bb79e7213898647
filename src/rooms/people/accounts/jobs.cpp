// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/accounts/jobs.hpp"
#include "base/random.hpp"
#include "platform/platform.hpp"
#include "rooms/people/accounts/keys.hpp"
#include "rooms/people/accounts/mails.hpp"
#include "rooms/people/accounts/store.hpp"

namespace accounts {

using platform::Visit;

namespace {

constexpr std::string_view send_sign_in_kind = "accounts.send_sign_in";
constexpr std::string_view send_fresh_link_kind = "accounts.send_fresh_link";
constexpr std::string_view send_email_change_kind = "accounts.send_email_change";
// A link that is too old still says so for half a year.
constexpr base::Milliseconds explained_for = std::chrono::hours(24 * 180);
constexpr base::Milliseconds device_remembered_for = std::chrono::hours(24 * 400);

struct Reader {
    Person person;
    Account account;
    words::Words words;
};

std::optional<Reader> find_reader(Visit& visit, std::optional<Account> account) {
    if (!account || account->email.empty()) return std::nullopt;
    auto person = store::find_person(visit.db(), account->person);
    if (!person) return std::nullopt;
    auto language = words::parse_language(account->language).value_or(words::Language::fr);
    return Reader{*person, *account, words::Words(*visit.house().catalogues, language, account->time_zone)};
}

std::string first_name_of(const Person& person) {
    return person.first_name.empty() ? person.last_name : person.first_name;
}

Subject subject_for(Visit& visit) {
    return platform::organisation(visit)->is_union() ? Subject::neutral : Subject::named;
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

// Made before the message that holds it is written; kept with it.
WayIn new_way_in(Visit& visit, base::Milliseconds lifetime) {
    return {.token = base::random_token(), .code = base::random_code(), .expires_at = visit.now() + lifetime};
}

WayInId keep_way_in(Visit& visit, const WayIn& way, PersonId person, WayInPurpose purpose) {
    return store::insert_way_in(visit.db(), {.token_hash = base::hash_token(way.token),
                                             .code_hash = hash_code(visit, way.code),
                                             .person = person,
                                             .purpose = purpose,
                                             .expires_at = way.expires_at});
}

LinkMail link_mail(Visit& visit, const Reader& reader, const WayIn& way) {
    return {.subject = subject_for(visit),
            .first_name = first_name_of(reader.person),
            .href = platform::absolute(visit.house(), way_in_path(way.token)),
            .code = way.code};
}

void send_sign_in(Visit& visit, const std::string& payload) {
    auto asked = store::find_sign_in_request(visit.db(), SignInRequestId{std::stoll(payload)}, visit.now());
    if (!asked || asked->way_in) return;
    auto reader = find_reader(visit, find_account_by_email(visit.db(), asked->email)); // suspended: to read why
    if (!reader) return;
    auto way = new_way_in(visit, sign_in_lifetime);
    auto mail = to_reader("accounts.sign_in", *reader,
                          sign_in_mail(platform::mail_frame(visit, reader->words), link_mail(visit, *reader, way)));
    platform::write(visit, [&] {
        auto id = keep_way_in(visit, way, reader->person.id, WayInPurpose::sign_in);
        store::update_sign_in_code(visit.db(), asked->id, hash_code(visit, way.code), id);
        platform::send_later(visit, mail);
    });
}

void send_fresh_link(Visit& visit, const std::string& payload) {
    auto old = store::find_way_in(visit.db(), WayInId{std::stoll(payload)});
    if (!old || !old->person || old->used_at) return;
    auto reader = find_reader(visit, store::find_account(visit.db(), *old->person));
    if (!reader || reader->account.state == AccountState::suspended) return;
    bool is_invitation = old->purpose == WayInPurpose::invitation;
    auto way = new_way_in(visit, is_invitation ? invitation_lifetime : sign_in_lifetime);
    auto frame = platform::mail_frame(visit, reader->words);
    auto about = link_mail(visit, *reader, way);
    auto mail = to_reader(is_invitation ? "accounts.fresh_invitation" : "accounts.sign_in", *reader,
                          is_invitation ? fresh_invitation_mail(frame, about) : sign_in_mail(frame, about));
    platform::write(visit, [&] {
        keep_way_in(visit, way, reader->person.id, old->purpose);
        platform::send_later(visit, mail);
    });
}

struct EmailChangeMails {
    std::string confirm_token;
    std::string cancel_token;
    platform::OutgoingMail to_new;
    std::optional<platform::OutgoingMail> to_old; // none: there was no address before
};

EmailChangeMails write_email_change(Visit& visit, const EmailChange& change) {
    EmailChangeMails out{.confirm_token = base::random_token(),
                         .cancel_token = base::random_token(),
                         .to_new = {},
                         .to_old = std::nullopt};
    auto account = store::find_account(visit.db(), change.person).value();
    auto person = store::find_person(visit.db(), change.person).value();
    Reader reader{
        person, account,
        words::Words(*visit.house().catalogues, words::parse_language(account.language).value_or(words::Language::fr),
                     account.time_zone)};
    auto frame = platform::mail_frame(visit, reader.words);
    EmailChangeMail about{.first_name = first_name_of(person),
                          .new_email = change.email,
                          .href = platform::absolute(visit.house(), "/email/" + out.confirm_token)};
    out.to_new = to_reader("accounts.email_confirmation", reader, email_confirmation_mail(frame, about));
    out.to_new.to_address = change.email;
    about.href = platform::absolute(visit.house(), "/email/" + out.cancel_token);
    if (!account.email.empty())
        out.to_old = to_reader("accounts.email_notice", reader, email_notice_mail(frame, about));
    return out;
}

void warn_owner(Visit& visit, const Reader& owner, const EmailChange& change) {
    EmailChangeMail about{.first_name = first_name_of(owner.person),
                          .new_email = change.email,
                          .href = platform::absolute(visit.house(), "/sign-in")};
    auto mail =
        to_reader("accounts.email_taken", owner, email_taken_mail(platform::mail_frame(visit, owner.words), about));
    platform::write(visit, [&] { platform::send_later(visit, mail); });
}

void send_email_change(Visit& visit, const std::string& payload) {
    auto change = store::find_email_change(visit.db(), PersonId{std::stoll(payload)}, visit.now());
    if (!change) return;
    auto owner = store::find_account_by_key(visit.db(), change->email_key);
    if (owner && owner->person != change->person) {
        if (auto reader = find_reader(visit, owner)) warn_owner(visit, *reader, *change);
        return;
    }
    auto mails = write_email_change(visit, *change);
    platform::write(visit, [&] {
        store::update_email_change_keys(visit.db(), change->person, base::hash_token(mails.confirm_token),
                                        base::hash_token(mails.cancel_token));
        platform::send_later(visit, mails.to_new);
        if (mails.to_old) platform::send_later(visit, *mails.to_old);
    });
}

void forget(Visit& visit) {
    platform::write(visit, [&] {
        store::delete_expired_sessions(visit.db(), visit.now());
        store::delete_expired_half_sign_ins(visit.db(), visit.now());
        store::delete_old_known_devices(visit.db(), visit.now() - device_remembered_for);
        store::delete_expired_sign_in_requests(visit.db(), visit.now());
        store::delete_expired_email_changes(visit.db(), visit.now());
        store::delete_expired_ways_in(visit.db(), visit.now() - explained_for);
    });
}

void send(Visit& visit, std::string_view kind, std::int64_t row) {
    visit.later({.kind = std::string(kind), .payload = std::to_string(row), .run_at = {}, .unique_key = {}});
}

} // namespace

void send_sign_in_later(Visit& visit, SignInRequestId request) {
    send(visit, send_sign_in_kind, request.number);
}
void send_fresh_link_later(Visit& visit, WayInId way) {
    send(visit, send_fresh_link_kind, way.number);
}
void send_email_change_later(Visit& visit, PersonId person) {
    send(visit, send_email_change_kind, person.number);
}

std::vector<platform::JobHandler> job_handlers() {
    return {{.kind = send_sign_in_kind, .run = send_sign_in},
            {.kind = send_fresh_link_kind, .run = send_fresh_link},
            {.kind = send_email_change_kind, .run = send_email_change}};
}

std::vector<platform::Timer> timers() {
    return {{.name = "accounts.forget", .every = std::chrono::hours(24), .run = forget}};
}

} // namespace accounts
