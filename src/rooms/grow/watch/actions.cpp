// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/grow/watch/actions.hpp"
#include "parse/markdown.hpp"
#include "platform/platform.hpp"
#include "rooms/grow/watch/rules.hpp"
#include "rooms/grow/watch/store.hpp"
#include "rooms/grow/watch/store_entries.hpp"
#include "rooms/people/members/members.hpp"
#include <algorithm>
#include <array>

namespace watch {

using base::Refusal;
using base::say;
using platform::Visit;

namespace {

constexpr platform::Limit proposals{.name = "watch.proposals", .count_max = 20, .window = std::chrono::hours(24)};

void tell(Visit& visit, std::string_view kind, EntryId entry, platform::Tense tense = platform::Tense::live) {
    platform::tell(visit, {.kind = kind, .subject = entry.number, .tense = tense});
}

// Into another state, by the viewer. Somebody else may have been faster.
void move(Visit& visit, Entry entry, State state) {
    entry.state = state;
    entry.decided_by = visit.viewer().person;
    entry.decided_at = visit.now();
    ++entry.revision;
    if (!store::update_entry(visit.db(), entry))
        throw Refusal::conflict(say("Somebody changed it at this very moment. Look again."));
}

std::string words_in(Visit& visit, const Entry& entry, const std::vector<Trade>& trades) {
    auto text =
        entry.title + ' ' + parse::render_markdown(entry.note).text + ' ' + parse::render_markdown(entry.summary).text;
    for (const auto& trade : trades) text += ' ' + trade.label;
    if (entry.source)
        if (auto source = store::find_source(visit.db(), entry.source)) text += ' ' + source->name;
    return text;
}

void apply(Entry& entry, const CleanAnnotation& clean, const Visit& visit) {
    entry.title = clean.title;
    entry.note = clean.note;
    entry.applies_on = clean.applies_on;
    entry.concerns_all = clean.concerns_all;
    entry.revision = clean.revision + 1;
    if (entry.state == State::published) {
        entry.edited_at = visit.now();
        return;
    }
    entry.state = State::published;
    entry.decided_by = visit.viewer().person;
    entry.decided_at = visit.now();
}

} // namespace

std::string entry_path(PublicId entry) {
    return std::string(watch_path) + "/" + entry.str();
}

bool is_referee(Visit& visit) {
    if (visit.viewer().is_facilitator()) return true;
    return visit.viewer().is_member && store::is_referee(visit.db(), visit.viewer().person);
}

bool may_annotate(Visit& visit) {
    return is_referee(visit);
}

std::optional<Note> find_note(db::Connection& connection, EntryId id) {
    auto entry = store::find_entry(connection, id);
    if (!entry || entry->state != State::published) return std::nullopt;
    return Note{.entry = entry->public_id, .html = parse::render_markdown(entry->note).html};
}

void access_desk(Visit& visit) {
    if (!is_referee(visit)) throw Refusal::not_found();
}

Entry access_entry(Visit& visit, PublicId id, Need need) {
    auto entry = store::find_entry(visit.db(), id);
    bool may_annotate = is_referee(visit);
    if (!entry || (need == Need::annotate && !may_annotate)) throw Refusal::not_found();
    if (entry->state != State::published && !may_annotate) throw Refusal::not_found();
    return *entry;
}

void propose_entry(Visit& visit, const Proposal& given) {
    auto clean = check_proposal(given);
    platform::check_limit(visit, proposals, std::to_string(visit.viewer().person.number));
    platform::write(visit, [&] {
        Entry entry{.public_id = PublicId::random(),
                    .state = State::proposed,
                    .title = clean.title,
                    .address = clean.address,
                    .summary = {},
                    .reason = clean.reason,
                    .proposed_by = visit.viewer().person,
                    .decided_at = visit.now(),
                    .note = {}};
        entry.id = store::insert_entry(visit.db(), entry);
        platform::count_one(visit, proposals, std::to_string(visit.viewer().person.number));
        tell(visit, entry_proposed, entry.id);
    });
}

void index_entry(Visit& visit, const Entry& entry, const std::vector<Trade>& trades) {
    auto& connection = visit.db();
    store::delete_trades(connection, entry.id);
    store::delete_words(connection, entry.id);
    if (entry.state != State::published) return;
    if (entry.concerns_all) store::insert_trade(connection, entry, {.key = {}, .label = {}});
    for (const auto& trade : trades) store::insert_trade(connection, entry, trade);
    for (const auto& word : words_of_entry(words_in(visit, entry, trades)))
        store::insert_word(connection, entry.id, word);
}

void publish_entry(Visit& visit, PublicId id, const Annotation& annotation) {
    auto clean = check_annotation(annotation);
    platform::write(visit, [&] {
        auto entry = access_entry(visit, id, Need::annotate);
        bool was_published = entry.state == State::published;
        apply(entry, clean, visit);
        if (!store::update_entry(visit.db(), entry))
            throw Refusal::conflict(say("Somebody else annotated it while you were writing. Read theirs, then add what "
                                        "is missing: your text is below."),
                                    was_published ? entry_path(id) : "/watch/desk");
        index_entry(visit, entry, clean.trades);
        tell(visit, was_published ? entry_edited : entry_published, entry.id);
    });
}

void set_entry_aside(Visit& visit, PublicId id) {
    platform::write(visit, [&] {
        auto entry = access_entry(visit, id, Need::annotate);
        if (entry.state == State::aside) return;
        if (entry.state == State::published)
            throw Refusal::conflict(say("It is published already: withdraw it first."), entry_path(id));
        move(visit, entry, State::aside);
        tell(visit, entry_set_aside, entry.id);
    });
}

void put_entry_back(Visit& visit, PublicId id) {
    platform::write(visit, [&] {
        auto entry = access_entry(visit, id, Need::annotate);
        if (entry.state != State::aside) return;
        move(visit, entry, State::proposed);
        tell(visit, entry_put_back, entry.id);
    });
}

void withdraw_entry(Visit& visit, PublicId id) {
    platform::write(visit, [&] {
        auto entry = access_entry(visit, id, Need::annotate);
        if (entry.state != State::published) return;
        move(visit, entry, State::proposed);
        entry.state = State::proposed;
        index_entry(visit, entry, {});
        tell(visit, entry_withdrawn, entry.id);
    });
}

Reader reader_of(Visit& visit, PersonId person) {
    Reader out;
    if (auto brief = members::find_brief(visit.db(), person)) out.trade = brief->trade;
    out.keys = keys_of_trade(out.trade, members::trade_forms(out.trade));
    const std::array persons{person};
    for (const auto& follow : store::list_follows(visit.db(), persons)) {
        out.follows.push_back({.key = follow.key, .label = follow.label});
        if (!std::ranges::count(out.keys, follow.key)) out.keys.push_back(follow.key);
    }
    std::ranges::sort(out.follows, {}, &Trade::key);
    return out;
}

std::vector<Found> list_found(Visit& visit, std::string_view typed, int limit) {
    auto words = words_of_question(typed);
    if (words.empty() || !platform::is_feature_open(visit, feature)) return {};
    std::vector<Found> out;
    for (const auto& entry : store::list_published(visit.db(), {.words = words, .limit = limit}))
        out.push_back({.title = entry.title, .href = entry_path(entry.public_id), .published_at = entry.decided_at});
    return out;
}

SourceId insert_source(Visit& visit, std::string_view name, std::string_view address, PersonId added_by) {
    return store::insert_source(visit.db(), {.public_id = PublicId::random(),
                                             .name = std::string(name),
                                             .address = std::string(address),
                                             .added_by = added_by,
                                             .added_at = visit.now(),
                                             .etag = {},
                                             .last_modified = {},
                                             .next_at = visit.now() + usual_wait});
}

void insert_referee(Visit& visit, PersonId person, PersonId named_by) {
    store::insert_referee(visit.db(), person, named_by, visit.now());
}

EntryId insert_entry(Visit& visit, const NewEntry& given) {
    Entry entry{.public_id = PublicId::random(),
                .source = given.source,
                .state = given.decided_by ? State::published : State::proposed,
                .title = given.title,
                .address = given.address,
                .summary = given.summary,
                .reason = {},
                .written_at = given.at,
                .decided_at = given.at,
                .note = given.note,
                .applies_on = given.applies_on,
                .concerns_all = given.decided_by && given.trades.empty()};
    if (given.decided_by) entry.decided_by = given.decided_by;
    entry.id = store::insert_entry(visit.db(), entry);
    index_entry(visit, entry, trades_of(given.trades));
    if (given.decided_by) tell(visit, entry_published, entry.id, platform::Tense::history);
    return entry.id;
}

} // namespace watch
