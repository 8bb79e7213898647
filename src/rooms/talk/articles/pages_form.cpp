// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/common/editing/editing.hpp"
#include "rooms/people/files/files.hpp"
#include "rooms/talk/articles/pages.hpp"
#include "rooms/talk/articles/rules.hpp"
#include "ui/media.hpp"

namespace articles::pages {

namespace {

bool is_new(const FormView& view) {
    return view.revision < 0;
}

html::Html words_fields(const ui::Frame& frame, const FormView& view) {
    const auto& words = frame.w();
    bool is_article = view.draft.form == Form::article;
    auto title = ui::text_field(frame, {.name = "title",
                                        .label = words.text("Title"),
                                        .value = view.draft.title,
                                        .required = true,
                                        .max_length = items::title_length_max});
    auto body = ui::markdown_editor(
        frame,
        {.name = "body",
         .label = is_article ? words.text("The article") : words.text("What they say, in their words"),
         .help = is_article ? words.text("Subtitles make its table of contents. Write @ to mention somebody, # to tag "
                                         "a subject.")
                            : words.text("A few paragraphs are enough."),
         .value = view.draft.body,
         .required = true,
         .max_length = is_article ? items::article_bytes_max : static_cast<std::int64_t>(testimony_bytes_max),
         .rows = is_article ? 18 : 8,
         .preview_href = std::string(posts::preview_path),
         .mention_href = std::string(posts::mentions_path),
         .tag_href = std::string(posts::tags_path)},
        {.href = std::string(files::give_picture_path), .bytes_max = files::picture_bytes_max});
    if (!is_article) return ui::stack_loose(title, body);
    auto standfirst = ui::text_area(
        frame, {.name = "standfirst",
                .label = words.text("Why read it"),
                .help = words.text("One or two sentences under the title: they are read before deciding to read."),
                .value = view.draft.standfirst,
                .required = true,
                .max_length = static_cast<std::int64_t>(standfirst_length_max),
                .rows = 2});
    return ui::stack_loose(title, standfirst, body);
}

html::Html level_field(const ui::Frame& frame, const FormView& view) {
    if (view.draft.form == Form::testimony) return {};
    const auto& words = frame.w();
    ui::RadioGroup field{.name = "level",
                         .label = words.text("For whom"),
                         .value = std::string(level_name(view.draft.level)),
                         .options = {{.value = "", .label = words.text("Everybody")}},
                         .look = ui::RadioGroup::Look::cards};
    const std::array helps{words.text("No need to know the trade."), words.text("For those who do it every day."),
                           words.text("For those who want to go to the bottom of it.")};
    for (std::size_t i = 0; i < helps.size(); ++i)
        field.options.push_back(
            {.value = std::string(level_name(levels[i])), .label = level_text(frame, levels[i]), .help = helps[i]});
    return ui::radio_group(frame, field);
}

html::Html cover_fields(const ui::Frame& frame, const FormView& view) {
    const auto& words = frame.w();
    html::Html keep;
    if (!view.article.cover.empty())
        keep = ui::check_box(frame, {.name = "remove_cover", .label = words.text("Use the drawn cover instead")});
    auto content =
        ui::stack(ui::file_field(frame, {.name = "cover",
                                         .label = words.text("Picture"),
                                         .help = words.text("Wide pictures suit best. Without one, a cover is drawn."),
                                         .accept = "image/*",
                                         .picture = view.article.cover}),
                  ui::text_field(frame, {.name = "cover_alt",
                                         .label = words.text("What it shows"),
                                         .help = words.text("For those who cannot see it."),
                                         .value = view.draft.cover_alt}),
                  keep);
    return ui::folded(
        frame,
        {.summary = words.text("Cover"),
         .help = view.article.cover.empty() ? words.text("Drawn, unless you choose a picture") : std::string()},
        content);
}

html::Html guest_fields(const ui::Frame& frame, const FormView& view) {
    const auto& words = frame.w();
    const auto& guest = view.draft.guest;
    bool is_testimony = view.draft.form == Form::testimony;
    html::Html remove;
    if (!view.article.guest_portrait.empty())
        remove = ui::check_box(frame, {.name = "remove_portrait", .label = words.text("Without a portrait")});
    auto content = ui::stack(
        ui::text_field(
            frame,
            {.name = "guest_name", .label = words.text("Their name"), .value = guest.name, .required = is_testimony}),
        ui::text_field(frame, {.name = "guest_line",
                               .label = words.text("Who they are"),
                               .help = words.text("“Gilder in Nantes, thirty years of trade”"),
                               .value = guest.line}),
        ui::file_field(frame, {.name = "portrait",
                               .label = words.text("Portrait"),
                               .accept = "image/*",
                               .picture = view.article.guest_portrait}),
        remove,
        ui::check_box(frame, {.name = "consent",
                              .label = words.text("They have read this text and agree that it stands here under their "
                                                  "name"),
                              .help = words.text("Your name and the day are kept with this answer."),
                              .checked = guest.consent == Consent::yes}));
    if (is_testimony) return ui::fieldset(frame, {.legend = words.text("Who testifies")}, content);
    return ui::folded(frame,
                      {.summary = words.text("Signed by a guest"),
                       .help = words.text("Somebody who is no member here"),
                       .open = !guest.name.empty()},
                      content);
}

html::Html series_fields(const ui::Frame& frame, const FormView& view) {
    if (!view.may_choose_series) return {};
    const auto& words = frame.w();
    ui::SelectField choice{.name = "series",
                           .label = words.text("Series"),
                           .value = view.draft.series,
                           .options = {},
                           .empty_label = words.text("None")};
    for (const auto& series : view.own_series)
        choice.options.push_back({.value = series.public_id.str(), .label = series.title});
    choice.options.push_back({.value = "new", .label = words.text("A new series")});
    return ui::folded(frame,
                      {.summary = words.text("Series"),
                       .help = words.text("Several articles that follow each other"),
                       .open = !view.draft.series.empty()},
                      ui::stack(ui::select_field(frame, choice),
                                ui::text_field(frame, {.name = "series_title",
                                                       .label = words.text("Title of the new series"),
                                                       .value = view.draft.series_title})));
}

html::Html when_fields(const ui::Frame& frame, const FormView& view) {
    const auto& words = frame.w();
    return ui::folded(frame,
                      {.summary = words.text("Publish later"),
                       .help = words.text("At the day and hour you choose"),
                       .open = !view.hour.day.empty()},
                      hour_fields(frame, view.hour, view.zone));
}

std::string title_of(const ui::Frame& frame, const FormView& view) {
    const auto& words = frame.w();
    bool is_article = view.draft.form == Form::article;
    if (is_new(view)) return is_article ? words.text("Write an article") : words.text("Publish a testimony");
    return is_article ? words.text("Edit the article") : words.text("Edit the testimony");
}

html::Html other_form(const ui::Frame& frame, const FormView& view) {
    if (!is_new(view)) return {};
    const auto& words = frame.w();
    auto tab = [&](Form form, const std::string& label) {
        return ui::Tab{.label = label,
                       .href = std::string(new_article_path) + "?form=" + std::string(form_name(form)),
                       .current = view.draft.form == form};
    };
    return ui::tabs(frame, {.label = words.text("What is it?"),
                            .tabs = {{.label = words.text("Message"), .href = std::string(posts::new_post_path)},
                                     tab(Form::article, words.text("Article")),
                                     tab(Form::testimony, words.text("Testimony"))}});
}

} // namespace

html::Html hour_fields(const ui::Frame& frame, const Hour& hour, const std::string& zone) {
    const auto& words = frame.w();
    ui::SelectField times{.name = "publish_time",
                          .label = words.text("Hour"),
                          .help = words.text("On the clocks of {zone}.", {{"zone", zone}}),
                          .value = hour.time,
                          .options = {}};
    for (int minutes = 0; minutes < 24 * 60; minutes += 15) {
        auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
        auto text = two(minutes / 60) + ":" + two(minutes % 60);
        times.options.push_back({.value = text, .label = text});
    }
    return ui::columns(
        ui::date_field(frame,
                       {.name = "publish_on", .label = words.text("Day"), .value = base::Day::parse_iso(hour.day)}),
        ui::select_field(frame, times));
}

ui::Page form(const ui::Frame& frame, const FormView& view) {
    const auto& words = frame.w();
    ui::Form shape{.action = view.action, .multipart = true, .draft_key = view.kept.place};
    shape.hidden.emplace_back("form", form_name(view.draft.form));
    if (!is_new(view)) shape.hidden.emplace_back(editing::revision_field, std::to_string(view.revision));
    auto folds = ui::stack(cover_fields(frame, view), view.documents,
                           view.draft.form == Form::article ? guest_fields(frame, view) : html::Html{},
                           series_fields(frame, view), is_new(view) ? when_fields(frame, view) : html::Html{});
    auto content = ui::form(
        frame, shape, ui::draft_taken(frame, view.kept),
        view.draft.form == Form::testimony ? guest_fields(frame, view) : html::Html{}, words_fields(frame, view),
        level_field(frame, view), view.doors, folds,
        ui::submit_row(frame, {.label = is_new(view) ? words.text("Publish") : words.text("Save"),
                               .icon = is_new(view) ? "send" : "",
                               .cancel_href = view.cancel_href,
                               .note = is_new(view) ? std::string()
                                                    : words.text("The former text stays readable in the history.")}),
        ui::draft_row(frame, view.kept));
    return {.title = title_of(frame, view),
            .content = ui::stack(other_form(frame, view), view.notices, content),
            .section = std::string(articles_path)};
}

} // namespace articles::pages
