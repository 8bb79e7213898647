// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/search/index.hpp"
#include "platform/log.hpp"
#include "platform/platform.hpp"
#include "rooms/react/search/rules.hpp"
#include "rooms/react/search/search.hpp"
#include "rooms/react/search/store.hpp"
#include "rooms/react/search/terms.hpp"
#include <array>

namespace search {

using platform::Fact;
using platform::Visit;

namespace {

constexpr std::string_view catch_up_kind = "search.catch_up";
constexpr int batch_size = 500;

std::vector<std::int64_t> doors_of(Visit& visit, const items::Item& item) {
    std::vector<std::int64_t> out;
    if (item.reach == items::Reach::everyone) out.push_back(0);
    for (auto space : items::list_door_spaces(visit.db(), item.id)) out.push_back(space.number);
    return out;
}

void put(Visit& visit, const Doc& doc, const Indexed& indexed) {
    store::put_doc(visit.db(), doc, index_terms(indexed));
    store::insert_words(visit.db(), index_words(indexed));
}

void index_item(Visit& visit, items::ItemId id) {
    const std::array ids{id};
    auto rows = items::list_rows(visit.db(), ids);
    if (rows.empty() || rows.front().state != items::State::published)
        return store::delete_doc(visit.db(), Subject::item, id.number);
    const auto& item = rows.front();
    auto text = text_of_html(item.html);
    auto doors = doors_of(visit, item);
    Doc doc{.subject = Subject::item,
            .row = item.id.number,
            .item = item.id,
            .author = item.author,
            .at = item.published_at};
    put(visit, doc, {.title = item.title, .text = text, .kind = item.kind, .author = item.author, .doors = doors});
}

void index_comment(Visit& visit, comments::CommentId id) {
    const std::array ids{id};
    auto rows = comments::list_by_id(visit.db(), ids);
    if (rows.empty() || rows.front().state != comments::State::published)
        return store::delete_doc(visit.db(), Subject::comment, id.number);
    const auto& comment = rows.front();
    const std::array item_ids{comment.item};
    auto of_items = items::list_rows(visit.db(), item_ids);
    if (of_items.empty()) return;
    auto text = text_of_html(comment.html);
    auto doors = doors_of(visit, of_items.front());
    Doc doc{.subject = Subject::comment,
            .row = comment.id.number,
            .item = comment.item,
            .author = comment.author,
            .at = comment.posted_at};
    put(visit, doc, {.text = text, .subject = Subject::comment, .author = comment.author, .doors = doors});
}

void index_subject(Visit& visit, Subject subject, std::int64_t row) {
    if (subject == Subject::item)
        index_item(visit, {row});
    else
        index_comment(visit, {row});
}

void catch_up_later(Visit& visit) {
    visit.later({.kind = std::string(catch_up_kind), .payload = {}, .run_at = visit.now(), .unique_key = "all"});
}

// An import brings thousands, in any order of dates: put in by date they cost half as much, and the import none of it.
void hear(Visit& visit, const Fact& fact, Subject subject) {
    if (fact.tense == platform::Tense::live) return index_subject(visit, subject, fact.subject);
    store::insert_due(visit.db(), {.subject = subject, .row = fact.subject, .at = fact.at});
    catch_up_later(visit);
}
void hear_item(Visit& visit, const Fact& fact) {
    hear(visit, fact, Subject::item);
}
void hear_comment(Visit& visit, const Fact& fact) {
    hear(visit, fact, Subject::comment);
}

// One batch, in a transaction; how many it held.
std::size_t index_batch(Visit& visit) {
    return platform::write(visit, [&] {
        auto due = store::list_due(visit.db(), batch_size);
        for (const auto& each : due) {
            index_subject(visit, each.subject, each.row);
            store::delete_due(visit.db(), each);
        }
        return due.size();
    });
}

void catch_up(Visit& visit, const std::string&) {
    constexpr std::size_t worth_a_word = 10'000; // documents between two lines of the log
    std::size_t done = 0, said = 0;
    while (auto count = index_batch(visit)) {
        done += count;
        if (done < said + worth_a_word) continue;
        said = done;
        platform::log_event("search: indexing",
                            std::to_string(done) + " done, " + std::to_string(store::count_due(visit.db())) + " to go");
    }
    if (said > 0) platform::log_event("search: indexed", std::to_string(done));
}

// What was there before the index, and what a crash left: nothing else would wake the job.
void look_for_due(Visit& visit) {
    if (store::list_due(visit.db(), 1).empty()) return;
    platform::write(visit, [&] { catch_up_later(visit); });
}

// Words that no document holds any more: they may have been somebody's name.
void forget_words(Visit& visit) {
    constexpr int at_once = 200;
    std::string after;
    for (auto words = store::list_words_after(visit.db(), after, at_once); !words.empty();
         words = store::list_words_after(visit.db(), after, at_once)) {
        after = words.back();
        std::erase_if(words, [&](const std::string& word) { return store::is_in_use(visit.db(), word); });
        if (words.empty()) continue;
        platform::write(visit, [&] {
            for (const auto& word : words)
                if (!store::is_in_use(visit.db(), word)) store::delete_word(visit.db(), word);
        });
    }
}

} // namespace

void index_everything(db::Connection& connection) {
    store::insert_everything_due(connection);
}

std::vector<platform::Listener> listeners() {
    using When = platform::Listener::When;
    return {
        {"search.item_published", items::item_published, When::within, hear_item},
        {"search.item_edited", items::item_edited, When::within, hear_item},
        {"search.item_deleted", items::item_deleted, When::within, hear_item},
        {"search.item_restored", items::item_restored, When::within, hear_item},
        {"search.item_hidden", items::item_hidden, When::within, hear_item},
        {"search.item_shown", items::item_shown, When::within, hear_item},
        {"search.comment_posted", comments::comment_posted, When::within, hear_comment},
        {"search.comment_edited", comments::comment_edited, When::within, hear_comment},
        {"search.comment_deleted", comments::comment_deleted, When::within, hear_comment},
        {"search.comment_restored", comments::comment_restored, When::within, hear_comment},
        {"search.comment_hidden", comments::comment_hidden, When::within, hear_comment},
        {"search.comment_shown", comments::comment_shown, When::within, hear_comment},
    };
}

std::vector<platform::JobHandler> job_handlers() {
    return {{.kind = catch_up_kind, .run = catch_up, .at_once = 1}};
}

std::vector<platform::Timer> timers() {
    return {{.name = "search.look_for_due", .every = std::chrono::minutes(10), .run = look_for_due},
            {.name = "search.forget_words", .every = std::chrono::hours(24), .run = forget_words}};
}

} // namespace search
