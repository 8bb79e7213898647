// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/members/lines.hpp"
#include "rooms/people/members/pages.hpp"
#include "ui/readers.hpp"

namespace members::pages {

namespace {

std::string joined(const std::vector<std::string>& words, std::string_view separator) {
    std::string out;
    for (const auto& word : words) out += (out.empty() ? "" : std::string(separator)) + word;
    return out;
}

html::Html with_readers(const ui::Frame& frame, const Profile& profile, Field field, const html::Html& input) {
    const auto& w = frame.w();
    return ui::with_readers(frame, input,
                            {.name = "see_" + std::string(field_name(field)),
                             .about = label_of(frame, field),
                             .value = std::to_string(static_cast<int>(profile.shown.of(field))),
                             .options = {{.value = "1", .label = w.text("Me and the office")},
                                         {.value = "2", .label = w.text("Members")},
                                         {.value = "3", .label = w.text("Everyone")}}});
}

ui::TextField line(const ui::Frame& frame, const Record& record, Field field, std::string autocomplete = {}) {
    return {.name = std::string(field_name(field)),
            .label = label_of(frame, field),
            .value = get_line(record, field),
            .required = is_needed(record, field),
            .autocomplete = std::move(autocomplete),
            .max_length = static_cast<std::int64_t>(line_length_max)};
}

html::Html who_section(const ui::Frame& frame, const Profile& profile) {
    const auto& r = profile.record;
    auto fields = ui::stack(ui::columns(ui::text_field(frame, line(frame, r, Field::first_name, "given-name")),
                                        ui::text_field(frame, line(frame, r, Field::last_name, "family-name"))),
                            ui::text_field(frame, line(frame, r, Field::trade)),
                            with_readers(frame, profile, Field::job,
                                         ui::text_field(frame, line(frame, r, Field::job, "organization-title"))),
                            with_readers(frame, profile, Field::employer,
                                         ui::text_field(frame, line(frame, r, Field::employer, "organization"))));
    return ui::fieldset(frame, {.legend = frame.w().text("Who you are")}, fields);
}

html::Html words_section(const ui::Frame& frame, const Profile& profile) {
    const auto& w = frame.w();
    const auto& r = profile.record;
    auto words = [&](Field field, const std::vector<std::string>& list, std::string help) {
        return with_readers(frame, profile, field,
                            ui::tag_input(frame, {.name = std::string(field_name(field)),
                                                  .label = label_of(frame, field),
                                                  .help = std::move(help),
                                                  .value = joined(list, ", ")}));
    };
    auto story = ui::markdown_editor(frame, {.name = "story",
                                             .label = label_of(frame, Field::story),
                                             .help = w.text("Three sentences are plenty: where you come from, what you "
                                                            "make, what you are curious about."),
                                             .value = r.story,
                                             .max_length = static_cast<std::int64_t>(story_length_max),
                                             .rows = 6});
    return ui::fieldset(
        frame, {.legend = w.text("What you share")},
        ui::stack(words(Field::offers, r.offers, w.text("A few words each, with commas between: marbling, layout.")),
                  words(Field::seeks, r.seeks, w.text("A person, a tool, an answer: a printer in Lyon.")),
                  words(Field::interests, r.interests, {}), with_readers(frame, profile, Field::story, story)));
}

html::Html place_section(const ui::Frame& frame, const Profile& profile) {
    const auto& w = frame.w();
    const auto& r = profile.record;
    auto region = line(frame, r, Field::region);
    region.help = w.text("Taken from the postal code when you leave it empty.");
    auto readers_of = [&](Field field, const html::Html& input) { return with_readers(frame, profile, field, input); };
    auto links = ui::text_area(frame, {.name = "links",
                                       .label = label_of(frame, Field::links),
                                       .help = w.text("Whole addresses, one a line."),
                                       .value = joined(r.links, "\n"),
                                       .rows = 2});
    auto email = ui::muted(r.email.empty() ? w.text("No e-mail address yet.")
                                           : w.text("Your address: {email}", {{"email", r.email}}));
    return ui::fieldset(
        frame, {.legend = w.text("Where to find you"), .help = w.text("Hidden unless you decide otherwise.")},
        ui::stack(ui::text_field(frame, line(frame, r, Field::postal_code, "postal-code")),
                  readers_of(Field::city, ui::text_field(frame, line(frame, r, Field::city, "address-level2"))),
                  ui::text_field(frame, region), readers_of(Field::email, email),
                  readers_of(Field::phone, ui::phone_field(frame, line(frame, r, Field::phone, "tel"))),
                  readers_of(Field::address, ui::text_field(frame, line(frame, r, Field::address, "address-line1"))),
                  readers_of(Field::birth_date, ui::date_field(frame, {.name = "birth_date",
                                                                       .label = label_of(frame, Field::birth_date),
                                                                       .value = r.birth_date,
                                                                       .autocomplete = "bday"})),
                  readers_of(Field::links, links)));
}

html::Html photo_form(const ui::Frame& frame, const Profile& profile) {
    const auto& w = frame.w();
    auto picture = profile.photo ? files::picture_path(*profile.photo) : std::string();
    auto form =
        ui::form(frame, {.action = "/me/photo", .multipart = true},
                 ui::file_field(frame, {.name = "photo",
                                        .label = w.text("A photo"),
                                        .help = w.text("Your face, as at a meeting. Where and when it was taken "
                                                       "is removed from the file."),
                                        .accept = "image/*",
                                        .picture = picture,
                                        .bytes_max = 10 << 20}),
                 ui::submit_row(frame, {.label = w.text("Use this photo"), .kind = ui::Kind::secondary}));
    if (!profile.photo) return form;
    return ui::stack(form, ui::action_form(frame, {.action = "/me/photo/removal",
                                                   .label = w.text("Remove the photo"),
                                                   .kind = ui::Kind::quiet,
                                                   .icon = "trash-2"}));
}

html::Html consent_form(const ui::Frame& frame, const Profile& profile) {
    const auto& w = frame.w();
    auto value = std::to_string(static_cast<int>(profile.record.directory));
    return ui::form(
        frame, {.action = "/me/directory"},
        ui::radio_group(
            frame,
            {.name = "directory",
             .label = w.text("Who finds you here?"),
             .value = value,
             .options = {{.value = "1",
                          .label = w.text("Nobody"),
                          .help = w.text("Your name is only shown beside what you publish.")},
                         {.value = "2", .label = w.text("Members"), .help = w.text("Signed in, and no one else.")},
                         {.value = "3",
                          .label = w.text("Everyone"),
                          .help = w.text("Your profile becomes a public page; you choose field by field.")}}}),
        ui::check_box(frame, {.name = "public_consent",
                              .label = w.text("I agree that my membership becomes public. I can take this back at any "
                                              "time, at once."),
                              .help = w.text("Needed for “Everyone” only."),
                              .checked = profile.public_since.has_value()}),
        ui::submit_row(frame, {.label = w.text("Keep this choice"), .kind = ui::Kind::secondary}));
}

} // namespace

html::Html directory_question(const ui::Frame& frame, const Profile& profile) {
    if (profile.directory_answered_at || profile.record.directory != Visibility::hidden) return {};
    const auto& w = frame.w();
    auto answer = [&](const char* value, std::string label, ui::Kind kind) {
        return ui::action_form(
            frame,
            {.action = "/me/directory", .label = std::move(label), .kind = kind, .hidden = {{"directory", value}}});
    };
    return ui::notice(
        frame, {.title = w.text("May other members find you in the directory?"),
                .text = w.text("They would see your name, trade and region. Nobody appears without saying yes, and you "
                               "may change your mind at any time."),
                .content = ui::cluster(answer("2", w.text("Yes, members may find me"), ui::Kind::primary),
                                       answer("1", w.text("No, thank you"), ui::Kind::quiet))});
}

html::Html account_section(const ui::Frame& frame, const Profile& profile) {
    const auto& w = frame.w();
    std::string state = w.text("You are not in the directory.");
    if (profile.record.directory == Visibility::members) state = w.text("Members find you in the directory.");
    if (profile.record.directory == Visibility::everyone) state = w.text("Everyone may read your profile.");
    auto rows = ui::list(frame, {.label = w.text("My profile"),
                                 .items = {ui::row(frame, {.title = w.text("See my profile"),
                                                           .href = member_path(profile.record.public_id),
                                                           .text = state,
                                                           .icon = "user"}),
                                           ui::row(frame, {.title = w.text("Edit my profile"),
                                                           .href = "/me/profile",
                                                           .text = w.text("What you do, what you share, who reads it."),
                                                           .icon = "pencil"})}});
    return ui::section(frame, {.title = w.text("My profile"), .id = "profile"},
                       ui::stack(directory_question(frame, profile), rows));
}

ui::Page edit_page(const ui::Frame& frame, const Profile& profile) {
    const auto& w = frame.w();
    auto form = ui::form(frame, {.action = "/me/profile", .confirm_leave = true, .id = "profile-form"},
                         who_section(frame, profile), words_section(frame, profile), place_section(frame, profile),
                         ui::submit_row(frame, {.label = w.text("Save my profile"),
                                                .cancel_href = member_path(profile.record.public_id)}));
    auto directory =
        ui::section(frame, {.title = w.text("In the directory"), .id = "directory"}, consent_form(frame, profile));
    auto photo = ui::section(frame, {.title = w.text("My photo"), .id = "photo"}, photo_form(frame, profile));
    return {
        .title = w.text("My profile"),
        .content = ui::stack_loose(form, photo, directory),
        .lead = w.text("Write as much as you like; each line says who reads it. “Everyone” holds once your profile is "
                       "public."),
        .section = "/me"};
}

} // namespace members::pages
