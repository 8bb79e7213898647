// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/grow/watch/digest.hpp"
#include "base/crypto.hpp"
#include "parse/excerpt.hpp"
#include "parse/markdown.hpp"
#include "platform/platform.hpp"
#include "rooms/grow/watch/mails.hpp"
#include "rooms/grow/watch/rules.hpp"
#include "rooms/grow/watch/store.hpp"
#include "rooms/grow/watch/store_entries.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/people/members/members.hpp"
#include <algorithm>
#include <array>
#include <charconv>
#include <map>

namespace watch {

using platform::Visit;

namespace {

constexpr std::string_view send_kind = "watch.send_digest";
constexpr std::string_view trouble_kind = "watch.tell_trouble";
constexpr std::string_view stop_about = "watch.stop";
constexpr int people_at_once = 200;
constexpr int texts_max = 200;         // of one edition
constexpr std::size_t quotes_max = 10; // of one mail
constexpr std::size_t excerpt_length = 400;
constexpr std::chrono::hours morning{7};

std::int64_t number_of(const std::string& payload) {
    std::int64_t out = 0;
    std::from_chars(payload.data(), payload.data() + payload.size(), out);
    return out;
}

words::Words words_for(Visit& visit, const accounts::Account& account) {
    auto language = words::parse_language(account.language).value_or(words::Language::fr);
    return {*visit.house().catalogues, language, account.time_zone};
}

bool may_be_written_to(const accounts::Account& account) {
    return !account.email.empty() && account.opened_at && account.state == accounts::AccountState::active;
}

// What an edition tells of, read once for some hundred people.
struct Text {
    Entry entry;
    std::vector<std::string> keys;
    std::string where;
    std::string note;
};
std::vector<Text> texts_of(Visit& visit, const Edition& edition) {
    auto entries = store::list_published(
        visit.db(), {.words = {}, .from = edition.from, .before = edition.until, .limit = texts_max});
    std::vector<EntryId> ids;
    for (const auto& entry : entries) ids.push_back(entry.id);
    std::map<std::int64_t, std::string> sources;
    for (const auto& source : store::list_sources(visit.db())) sources[source.id.number] = source.name;
    std::map<std::int64_t, std::vector<std::string>> keys;
    for (auto& trade : store::list_trades(visit.db(), ids)) keys[trade.entry.number].push_back(std::move(trade.key));
    std::vector<Text> out;
    for (auto& entry : entries) {
        auto note = parse::excerpt(parse::render_markdown(entry.note).text, excerpt_length);
        auto number = entry.id.number;
        auto where = sources[entry.source.number];
        out.push_back({.entry = std::move(entry), .keys = keys[number], .where = where, .note = std::move(note)});
    }
    return out;
}

// Somebody of the batch, with how they want it.
struct Recipient {
    accounts::Account account;
    std::string trade;
    std::vector<std::string> keys;
};
std::vector<Recipient> recipients_of(Visit& visit, Pace pace, const std::vector<PersonId>& persons) {
    std::map<std::int64_t, Pace> paces;
    for (const auto& row : store::list_paces(visit.db(), persons)) paces[row.person.number] = row.pace;
    std::map<std::int64_t, std::vector<std::string>> follows;
    for (auto& row : store::list_follows(visit.db(), persons)) follows[row.person.number].push_back(row.key);
    std::vector<Recipient> out;
    for (auto& account : accounts::list_accounts(visit.db(), persons)) {
        auto chosen = paces.find(account.person.number);
        if ((chosen == paces.end() ? Pace::weekly : chosen->second) != pace || !may_be_written_to(account)) continue;
        auto brief = members::find_brief(visit.db(), account.person);
        if (!brief) continue;
        auto keys = keys_of_trade(brief->trade, members::trade_forms(brief->trade));
        for (auto& key : follows[account.person.number]) keys.push_back(std::move(key));
        out.push_back({.account = std::move(account), .trade = brief->trade, .keys = std::move(keys)});
    }
    return out;
}

// The feature may be open for some only.
bool is_open_for(Visit& visit, const accounts::Account& account) {
    platform::Viewer viewer;
    viewer.person = account.person;
    viewer.roles = account.roles;
    viewer.is_member = true;
    Visit theirs(visit.house(), viewer);
    return platform::is_feature_open(theirs, feature);
}

std::optional<platform::OutgoingMail> write_digest(Visit& visit, const Recipient& recipient,
                                                   const std::vector<Text>& texts, Pace pace) {
    auto address = [&](std::string_view path) { return platform::absolute(visit.house(), path); };
    DigestMail mail{
        .texts = {}, .pace = pace, .trade = recipient.trade, .href = {}, .choose_href = {}, .stop_href = {}};
    for (const auto& text : texts) {
        if (!concerns(text.entry.concerns_all, text.keys, recipient.keys)) continue;
        if (mail.texts.size() >= quotes_max)
            ++mail.left_out;
        else
            mail.texts.push_back({.author = text.entry.title,
                                  .where = text.where,
                                  .text = text.note,
                                  .body = {},
                                  .href = address(entry_path(text.entry.public_id))});
    }
    if (mail.texts.empty() || !is_open_for(visit, recipient.account)) return std::nullopt;
    auto words = words_for(visit, recipient.account);
    auto path = stop_path(visit, recipient.account.person);
    mail.href = address("/watch?whom=me");
    mail.choose_href = address("/me#watch");
    mail.stop_href = address(path);
    auto written = digest_mail(platform::mail_frame(visit, words), mail);
    auto person = accounts::find_person(visit.db(), recipient.account.person);
    return platform::OutgoingMail{.kind = "watch.digest",
                                  .to_address = recipient.account.email,
                                  .to_name = person ? person->name() : std::string(),
                                  .to_person = recipient.account.person,
                                  .subject = std::move(written.subject),
                                  .text = std::move(written.mail.text),
                                  .html = std::move(written.mail.html),
                                  .unsubscribe_path = path};
}

void send_later(Visit& visit, const Edition& edition) {
    auto payload = std::to_string(edition.id.number);
    visit.later({.kind = std::string(send_kind), .payload = payload, .run_at = visit.now(), .unique_key = payload});
}

void send_digest(Visit& visit, const std::string& payload) {
    auto edition = store::find_edition(visit.db(), {number_of(payload)});
    if (!edition || edition->is_sent) return;
    auto texts = texts_of(visit, *edition);
    auto former = edition->after_number;
    std::vector<PersonId> persons;
    if (!texts.empty())
        for (const auto& known : accounts::list_everybody(visit.db(), {former}, people_at_once))
            persons.push_back(known.id);
    std::vector<platform::OutgoingMail> mails;
    for (const auto& recipient : recipients_of(visit, edition->pace, persons))
        if (auto mail = write_digest(visit, recipient, texts, edition->pace)) mails.push_back(std::move(*mail));
    edition->is_sent = persons.size() < people_at_once;
    if (!persons.empty()) edition->after_number = persons.back().number;
    platform::write(visit, [&] {
        if (!store::update_edition(visit.db(), *edition, former)) return; // a second run at the same time sends nothing
        for (const auto& mail : mails) platform::send_later(visit, mail);
        if (!edition->is_sent) send_later(visit, *edition);
    });
}

// On Monday, or on the first of the month, from seven in the morning on.
void open_edition(Visit& visit, Pace pace) {
    words::Words house(*visit.house().catalogues, words::Language::fr, platform::organisation(visit)->time_zone);
    auto today = house.local_day(visit.now());
    if (visit.now() < house.start_of(today) + morning) return;
    auto span = last_span(pace, today);
    auto until = house.start_of(span.until);
    auto last = store::find_last_edition(visit.db(), pace);
    if (last && last->until >= until) return;
    platform::write(visit, [&] {
        auto newest = store::find_last_edition(visit.db(), pace);
        if (newest && newest->until >= until) return;
        Edition edition{.pace = pace, .from = house.start_of(span.from), .until = until};
        edition.id = store::insert_edition(visit.db(), edition);
        send_later(visit, edition);
    });
}

void open_editions(Visit& visit) {
    if (!platform::organisation(visit)->is_set_up() || !platform::is_feature_open(visit, feature)) return;
    open_edition(visit, Pace::weekly);
    open_edition(visit, Pace::monthly);
}

// Referees; where there is none yet, the facilitators.
std::vector<PersonId> list_told(Visit& visit) {
    std::vector<PersonId> out;
    for (const auto& referee : store::list_referees(visit.db())) out.push_back(referee.person);
    return out.empty() ? accounts::list_officers(visit.db(), platform::Role::facilitator) : out;
}

void tell_trouble(Visit& visit, const std::string& payload) {
    auto source = store::find_source(visit.db(), SourceId{number_of(payload)});
    if (!source || source->trouble == Trouble::none || !source->failing_since) return;
    std::vector<platform::OutgoingMail> mails;
    for (const auto& account : accounts::list_accounts(visit.db(), list_told(visit))) {
        if (!may_be_written_to(account)) continue;
        auto words = words_for(visit, account);
        auto since = source->read_at ? *source->read_at : source->added_at;
        auto written = trouble_mail(platform::mail_frame(visit, words),
                                    {.source = source->name.empty() ? source->address : source->name,
                                     .trouble = source->trouble,
                                     .since = words.day(words.local_day(since)),
                                     .is_stopped = source->state == SourceState::stopped,
                                     .href = platform::absolute(visit.house(), "/watch/sources")});
        auto person = accounts::find_person(visit.db(), account.person);
        mails.push_back({.kind = "watch.trouble",
                         .to_address = account.email,
                         .to_name = person ? person->name() : std::string(),
                         .to_person = account.person,
                         .subject = std::move(written.subject),
                         .text = std::move(written.mail.text),
                         .html = std::move(written.mail.html),
                         .unsubscribe_path = {}});
    }
    platform::write(visit, [&] {
        for (const auto& mail : mails) platform::send_later(visit, mail);
    });
}

} // namespace

void tell_trouble_later(Visit& visit, SourceId source) {
    auto payload = std::to_string(source.number);
    visit.later({.kind = std::string(trouble_kind), .payload = payload, .run_at = visit.now(), .unique_key = payload});
}

std::vector<platform::JobHandler> digest_jobs() {
    return {{.kind = send_kind, .run = send_digest, .at_once = 1}, {.kind = trouble_kind, .run = tell_trouble}};
}

std::vector<platform::Timer> digest_timers() {
    return {{.name = "watch.open_editions", .every = std::chrono::minutes(30), .run = open_editions}};
}

std::string stop_path(Visit& visit, PersonId person) {
    auto bytes = base::seal(visit.house().key.derive(stop_about), std::to_string(person.number), stop_about);
    return "/watch/stop/" + base::base64url(bytes);
}

std::optional<PersonId> open_stop(Visit& visit, std::string_view token) {
    auto bytes = base::from_base64url(token);
    if (!bytes) return std::nullopt;
    auto plain = base::open_sealed(visit.house().key.derive(stop_about), *bytes, stop_about);
    if (!plain) return std::nullopt;
    return PersonId{number_of(*plain)};
}

} // namespace watch
