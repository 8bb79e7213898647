// SPDX-License-Identifier: AGPL-3.0-or-later
#include "ui/search.hpp"
#include "ui/parts.hpp"
#include "ui/people.hpp"
#include "ui/text.hpp"
#include <algorithm>

namespace ui {
using namespace html::tags;
using namespace parts;

namespace {

html::Html marked_text(const std::vector<Piece>& pieces) {
    return html::each(pieces,
                      [](const Piece& each) { return each.is_marked ? mark(each.text) : html::group(each.text); });
}

html::Html line_of(const Frame& frame, const SearchLine& line) {
    auto leading = !line.leading.empty() ? line.leading : line.icon.empty() ? html::Html{} : icon(frame, line.icon);
    return li(a(_class = "search-line", _href = line.href, leading,
                span(_class = "search-line-text", span(_class = "search-line-title", marked_text(line.title)),
                     line.text.empty() ? html::Html{} : small(line.text))));
}

} // namespace

html::Html search_hit(const Frame& frame, const SearchHit& hit) {
    return article(_class = "hit", h3(_class = "hit-title", a(_href = hit.href, marked_text(hit.title))),
                   hit.excerpt.empty() ? html::Html{} : p(_class = "hit-text", marked_text(hit.excerpt)),
                   div_(_class = "byline-where", hit.badges, person_name(frame, hit.author), time(frame, hit.at),
                        html::each(hit.doors, [&](const Door& each) { return door_chip(frame, each); })));
}

html::Html search_found(const Frame& frame, const std::vector<SearchGroup>& groups, std::string_view announcement) {
    return html::group(
        p(_class = "only-said", data("announce") = true, announcement),
        html::each(groups, [&](const SearchGroup& group) {
            if (group.lines.empty()) return html::Html{};
            return html::tags::section(
                _class = "search-group", h3(_class = "rail-heading", group.title),
                ul(html::each(group.lines, [&](const SearchLine& each) { return line_of(frame, each); })));
        }));
}

} // namespace ui

namespace ui::parts {
using namespace html::tags;

namespace {

constexpr std::string_view dialog_id = "house-search";
constexpr std::string_view found_id = "house-search-found";

const NavigationItem* search_entry(const Frame& frame) {
    auto at = std::ranges::find(frame.navigation, NavigationItem::Place::search, &NavigationItem::place);
    return at == frame.navigation.end() ? nullptr : &*at;
}

html::Html field(const Frame& frame, const NavigationItem& entry, std::string_view id) {
    const auto words = frame.w().text("A word, a name, a subject");
    return div_(_class = "search-box", icon(frame, entry.icon), label(_class = "only-said", _for = id, entry.label),
                input(_class = "input", _id = id, _type = "search", _name = "q", _placeholder = words,
                      _autocomplete = "off", _enterkeyhint = "search"));
}

} // namespace

html::Html search_box(const Frame& frame) {
    const auto* entry = search_entry(frame);
    if (entry == nullptr) return {};
    return html::tags::form(_class = "rail-search", _action = entry->href, _method = "get",
                            data("search-open") = dialog_id,
                            div_(_class = "search-box", icon(frame, entry->icon),
                                 label(_class = "only-said", _for = "rail-search-q", entry->label),
                                 input(_class = "input", _id = "rail-search-q", _type = "search", _name = "q",
                                       _placeholder = entry->label, _autocomplete = "off", _enterkeyhint = "search"),
                                 kbd(_aria_hidden = true, "Ctrl K")),
                            html::tags::button(_class = "only-said", _type = "submit", frame.w().text("Search")));
}

html::Html search_dialog(const Frame& frame) {
    const auto* entry = search_entry(frame);
    if (entry == nullptr) return {};
    const auto& w = frame.w();
    const auto close = html::tags::button(_class = button_class(Kind::quiet, Size::medium, true), _type = "button",
                                          data("closes") = true, button_content(frame, "x", w.text("Close"), true));
    return html::tags::dialog(
        _class = "dialog search-dialog", _id = dialog_id, _aria_label = entry->label,
        html::tags::form(_class = "search", _role = "search", _action = entry->href, _method = "get",
                         _hx_get = entry->href + "/live", _hx_trigger = "input delay:200ms from:'find input'",
                         _hx_target = "#" + std::string(found_id), _hx_swap = "innerHTML", _hx_sync = "this:replace",
                         _hx_nonce = frame.nonce, field(frame, *entry, "house-search-q"), close),
        div_(_class = "search-found", _id = found_id),
        p(_class = "search-keys", w.text("Arrows to choose, Enter to open, Escape to close")));
}

} // namespace ui::parts
