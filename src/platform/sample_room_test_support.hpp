// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// A small room for the tests of platform/: notes that somebody writes, and listeners that keep what they heard in a table.
#include "db/away.hpp"
#include "parse/json.hpp"
#include "platform/house.hpp"
#include "platform/platform.hpp"
#include "support/house.hpp"
#include <cerrno>
#include <stdexcept>
#include <system_error>

namespace platform::sample {

using support::TestHouse;

inline constexpr std::string_view noted = "sample.noted";
inline constexpr db::Query insert_note{.name = "sample.insert_note",
                                       .text = "INSERT INTO sample_notes (body) VALUES ($1) RETURNING id"};
inline constexpr db::Query get_note{.name = "sample.get_note", .text = "SELECT body FROM sample_notes WHERE id = $1"};
inline constexpr db::Query count_notes{.name = "sample.count_notes", .text = "SELECT COUNT(*) FROM sample_notes"};
inline constexpr db::Query insert_heard{.name = "sample.insert_heard",
                                        .text = "INSERT INTO sample_heard (listener, fact_id) VALUES ($1, $2)"};
inline constexpr db::Query list_heard{.name = "sample.list_heard",
                                      .text = "SELECT fact_id FROM sample_heard WHERE listener = $1 ORDER BY id"};

inline std::int64_t add_note(Visit& visit, std::string_view body) {
    return write(visit, [&] {
        auto id = visit.db().get<std::int64_t>(insert_note, body);
        tell(visit, {.kind = noted, .subject = id});
        visit.result_at("/sample/notes/" + std::to_string(id));
        return id;
    });
}

inline http::Response show_form(Visit& visit, http::Request&) {
    auto frame = frame_of(visit);
    std::string typed = visit.entered.values.contains("body") ? visit.entered.values.at("body").front() : "";
    return show(visit, frame, {.title = "Note", .content = ui::paragraph("typed: " + typed)});
}
inline http::Response create_note(Visit& visit, http::Request& request) {
    auto body = std::string(request.field("body"));
    if (body.empty()) throw base::Refusal::invalid("body", base::say("Write at least one word."));
    add_note(visit, body);
    if (body == "taken") throw base::Refusal::conflict(base::say("It is taken."), "/sample/form");
    visit.flash(base::say("Noted: {body}", {{"body", body}}));
    if (request.wants_fragment()) return show_fragment(visit, ui::paragraph("done"));
    return go_to(visit, "/sample/form");
}
// What is refused inside the write itself leaves nothing.
inline http::Response create_doubtful(Visit& visit, http::Request& request) {
    write(visit, [&] {
        visit.db().get<std::int64_t>(insert_note, request.field("body"));
        visit.flash(base::say("Noted."));
        if (visit.db().get<std::int64_t>(count_notes) < 2) throw base::Refusal::invalid("body", base::say("Not yet."));
    });
    return go_to(visit, "/sample/form");
}
inline http::Response create_note_api(Visit& visit, http::Request& request) {
    if (request.body == "exists") throw base::Refusal::conflict(base::say("It exists."));
    auto id = add_note(visit, request.body);
    return http::Response::json(parse::Json::object({{"note", id}}).serialise(), 201);
}
inline http::Response show_list(Visit& visit, http::Request& request) {
    auto at = open_position(visit, "sample.list", request.value("cursor"));
    return http::Response::text(at ? at->text + "/" + std::to_string(at->id) : "top");
}
inline http::Response show_nothing(Visit& visit, http::Request&) {
    return show(visit, frame_of(visit), {.title = "Nothing", .content = ui::paragraph("nothing")});
}
inline http::Response show_broken(Visit&, http::Request&) {
    throw std::runtime_error("the secret detail");
}
inline http::Response show_full(Visit&, http::Request&) {
    throw db::DiskFull("sample.insert: the disk is full");
}
inline http::Response show_file_full(Visit&, http::Request&) {
    throw std::system_error(ENOSPC, std::generic_category(), "write /somewhere");
}
inline http::Response show_away(Visit&, http::Request&) {
    throw db::Unsure("the connection broke at COMMIT");
}
inline http::Response show_strange(Visit&, http::Request&) {
    throw 7;
}
inline http::Response show_public(Visit&, http::Request&) {
    auto response = http::Response::text("shared");
    response.set_header("Cache-Control", "public, max-age=60");
    return response;
}
inline http::Response leave(Visit& visit, http::Request& request) {
    return go_to(visit, std::string(request.value("to")));
}

template <int number>
void keep(Visit& visit, const Fact& fact) {
    auto name = "listener" + std::to_string(number);
    write(visit, [&] { visit.db().run(insert_heard, name, fact.id); });
}
// Hears, then breaks, when the note is bad.
inline void keep_or_break(Visit& visit, const Fact& fact) {
    write(visit, [&] { visit.db().run(insert_heard, "breaks", fact.id); });
    if (visit.db().get<std::string>(get_note, fact.subject) == "bad") throw std::runtime_error("a bad note");
}
inline void refuse_within(Visit& visit, const Fact& fact) {
    if (visit.db().get<std::string>(get_note, fact.subject) == "refused within")
        throw base::Refusal::not_allowed(base::say("Not this one."));
    visit.db().run(insert_heard, "within", fact.id);
}

inline std::vector<Route> routes() {
    using http::Method;
    std::vector<Route> out{
        {Method::get, "/sample/form", Policy::member, show_form, "A form"},
        {Method::post, "/sample/notes", Policy::member, create_note, "Adds a note", show_form},
        {Method::post, "/sample/doubtful", Policy::member, create_doubtful, "Adds a second note", show_form},
        {Method::post, "/api/v1/sample/notes", Policy::member, create_note_api, "Adds a note"},
        {Method::get, "/sample/list", Policy::member, show_list, "A list"},
        {Method::get, "/sample/broken", Policy::anyone, show_broken, "Breaks"},
        {Method::get, "/api/v1/sample/broken", Policy::anyone, show_broken, "Breaks"},
        {Method::get, "/sample/full", Policy::anyone, show_full, "Finds the disk full"},
        {Method::post, "/sample/full", Policy::member, show_full, "Finds the disk full"},
        {Method::get, "/sample/file-full", Policy::anyone, show_file_full, "Finds the disk full"},
        {Method::get, "/sample/away", Policy::anyone, show_away, "Finds no database"},
        {Method::get, "/api/v1/sample/away", Policy::anyone, show_away, "Finds no database"},
        {Method::get, "/sample/strange", Policy::anyone, show_strange, "Breaks strangely"},
        {Method::get, "/sample/public", Policy::anyone, show_public, "For every cache"},
        {Method::get, "/sample/leave", Policy::anyone, leave, "Goes on"},
        {Method::get, "/sample/closed", Policy::member, show_nothing, "Of a feature", nullptr, "sample"},
    };
    for (auto [pattern, policy] : {std::pair{"/sample/for-anyone", Policy::anyone},
                                   {"/sample/for-members", Policy::member},
                                   {"/sample/for-facilitators", Policy::facilitator},
                                   {"/sample/for-treasurers", Policy::treasurer},
                                   {"/sample/for-officers", Policy::officer},
                                   {"/sample/for-administrators", Policy::administrator}})
        out.push_back({Method::get, pattern, policy, show_nothing, "A page"});
    return out;
}

inline Room room() {
    return {.name = "sample",
            .routes = routes(),
            .tells = {noted},
            .hears = {{.name = "sample.first", .kind = noted, .hear = keep<1>},
                      {.name = "sample.second", .kind = noted, .hear = keep<2>},
                      {.name = "sample.breaks", .kind = noted, .hear = keep_or_break},
                      {.name = "sample.within", .kind = noted, .when = Listener::When::within, .hear = refuse_within}},
            .features = {{.name = "sample", .label = "Sample", .start = Feature::Start::closed}}};
}

// A whole house with this room above all others.
class SampleHouse : public TestHouse {
public:
    SampleHouse() : TestHouse({.rooms = {room()}}) {
        house().database->write([](db::Connection& connection) {
            connection.script(
                db::translate("CREATE TABLE sample_notes (id ID, body TEXT NOT NULL);"
                              "CREATE TABLE sample_heard (id ID, listener TEXT NOT NULL, "
                              "fact_id INT64 NOT NULL);",
                              connection.engine()));
        });
    }
    base::PersonId sophie = add_member("Sophie", "Martin", "sophie@village.example");

    std::int64_t note_count() { return system_visit()->db().get<std::int64_t>(count_notes); }
    std::vector<std::int64_t> heard(std::string_view listener) {
        return system_visit()->db().all<std::int64_t>(list_heard, listener);
    }
};

} // namespace platform::sample
