// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/common/editing/editing.hpp"
#include "rooms/people/files/files.hpp"
#include "rooms/talk/posts/pages.hpp"
#include "rooms/talk/posts/posts.hpp"
#include "rooms/talk/posts/rules.hpp"
#include "ui/media.hpp"
#include <algorithm>

namespace posts::pages {

namespace {

const ui::Target audience_target{.selector = "#audience", .swap = ui::Target::Swap::replace};

std::string kind_of_space(const ui::Frame& frame, spaces::Kind kind) {
    const auto& words = frame.w();
    switch (kind) {
        case spaces::Kind::trade: return words.text("Trade");
        case spaces::Kind::interest: return words.text("Interest");
        case spaces::Kind::project: return words.text("Project");
        case spaces::Kind::commission: return words.text("Commission");
        case spaces::Kind::region: return words.text("Region");
    }
    return {};
}

std::string space_facts(const ui::Frame& frame, const spaces::Space& space) {
    auto people = frame.w().count("{n} member", "{n} members", space.member_count);
    auto facts = kind_of_space(frame, space.kind) + " · " + people;
    if (space.access == spaces::Access::open) return facts;
    return facts + " · " + frame.w().text("stays in this space");
}

std::vector<ui::Option> space_options(const ui::Frame& frame, std::vector<spaces::Space> spaces) {
    std::ranges::stable_sort(spaces, {}, [](const auto& space) { return space.kind; });
    std::vector<ui::Option> out;
    for (const auto& space : spaces)
        out.push_back({.value = space.slug, .label = space.name, .help = space_facts(frame, space)});
    return out;
}

html::Html body_editor(const ui::Frame& frame, const std::string& value) {
    const auto& words = frame.w();
    return ui::markdown_editor(frame,
                               {.name = "body",
                                .label = words.text("What would you like to say?"),
                                .help = words.text("Write @ to mention somebody, # to tag a subject."),
                                .value = value,
                                .required = true,
                                .max_length = items::body_bytes_max,
                                .preview_href = std::string(preview_path),
                                .mention_href = std::string(mentions_path),
                                .tag_href = std::string(tags_path)},
                               {.href = std::string(files::give_picture_path), .bytes_max = files::picture_bytes_max});
}

html::Html title_field(const ui::Frame& frame, const std::string& value) {
    const auto& words = frame.w();
    return ui::text_field(frame, {.name = "title",
                                  .label = words.text("Title"),
                                  .help = words.text("One line that says what it is about. A question is found by it."),
                                  .value = value,
                                  .max_length = items::title_length_max});
}

html::Html kind_cards(const ui::Frame& frame, const Form& form) {
    const auto& words = frame.w();
    std::vector<ui::Option> options{
        {.value = "message", .label = words.text("Message"), .help = words.text("To tell, to show, to share.")}};
    if (form.has_questions)
        options.push_back({.value = "question",
                           .label = words.text("Question"),
                           .help = words.text("You choose the answer that helped you.")});
    if (form.voice != Voice::member)
        options.push_back({.value = "announcement",
                           .label = words.text("Announcement"),
                           .help = words.text("In the name of those who lead.")});
    if (options.size() == 1) return {}; // nothing to choose
    return ui::radio_group(frame, {.name = "kind",
                                   .label = words.text("What is it?"),
                                   .value = std::string(kind_name(form.draft.kind)),
                                   .options = std::move(options),
                                   .look = ui::RadioGroup::Look::cards});
}

html::Html space_list(const ui::Frame& frame, const Form& form, const std::vector<spaces::Space>& spaces,
                      const ui::CheckList& shape) {
    auto list = shape;
    list.values = form.draft.spaces;
    list.look = ui::CheckList::Look::chips;
    list.options = space_options(frame, spaces);
    list.refresh_href = "/posts/audience";
    list.refresh_target = audience_target;
    return ui::check_list(frame, list);
}

html::Html other_spaces(const ui::Frame& frame, const Form& form) {
    if (form.others.empty() || form.mine.empty()) return {};
    const auto& words = frame.w();
    bool chosen = std::ranges::any_of(form.others, [&](const auto& space) {
        return std::ranges::find(form.draft.spaces, space.slug) != form.draft.spaces.end();
    });
    auto list = space_list(frame, form, form.others,
                           {.name = "other_spaces",
                            .label = words.text("Open spaces"),
                            .help = words.text("You join a space when you publish in it.")});
    return ui::folded(frame, {.summary = words.text("Other open spaces"), .open = chosen}, list);
}

html::Html everyone_box(const ui::Frame& frame, const Form& form) {
    const auto& words = frame.w();
    bool decides = form.voice == Voice::facilitator;
    auto label = decides ? words.text("Everyone in the house") : words.text("Propose it to everyone");
    auto help = decides ? words.text("Every member will read it.")
                        : words.text("A facilitator reads it first; until then nobody else does.");
    bool chosen = form.draft.reach == items::Reach::everyone;
    return ui::check_list(frame, {.name = "everyone",
                                  .label = words.text("Beyond these spaces"),
                                  .values = chosen ? std::vector<std::string>{"yes"} : std::vector<std::string>{},
                                  .options = {{.value = "yes", .label = label, .help = help}},
                                  .refresh_href = "/posts/audience",
                                  .refresh_target = audience_target});
}

std::string names_of(const ui::Frame& frame, const std::vector<ui::Person>& people) {
    std::vector<std::string> names;
    for (const auto& person : people) names.push_back(person.name);
    return frame.w().list(names);
}

} // namespace

html::Html doors(const ui::Frame& frame, const Form& form) {
    const auto& words = frame.w();
    const auto& first = form.mine.empty() ? form.others : form.mine;
    auto help = form.mine.empty() ? words.text("You join a space when you publish in it.") : std::string();
    return ui::stack(
        space_list(frame, form, first,
                   {.name = "spaces", .label = words.text("Who should read it?"), .help = std::move(help)}),
        other_spaces(frame, form), everyone_box(frame, form), audience_box(frame, form.audience));
}

ui::Audience audience(const ui::Frame& frame, const Audience& audience) {
    const auto& words = frame.w();
    if (audience.places.empty()) return {.sentence = words.text("Nobody yet: choose who should read it.")};
    auto sentence = words.count("Visible to {places}, {n} person", "Visible to {places}, {n} people", audience.count,
                                {{"places", words.list(audience.places)}});
    if (audience.open_to_house) // then all of them are: a closed space stands alone
        sentence += ". " + words.count("Other members may come by: the space is open.",
                                       "Other members may come by: the spaces are open.",
                                       static_cast<std::int64_t>(audience.places.size()));
    return {.sentence = sentence, .people = audience.people, .is_everyone = audience.is_everyone};
}

html::Html audience_box(const ui::Frame& frame, const Audience& box) {
    using namespace html::tags;
    html::Html names;
    if (!box.people.empty())
        names = ui::small_print(frame.w().text("Among them {names}", {{"names", names_of(frame, box.people)}}));
    return div_(_id = "audience", _aria_live = "polite", ui::audience(frame, audience(frame, box)), names);
}

ui::Page new_post(const ui::Frame& frame, const Form& form) {
    const auto& words = frame.w();
    auto content = ui::form(frame, {.action = "/posts", .multipart = true, .draft_key = form.kept.place},
                            ui::draft_taken(frame, form.kept), body_editor(frame, form.draft.body), form.documents,
                            doors(frame, form), kind_cards(frame, form), title_field(frame, form.draft.title),
                            ui::submit_row(frame, {.label = words.text("Publish"), .icon = "send", .cancel_href = "/"}),
                            ui::draft_row(frame, form.kept));
    return {.title = words.text("Publish"), .content = content, .section = std::string(new_post_path)};
}

ui::Page edit_post(const ui::Frame& frame, const Edit& edit) {
    const auto& words = frame.w();
    const auto& item = edit.item;
    auto path = items::item_path(item.public_id);
    ui::Form form{.action = path + "/edit",
                  .multipart = true,
                  .draft_key = edit.kept.place,
                  .hidden = {{std::string(editing::revision_field), std::to_string(edit.revision)}}};
    auto content = ui::form(
        frame, form, ui::draft_taken(frame, edit.kept), body_editor(frame, item.body), title_field(frame, item.title),
        ui::submit_row(frame, {.label = words.text("Save"),
                               .cancel_href = path,
                               .note = words.text("The former text stays readable in the history.")}),
        ui::draft_row(frame, edit.kept));
    return {.title = words.text("Edit your publication"), .content = ui::stack(edit.notices, content)};
}

} // namespace posts::pages
