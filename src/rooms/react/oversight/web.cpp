// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/csv.hpp"
#include "platform/platform.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/people/members/members.hpp"
#include "rooms/react/oversight/listen.hpp"
#include "rooms/react/oversight/oversight.hpp"
#include "rooms/react/oversight/pages.hpp"
#include "rooms/react/oversight/rules.hpp"
#include <memory>

namespace oversight {

using http::Method;
using http::Request;
using http::Response;
using platform::Policy;
using platform::Visit;

namespace {

constexpr int page_size = 50;
constexpr int export_size = 500;

struct Known {
    std::map<std::int64_t, ui::Person> lines;
    std::map<base::PersonId, base::PublicId> ids;
};

Known known_of(Visit& visit, const std::vector<audit::Entry>& entries) {
    std::vector<base::PersonId> persons;
    for (const auto& entry : entries)
        for (auto person : {entry.actor, entry.about})
            if (person) persons.push_back(person);
    Known out{.lines = members::lines_of(visit, persons), .ids = {}};
    for (const auto& person : accounts::list_persons(visit.db(), persons)) out.ids.emplace(person.id, person.public_id);
    return out;
}

Somebody somebody_of(const Known& known, base::PersonId person, std::int64_t reference, Somebody::Is if_none) {
    if (reference == audit::everybody.number) return {.is = Somebody::Is::everybody};
    if (reference == 0) return {.is = if_none};
    auto id = known.ids.find(person);
    if (id == known.ids.end()) return {.is = Somebody::Is::forgotten};
    return {.is = Somebody::Is::person, .person = known.lines.at(person.number), .public_id = id->second};
}

std::vector<Line> lines_of(Visit& visit, const std::vector<audit::Entry>& entries) {
    auto known = known_of(visit, entries);
    std::vector<Line> out;
    for (const auto& entry : entries)
        out.push_back({.act = entry.act,
                       .page = entry.page,
                       .object = entry.object,
                       .at = entry.at,
                       .actor = somebody_of(known, entry.actor, entry.actor_reference, Somebody::Is::house),
                       .about = somebody_of(known, entry.about, entry.about_reference, Somebody::Is::nobody)});
    return out;
}

Response show_views(Visit& visit, Request& request) {
    auto person = visit.viewer().person;
    auto cursor = request.value("after");
    // What concerned everybody concerns who was there.
    auto since = accounts::find_created_at(visit.db(), person).value_or(visit.now());
    auto found = audit::list_about(visit, {.person = person, .since = since}, cursor, page_size);
    pages::Views page{.lines = lines_of(visit, found.items), .next_href = {}};
    if (!found.next.empty()) page.next_href = std::string(pages::views_path) + "?after=" + found.next;
    if (request.wants_fragment() && !cursor.empty())
        return platform::show_fragment(visit, pages::views_part(platform::fragment_frame_of(visit), page));
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::views(frame, page));
}

Asked asked_of(const Request& request, std::string_view (Request::*value)(std::string_view) const) {
    auto typed = [&](std::string_view name) { return std::string((request.*value)(name)); };
    Asked asked;
    asked.from = base::Day::parse_iso(typed("from"));
    asked.until = base::Day::parse_iso(typed("until"));
    if (auto who = base::PublicId::parse(typed("who"))) asked.who = who->str();
    if (parse_kind(typed("what"))) asked.what = typed("what");
    return asked;
}

audit::Search search_of(Visit& visit, const Asked& asked) {
    audit::Search search{.actor = {}, .kind = parse_kind(asked.what), .from = {}, .before = {}};
    if (auto who = base::PublicId::parse(asked.who)) {
        auto person = accounts::find_person(visit.db(), *who);
        search.actor = person ? person->id : base::PersonId{INT64_MAX}; // nobody's acts
    }
    if (asked.from) search.from = visit.words().start_of(*asked.from);
    if (asked.until) search.before = visit.words().start_of(base::Day{asked.until->number + 1});
    return search;
}

Response show_journal(Visit& visit, Request& request) {
    auto asked = asked_of(request, &Request::value);
    auto cursor = request.value("after");
    auto found = audit::list_entries(visit, search_of(visit, asked), cursor, page_size);
    pages::Journal page{.lines = lines_of(visit, found.items), .asked = asked, .actors = {}, .next_href = {}};
    if (!found.next.empty()) page.next_href = pages::journal_href(asked, found.next);
    if (request.wants_fragment() && !cursor.empty())
        return platform::show_fragment(visit, pages::journal_part(platform::fragment_frame_of(visit), page));
    auto actors = audit::list_actors(visit.db());
    for (const auto& person : accounts::list_persons(visit.db(), actors))
        page.actors.push_back({.value = person.public_id.str(), .name = person.name()});
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::journal(frame, page));
}

// The journal as CSV, piece by piece.
class JournalExport {
public:
    JournalExport(Visit& visit, audit::Search search)
        : house_(visit.house()), viewer_(visit.viewer()), search_(search) {}

    std::string next() {
        if (stage_ == Stage::over) return {};
        Visit visit(house_, viewer_);
        std::string out;
        if (stage_ == Stage::head) {
            stage_ = Stage::lines;
            out = std::string(parse::utf8_byte_order_mark) + parse::write_csv_row(head(visit), ';');
        }
        auto found = audit::list_entries(visit, search_, cursor_, export_size);
        auto frame = platform::fragment_frame_of(visit);
        for (const auto& line : lines_of(visit, found.items)) out += parse::write_csv_row(row(frame, line), ';');
        cursor_ = found.next;
        if (cursor_.empty()) stage_ = Stage::over;
        return out;
    }

private:
    enum class Stage { head, lines, over } stage_ = Stage::head;
    platform::House& house_;
    platform::Viewer viewer_;
    audit::Search search_;
    std::string cursor_;

    static std::vector<std::string> head(Visit& visit) {
        const auto& w = visit.words();
        return {w.text("When"), w.text("Who"), w.text("What"), w.text("About whom"), w.text("From where")};
    }
    static std::vector<std::string> row(const ui::Frame& frame, const Line& line) {
        const auto& w = frame.w();
        auto what = w.text(act_words(line.act));
        auto detail = pages::detail_of(frame, line);
        if (!detail.empty()) what += ": " + detail;
        return {line.at.iso(), pages::name_of(frame, line.actor), what, pages::name_of(frame, line.about),
                pages::page_of(frame, line)};
    }
};

Response download_journal(Visit& visit, Request& request) {
    accounts::check_confirmed(visit);
    auto search = search_of(visit, asked_of(request, &Request::field));
    platform::write(visit,
                    [&] { audit::record(visit, {.act = audit::Act::journal_exported, .page = audit::Page::journal}); });
    auto response = Response::download("journal.csv", "text/csv; charset=utf-8", {});
    auto whole = std::make_shared<JournalExport>(visit, search);
    response.next_piece = [whole] { return whole->next(); };
    return response;
}

// The same for who takes their data away.
void take_out(Visit& visit, base::PersonId person, platform::PersonalCopy& copy) {
    using Kind = platform::PersonalColumn::Kind;
    static const platform::PersonalList list{
        .name = "record_views",
        .title = base::mark("Who looked at my record"),
        .about = base::mark("Each time an officer opened, changed or took out what is kept about you."),
        .columns = {{"at", base::mark("When"), Kind::moment},
                    {"what", base::mark("What")},
                    {"page", base::mark("From where")}}};
    platform::PersonalTable table{.list = &list, .rows = {}};
    auto since = accounts::find_created_at(visit.db(), person).value_or(visit.now());
    auto frame = platform::fragment_frame_of(visit);
    std::string cursor;
    do {
        auto found = audit::list_about(visit, {.person = person, .since = since}, cursor, export_size);
        for (const auto& line : lines_of(visit, found.items)) {
            auto what = frame.w().text(told_to_them(line.act, pages::name_of(frame, line.actor)));
            table.rows.push_back(
                {{.number = line.at.milliseconds}, {.text = what}, {.text = pages::page_of(frame, line)}});
        }
        cursor = found.next;
    } while (!cursor.empty());
    copy.tables.push_back(std::move(table));
}

std::vector<html::Html> fill_account_page(Visit& visit, std::span<const std::int64_t> persons) {
    std::vector<html::Html> out;
    for (auto person : persons)
        out.push_back(visit.viewer().person.number == person ? pages::door(platform::fragment_frame_of(visit))
                                                             : html::Html{});
    return out;
}

} // namespace

platform::Room room() {
    return {.name = "oversight",
            .routes = {{.pattern = pages::views_path,
                        .policy = Policy::member,
                        .handler = show_views,
                        .summary = "Which officers opened, changed or took out one's record, the latest first"},
                       {.pattern = pages::journal_path,
                        .policy = Policy::administrator,
                        .handler = show_journal,
                        .summary = "What officers did and opened, by whom, kind and date"},
                       {.method = Method::post,
                        .pattern = "/console/audit/export",
                        .policy = Policy::administrator,
                        .handler = download_journal,
                        .summary = "The same as CSV"}},
            .hears = listeners(),
            .fills = {{.slot = accounts::account_page_slot, .fill = fill_account_page}},
            .navigation = {{.label = base::mark("Journal of acts"),
                            .href = pages::journal_path,
                            .icon = "history",
                            .place = ui::NavigationItem::Place::console,
                            .policy = Policy::administrator,
                            .order = 61,
                            .chapter = platform::Chapter::trust}},
            .personal = {.take_out = take_out}};
}

} // namespace oversight
