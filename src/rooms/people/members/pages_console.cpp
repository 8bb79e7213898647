// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/phone.hpp"
#include "parse/url.hpp"
#include "platform/viewer.hpp"
#include "rooms/people/members/lines.hpp"
#include "rooms/people/members/pages.hpp"

namespace members::pages {

namespace {

std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (const auto& word : words) out += (out.empty() ? "" : ", ") + word;
    return out;
}

std::string record_path(const Record& record) {
    return "/console/members/" + record.public_id.str();
}

std::string dues_of(const ui::Frame& frame, const Record& record, base::Day today) {
    const auto& w = frame.w();
    if (!record.paid_until) return {};
    auto day = w.day(*record.paid_until);
    return is_up_to_date(record, today) ? w.text("Up to date until {day}", {{"day", day}})
                                        : w.text("Paid until {day}", {{"day", day}});
}

ui::Table table_of(const ui::Frame& frame, const ConsoleList& list) {
    const auto& w = frame.w();
    std::vector<ui::TableRow> rows;
    for (const auto& profile : list.people) {
        const auto& r = profile.record;
        auto state = r.state == MemberState::left ? w.text("No longer a member")
                     : profile.arrived_at         ? w.text("Is here")
                                                  : w.text("Not yet arrived");
        rows.push_back({.cells = {ui::link(full_name(r), record_path(r)), ui::cell(line_of(r.trade, r.region)),
                                  ui::cell(r.email), ui::cell(state), ui::cell(dues_of(frame, r, list.today))}});
    }
    auto next = list.next.empty() ? std::string() : console_path(list.search, list.next);
    return {.caption = w.text("Members"),
            .columns = {{.label = w.text("Name")},
                        {.label = w.text("Trade and region")},
                        {.label = w.text("E-mail")},
                        {.label = w.text("State"), .wrap = ui::Column::Wrap::never},
                        {.label = w.text("Dues")}},
            .rows = rows,
            .id = "members-table",
            .caption_hidden = true,
            .more = ui::pager(frame, {.next_href = next}),
            .empty = ui::empty_state(frame, {.title = w.text("No record answers to this."),
                                             .text = w.text("Try fewer words, or another state."),
                                             .icon = "search"})};
}

html::Html state_chips(const ui::Frame& frame, const Search& search) {
    const auto& w = frame.w();
    std::vector<ui::Chip> chips;
    auto add = [&](std::string label, std::string_view token) {
        auto other = search;
        other.state = std::string(token);
        chips.push_back({.label = std::move(label), .href = console_path(other), .selected = search.state == token});
    };
    add(w.text("Current"), token_current);
    add(w.text("Not yet arrived"), token_waiting);
    add(w.text("No longer a member"), token_left);
    add(w.text("All"), {});
    return ui::filter_chips(frame, {.label = w.text("State"), .chips = chips});
}

std::vector<ui::Definition> lines_of_record(const ui::Frame& frame, const RecordView& view) {
    const auto& w = frame.w();
    const auto& r = view.profile.record;
    std::vector<ui::Definition> out;
    auto add = [&](std::string label, const std::string& text) {
        if (!text.empty()) out.push_back({std::move(label), ui::cell(text)});
    };
    for (auto field : {Field::email, Field::trade, Field::job, Field::employer, Field::address, Field::postal_code,
                       Field::city, Field::region})
        add(label_of(frame, field), get_line(r, field));
    add(label_of(frame, Field::phone), parse::phone_text(r.phone));
    if (r.birth_date) add(label_of(frame, Field::birth_date), w.day(*r.birth_date));
    add(label_of(frame, Field::member_number), r.member_number);
    if (r.joined_on) add(label_of(frame, Field::joined_on), w.day(*r.joined_on));
    add(w.text("Dues"), dues_of(frame, r, view.today));
    add(label_of(frame, Field::offers), joined(r.offers));
    add(label_of(frame, Field::seeks), joined(r.seeks));
    add(label_of(frame, Field::interests), joined(r.interests));
    for (const auto& [name, value] : r.extra) add(name, value);
    return out;
}

html::Html states(const ui::Frame& frame, const RecordView& view) {
    const auto& w = frame.w();
    auto path = record_path(view.profile.record);
    bool is_left = view.profile.record.state == MemberState::left;
    const base::Arguments name{{"name", full_name(view.profile.record)}};
    std::vector<html::Html> out;
    auto act = [&](const char* verb, std::string label, std::string confirm) {
        out.push_back(ui::action_form(
            frame, {.action = path + "/" + verb, .label = std::move(label), .confirm = std::move(confirm)}));
    };
    if (is_left)
        act("return", w.text("Has come back"), {});
    else
        act("departure", w.text("Has left"),
            w.text("Write down that {name} has left? They will no longer be able to sign in.", name));
    if (view.may_suspend && view.has_account && !is_left)
        out.push_back(ui::link_button(
            frame, {.label = view.is_suspended ? w.text("Restore the account") : w.text("Suspend the account"),
                    .href = "/console/suspensions/" + view.profile.record.public_id.str()}));
    if (view.may_give_roles)
        out.push_back(ui::link_button(frame, {.label = w.text("Erase the data"),
                                              .href = "/console/erasures/" + view.profile.record.public_id.str()}));
    return ui::cluster(out);
}

html::Html roles(const ui::Frame& frame, const RecordView& view) {
    if (!view.may_give_roles || !view.has_account) return {};
    const auto& w = frame.w();
    std::vector<std::string> held;
    std::vector<ui::Option> options;
    auto add = [&](platform::Role role, const char* value, std::string label, std::string help) {
        if ((view.roles & static_cast<std::int64_t>(role)) != 0) held.emplace_back(value);
        options.push_back({.value = value, .label = std::move(label), .help = std::move(help)});
    };
    add(platform::Role::facilitator, "facilitator", w.text("Facilitator"),
        w.text("Members, spaces, invitations, reports."));
    add(platform::Role::treasurer, "treasurer", w.text("Treasurer"), w.text("Member files and dues."));
    add(platform::Role::administrator, "administrator", w.text("Administrator"),
        w.text("Everything, and the offices."));
    return ui::section(
        frame, {.title = w.text("Offices")},
        ui::form(frame, {.action = record_path(view.profile.record) + "/roles"},
                 ui::check_list(
                     frame,
                     {.name = "roles", .label = w.text("What this person may do"), .values = held, .options = options}),
                 ui::submit_row(frame, {.label = w.text("Keep these offices"), .kind = ui::Kind::secondary})));
}

ui::TextField field_of(const ui::Frame& frame, const Record& record, Field field) {
    return {.name = std::string(field_name(field)),
            .label = label_of(frame, field),
            .value = field == Field::offers      ? joined(record.offers)
                     : field == Field::seeks     ? joined(record.seeks)
                     : field == Field::interests ? joined(record.interests)
                                                 : get_line(record, field),
            .required = is_needed(record, field)};
}

// Who has the address already, and the box that lets two people share it.
html::Html same_mailbox(const ui::Frame& frame, const std::vector<Record>& same_address) {
    if (same_address.empty()) return {};
    const auto& w = frame.w();
    std::vector<html::Html> people;
    for (const auto& each : same_address)
        people.push_back(ui::row(frame, {.title = full_name(each),
                                         .href = record_path(each),
                                         .text = line_of(each.trade, each.region),
                                         .icon = "user"}));
    return ui::stack(ui::list(frame, {.label = w.text("Who has this address"), .items = people}),
                     ui::check_box(frame, {.name = "shares_mailbox",
                                           .label = w.text("They share this mailbox"),
                                           .help = w.text("Then this is somebody else. Only the first of them signs in "
                                                          "with this address.")}));
}

html::Html day_of(const ui::Frame& frame, Field field, const std::optional<base::Day>& value) {
    return ui::date_field(frame,
                          {.name = std::string(field_name(field)), .label = label_of(frame, field), .value = value});
}

} // namespace

std::string label_of(const ui::Frame& frame, Field field) {
    const auto& w = frame.w();
    switch (field) {
        case Field::first_name: return w.text("First name");
        case Field::last_name: return w.text("Last name");
        case Field::email: return w.text("E-mail");
        case Field::trade: return w.text("Trade");
        case Field::job: return w.text("What you do");
        case Field::employer: return w.text("Workshop or employer");
        case Field::region: return w.text("Region");
        case Field::postal_code: return w.text("Postal code");
        case Field::city: return w.text("Town");
        case Field::phone: return w.text("Phone");
        case Field::address: return w.text("Address");
        case Field::birth_date: return w.text("Birth date");
        case Field::member_number: return w.text("Member number");
        case Field::joined_on: return w.text("Joined on");
        case Field::paid_until: return w.text("Paid until");
        case Field::interests: return w.text("Interests");
        case Field::offers: return w.text("Can help with");
        case Field::seeks: return w.text("Looks for");
        case Field::story: return w.text("In a few sentences");
        case Field::links: return w.text("Elsewhere");
    }
    return {};
}

std::string console_path(const Search& search, std::string_view cursor) {
    std::vector<parse::Pair> pairs;
    if (!search.words.empty()) pairs.push_back({"q", search.words});
    auto state = search.state == token_left      ? "left"
                 : search.state == token_waiting ? "waiting"
                 : search.state == token_current ? ""
                                                 : "all";
    if (*state != 0) pairs.push_back({"state", state});
    if (!cursor.empty()) pairs.push_back({"cursor", std::string(cursor)});
    return parse::with_query("/console/members", pairs);
}

html::Html console_results(const ui::Frame& frame, const ConsoleList& list) {
    const auto& w = frame.w();
    auto people = w.count("{n} record", "{n} records", list.count);
    if (list.count_is == Found::Count::at_least) people = w.text("More than {people}", {{"people", people}});
    return html::tags::div_(
        html::tags::_id = "console-results",
        ui::stack(state_chips(frame, list.search), ui::heading(2, people), ui::table(frame, table_of(frame, list))));
}

html::Html console_more(const ui::Frame& frame, const ConsoleList& list) {
    return ui::table_rows(frame, table_of(frame, list));
}

ui::Page console_list_page(const ui::Frame& frame, const ConsoleList& list) {
    const auto& w = frame.w();
    std::vector<std::pair<std::string, std::string>> kept;
    auto plain = list.search;
    plain.words.clear();
    if (auto target = parse::read_target(console_path(plain)))
        for (const auto& pair : target->query.pairs) kept.emplace_back(pair.name, pair.value);
    auto search = ui::search_field(frame, {.action = "/console/members",
                                           .label = w.text("Find a record"),
                                           .value = list.search.words,
                                           .placeholder = w.text("Name, e-mail, member number, trade"),
                                           .target = {.selector = "#console-results"},
                                           .hidden = kept});
    return {.title = w.text("Members"),
            .content = ui::stack(search, console_results(frame, list)),
            .width = ui::Width::wide,
            .actions = ui::link_button(frame, {.label = w.text("Add a member"),
                                               .href = "/console/members/new",
                                               .kind = ui::Kind::primary,
                                               .icon = "user-plus"})};
}

ui::Page record_page(const ui::Frame& frame, const RecordView& view) {
    const auto& w = frame.w();
    const auto& r = view.profile.record;
    auto edit =
        ui::link_button(frame, {.label = w.text("Correct"), .href = record_path(r) + "/edit", .icon = "pencil"});
    auto edited = r.edited.empty()
                      ? html::Html{}
                      : ui::muted(w.text("Written by the member, and never overwritten by a file: {fields}",
                                         {{"fields", [&] {
                                               std::vector<std::string> labels;
                                               for (const auto& name : r.edited)
                                                   if (auto field = parse_field(name))
                                                       labels.push_back(label_of(frame, *field));
                                               return w.list(labels);
                                           }()}}));
    return {.title = full_name(r),
            .content = ui::stack_loose(
                ui::stack(ui::muted(view.account), ui::definition_list(frame, lines_of_record(frame, view)), edited),
                ui::section(frame, {.title = w.text("Membership")}, states(frame, view)), roles(frame, view),
                ui::small_print(w.text("That you opened this record is written down; its member can read it."))),
            .lead = line_of(r.trade, r.region),
            .actions = edit,
            .above = ui::breadcrumb(frame, {{w.text("Members"), "/console/members"}, {full_name(r), {}}}),
            .section = "/console/members"};
}

ui::Page record_form_page(const ui::Frame& frame, const Record& record, bool is_new,
                          const std::vector<Record>& same_address) {
    const auto& w = frame.w();
    auto text = [&](Field field) { return ui::text_field(frame, field_of(frame, record, field)); };
    auto words = [&](Field field) { return ui::tag_input(frame, field_of(frame, record, field)); };
    auto path = is_new ? std::string("/console/members/new") : record_path(record) + "/edit";
    auto fields =
        ui::stack(ui::columns(text(Field::first_name), text(Field::last_name)),
                  ui::email_field(frame, field_of(frame, record, Field::email)), same_mailbox(frame, same_address),
                  ui::columns(text(Field::trade), text(Field::job)), text(Field::employer), text(Field::address),
                  ui::columns(text(Field::postal_code), text(Field::city)), text(Field::region),
                  ui::columns(ui::phone_field(frame, field_of(frame, record, Field::phone)),
                              day_of(frame, Field::birth_date, record.birth_date)),
                  ui::columns(text(Field::member_number), day_of(frame, Field::joined_on, record.joined_on)),
                  day_of(frame, Field::paid_until, record.paid_until), words(Field::offers), words(Field::seeks),
                  words(Field::interests));
    return {.title =
                is_new ? w.text("Add a member") : w.text("Correct the record of {name}", {{"name", full_name(record)}}),
            .content = ui::form(
                frame, {.action = path, .confirm_leave = true}, fields,
                ui::submit_row(frame, {.label = is_new ? w.text("Add this member") : w.text("Save"),
                                       .cancel_href = is_new ? std::string("/console/members") : record_path(record),
                                       .note = is_new ? w.text("Nothing is sent: invitations leave "
                                                               "when you decide.")
                                                      : w.text("What the member wrote stays theirs.")})),
            .section = "/console/members"};
}

} // namespace members::pages
