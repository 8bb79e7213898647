// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/random.hpp"
#include "platform/platform.hpp"
#include "rooms/people/audit/audit.hpp"
#include "rooms/people/audit/rules.hpp"
#include "rooms/people/audit/store.hpp"
#include <algorithm>
#include <array>
#include <map>

namespace audit {

namespace {

constexpr std::string_view entries_list = "audit.entries";
constexpr std::string_view about_list = "audit.about";
constexpr int rows_at_once = 1000;

constexpr std::string_view purpose = "audit";

base::Key chain_key(platform::Visit& visit) {
    return visit.house().key.derive(purpose);
}

std::int64_t new_reference() {
    for (;;)
        if (auto number = base::PublicId::random().number; number != 0 && number != everybody.number) return number;
}

using References = std::map<PersonId, std::int64_t>;

References find_references(db::Connection& connection, std::span<const PersonId> persons) {
    References out{{PersonId{}, 0}, {everybody, everybody.number}};
    for (const auto& row : store::list_references(connection, persons)) out.emplace(row.person, row.reference);
    return out;
}

References make_references(db::Connection& connection, std::span<const PersonId> persons) {
    auto known = find_references(connection, persons);
    bool has_new = false;
    for (auto person : persons) {
        if (known.contains(person)) continue;
        store::insert_reference(connection, {.person = person, .reference = new_reference()});
        has_new = true;
    }
    return has_new ? find_references(connection, persons) : known;
}

platform::Slice<Entry> slice_of(platform::Visit& visit, std::vector<Entry> entries, std::string_view list, int limit) {
    platform::Slice<Entry> out{.items = std::move(entries), .next = {}};
    if (out.items.size() <= static_cast<std::size_t>(limit)) return out;
    out.items.resize(static_cast<std::size_t>(limit));
    const auto& last = out.items.back();
    out.next = platform::seal_position(visit, list, {.number = last.at.milliseconds, .text = {}, .id = last.id.number});
    return out;
}

store::Key key_of(platform::Visit& visit, std::string_view list, std::string_view cursor) {
    auto position = platform::open_position(visit, list, cursor);
    return position ? store::Key{{position->number}, {position->id}} : store::top;
}

} // namespace

void record(platform::Visit& visit, const Deed& deed, PersonId about) {
    const std::array persons{about};
    record(visit, deed, persons);
}

void record(platform::Visit& visit, const Deed& deed, std::span<const PersonId> about) {
    if (!visit.is_writing()) throw std::logic_error("audit::record() outside write()");
    if (about.empty()) return;
    auto actor = deed.actor ? deed.actor : visit.viewer().person;
    std::vector<PersonId> persons(about.begin(), about.end());
    persons.push_back(actor);
    std::ranges::sort(persons); // two acts that meet take them in one order
    auto references = make_references(visit.db(), persons);
    if (actor) store::note_actor(visit.db(), actor);
    auto key = chain_key(visit);
    auto chain = store::lock_chain(visit.db(), static_cast<std::int64_t>(about.size()));
    std::vector<Row> rows;
    for (auto person : about) {
        Row row{.id = {++chain.entries},
                .act = deed.act,
                .kind = kind_of(deed.act),
                .actor = references.at(actor),
                .about = references.at(person),
                .object = deed.object,
                .page = deed.page,
                .at = deed.at.milliseconds != 0 ? deed.at : visit.now(),
                .mac = {}};
        row.mac = chain.mac = mac_of(key, chain.mac, row);
        rows.push_back(std::move(row));
    }
    store::insert_entries(visit.db(), rows);
    store::update_chain(visit.db(), chain.mac);
}

platform::Slice<Entry> list_entries(platform::Visit& visit, const Search& search, std::string_view cursor, int limit) {
    store::Range range{.after = key_of(visit, entries_list, cursor),
                       .from = search.from.value_or(base::Instant{INT64_MIN}),
                       .limit = limit + 1};
    if (search.before && range.after.at >= *search.before) range.after = {*search.before, EntryId{INT64_MIN}};
    auto& connection = visit.db();
    if (!search.actor) {
        auto rows =
            search.kind ? store::list_by_kind(connection, *search.kind, range) : store::list_entries(connection, range);
        return slice_of(visit, std::move(rows), entries_list, limit);
    }
    const std::array persons{*search.actor};
    auto references = find_references(connection, persons);
    auto found = references.find(*search.actor);
    if (found == references.end()) return {};
    auto rows = search.kind ? store::list_by_actor_and_kind(connection, found->second, *search.kind, range)
                            : store::list_by_actor(connection, found->second, range);
    return slice_of(visit, std::move(rows), entries_list, limit);
}

platform::Slice<Entry> list_about(platform::Visit& visit, const About& about, std::string_view cursor, int limit) {
    store::Range range{.after = key_of(visit, about_list, cursor), .limit = limit + 1};
    const std::array persons{about.person};
    auto references = find_references(visit.db(), persons);
    std::vector<Entry> entries;
    if (auto own = references.find(about.person); own != references.end())
        entries = store::list_about(visit.db(), own->second, range);
    range.from = about.since;
    for (auto& entry : store::list_about(visit.db(), everybody.number, range)) entries.push_back(std::move(entry));
    std::ranges::sort(entries,
                      [](const Entry& a, const Entry& b) { return std::pair(a.at, a.id) > std::pair(b.at, b.id); });
    if (entries.size() > static_cast<std::size_t>(range.limit)) entries.resize(static_cast<std::size_t>(range.limit));
    return slice_of(visit, std::move(entries), about_list, limit);
}

std::vector<PersonId> list_actors(db::Connection& connection) {
    return store::list_actors(connection);
}

namespace {

Verdict verify_under(platform::Visit& visit, const base::Key& key, std::string_view former_seal) {
    Verdict verdict;
    auto broken = [&](Verdict::Fault fault, std::int64_t at) {
        verdict.fault = fault;
        verdict.broken_at = at;
        return verdict;
    };
    auto seal = parse_seal(former_seal);
    if (!former_seal.empty() && !seal) throw base::Refusal::invalid("seal", base::say("This is no seal of the chain."));
    auto end = store::get_chain(visit.db()); // what comes while we walk is beyond
    std::string mac;
    while (verdict.entries < end.entries) {
        auto rows = store::list_rows(visit.db(), {verdict.entries}, rows_at_once);
        if (rows.empty()) return broken(Verdict::Fault::cut, verdict.entries + 1);
        for (const auto& row : rows) {
            auto expected = verdict.entries + 1;
            if (expected > end.entries) break;
            if (row.id.number != expected) return broken(Verdict::Fault::gap, expected);
            if (row.kind != kind_of(row.act) || row.mac != mac_of(key, mac, row))
                return broken(Verdict::Fault::changed, expected);
            if (seal && seal->entries == expected && !is_end(*seal, row))
                return broken(Verdict::Fault::other_seal, expected);
            mac = row.mac;
            verdict.entries = expected;
        }
    }
    // What stands beyond the end was either added while we walked, or the end was set back.
    if (!store::list_rows(visit.db(), {end.entries}, 1).empty() && store::get_chain(visit.db()).entries == end.entries)
        return broken(Verdict::Fault::cut, end.entries + 1);
    if (mac != end.mac) return broken(Verdict::Fault::cut, verdict.entries + 1);
    if (seal && seal->entries > verdict.entries) return broken(Verdict::Fault::cut, verdict.entries + 1);
    verdict.seal = seal_of(verdict.entries, mac);
    return verdict;
}

} // namespace

Verdict verify(platform::Visit& visit, std::string_view former_seal) {
    return verify_under(visit, chain_key(visit), former_seal);
}

void renew_chain(platform::Visit& visit, const base::Key& former) {
    auto key = chain_key(visit);
    platform::write(visit, [&] {
        if (verify_under(visit, former.derive(purpose), {}).fault != Verdict::Fault::none) return;
        auto chain = store::lock_chain(visit.db(), 0);
        std::string mac;
        for (EntryId after; after.number < chain.entries;)
            for (const auto& row : store::list_rows(visit.db(), after, rows_at_once)) {
                mac = mac_of(key, mac, row);
                store::update_mac(visit.db(), row.id, mac);
                after = row.id;
            }
        store::update_chain(visit.db(), mac);
    });
}

void forget(db::Connection& connection, PersonId person) {
    store::delete_reference(connection, person);
}

platform::Room room() {
    return {.name = "audit",
            .queries = store::queries(),
            .personal = {.places = {{"audit_references.person_id", "record_views"}},
                         .forget = [](platform::Visit& visit, platform::Forgetting& forgetting) {
                             forget(visit.db(), forgetting.person);
                         }}};
}

} // namespace audit
