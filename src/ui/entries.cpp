// SPDX-License-Identifier: AGPL-3.0-or-later
#include "ui/entries.hpp"
#include "ui/parts.hpp"
#include "ui/people.hpp"
#include "ui/text.hpp"

namespace ui {
using namespace html::tags;
using namespace parts;

namespace {

html::Html byline_name(const Person& person) {
    if (person.href.empty()) return span(_class = "byline-name", person.name);
    return a(_class = "byline-name", _href = person.href, person.name);
}

html::Html edited_mark(std::string_view edited) {
    return edited.empty() ? html::Html{} : span(edited);
}

html::Html byline(const Frame& frame, const Entry& entry) {
    return div_(
        _class = "byline", byline_name(entry.author),
        entry.author.line.empty() ? html::Html{} : html::group(" ", span(_class = "byline-line", entry.author.line)),
        div_(_class = "byline-where", time(frame, entry.at), edited_mark(entry.edited),
             html::each(entry.doors, [&](const Door& each) { return door_chip(frame, each); })));
}

html::Html entry_title(const Entry& entry) {
    if (entry.title.empty()) return {};
    if (entry.look == EntryLook::whole) return {}; // it is the page's h1
    if (entry.href.empty()) return h2(_class = "entry-title", entry.title);
    return h2(_class = "entry-title", a(_href = entry.href, entry.title));
}

html::Html entry_body(const Frame& frame, const Entry& entry) {
    if (entry.body.empty() || entry.look == EntryLook::compact) return {};
    if (entry.look == EntryLook::whole) return prose(entry.body);
    if (!entry.has_more) return prose_excerpt(entry.body);
    const auto read_on = a(_class = "entry-more", _href = entry.href, frame.w().text("Read on"),
                           span(_class = "only-said", " ", entry.title.empty() ? entry.author.name : entry.title));
    return html::group(prose_excerpt(entry.body), read_on);
}

std::string entry_class(const Entry& entry) {
    std::string out = "entry";
    if (entry.look == EntryLook::whole) out += " entry-whole";
    if (entry.is_unread) out += " is-unread";
    return out;
}

html::Html compact_entry(const Frame& frame, const Entry& entry) {
    return article(_class = "entry entry-compact", _id = maybe(entry.id), entry_title(entry),
                   p(_class = "small", entry.author.name, " · ", time(frame, entry.at)), entry.badges);
}

} // namespace

html::Html entry(const Frame& frame, const Entry& entry) {
    if (entry.look == EntryLook::compact) return compact_entry(frame, entry);
    return article(_class = entry_class(entry), _id = maybe(entry.id),
                   entry.note.empty() ? html::Html{} : div_(_class = "entry-note", entry.note),
                   div_(_class = "entry-head", avatar(frame, entry.author), byline(frame, entry), entry.menu),
                   entry.badges.empty() ? html::Html{} : div_(_class = "entry-badges", entry.badges),
                   entry_title(entry), entry_body(frame, entry), entry.actions);
}

html::Html entry_actions(const Frame&, const std::vector<html::Html>& actions) {
    if (actions.empty()) return {};
    return div_(_class = "entry-actions", actions);
}

html::Html comment(const Frame& frame, const Comment& comment) {
    const auto head = div_(
        _class = "comment-head", byline_name(comment.author), span(_class = "small", time(frame, comment.at)),
        comment.edited.empty() ? html::Html{} : span(_class = "small", comment.edited), comment.badges, comment.menu);
    const auto said = comment.note.empty() ? prose(comment.body) : muted(comment.note);
    return article(_class = comment.is_accepted ? "comment is-accepted" : "comment", _id = maybe(comment.id),
                   avatar(frame, comment.author),
                   div_(_class = "comment-main", head, said, comment.actions,
                        comment.replies.empty() ? html::Html{} : div_(_class = "comment-replies", comment.replies)));
}

html::Html thread(const Frame&, std::string_view id, const std::vector<html::Html>& comments) {
    return div_(_class = "thread", _id = maybe(id), comments);
}

html::Html audience(const Frame& frame, const Audience& audience) {
    return div_(_class = "audience", icon(frame, audience.is_everyone ? "globe" : "users"), span(audience.sentence),
                audience.people.empty() ? html::Html{} : avatar_row(frame, audience.people));
}

html::Html space_header(const Frame& frame, const SpaceHeader& header) {
    const auto& w = frame.w();
    const auto fact = [&](std::string_view mark, const std::string& text) {
        if (text.empty()) return html::Html{};
        return span(mark.empty() ? html::Html{} : icon(frame, mark), text);
    };
    const auto faces =
        html::each(header.leaders, [&](const Person& each) { return avatar(frame, each, AvatarSize::small); });
    const auto names = html::each(header.leaders, [&](const Person& each) {
        return html::group(&each == &header.leaders.front() ? "" : ", ", person_name(frame, each));
    });
    const auto leaders =
        header.leaders.empty()
            ? html::Html{}
            : span(w.text("Led by"), span(_class = "people-row", _aria_hidden = true, faces), span(names));
    return div_(_class = "space-header", cover(frame, {.seed = header.seed, .colour = header.colour}),
                div_(_class = "space-title", p(_class = "space-name", _aria_hidden = true, header.name),
                     header.purpose.empty() ? html::Html{} : lead(header.purpose),
                     header.actions.empty() ? html::Html{} : div_(_class = "cluster", header.actions)),
                div_(_class = "space-facts", fact("", header.kind), fact(header.access_icon, header.access),
                     fact("users", header.members), leaders));
}

html::Html space_card(const Frame& frame, const SpaceCard& card) {
    return article(
        _class = "space-card", cover(frame, {.seed = card.seed, .colour = card.colour, .shape = Cover::Shape::tile}),
        div_(_class = "space-card-body",
             h3(_class = "h3 card-title", a(_href = card.href, card.name), " ", unread_mark(frame, card.unread)),
             card.purpose.empty() ? html::Html{} : p(card.purpose),
             card.facts.empty() ? html::Html{} : p(_class = "small", card.facts),
             card.action.empty() ? html::Html{} : div_(_class = "card-footer", card.action)));
}

} // namespace ui
