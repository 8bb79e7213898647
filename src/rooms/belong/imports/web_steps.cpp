// SPDX-License-Identifier: AGPL-3.0-or-later
// One import from its columns to its result.
#include "base/text.hpp"
#include "parse/csv.hpp"
#include "rooms/belong/imports/actions.hpp"
#include "rooms/belong/imports/aliases.hpp"
#include "rooms/belong/imports/apply.hpp"
#include "rooms/belong/imports/lines.hpp"
#include "rooms/belong/imports/pages.hpp"
#include "rooms/belong/imports/web.hpp"
#include "rooms/belong/imports/words_of.hpp"
#include "rooms/common/spaces/spaces.hpp"
#include "rooms/people/audit/audit.hpp"
#include <charconv>

namespace imports {

using base::say;
using http::Method;
using http::Request;
using http::Response;
using platform::Policy;
using platform::Visit;

namespace {

constexpr int lines_per_page = 100;
constexpr std::size_t preview_rows = 10;
constexpr std::size_t sample_length = 40;
constexpr std::string_view lines_list = "imports.lines";

bool is_working(const Import& import) {
    return import.state == State::checking || import.state == State::running || import.state == State::undoing;
}

std::vector<std::vector<std::string>> samples_of(const Table& table) {
    std::vector<std::vector<std::string>> out(table.header.size());
    for (const auto& row : table.rows)
        for (std::size_t i = 0; i < out.size(); ++i) {
            auto text = base::clean_line(row.cells[i]);
            if (!text.empty() && out[i].size() < 3) out[i].emplace_back(base::first_code_points(text, sample_length));
        }
    return out;
}

std::vector<std::vector<std::string>> preview_of(const Table& table, const Mapping& mapping) {
    std::vector<members::Field> shown;
    for (const auto& name : mapping.targets) {
        auto field = members::parse_field(name);
        if (field && name != "first_name" && name != "last_name" && shown.size() < 6) shown.push_back(*field);
    }
    std::vector<std::vector<std::string>> out;
    for (std::size_t i = 0; i < std::min(preview_rows, table.rows.size()); ++i) {
        auto record = read_person(table.rows[i], mapping, table.kind).record;
        auto name = base::trim(record.first_name + " " + record.last_name);
        std::vector<std::string> row{name.empty() ? "?" : name};
        for (auto field : shown) row.push_back(text_of(record, field));
        out.push_back(std::move(row));
    }
    return out;
}

Response show_columns(Visit& visit, const Import& import) {
    auto table = load_table(visit, import);
    auto frame = platform::frame_of(visit);
    return platform::show(
        visit, frame,
        pages::columns(frame,
                       {.import = import, .samples = samples_of(table), .preview = preview_of(table, import.mapping)}));
}

std::vector<store::StoredLine> list_shown(Visit& visit, ImportId id, pages::Show show, std::int64_t after) {
    using pages::Show;
    constexpr int limit = lines_per_page + 1;
    auto by_verdict = [&](Verdict verdict) { return store::list_lines(visit.db(), id, verdict, after, limit); };
    auto flagged = [&](Flag flag) { return store::list_flagged(visit.db(), id, flag, after, limit); };
    switch (show) {
        case Show::added: return by_verdict(Verdict::added);
        case Show::changed: return by_verdict(Verdict::changed);
        case Show::returned: return by_verdict(Verdict::returned);
        case Show::question: return by_verdict(Verdict::question);
        case Show::problem: return by_verdict(Verdict::problem);
        case Show::absent: return by_verdict(Verdict::absent);
        case Show::repeated: return by_verdict(Verdict::repeated);
        case Show::unchanged: return by_verdict(Verdict::unchanged);
        case Show::kept: return flagged(Flag::kept);
        case Show::letter: return flagged(Flag::letter);
        case Show::shared_email: return flagged(Flag::shared_email);
        case Show::odd_value: return flagged(Flag::odd_value);
        case Show::everything: break;
    }
    return store::list_lines(visit.db(), id, after, limit);
}

std::vector<pages::Report::KeptSpace> list_kept_spaces(Visit& visit, ImportId id) {
    std::vector<spaces::SpaceId> ids;
    for (auto space : store::list_memberships(visit.db(), id, PersonId{})) ids.push_back({space});
    std::vector<pages::Report::KeptSpace> out;
    for (const auto& space : spaces::list_visible(visit, ids))
        out.push_back({space.name, spaces::space_path(space.slug)});
    return out;
}

// Its lines hold what the file says about people.
void note_opening(Visit& visit, const Import& import) {
    platform::write(visit, [&] {
        audit::record(visit,
                      {.act = audit::Act::import_opened, .page = audit::Page::imports, .object = import.id.number});
    });
}

Response show_report(Visit& visit, Request& request, const Import& import) {
    auto show = pages::parse_show(request.value("show"));
    if (!show) throw base::Refusal::not_found();
    pages::Report page{.import = import, .show = *show, .lines = {}, .next_href = {}};
    page.is_union = platform::organisation(visit)->is_union();
    if (import.state == State::undone) page.kept_spaces = list_kept_spaces(visit, import.id);
    page.leaving = store::count_decided(visit.db(), import.id, Verdict::absent, Decision::left);
    auto position = platform::open_position(visit, lines_list, request.value("after"));
    auto lines = list_shown(visit, import.id, *show, position ? position->id : 0);
    if (lines.size() > lines_per_page) {
        lines.pop_back();
        auto after = platform::seal_position(visit, lines_list, {.number = 0, .text = {}, .id = lines.back().ordinal});
        page.next_href =
            pages::import_path(import, "?show=" + std::string(pages::show_name(*show)) + "&after=" + after);
    }
    for (const auto& line : lines) page.lines.push_back(open_line(visit, import.id, line));
    if (!lines.empty()) note_opening(visit, import);
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::report(frame, page));
}

Response show_import(Visit& visit, Request& request) {
    auto import = import_of(visit, request);
    if (import.state == State::mapping) return show_columns(visit, import);
    if (!is_working(import)) return show_report(visit, request, import);
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::progress(frame, import));
}

Response show_progress(Visit& visit, Request& request) {
    auto import = import_of(visit, request);
    auto frame = platform::fragment_frame_of(visit);
    auto response = platform::show_fragment(visit, pages::progress_piece(frame, import));
    if (!is_working(import)) response.set_header("HX-Refresh", "true");
    return response;
}

Response create_mapping(Visit& visit, Request& request) {
    auto import = import_of(visit, request);
    auto mapping = import.mapping;
    for (std::size_t i = 0; i < mapping.targets.size(); ++i)
        mapping.targets[i] = request.field("column_" + std::to_string(i));
    mapping.dates = request.field("dates") == "2" ? DateOrder::month_first : DateOrder::day_first;
    choose_columns(visit, import.public_id, mapping, std::string(request.field("preset_name")));
    return platform::go_to(visit, pages::import_path(import));
}

Response update_decisions(Visit& visit, Request& request) {
    auto import = import_of(visit, request);
    std::vector<std::pair<std::int64_t, Decision>> decisions;
    auto number_of = [](std::string_view text) {
        std::int64_t number = 0;
        std::from_chars(text.data(), text.data() + text.size(), number);
        return number;
    };
    for (const auto& shown : request.fields("shown")) decisions.emplace_back(number_of(shown), Decision::open);
    for (const auto& [name, value] : request.form.fields) {
        if (!name.starts_with("line_")) continue;
        auto decision = value == "same" ? Decision::same : value == "left" ? Decision::left : Decision::other;
        decisions.emplace_back(number_of(std::string_view(name).substr(5)), decision);
    }
    decide(visit, import.public_id, decisions);
    visit.flash(say("Your answers are kept."));
    auto show = pages::parse_show(request.field("show"));
    return platform::go_to(
        visit,
        pages::import_path(import, "?show=" + std::string(pages::show_name(show.value_or(pages::Show::everything)))));
}

Response create_run(Visit& visit, Request& request) {
    auto import = import_of(visit, request);
    std::int64_t options = 0;
    for (const auto& option : request.fields("options")) {
        if (option == "1") options |= static_cast<std::int64_t>(Option::trade_spaces);
        if (option == "2") options |= static_cast<std::int64_t>(Option::region_spaces);
    }
    start_import(visit, import.public_id, options);
    return platform::go_to(visit, pages::import_path(import));
}

Response create_undo(Visit& visit, Request& request) {
    auto import = import_of(visit, request);
    undo_import(visit, import.public_id);
    return platform::go_to(visit, pages::import_path(import));
}

Response create_continuation(Visit& visit, Request& request) {
    auto import = import_of(visit, request);
    continue_import(visit, import.public_id);
    return platform::go_to(visit, pages::import_path(import));
}

Response reopen_mapping(Visit& visit, Request& request) {
    auto import = import_of(visit, request);
    reopen_columns(visit, import.public_id);
    return platform::go_to(visit, pages::import_path(import));
}

Response remove_import(Visit& visit, Request& request) {
    discard_import(visit, import_of(visit, request).public_id);
    visit.flash(say("The file is thrown away. Nothing has changed."));
    return platform::go_to(visit, "/console/imports");
}

// The report as CSV, a hundred lines a piece.
std::function<std::string()> report_pieces(Visit& visit, ImportId id) {
    auto& house = visit.house();
    return [&house, viewer = visit.viewer(), id, after = std::int64_t{-1}]() mutable {
        Visit later(house, viewer);
        const auto& w = later.words();
        std::string out;
        if (after < 0) {
            after = 0;
            out =
                std::string(parse::utf8_byte_order_mark) +
                parse::write_csv_row({w.text("Line"), w.text("Name"), w.text("What happens"), w.text("Remarks")}, ';');
        }
        auto lines = store::list_lines(later.db(), id, after, lines_at_once);
        for (const auto& stored : lines) {
            auto line = open_line(later, id, stored);
            std::string remarks;
            for (const auto& remark : line_remarks(w, line)) remarks += (remarks.empty() ? "" : " ") + remark;
            out += parse::write_csv_row({line.line == 0 ? std::string() : std::to_string(line.line), line.name,
                                         w.text(verdict_label(line.verdict)), remarks},
                                        ';');
            after = line.ordinal;
        }
        return out;
    };
}

Response download_report(Visit& visit, Request& request) {
    auto import = import_of(visit, request);
    auto response = Response::download("report.csv", "text/csv; charset=utf-8", {});
    response.next_piece = report_pieces(visit, import.id);
    return response;
}

} // namespace

std::vector<platform::Route> step_routes() {
    auto get = [](std::string_view pattern, platform::Handler handler, std::string_view summary) {
        return platform::Route{.pattern = pattern, .policy = Policy::officer, .handler = handler, .summary = summary};
    };
    auto post = [](std::string_view pattern, platform::Handler handler, std::string_view summary) {
        return platform::Route{.method = Method::post,
                               .pattern = pattern,
                               .policy = Policy::officer,
                               .handler = handler,
                               .summary = summary,
                               .form = show_import};
    };
    return {get("/console/imports/{id}", show_import, "One import: its columns, its report or its result"),
            get("/console/imports/{id}/progress", show_progress, "How far it is"),
            get("/console/imports/{id}/report.csv", download_report, "Its report as CSV"),
            post("/console/imports/{id}/columns", create_mapping, "Says what each column is, and asks for the report"),
            post("/console/imports/{id}/reopen", reopen_mapping, "Goes back to the columns"),
            post("/console/imports/{id}/decisions", update_decisions, "Who is whom, and who has left"),
            post("/console/imports/{id}/start", create_run, "Imports, in the background"),
            post("/console/imports/{id}/continue", create_continuation, "Goes on with one that was stopped"),
            post("/console/imports/{id}/undo", create_undo, "Takes the whole import back"),
            post("/console/imports/{id}/discard", remove_import, "Throws the file away")};
}

} // namespace imports
