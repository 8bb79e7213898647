// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/comments/notices.hpp"
#include "parse/markdown.hpp"
#include "platform/platform.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/people/members/members.hpp"
#include "rooms/talk/comments/mails.hpp"
#include "rooms/talk/comments/rules.hpp"
#include "rooms/talk/comments/stop_links.hpp"
#include "rooms/talk/comments/store.hpp"
#include "rooms/talk/comments/store_notices.hpp"
#include <algorithm>
#include <array>
#include <charconv>

namespace comments {

using platform::Fact;
using platform::Visit;

namespace {

constexpr std::string_view send_kind = "comments.send_notices";
constexpr std::size_t quotes_max = 10;

void add_notice(Visit& visit, const Notice& notice) {
    auto payload = std::to_string(notice.person.number) + ":" + std::to_string(notice.item.number);
    platform::write(visit, [&] {
        store::insert_notice(visit.db(), notice);
        visit.later({.kind = std::string(send_kind),
                     .payload = payload,
                     .run_at = visit.now() + notice_delay,
                     .unique_key = payload});
    });
}

std::optional<items::Item> find_item(Visit& visit, ItemId id) {
    const std::array ids{id};
    auto rows = items::list_rows(visit.db(), ids);
    return rows.empty() ? std::nullopt : std::optional(std::move(rows.front()));
}

void hear_comment(Visit& visit, const Fact& fact) {
    auto item = find_item(visit, ItemId{fact.object});
    if (!item || item->author == fact.actor) return;
    add_notice(
        visit,
        {.person = item->author, .item = item->id, .comment = CommentId{fact.subject}, .kind = NoticeKind::answers});
}

void hear_mention_in_comment(Visit& visit, const Fact& fact) {
    auto comment = store::find_comment(visit.db(), CommentId{fact.subject});
    PersonId person{fact.object};
    if (!comment || person == comment->author) return;
    add_notice(visit, {.person = person, .item = comment->item, .comment = comment->id, .kind = NoticeKind::mentions});
}

void hear_mention_in_item(Visit& visit, const Fact& fact) {
    auto item = find_item(visit, ItemId{fact.subject});
    PersonId person{fact.object};
    if (!item || person == item->author) return;
    add_notice(visit, {.person = person, .item = item->id, .comment = {}, .kind = NoticeKind::mentions});
}

// Somebody to write to: arrived, not suspended, still a member, and a reader of the item now.
std::optional<accounts::Account> find_recipient(Visit& visit, PersonId person, ItemId item) {
    auto account = accounts::find_account(visit.db(), person);
    if (!account || account->email.empty() || !account->opened_at) return std::nullopt;
    if (account->state != accounts::AccountState::active) return std::nullopt;
    auto record = members::find_record(visit, person);
    if (!record || record->state != members::MemberState::current) return std::nullopt;
    const std::array persons{person};
    if (items::keep_readers(visit.db(), item, persons).empty()) return std::nullopt;
    return account;
}

ui::MailQuote quote(Visit& visit, const std::string& author, const std::string& path, const std::string& markdown) {
    return {.author = author,
            .where = {},
            .text = parse::render_markdown(markdown).text,
            .body = {},
            .href = platform::absolute(visit.house(), path)};
}

// The words behind the notices, as long as they are still there; nothing of the recipient's own.
std::vector<ui::MailQuote> quotes_of(Visit& visit, const items::Item& item, const std::vector<Notice>& notices) {
    std::vector<Comment> rows;
    std::vector<PersonId> authors{item.author};
    for (const auto& notice : notices) {
        if (!notice.comment) continue;
        auto comment = store::find_comment(visit.db(), notice.comment);
        if (!comment || comment->state != State::published || comment->author == notice.person) continue;
        authors.push_back(comment->author);
        rows.push_back(std::move(*comment));
    }
    auto lines = members::lines_of(visit, authors);
    std::vector<ui::MailQuote> out;
    bool in_item = std::ranges::any_of(notices, [](const auto& notice) { return !notice.comment; });
    if (in_item)
        out.push_back(quote(visit, lines[item.author.number].name, items::item_path(item.public_id), item.body));
    for (const auto& row : rows)
        out.push_back(quote(visit, lines[row.author.number].name, comment_path(item, row.public_id), row.body));
    return out;
}

std::optional<platform::OutgoingMail> write_mail(Visit& visit, const Notice& whom, std::span<const Notice> waiting) {
    auto item = find_item(visit, whom.item);
    auto account = find_recipient(visit, whom.person, whom.item);
    if (!item || !account) return std::nullopt;
    auto chosen = choose_notices(waiting, store::list_stopped(visit.db(), whom.person));
    auto language = words::parse_language(account->language).value_or(words::Language::fr);
    words::Words words(*visit.house().catalogues, language, account->time_zone);
    NoticeMail mail{.quotes = quotes_of(visit, *item, chosen), .href = {}, .stop_href = {}};
    if (mail.quotes.empty()) return std::nullopt;
    if (mail.quotes.size() > quotes_max) {
        mail.left_out = static_cast<std::int64_t>(mail.quotes.size() - quotes_max);
        mail.quotes.resize(quotes_max);
    }
    Stop stop{.person = whom.person, .kinds = {}};
    for (auto kind : notice_kinds)
        if (std::ranges::find(chosen, kind, &Notice::kind) != chosen.end()) stop.kinds.push_back(kind);
    auto path = stop_path(visit, stop);
    mail.is_mention = stop.kinds == std::vector{NoticeKind::mentions};
    mail.href = mail.quotes.front().href;
    mail.stop_href = platform::absolute(visit.house(), path);
    mail.subject = platform::organisation(visit)->is_union() ? Subject::neutral : Subject::named;
    auto written = notice_mail(platform::mail_frame(visit, words), mail);
    auto person = accounts::find_person(visit.db(), whom.person);
    return platform::OutgoingMail{.kind = "comments.notice",
                                  .to_address = account->email,
                                  .to_name = person ? person->name() : std::string(),
                                  .to_person = whom.person,
                                  .subject = std::move(written.subject),
                                  .text = std::move(written.mail.text),
                                  .html = std::move(written.mail.html),
                                  .unsubscribe_path = path};
}

Notice whom_of(const std::string& payload) {
    Notice out;
    auto colon = payload.find(':');
    if (colon == std::string::npos) throw std::invalid_argument("comments.send_notices: " + payload);
    std::from_chars(payload.data(), payload.data() + colon, out.person.number);
    std::from_chars(payload.data() + colon + 1, payload.data() + payload.size(), out.item.number);
    return out;
}

void send_notices(Visit& visit, const std::string& payload) {
    auto whom = whom_of(payload);
    auto waiting = store::list_notices(visit.db(), whom.person, whom.item);
    if (waiting.empty()) return;
    auto mail = write_mail(visit, whom, waiting);
    platform::write(visit, [&] {
        bool is_ours = true; // a second run at the same time sends nothing
        for (const auto& notice : waiting) is_ours = store::delete_notice(visit.db(), notice) && is_ours;
        if (mail && is_ours) platform::send_later(visit, *mail);
    });
}

} // namespace

std::vector<platform::Listener> notice_listeners() {
    return {{.name = "comments.notice_answers", .kind = comment_posted, .hear = hear_comment},
            {.name = "comments.notice_mentions", .kind = comment_mentioned, .hear = hear_mention_in_comment},
            {.name = "comments.notice_item_mentions", .kind = items::person_mentioned, .hear = hear_mention_in_item}};
}

std::vector<platform::JobHandler> notice_jobs() {
    return {{.kind = send_kind, .run = send_notices}};
}

} // namespace comments
