// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What posts look like. Pure.
#include "rooms/talk/posts/model.hpp"
#include "ui/draft.hpp"
#include "ui/ui.hpp"
#include <optional>
#include <string>
#include <vector>

namespace posts::pages {

// Who will read: the sentence, a few faces, and their names in words.
struct Audience {
    std::vector<std::string> places;
    std::vector<ui::Person> people;
    std::int64_t count = 0;
    bool is_everyone = false;
    bool open_to_house = false;
};
ui::Audience audience(const ui::Frame& frame, const Audience& audience);
// Inside the form, fetched again as boxes are ticked.
html::Html audience_box(const ui::Frame& frame, const Audience& audience);

enum class Voice { member, leader, facilitator }; // leader: of one of the spaces listed as their own
struct Form {
    Draft draft;
    std::vector<spaces::Space> mine;
    std::vector<spaces::Space> others; // open spaces that the author is not in
    Voice voice = Voice::member;
    bool has_questions = true; // one may ask
    Audience audience;
    ui::KeptDraft kept;
    html::Html documents = {}; // the fields for them
};
html::Html doors(const ui::Frame& frame, const Form& form); // who should read it
ui::Page new_post(const ui::Frame& frame, const Form& form);
struct Edit {
    items::Item item;
    ui::KeptDraft kept;
    std::int64_t revision = 0; // that the text shown begins from
    html::Html notices;        // who else edits it
};
ui::Page edit_post(const ui::Frame& frame, const Edit& edit);

struct Post {
    items::ListedItem listed;
    items::CardParts parts; // `menu` is what other rooms add
    html::Html thread;      // says who reads it, beside the box to reply in
    bool is_author = false;
    bool is_facilitator = false;
    bool has_history = false;
    std::optional<Decision> decision;
};
html::Html state_notice(const ui::Frame& frame, const Post& post); // nothing when it is simply published
ui::Page post(const ui::Frame& frame, const Post& post);

struct FormerText {
    std::string title;
    html::Html body; // rendered
    ui::Person editor;
    base::Instant replaced_at;
};
ui::Page history(const ui::Frame& frame, const items::Item& item, const std::vector<FormerText>& texts);

struct Proposal {
    items::ListedItem listed;
    ui::Person author;
};
ui::Page proposals(const ui::Frame& frame, const std::vector<Proposal>& proposals);

} // namespace posts::pages
