// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/search/find.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/react/search/rules.hpp"
#include "rooms/react/search/store.hpp"
#include "rooms/react/search/terms.hpp"
#include <algorithm>
#include <map>
#include <set>

namespace search {

using platform::Visit;

namespace {

constexpr std::size_t scanned_max = 2'000;
constexpr std::size_t few = 20; // found with whole words: below, the last one may be unfinished

struct Plan {
    Question question;
    Filters filters;
    store::Range range;
};

struct Taken {
    std::vector<Hit> hits; // newest first
    bool is_all = false;   // nothing was left out
    DocId last;            // looked at
};

// The filters as the index knows them; nothing when one of them names what the viewer cannot see.
std::optional<Plan> plan_of(Visit& visit, const Asked& asked) {
    constexpr std::int64_t day_ms = 86'400'000;
    Plan plan{.question = question_of(asked.words), .filters = {.kind = asked.kind}, .range = {}};
    if (plan.question.words.empty()) return std::nullopt;
    if (!asked.space.empty()) {
        const std::string slugs[] = {asked.space};
        auto found = spaces::list_by_slug(visit, slugs);
        if (found.empty() || !spaces::may_read(visit, found.front().id)) return std::nullopt;
        plan.filters.door = found.front().id.number;
    }
    if (!asked.author.empty()) {
        auto id = base::PublicId::parse(asked.author);
        auto person = id ? accounts::find_person(visit.db(), *id) : std::nullopt;
        if (!person) return std::nullopt;
        plan.filters.author = person->id;
    }
    if (!plan.filters.door)
        for (auto space : spaces::list_unreadable(visit)) plan.filters.closed_doors.push_back(space.number);
    auto days = asked.since == Since::week    ? 7
                : asked.since == Since::month ? 31
                : asked.since == Since::year  ? 366
                                              : 0;
    if (days > 0) plan.range.from = first_doc_id({visit.now().milliseconds - days * day_ms});
    return plan;
}

// Those of a batch that the viewer may read and that hold what was put between quotes.
class Sieve {
public:
    Sieve(Visit& visit, const Question& question) : visit_(visit), question_(question) {}

    std::vector<Hit> keep(std::span<const Doc> docs) {
        load(docs);
        auto texts = question_.phrases.empty() ? Texts{} : texts_of(docs);
        std::vector<Hit> out;
        for (const auto& doc : docs) {
            auto item = known_.find(doc.item.number);
            if (item == known_.end() || !item->second) continue;
            if (!question_.phrases.empty() && !has_phrases(question_, texts[{doc.subject, doc.row}])) continue;
            out.push_back({.doc = doc, .item = item->second->summary, .title_share = item->second->title_share});
        }
        return out;
    }

private:
    using Texts = std::map<std::pair<Subject, std::int64_t>, std::string>;
    Visit& visit_;
    const Question& question_;
    struct Known {
        items::Summary summary;
        double title_share = 0;
    };
    std::map<std::int64_t, std::optional<Known>> known_; // empty: not for this viewer

    void load(std::span<const Doc> docs) {
        std::vector<items::ItemId> asked;
        for (const auto& doc : docs)
            if (known_.try_emplace(doc.item.number).second) asked.push_back(doc.item);
        for (auto& summary : items::list_summaries(visit_, asked)) {
            auto share = title_share(question_, summary.title);
            auto number = summary.id.number;
            known_[number] = Known{std::move(summary), share};
        }
    }
    Texts texts_of(std::span<const Doc> docs) {
        std::vector<items::ItemId> item_ids;
        std::vector<comments::CommentId> comment_ids;
        for (const auto& doc : docs)
            if (doc.subject == Subject::item)
                item_ids.push_back(doc.item);
            else
                comment_ids.push_back({doc.row});
        Texts out;
        for (const auto& item : items::list_rows(visit_.db(), item_ids))
            out[{Subject::item, item.id.number}] = item.title + "\n" + text_of_html(item.html);
        for (const auto& comment : comments::list_by_id(visit_.db(), comment_ids))
            out[{Subject::comment, comment.id.number}] = text_of_html(comment.html);
        return out;
    }
};

Taken take(Visit& visit, Sieve& sieve, const Plan& plan, const Expression& expression, std::size_t most) {
    Taken out;
    store::Scan scan(visit.db(), expression, plan.range);
    std::size_t scanned = 0;
    constexpr std::size_t judged_at_once = 128;
    while (scanned < scanned_max) {
        auto ids = scan.next();
        if (ids.empty()) {
            out.is_all = true;
            return out;
        }
        for (std::size_t at = 0; at < ids.size() && scanned < scanned_max; at += judged_at_once) {
            auto part = std::span(ids).subspan(at, std::min(judged_at_once, ids.size() - at));
            auto docs = store::list_docs(visit.db(), part);
            scanned += part.size();
            for (auto& hit : sieve.keep(docs)) {
                if (out.hits.size() == most) return out;
                out.last = hit.doc.id;
                out.hits.push_back(std::move(hit));
            }
            if (out.hits.size() < most) out.last = part.back();
        }
    }
    return out;
}

void add_new(std::vector<Hit>& hits, std::vector<Hit> more, Hit::Found found) {
    std::set<std::int64_t> known;
    for (const auto& hit : hits) known.insert(hit.doc.id.number);
    for (auto& hit : more) {
        if (known.contains(hit.doc.id.number)) continue;
        hit.found = found;
        hits.push_back(std::move(hit));
    }
}

Expression expression_for(Visit& visit, const Plan& plan, Place place, Last last) {
    std::vector<std::string> beginnings;
    if (last != Last::whole) beginnings = store::list_words(visit.db(), plan.question.words.back().folded);
    return expression_of(plan.question, plan.filters, place, last, beginnings);
}

struct Candidates {
    std::vector<Hit> hits;
    bool is_all = false;
    Last last = Last::whole;
};

Candidates candidates_of(Visit& visit, const Plan& plan) {
    Candidates out;
    Sieve sieve(visit, plan.question);
    auto expression = [&](Place place, Last last) { return expression_for(visit, plan, place, last); };
    auto anywhere = take(visit, sieve, plan, expression(Place::anywhere, Last::whole), candidates_max);
    out.is_all = anywhere.is_all;
    out.hits = std::move(anywhere.hits);
    if (!out.is_all && plan.filters.kind != Kind::replies)
        add_new(out.hits, take(visit, sieve, plan, expression(Place::title, Last::whole), candidates_max).hits,
                Hit::Found::whole);
    if (plan.question.words.back().folded.size() < prefix_length_min) return out;
    for (auto [last, enough] : {std::pair{Last::beginning, few}, {Last::on_the_way, std::size_t{1}}}) {
        if (out.hits.size() >= enough) break;
        auto unfinished = take(visit, sieve, plan, expression(Place::anywhere, last), candidates_max);
        out.last = last;
        out.is_all = unfinished.is_all;
        add_new(out.hits, std::move(unfinished.hits), Hit::Found::unfinished);
    }
    return out;
}

template <class Id>
void count_one(std::map<Id, std::int64_t>& counts, Id id) {
    ++counts[id];
}
template <class Id>
std::vector<std::pair<Id, std::int64_t>> most_frequent(const std::map<Id, std::int64_t>& counts) {
    constexpr std::size_t most = 8;
    std::vector<std::pair<Id, std::int64_t>> out(counts.begin(), counts.end());
    std::ranges::stable_sort(out, std::greater(), [](const auto& each) { return each.second; });
    if (out.size() > most) out.resize(most);
    return out;
}

void tell_facets(Results& results, const Candidates& candidates) {
    std::map<spaces::SpaceId, std::int64_t> of_spaces;
    std::map<PersonId, std::int64_t> of_authors;
    for (const auto& hit : candidates.hits) {
        count_one(of_authors, hit.doc.author);
        for (auto space : hit.item.spaces) count_one(of_spaces, space);
    }
    results.spaces = most_frequent(of_spaces);
    results.authors = most_frequent(of_authors);
    results.has_more_than_counted = !candidates.is_all;
    results.count = static_cast<std::int64_t>(candidates.is_all ? candidates.hits.size()
                                                                : std::min(candidates.hits.size(), candidates_max));
}

bool is_newer(const Hit& a, const Hit& b) {
    return a.doc.id.number > b.doc.id.number;
}

// Positions: of relevance, how many were shown and the number below which all of them are; of newest, the last one
// looked at and how the last word was taken.
Results by_relevance(Visit& visit, Plan& plan, const std::optional<platform::Position>& position, std::size_t limit) {
    auto offset = position ? static_cast<std::size_t>(std::max<std::int64_t>(0, position->number)) : 0;
    if (position) plan.range.before = {position->id};
    auto candidates = candidates_of(visit, plan);
    for (auto& hit : candidates.hits) hit.score = score(hit, visit.now());
    std::ranges::sort(candidates.hits, [](const Hit& a, const Hit& b) {
        return a.score != b.score ? a.score > b.score : is_newer(a, b);
    });
    Results out{.question = plan.question};
    out.question.is_loose = candidates.last == Last::on_the_way;
    tell_facets(out, candidates);
    auto top = std::ranges::min_element(candidates.hits, is_newer);
    auto before = position ? position->id : top == candidates.hits.end() ? 0 : top->doc.id.number + 1;
    auto end = std::min(candidates.hits.size(), offset + limit);
    for (auto at = offset; at < end; ++at) out.hits.push_back(std::move(candidates.hits[at]));
    if (end < candidates.hits.size())
        out.next = platform::seal_position(visit, "search.relevance",
                                           {.number = static_cast<std::int64_t>(end), .text = {}, .id = before});
    return out;
}

Results by_date(Visit& visit, Plan& plan, const std::optional<platform::Position>& position, std::size_t limit) {
    Results out{.question = plan.question};
    auto last = position ? static_cast<Last>(std::clamp<std::int64_t>(position->number, 0, 2)) : Last::whole;
    DocId looked_at;
    bool is_all = false;
    if (!position) {
        auto candidates = candidates_of(visit, plan);
        last = candidates.last;
        tell_facets(out, candidates);
    } else {
        plan.range.before = {position->id};
    }
    out.question.is_loose = last == Last::on_the_way;
    Sieve sieve(visit, plan.question);
    auto taken = take(visit, sieve, plan, expression_for(visit, plan, Place::anywhere, last), limit);
    is_all = taken.is_all;
    looked_at = taken.last;
    out.hits = std::move(taken.hits);
    if (!is_all && looked_at)
        out.next = platform::seal_position(
            visit, "search.newest", {.number = static_cast<std::int64_t>(last), .text = {}, .id = looked_at.number});
    return out;
}

} // namespace

Results find_hits(Visit& visit, const Asked& asked, std::string_view cursor, int limit) {
    auto position =
        platform::open_position(visit, asked.sort == Sort::relevance ? "search.relevance" : "search.newest", cursor);
    auto plan = plan_of(visit, asked);
    if (!plan) return {.question = question_of(asked.words)};
    auto size = static_cast<std::size_t>(limit);
    return asked.sort == Sort::relevance ? by_relevance(visit, *plan, position, size)
                                         : by_date(visit, *plan, position, size);
}

} // namespace search
