// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/grow/handbook/pages.hpp"
#include "rooms/grow/handbook/rules.hpp"

namespace handbook::pages {

namespace {

constexpr std::string_view home = "/handbook";

struct Look {
    std::string title;
    std::string text;
    std::string icon;
};
Look look_of(const words::Words& w, PageName page) {
    switch (page) {
        case PageName::guide:
            return {w.text("The house on one page"), w.text("To print, to pin up, to give by hand."), "file-text"};
        case PageName::practice:
            return {w.text("What works here"), w.text("Asking, answering, publishing, taking care."), "lightbulb"};
        case PageName::language:
            return {w.text("How we speak here"), w.text("Greeting, tone, asking, disagreeing."), "message-circle"};
    }
    return {};
}

html::Html crumbs(const ui::Frame& frame, const std::string& title) {
    return ui::breadcrumb(frame, {{.label = frame.w().text("How it works here"), .href = std::string(home)},
                                  {.label = title, .href = {}}});
}

} // namespace

std::string page_path(PageName page) {
    return std::string(home) + "/" + std::string(rules::page_name(page));
}

ui::Page contents(const ui::Frame& frame) {
    const auto& w = frame.w();
    std::vector<html::Html> rows;
    for (auto page : all_pages) {
        auto look = look_of(w, page);
        rows.push_back(
            ui::row(frame, {.title = look.title, .href = page_path(page), .text = look.text, .icon = look.icon}));
    }
    rows.push_back(ui::row(frame, {.title = w.text("Our charter"),
                                   .href = "/charter",
                                   .text = w.text("What we promise one another."),
                                   .icon = "hand-heart"}));
    rows.push_back(ui::row(frame, {.title = w.text("A short course"),
                                   .href = "/lessons",
                                   .text = w.text("Lessons of one minute, each with something to try."),
                                   .icon = "award"}));
    return {.title = w.text("How it works here"),
            .content = ui::list(frame, {.label = w.text("How it works here"), .items = std::move(rows)}),
            .lead = w.text("One page each, written for somebody who has five minutes."),
            .section = std::string(home)};
}

html::Html account_row(const ui::Frame& frame) {
    const auto& w = frame.w();
    return ui::list(frame, {.label = w.text("How it works here"),
                            .items = {ui::row(frame, {.title = w.text("How it works here"),
                                                      .href = std::string(home),
                                                      .text = w.text("A guide, good practice, a short course."),
                                                      .icon = "book-open"})}});
}

ui::Page page(const ui::Frame& frame, const Shown& shown) {
    const auto& w = frame.w();
    auto look = look_of(w, shown.page);
    auto print = ui::link_button(
        frame, {.label = w.text("To print"), .href = page_path(shown.page) + "/print", .icon = "printer"});
    auto adapt = html::when(shown.may_adapt, [&] {
        return ui::link_button(
            frame, {.label = w.text("Adapt this page"), .href = page_path(shown.page) + "/edit", .icon = "pencil"});
    });
    return {.title = look.title,
            .content = ui::stack(ui::section(frame, {.title = look.text}, ui::prose(shown.text)),
                                 shown.adapted.empty() ? html::Html{} : ui::small_print(shown.adapted)),
            .actions = html::group(print, adapt),
            .above = crumbs(frame, look.title),
            .section = std::string(home)};
}

ui::Page sheet(const ui::Frame& frame, const Shown& shown, const std::string& address) {
    const auto& w = frame.w();
    auto title = look_of(w, shown.page).title;
    auto head = ui::spread(
        ui::stack_tight(ui::strong(frame.organisation), ui::heading(2, title)),
        ui::qr(frame,
               {.text = address, .label = w.text("The address of the house: {address}", {{"address", address}})}));
    return {.title = title, .content = ui::stack(head, ui::prose(shown.text), ui::small_print(address))};
}

ui::Page form(const ui::Frame& frame, const Form& form) {
    const auto& w = frame.w();
    auto title = look_of(w, form.page).title;
    auto editor = [&](std::string name, std::string label, const std::string& value) {
        return ui::markdown_editor(frame, {.name = std::move(name),
                                           .label = std::move(label),
                                           .value = value,
                                           .required = true,
                                           .max_length = static_cast<std::int64_t>(rules::body_length_max),
                                           .rows = 18});
    };
    auto fields = ui::form(
        frame, {.action = page_path(form.page) + "/edit", .confirm_leave = true, .hidden = {{"seen", form.seen}}},
        editor("fr", "Français", form.fr), editor("en", "English", form.en),
        ui::submit_row(frame, {.label = w.text("Save both"),
                               .cancel_href = page_path(form.page),
                               .note = w.text("{house} and {address} stand for the name and the address of your "
                                              "organisation.")}));
    auto restore = html::when(form.is_adapted, [&] {
        return ui::action_form(frame, {.action = page_path(form.page) + "/restore",
                                       .label = w.text("Go back to the first text"),
                                       .kind = ui::Kind::danger,
                                       .icon = "rotate-ccw",
                                       .confirm = w.text("Go back to the first text in both languages? What you wrote "
                                                         "is removed.")});
    });
    return {.title = title,
            .content = ui::stack_loose(fields, restore),
            .lead = w.text("Change, add, remove: names, examples, habits of your own make it yours."),
            .above = crumbs(frame, title),
            .section = std::string(home)};
}

} // namespace handbook::pages
