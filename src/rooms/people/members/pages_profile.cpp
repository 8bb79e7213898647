// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/markdown.hpp"
#include "parse/phone.hpp"
#include "rooms/people/members/lines.hpp"
#include "rooms/people/members/pages.hpp"

namespace members::pages {

namespace {

html::Html word_section(const ui::Frame& frame, const std::string& title, const std::vector<std::string>& words,
                        char kind) {
    if (words.empty()) return {};
    std::vector<ui::Chip> chips;
    for (const auto& word : words) {
        Asked asked;
        (kind == 'o' ? asked.search.offer : kind == 's' ? asked.search.seek : asked.search.interest) = word;
        chips.push_back({.label = word, .href = directory_path(asked)});
    }
    return ui::section(frame, {.title = title}, ui::chips(frame, chips));
}

html::Html words_of_profile(const ui::Frame& frame, const ProfileView& view) {
    const auto& w = frame.w();
    const auto& record = view.profile.record;
    auto seen = [&](Field field, const std::vector<std::string>& words) {
        return may_see(view.profile, field, view.audience) ? words : std::vector<std::string>();
    };
    return html::group(word_section(frame, w.text("Can help with"), seen(Field::offers, record.offers), 'o'),
                       word_section(frame, w.text("Looks for"), seen(Field::seeks, record.seeks), 's'),
                       word_section(frame, w.text("Interests"), seen(Field::interests, record.interests), 'i'));
}

html::Html link_list(const std::vector<std::string>& links) {
    std::vector<html::Html> out;
    for (const auto& link : links) out.push_back(ui::paragraph(ui::link(link, link)));
    return ui::stack_tight(out);
}

html::Html contact(const ui::Frame& frame, const ProfileView& view) {
    const auto& w = frame.w();
    const auto& record = view.profile.record;
    auto sees = [&](Field field) { return may_see(view.profile, field, view.audience); };
    std::vector<ui::Definition> lines;
    if (!record.email.empty() && sees(Field::email))
        lines.push_back({w.text("E-mail"), ui::link(record.email, "mailto:" + record.email)});
    if (!record.phone.empty() && sees(Field::phone))
        lines.push_back({w.text("Phone"), ui::link(parse::phone_text(record.phone), "tel:" + record.phone)});
    if (!record.address.empty() && sees(Field::address)) {
        auto town = record.postal_code;
        if (!record.city.empty() && sees(Field::city)) town += (town.empty() ? "" : " ") + record.city;
        lines.push_back({w.text("Address"), ui::cell(record.address + (town.empty() ? "" : ", ") + town)});
    }
    if (record.birth_date && sees(Field::birth_date))
        lines.push_back({w.text("Birth date"), ui::day(frame, *record.birth_date)});
    if (!record.links.empty() && sees(Field::links)) lines.push_back({w.text("Elsewhere"), link_list(record.links)});
    if (view.audience == Audience::self && record.paid_until)
        lines.push_back(
            {w.text("Dues"), ui::cell(is_up_to_date(record, view.today)
                                          ? w.text("Up to date until {day}", {{"day", w.day(*record.paid_until)}})
                                          : w.text("Paid until {day}", {{"day", w.day(*record.paid_until)}}))});
    if (lines.empty()) return {};
    return ui::section(frame, {.title = w.text("Contact")}, ui::definition_list(frame, lines));
}

html::Html own_notice(const ui::Frame& frame, const ProfileView& view) {
    if (view.audience != Audience::self) return {};
    const auto& w = frame.w();
    html::Html missing;
    if (auto line = missing_line(view.profile))
        missing = ui::notice(
            frame, {.title = w.text("One line that would help: {line}", {{"line", w.text(line->what)}}),
                    .text = w.text(line->why),
                    .content = ui::link(w.text("Write it"),
                                        line->is_photo ? std::string("/me/profile#photo")
                                                       : "/me/profile#field-" + std::string(field_name(line->field)))});
    html::Html confirm;
    if (is_due_for_confirmation(view.profile, frame.now))
        confirm = ui::notice(
            frame, {.title = w.text("Is your record still right?"),
                    .text = w.text("Once a year, one look is enough: others then know that what they read is fresh."),
                    .content = ui::action_form(
                        frame, {.action = "/me/confirmation", .label = w.text("All is right"), .icon = "check"})});
    return html::group(confirm, missing, directory_question(frame, view.profile));
}

html::Html actions(const ui::Frame& frame, const ProfileView& view) {
    const auto& w = frame.w();
    auto path = member_path(view.profile.record.public_id);
    std::vector<html::Html> out;
    if (view.audience == Audience::self)
        out.push_back(
            ui::link_button(frame, {.label = w.text("Edit my profile"), .href = "/me/profile", .icon = "pencil"}));
    if (view.audience != Audience::stranger && view.has_card)
        out.push_back(ui::link_button(frame, {.label = w.text("Save as a contact"),
                                              .href = path + "/card.vcf",
                                              .kind = ui::Kind::quiet,
                                              .icon = "contact",
                                              .download = "contact.vcf"}));
    if (!view.record_href.empty())
        out.push_back(ui::link_button(frame, {.label = w.text("Open the record"),
                                              .href = view.record_href,
                                              .kind = ui::Kind::quiet,
                                              .icon = "folder-open"}));
    return html::group(out);
}

} // namespace

ui::Page profile_page(const ui::Frame& frame, const ProfileView& view) {
    const auto& w = frame.w();
    const auto& record = view.profile.record;
    auto sees = [&](Field field) { return may_see(view.profile, field, view.audience); };
    std::vector<std::string> facts;
    if (auto line = line_of(record.trade, record.region); !line.empty()) facts.push_back(line);
    if (!record.city.empty() && sees(Field::city)) facts.push_back(record.city);
    if (!view.handle.empty() && view.audience != Audience::stranger) facts.push_back("@" + view.handle);
    std::string work = sees(Field::job) ? record.job : std::string();
    if (!record.employer.empty() && sees(Field::employer)) work += (work.empty() ? "" : ", ") + record.employer;
    html::Html badges;
    if (is_newcomer(record, view.today)) badges = ui::badge(frame, w.text("Newcomer"), ui::Tone::accent, "sprout");
    auto header = ui::profile_header(frame, {.person = person_of(view.profile, view.audience),
                                             .line = work,
                                             .facts = facts,
                                             .badges = badges,
                                             .actions = actions(frame, view),
                                             .freshness = freshness(frame, view.profile)});
    html::Html story;
    if (!record.story.empty() && sees(Field::story))
        story = ui::prose(html::trusted(parse::render_markdown(record.story).html));
    return {.title = full_name(record),
            .content = ui::stack_loose(header, own_notice(frame, view), story, words_of_profile(frame, view),
                                       contact(frame, view), view.sections),
            .heading = ui::Heading::hidden,
            .section = "/members",
            .robots = view.audience == Audience::stranger ? ui::Robots::welcome : ui::Robots::refused};
}

} // namespace members::pages
