// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/common/editing/pages.hpp"
#include "ui/draft.hpp"
#include <algorithm>

namespace editing::pages {

namespace {

// A sentence that is read aloud does not change every minute.
std::int64_t minutes_since(base::Instant since, base::Instant now) {
    auto minutes = std::max<std::int64_t>(1, (now - since).count() / 60'000);
    return minutes < 5 ? minutes : minutes / 5 * 5;
}

std::string sentence(const ui::Frame& frame, const Other& other) {
    const auto& words = frame.w();
    auto minutes = minutes_since(other.since, frame.now);
    if (other.is_viewer)
        return words.count("You have this text open on another page too, for {n} minute.",
                           "You have this text open on another page too, for {n} minutes.", minutes);
    return words.count("{name} is editing this text, for {n} minute.", "{name} is editing this text, for {n} minutes.",
                       minutes, {{"name", other.name}});
}

html::Html version(const ui::Frame& frame, const std::string& title, const Text& text) {
    auto all = text.title.empty() ? text.body : text.title + "\n\n" + text.body;
    return ui::folded(frame, {.summary = title}, ui::kept_text(frame, all));
}

} // namespace

html::Html others(const ui::Frame& frame, const std::vector<Other>& others) {
    if (others.empty()) return {};
    std::vector<html::Html> sentences;
    for (const auto& other : others) sentences.push_back(ui::paragraph(sentence(frame, other)));
    auto after = frame.w().text("You can both go on: nobody overwrites anybody, and both texts can be joined.");
    return ui::notice(frame,
                      {.kind = ui::NoticeKind::warning, .content = ui::stack_tight(sentences, ui::small_print(after))});
}

html::Html presence(const ui::Frame& frame, const Presence& presence) {
    return ui::beat(frame,
                    {.id = "editing",
                     .href = presence.path,
                     .every_s = 20,
                     .hidden = {{"csrf", frame.csrf_token}, {"draft_device", presence.device}}},
                    others(frame, presence.others));
}

html::Html clash(const ui::Frame& frame, const Clash& clash, const std::string& editor) {
    const auto& words = frame.w();
    std::vector<html::Html> contradictions;
    for (const auto& conflict : clash.conflicts)
        contradictions.push_back(ui::columns(
            ui::stack_tight(ui::strong(words.text("Yours")), ui::kept_text(frame, conflict.mine)),
            ui::stack_tight(ui::strong(words.text("Saved meanwhile")), ui::kept_text(frame, conflict.theirs))));
    auto count = static_cast<std::int64_t>(contradictions.size());
    auto text = count == 0
                    ? words.text("The form below holds both changes, joined. Read it, then save.")
                    : words.count(
                          "The form below holds both changes, joined. One passage was changed by both: it stands "
                          "there twice, yours first. Keep the one you want, then save.",
                          "The form below holds both changes, joined. {n} passages were changed by both: they "
                          "stand there twice, yours first. Keep those you want, then save.",
                          count);
    auto title =
        words.text("{name} saved another version {time}", {{"name", editor}, {"time", words.ago(clash.at, frame.now)}});
    return ui::notice(frame, {.kind = ui::NoticeKind::warning,
                              .title = title,
                              .text = text,
                              .content = ui::stack(
                                  contradictions, version(frame, words.text("Your text"), clash.mine),
                                  version(frame, words.text("The text of {name}", {{"name", editor}}), clash.theirs))});
}

} // namespace editing::pages
