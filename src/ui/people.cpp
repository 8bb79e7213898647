// SPDX-License-Identifier: AGPL-3.0-or-later
#include "ui/people.hpp"
#include "base/text.hpp"
#include "ui/parts.hpp"

namespace ui {
using namespace html::tags;
using namespace parts;

namespace {

std::vector<std::string> split_words(std::string_view name) {
    std::vector<std::string> words;
    std::string word;
    for (const char letter : name) {
        if (letter == ' ' || letter == '-') {
            if (!word.empty()) words.push_back(word);
            word.clear();
        } else {
            word += letter;
        }
    }
    if (!word.empty()) words.push_back(word);
    return words;
}

std::string_view avatar_class(AvatarSize size) {
    switch (size) {
        case AvatarSize::small: return "avatar avatar-small";
        case AvatarSize::medium: return "avatar";
        case AvatarSize::large: return "avatar avatar-large";
        case AvatarSize::huge: return "avatar avatar-huge";
    }
    return "avatar";
}

int avatar_pixels(AvatarSize size) {
    switch (size) {
        case AvatarSize::small: return 28;
        case AvatarSize::medium: return 42;
        case AvatarSize::large: return 64;
        case AvatarSize::huge: return 104;
    }
    return 42;
}

html::Html facts_line(std::string_view css, const std::vector<std::string>& facts) {
    if (facts.empty()) return {};
    return p(_class = css, html::each(facts, [](const std::string& fact) { return span(fact); }));
}

html::Html named(const Person& person, std::string_view css) {
    if (person.href.empty()) return span(_class = css, person.name);
    return a(_class = css, _href = person.href, person.name);
}

} // namespace

std::string initials(std::string_view name) {
    const auto words = split_words(name);
    if (words.empty()) return "?";
    std::string out(base::first_code_points(words.front(), 1));
    if (words.size() > 1) out += base::first_code_points(words.back(), 1);
    return out;
}

html::Html avatar(const Frame&, const Person& person, AvatarSize size) {
    if (person.picture)
        return img(_class = avatar_class(size), _src = *person.picture, _alt = "", _width = avatar_pixels(size),
                   _height = avatar_pixels(size), _loading = "lazy", _decoding = "async");
    return span(_class = with_word(avatar_class(size), tint(person.colour)), _aria_hidden = true,
                initials(person.name));
}

html::Html person_name(const Frame&, const Person& person) {
    return named(person, "person-name");
}

html::Html person_line(const Frame& frame, const Person& person, const html::Html& trailing) {
    return div_(_class = "person", avatar(frame, person),
                div_(_class = "person-text", named(person, "person-name"),
                     person.line.empty() ? html::Html{} : span(_class = "small", person.line)),
                trailing);
}

html::Html avatar_row(const Frame& frame, const std::vector<Person>& people, std::string_view more) {
    return div_(_class = "people-row",
                html::each(people,
                           [&](const Person& each) {
                               return html::group(avatar(frame, each, AvatarSize::small),
                                                  span(_class = "only-said", each.name));
                           }),
                more.empty() ? html::Html{} : span(_class = "small", more));
}

html::Html person_card(const Frame& frame, const PersonCard& card) {
    const auto& person = card.person;
    const auto facts = html::each(card.facts, [](const std::string& fact) { return li(fact); });
    return article(_class = "person-card",
                   div_(_class = "person-card-head", avatar(frame, person, AvatarSize::large),
                        div_(_class = "person-text", h3(named(person, "person-name")),
                             person.line.empty() ? html::Html{} : p(_class = "small", person.line), card.badges)),
                   card.facts.empty() ? html::Html{} : ul(_class = "facts", facts),
                   card.reason.empty() ? html::Html{} : p(_class = "reason", card.reason),
                   card.freshness.empty() ? html::Html{} : p(_class = "small", card.freshness), card.action);
}

html::Html profile_header(const Frame& frame, const Profile& profile) {
    const auto text =
        div_(_class = "profile-text", p(_class = "profile-name", _aria_hidden = true, profile.person.name),
             profile.line.empty() ? html::Html{} : p(_class = "lead", profile.line),
             facts_line("profile-facts", profile.facts), profile.badges);
    return div_(_class = "profile",
                div_(_class = "profile-head", avatar(frame, profile.person, AvatarSize::huge), text),
                profile.actions.empty() ? html::Html{} : div_(_class = "cluster", profile.actions),
                profile.freshness.empty() ? html::Html{} : p(_class = "small", profile.freshness));
}

} // namespace ui
