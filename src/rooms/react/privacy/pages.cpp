// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/privacy/pages.hpp"
#include "rooms/react/privacy/rules.hpp"

namespace privacy::pages {

namespace {

std::string size_words(const ui::Frame& frame, std::int64_t bytes) {
    constexpr std::int64_t kilo = 1000, mega = 1'000'000;
    const auto& w = frame.w();
    if (bytes < mega) return w.text("{n} kB", {{"n", w.number((bytes + kilo - 1) / kilo)}});
    return w.text("{n} MB", {{"n", w.number((bytes + mega - 1) / mega)}});
}

html::Html ask_form(const ui::Frame& frame) {
    return ui::action_form(frame, {.action = std::string(data_path) + "/copies",
                                   .label = frame.w().text("Prepare my copy"),
                                   .kind = ui::Kind::primary,
                                   .icon = "download"});
}

html::Html ready_piece(const ui::Frame& frame, const Takeout& copy) {
    const auto& w = frame.w();
    auto take = ui::action_form(frame, {.action = std::string(data_path) + "/copies/" + copy.public_id.str() + "/file",
                                        .label = w.text("Take my copy"),
                                        .kind = ui::Kind::primary,
                                        .icon = "download"});
    return ui::notice(frame,
                      {.kind = ui::NoticeKind::success,
                       .title = w.text("Your copy is ready"),
                       .text = w.text("{size}. It can be taken once, until {moment}.",
                                      {{"size", size_words(frame, copy.bytes)}, {"moment", w.moment(copy.expires_at)}}),
                       .content = take});
}

html::Html copy_section(const ui::Frame& frame, const std::optional<Takeout>& copy) {
    const auto& w = frame.w();
    html::Html state = ask_form(frame);
    if (copy && copy->state == TakeoutState::ready) state = ready_piece(frame, *copy);
    if (copy && copy->state == TakeoutState::making) state = progress(frame, *copy);
    return ui::section(frame,
                       {.title = w.text("Take my data away"),
                        .help = w.text("Everything kept about you in one archive: a page to read, the same for "
                                       "programs (JSON), and your files."),
                        .id = "copy"},
                       state);
}

html::Html pending_notice(const ui::Frame& frame, const ErasureRequest& request) {
    const auto& w = frame.w();
    auto keep = ui::action_form(frame, {.action = "/me/erasure/undo",
                                        .label = w.text("Keep my account"),
                                        .kind = ui::Kind::primary,
                                        .icon = "undo-2"});
    return ui::notice(frame, {.kind = ui::NoticeKind::warning,
                              .title = w.text("Your account will be erased"),
                              .text = w.text("On {moment}. Until then nothing changes, and you can undo it.",
                                             {{"moment", w.moment(request.due_at)}}),
                              .content = keep});
}

html::Html erasure_section(const ui::Frame& frame, const std::optional<ErasureRequest>& request) {
    const auto& w = frame.w();
    auto state = request
                     ? pending_notice(frame, *request)
                     : ui::link_button(
                           frame, {.label = w.text("Have my data erased"), .href = "/me/erasure", .icon = "trash-2"});
    return ui::section(frame,
                       {.title = w.text("Be forgotten"),
                        .help = w.text("Your account, profile and photo go; you choose what becomes of what you "
                                       "wrote. You have a week to change your mind."),
                        .id = "erasure"},
                       state);
}

ui::RadioGroup writings_field(const ui::Frame& frame, std::string label) {
    const auto& w = frame.w();
    return {.name = "writings",
            .label = std::move(label),
            .value = "removed",
            .options = {{.value = "removed",
                         .label = w.text("Remove it"),
                         .help = w.text("Publications and replies are emptied. What others answered stays theirs.")},
                        {.value = "kept",
                         .label = w.text("Leave it, without the name"),
                         .help = w.text("“Former member” stands there, another one in each conversation, so that "
                                        "nothing tells that they were the same person.")}},
            .required = true};
}

html::Html what_happens(const ui::Frame& frame) {
    const auto& w = frame.w();
    return ui::definition_list(
        frame,
        {{.term = w.text("What goes"),
          .description = html::group(w.text("Account, record, photo, sessions, keys, invitations, reactions, reports, "
                                            "messages that wait, and every number that leads to the person."))},
         {.term = w.text("What stays"),
          .description = html::group(w.text("That officers did or opened something, in a sealed journal and without "
                                            "the name; and what the law asks to keep."))},
         {.term = w.text("Backups"),
          .description = html::group(w.text("Whoever restores an older backup erases it again: a list without names "
                                            "is kept for that."))}});
}

std::string due_words(const ui::Frame& frame, const ErasureRequest& request) {
    const auto& w = frame.w();
    return w.text("Due on {moment}; {reason}.",
                  {{"moment", w.moment(request.due_at)}, {"reason", w.text(reason_words(request.reason))}});
}

ui::ActionForm withdraw_form(const ui::Frame& frame, base::PublicId person) {
    return {.action = std::string(erasures_path) + "/" + person.str() + "/undo",
            .label = frame.w().text("Undo"),
            .icon = "undo-2",
            .size = ui::Size::small};
}

} // namespace

html::Html door(const ui::Frame& frame) {
    const auto& w = frame.w();
    return ui::list(frame, {.label = w.text("My data"),
                            .items = {ui::row(frame, {.title = w.text("My data"),
                                                      .href = std::string(data_path),
                                                      .text = w.text("Take it away, or have it erased."),
                                                      .icon = "folder"})}});
}

html::Html progress(const ui::Frame& frame, const Takeout& copy) {
    const auto& w = frame.w();
    static constexpr const char* stages[] = {base::mark("It waits for its turn."), base::mark("Your data is gathered."),
                                             base::mark("The archive is packed."), base::mark("The archive is sealed."),
                                             base::mark("It is ready.")};
    auto stage = std::min<std::size_t>(static_cast<std::size_t>(copy.progress), std::size(stages) - 1);
    auto bar = ui::progress(frame, {.label = w.text("Your copy is being made"),
                                    .value = copy.progress,
                                    .max = steps_of_takeout,
                                    .text = w.text(stages[stage])});
    return ui::lazy(
        frame, {.id = "copy-progress", .href = std::string(data_path) + "/progress", .every_s = 2},
        ui::stack(bar, ui::muted(w.text("You may leave this page: a message tells you when it is ready."))));
}

ui::Page data(const ui::Frame& frame, const Data& page) {
    const auto& w = frame.w();
    auto views = ui::list(frame, {.label = w.text("Who looked at my record"),
                                  .items = {ui::row(frame, {.title = w.text("Who looked at my record"),
                                                            .href = "/me/record-views",
                                                            .text = w.text("By whom, when, from which page."),
                                                            .icon = "eye"})}});
    return {.title = w.text("My data"),
            .content = ui::stack_loose(copy_section(frame, page.copy), views, erasure_section(frame, page.erasure)),
            .lead = w.text("What is kept about you is yours."),
            .above = ui::breadcrumb(
                frame, {{.label = w.text("My account"), .href = "/me"}, {.label = w.text("My data"), .href = {}}}),
            .section = "/me"};
}

ui::Page erasure(const ui::Frame& frame) {
    const auto& w = frame.w();
    auto form = ui::form(
        frame, {.action = "/me/erasure"},
        ui::radio_group(frame, writings_field(frame, w.text("What becomes of what I wrote?"))),
        ui::check_box(frame, {.name = "sure", .label = w.text("I understand that after a week nothing comes back.")}),
        ui::submit_row(frame, {.label = w.text("Erase my data in a week"),
                               .kind = ui::Kind::danger,
                               .icon = "trash-2",
                               .cancel_href = std::string(data_path),
                               .note = w.text("A message with a link to undo it is sent to you.")}));
    return {.title = w.text("Have my data erased"),
            .content = ui::stack_loose(what_happens(frame), form),
            .above = ui::breadcrumb(frame, {{.label = w.text("My data"), .href = std::string(data_path)},
                                            {.label = w.text("Have my data erased"), .href = {}}}),
            .section = "/me"};
}

ui::Page undo(const ui::Frame& frame, std::string_view token, base::Instant due_at) {
    const auto& w = frame.w();
    auto keep = ui::action_form(frame, {.action = "/erasure/" + std::string(token),
                                        .label = w.text("Keep my account"),
                                        .kind = ui::Kind::primary,
                                        .icon = "undo-2"});
    return {
        .title = w.text("Keep my account?"),
        .content = keep,
        .lead = w.text("It will be erased on {moment} unless you press this button.", {{"moment", w.moment(due_at)}})};
}

ui::Page erasures(const ui::Frame& frame, const Erasures& page) {
    const auto& w = frame.w();
    ui::List list{.id = "erasures", .label = w.text("Erasures that wait")};
    for (const auto& each : page.waiting)
        list.items.push_back(
            ui::row(frame, {.title = each.person.name,
                            .href = std::string(erasures_path) + "/" + each.public_id.str(),
                            .text = due_words(frame, each.request),
                            .leading = ui::avatar(frame, each.person),
                            .trailing = ui::action_form(frame, withdraw_form(frame, each.public_id))}));
    auto content =
        page.waiting.empty()
            ? ui::empty_state(frame, {.title = w.text("No erasure waits"),
                                      .text = w.text("Members ask for it in their account. To erase "
                                                     "somebody who wrote to you, open their record."),
                                      .action = ui::link_button(frame, {.label = w.text("Find a record"),
                                                                        .href = "/console/members?state=all"}),
                                      .icon = "trash-2"})
            : ui::list(frame, list);
    auto done = page.done == 0 ? std::string()
                               : w.count("{n} person has been forgotten so far.",
                                         "{n} people have been forgotten so far.", page.done);
    return {.title = w.text("Erasures"),
            .content = ui::stack_loose(content, done.empty() ? html::Html{} : ui::muted(done)),
            .lead = w.text("Who will be forgotten, and when. Each one can be undone until its day."),
            .section = std::string(erasures_path)};
}

ui::Page order(const ui::Frame& frame, const Order& page) {
    const auto& w = frame.w();
    auto path = std::string(erasures_path) + "/" + page.person.str();
    auto title = w.text("Erase the data of {name}", {{"name", page.name}});
    auto above = ui::breadcrumb(frame, {{.label = page.name, .href = "/console/members/" + page.person.str()},
                                        {.label = w.text("Erase"), .href = {}}});
    if (page.waiting)
        return {.title = title,
                .content = ui::notice(frame, {.kind = ui::NoticeKind::warning,
                                              .title = w.text("This erasure waits for its day"),
                                              .text = due_words(frame, *page.waiting),
                                              .content = ui::action_form(frame, withdraw_form(frame, page.person))}),
                .above = above,
                .section = std::string(erasures_path)};
    std::vector<ui::Option> reasons;
    for (auto reason : list_reasons())
        reasons.push_back({.value = std::to_string(static_cast<int>(reason)), .label = w.text(reason_words(reason))});
    auto when = ui::RadioGroup{
        .name = "when",
        .label = w.text("When?"),
        .value = "in_a_week",
        .options = {{.value = "in_a_week",
                     .label = w.text("In a week"),
                     .help = w.text("The person is told, and can undo it; so can you.")},
                    {.value = "now", .label = w.text("Now"), .help = w.text("Nothing can be brought back.")}},
        .required = true};
    auto form = ui::form(
        frame, {.action = path},
        ui::select_field(frame, {.name = "reason",
                                 .label = w.text("Why?"),
                                 .help = w.text("Kept without the name, with the day."),
                                 .options = std::move(reasons),
                                 .empty_label = w.text("Choose…"),
                                 .required = true}),
        ui::radio_group(frame, writings_field(frame, w.text("What becomes of what they wrote?"))),
        ui::radio_group(frame, when),
        ui::check_box(frame, {.name = "sure", .label = w.text("I have made sure that it is the right person.")}),
        ui::submit_row(frame, {.label = w.text("Erase"),
                               .kind = ui::Kind::danger,
                               .icon = "trash-2",
                               .cancel_href = "/console/members/" + page.person.str()}));
    return {.title = title,
            .content = ui::stack_loose(what_happens(frame), form),
            .above = above,
            .section = std::string(erasures_path)};
}

} // namespace privacy::pages
