// SPDX-License-Identifier: AGPL-3.0-or-later
// The one line about somebody, and @names.
#include "rooms/people/members/lines.hpp"
#include "base/text.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/people/members/directory.hpp"
#include "rooms/people/members/rules.hpp"
#include "rooms/people/members/store.hpp"
#include <algorithm>
#include <set>

namespace members {

namespace {

constexpr std::int64_t colour_count = 12;

std::optional<std::string> picture_of(std::optional<base::PublicId> photo) {
    if (!photo) return std::nullopt;
    return files::picture_path(*photo);
}

ui::Person line_for(const store::LineRow& row, Audience audience) {
    accounts::Person person{
        .id = row.person, .public_id = row.public_id, .first_name = row.first_name, .last_name = row.last_name};
    ui::Person out{.name = person.name(),
                   .href = {},
                   .line = {},
                   .picture = std::nullopt,
                   .colour = person.id.number % colour_count};
    bool is_visible = audience == Audience::self || row.directory == Visibility::everyone ||
                      (audience == Audience::member && row.directory == Visibility::members);
    if (!is_visible) return out;
    out.href = member_path(row.public_id);
    out.line = line_of(row.trade, row.region);
    out.picture = picture_of(row.photo);
    return out;
}

} // namespace

Audience audience_of(const platform::Visit& visit, PersonId about) {
    const auto& viewer = visit.viewer();
    if (viewer.person && viewer.person == about) return Audience::self;
    return viewer.is_member || viewer.is_system() ? Audience::member : Audience::stranger;
}

std::string line_of(std::string_view trade, std::string_view region) {
    std::string out(trade);
    if (!trade.empty() && !region.empty()) out += " · ";
    return out.append(region);
}

ui::Person person_of(const Profile& profile, Audience audience) {
    const auto& record = profile.record;
    ui::Person out{.name = full_name(record),
                   .href = {},
                   .line = {},
                   .picture = std::nullopt,
                   .colour = record.person.number % colour_count};
    if (!may_see_profile(profile, audience)) return out;
    out.href = member_path(record.public_id);
    out.line = line_of(record.trade, record.region);
    out.picture = picture_of(profile.photo);
    return out;
}

std::map<std::int64_t, ui::Person> lines_of(platform::Visit& visit, std::span<const PersonId> given) {
    std::set<PersonId> unique(given.begin(), given.end());
    std::vector<PersonId> ids(unique.begin(), unique.end());
    std::map<std::int64_t, ui::Person> out;
    for (const auto& row : store::list_lines(visit.db(), ids))
        if (row.state == MemberState::current)
            out.emplace(row.person.number, line_for(row, audience_of(visit, row.person)));
    for (auto id : ids)
        out.try_emplace(id.number, ui::Person{.name = visit.words().text("Former member"),
                                              .href = {},
                                              .line = {},
                                              .picture = std::nullopt,
                                              .colour = 0});
    return out;
}

std::optional<ui::Person> line_of_viewer(platform::Visit& visit) {
    auto person = visit.viewer().person;
    auto row = store::list_lines(visit.db(), std::span(&person, 1));
    if (row.empty() || row.front().state != MemberState::current) return std::nullopt;
    return line_for(row.front(), audience_of(visit, person));
}

std::vector<ui::Person> list_found(platform::Visit& visit, std::string_view words, int limit) {
    if (!visit.viewer().is_member || base::fold(words).empty()) return {};
    Search search;
    search.words = std::string(words);
    auto found = find_people(visit, search, {}, limit);
    auto lines = lines_of(visit, found.persons);
    std::vector<ui::Person> out;
    for (auto person : found.persons) out.push_back(std::move(lines.at(person.number)));
    return out;
}

std::vector<std::string> list_trades(db::Connection& connection, int limit) {
    std::vector<std::string> out;
    for (auto& facet : store::list_facets(connection, 't', limit)) out.push_back(std::move(facet.label));
    return out;
}

std::vector<std::string> list_common_words(db::Connection& connection, Field field, int limit) {
    char kind = field == Field::offers ? 'o' : field == Field::seeks ? 's' : 'i';
    std::vector<std::string> out;
    for (auto& facet : store::list_facets(connection, kind, limit)) out.push_back(std::move(facet.label));
    return out;
}

std::optional<Brief> find_brief(db::Connection& connection, PersonId person) {
    return store::find_brief(connection, person);
}

std::vector<Handle> list_by_handle(db::Connection& connection, std::span<const std::string> slugs) {
    return store::list_handles(connection, slugs);
}

std::vector<Handle> suggest_handles(platform::Visit& visit, std::string_view prefix, int limit) {
    if (!visit.viewer().is_member || limit <= 0) return {};
    auto out = store::list_listed_handles(visit.db(), base::slug(prefix), limit);
    auto most = static_cast<std::size_t>(limit);
    if (out.size() >= most || base::fold(prefix).empty()) return out;
    Search by_any_word;
    by_any_word.words = std::string(prefix);
    auto found = find_people(visit, by_any_word, {}, limit);
    for (auto& handle : store::list_handles_of(visit.db(), found.persons))
        if (out.size() < most && std::ranges::find(out, handle.person, &Handle::person) == out.end())
            out.push_back(std::move(handle));
    return out;
}

} // namespace members
