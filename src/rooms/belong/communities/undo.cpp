// SPDX-License-Identifier: AGPL-3.0-or-later
// The way out: each thread in which nobody has acted since, then whoever wrote nowhere else and never came.
#include "rooms/belong/communities/actions.hpp"
#include "rooms/belong/communities/rules.hpp"
#include "rooms/belong/communities/store.hpp"
#include "rooms/common/items/items.hpp"
#include "rooms/common/spaces/spaces.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/people/members/members.hpp"
#include "rooms/talk/comments/comments.hpp"
#include <set>

namespace communities {

namespace {

using platform::Visit;
using store::SourceRow;

constexpr int rows_at_once = 50;

// False: something of this house refers to it, nothing is done.
bool try_to(Visit& visit, const std::function<void()>& part) {
    try {
        db::attempt(visit.db(), part);
        return true;
    } catch (const base::Refusal&) {
        return false;
    } catch (const db::Retry&) {
        throw;
    } catch (const db::DiskFull&) {
        throw;
    } catch (const db::Error&) {
        return false;
    }
}

std::int64_t count_thread(Visit& visit, CommunityId id, Became kind, std::int64_t thread) {
    return static_cast<std::int64_t>(store::list_thread(visit.db(), id, kind, thread).size());
}

bool has_news(Visit& visit, CommunityId id, const items::Item& item, std::int64_t thread) {
    auto came = count_thread(visit, id, Became::answer, thread) + count_thread(visit, id, Became::comment, thread);
    return item.comment_count > came || item.reaction_count > count_thread(visit, id, Became::reaction, thread) ||
           item.edited_at.has_value();
}

void take_thread_out(Visit& visit, CommunityId id, const SourceRow& question) {
    const items::ItemId item{question.row};
    auto rows = items::list_rows(visit.db(), std::span(&item, 1));
    if (!rows.empty() && has_news(visit, id, rows.front(), question.source)) return;
    try_to(visit, [&] {
        if (!rows.empty()) items::delete_item(visit, item);
        for (const auto& former : store::list_thread(visit.db(), id, Became::former, question.source))
            accounts::delete_person(visit, {former.row});
        store::delete_thread(visit.db(), id, question.source);
    });
}

// Writers of the threads that stay.
std::set<std::int64_t> list_needed(Visit& visit, CommunityId id) {
    std::set<std::int64_t> out;
    std::int64_t after = 0;
    for (;;) {
        auto questions = store::list_rows(visit.db(), id, Became::question, after, rows_at_once);
        if (questions.empty()) return out;
        for (const auto& question : questions) {
            const items::ItemId item{question.row};
            for (const auto& row : items::list_rows(visit.db(), std::span(&item, 1))) out.insert(row.author.number);
            std::vector<comments::CommentId> ids;
            for (auto kind : {Became::answer, Became::comment})
                for (const auto& row : store::list_thread(visit.db(), id, kind, question.source))
                    ids.push_back({row.row});
            for (const auto& comment : comments::list_by_id(visit.db(), ids)) out.insert(comment.author.number);
        }
        after = questions.back().source;
    }
}

bool has_come(Visit& visit, PersonId person) {
    auto account = accounts::find_account(visit.db(), person);
    return account && (account->opened_at || account->roles != 0);
}

void take_person_out(Visit& visit, const Community& community, const SourceRow& row,
                     const std::set<std::int64_t>& needed) {
    PersonId person{row.row};
    if (needed.contains(row.row) || has_come(visit, person)) return;
    try_to(visit, [&] {
        if (members::find_record(visit, person)) {
            spaces::remove_member(visit, {community.space}, person);
            members::delete_member(visit, person);
        }
        store::delete_row(visit.db(), community.id, Became::person, row.source);
    });
}

// Each bunch of rows of a kind in a transaction of its own.
void for_each_row(Visit& visit, CommunityId id, Became kind, const std::function<void(const SourceRow&)>& act) {
    std::int64_t after = 0;
    for (;;) {
        auto rows = store::list_rows(visit.db(), id, kind, after, rows_at_once);
        if (rows.empty()) return;
        platform::write(visit, [&] {
            for (const auto& row : rows) act(row);
        });
        after = rows.back().source;
    }
}

void finish(Visit& visit, Community community) {
    platform::write(visit, [&] {
        if (!store::change_state(visit.db(), community.id, State::undoing, State::undone)) return;
        Counts counts;
        counts.threads_kept = store::count_rows(visit.db(), community.id, Became::question);
        counts.persons_kept = store::count_rows(visit.db(), community.id, Became::person);
        auto now = community;
        now.report = write_counts(counts);
        now.finished_at = visit.now();
        store::update_community(visit.db(), now);
        platform::tell(visit, {.kind = community_undone, .subject = now.id.number});
    });
}

} // namespace

void run_undo(Visit& visit, CommunityId id) {
    auto community = store::find_community(visit.db(), id);
    if (!community || community->state != State::undoing) return;
    for_each_row(visit, id, Became::question, [&](const SourceRow& question) { take_thread_out(visit, id, question); });
    auto needed = list_needed(visit, id);
    for_each_row(visit, id, Became::person,
                 [&](const SourceRow& person) { take_person_out(visit, *community, person, needed); });
    finish(visit, *community);
}

Community access_community(Visit& visit, base::PublicId id) {
    auto found = visit.viewer().is_officer() || visit.viewer().is_system() ? store::find_community(visit.db(), id)
                                                                           : std::nullopt;
    if (!found) throw base::Refusal::not_found();
    return std::move(*found);
}

std::vector<Community> list_communities(Visit& visit) {
    if (!visit.viewer().is_officer() && !visit.viewer().is_system()) throw base::Refusal::not_found();
    return store::list_communities(visit.db());
}

void undo_community(Visit& visit, base::PublicId id) {
    auto community = access_community(visit, id);
    platform::write(visit, [&] {
        if (!store::change_state(visit.db(), community.id, State::finished, State::undoing) &&
            !store::change_state(visit.db(), community.id, State::running, State::undoing))
            throw base::Refusal::conflict(base::say("This community is out already."), community_path(id));
        auto number = std::to_string(community.id.number);
        visit.later({.kind = std::string(undo_job), .payload = number, .run_at = visit.now(), .unique_key = number});
    });
}

} // namespace communities
