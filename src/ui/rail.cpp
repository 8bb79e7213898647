// SPDX-License-Identifier: AGPL-3.0-or-later
#include "ui/rail.hpp"
#include "base/text.hpp"
#include "ui/actions.hpp"
#include "ui/parts.hpp"
#include "ui/people.hpp"
#include "ui/search.hpp"

namespace ui::parts {
using namespace html::tags;

namespace {

using Place = NavigationItem::Place;

bool leads_to(std::string_view path, std::string_view href) {
    if (href == "/" || href.empty()) return path == href;
    return path == href || (path.starts_with(href) && path[href.size()] == '/');
}

// The entry that stands for the page being shown: the longest address that the path begins with. The section a page
// names wins, unless an entry inside that section fits better.
std::string current_href(const Frame& frame, std::string_view section) {
    std::string best;
    for (const auto& each : frame.navigation)
        if (each.place != Place::leave_simple && leads_to(frame.path, each.href) && each.href.size() > best.size())
            best = each.href;
    return section.empty() || leads_to(best, section) ? best : std::string(section);
}

std::vector<NavigationItem> items_of(const Frame& frame, Place place) {
    std::vector<NavigationItem> out;
    for (const auto& each : frame.navigation)
        if (each.place == place) out.push_back(each);
    return out;
}

html::Html item_mark(const Frame& frame, const NavigationItem& item) {
    if (item.colour >= 0) return span(_class = "dot " + tint(item.colour), _aria_hidden = true);
    return item.icon.empty() ? html::Html{} : icon(frame, item.icon);
}

html::Html rail_link(const Frame& frame, const NavigationItem& item, std::string_view current) {
    return a(_class = item.unread > 0 ? "rail-link has-unread" : "rail-link", _href = item.href,
             _aria_current = maybe(item.href == current ? "page" : ""), item_mark(frame, item),
             span(_class = "rail-label", item.label), unread_mark(frame, item.unread));
}

// Each under the heading of its group, in the order they come.
html::Html rail_groups(const Frame& frame, Place place, std::string_view current) {
    html::Html out, links;
    std::string group;
    const auto close = [&] {
        if (links.empty()) return;
        out += div_(_class = "rail-group", group.empty() ? html::Html{} : p(_class = "rail-heading", group), links);
        links = {};
    };
    for (const auto& each : items_of(frame, place)) {
        if (each.group != group) close();
        group = each.group;
        links += rail_link(frame, each, current);
    }
    close();
    return out;
}

html::Html rail_foot(const Frame& frame, std::string_view current) {
    html::Html me;
    if (frame.viewer)
        me = a(_class = "rail-link", _href = frame.viewer->href,
               _aria_current = maybe(frame.viewer->href == current ? "page" : ""),
               avatar(frame, *frame.viewer, AvatarSize::small), span(_class = "rail-label", frame.viewer->name));
    const auto account = html::each(items_of(frame, Place::account),
                                    [&](const NavigationItem& each) { return rail_link(frame, each, current); });
    if (me.empty() && account.empty()) return {};
    return div_(_class = "rail-foot", account, me);
}

html::Html bar_link(const Frame& frame, const NavigationItem& item, std::string_view current) {
    return a(_href = item.href, _aria_current = maybe(item.href == current ? "page" : ""), item_mark(frame, item),
             unread_mark(frame, item.unread), span(item.label));
}

} // namespace

html::Html brand(const Frame& frame, std::string_view name) {
    const auto mark = frame.logo ? img(_class = "brand-logo", _src = *frame.logo, _alt = "")
                                 : span(_class = "brand-mark", _aria_hidden = true,
                                        base::first_code_points(frame.organisation_short, 1));
    return a(_class = "brand", _href = "/", mark, span(_class = "brand-name", name));
}

html::Html top_bar(const Frame& frame) {
    return header(_class = "topbar", brand(frame, frame.organisation_short),
                  html::each(items_of(frame, Place::search),
                             [&](const NavigationItem& each) {
                                 return a(_class = "topbar-link", _href = each.href, _title = each.label,
                                          data("search-open") = "house-search", item_mark(frame, each),
                                          span(_class = "only-said", each.label));
                             }),
                  html::each(items_of(frame, Place::top), [&](const NavigationItem& each) {
                      return a(_class = "topbar-link", _href = each.href, _title = each.label, item_mark(frame, each),
                               unread_mark(frame, each.unread), span(_class = "only-said", each.label));
                  }));
}

html::Html bottom_bar(const Frame& frame, std::string_view section) {
    const auto items = items_of(frame, Place::phone_bar);
    if (items.empty()) return {};
    const auto current = current_href(frame, section);
    return nav(_class = "bottombar", _aria_label = frame.w().text("Shortcuts"),
               html::each(items, [&](const NavigationItem& each) { return bar_link(frame, each, current); }));
}

html::Html plain_bar(const Frame& frame, std::string_view section) {
    const auto items = items_of(frame, Place::simple);
    if (items.empty()) return {};
    const auto current = current_href(frame, section);
    return nav(_class = "plain-bar", _aria_label = frame.w().text("Shortcuts"),
               html::each(items, [&](const NavigationItem& each) {
                   return a(_href = each.href, _aria_current = maybe(each.href == current ? "page" : ""),
                            item_mark(frame, each), span(each.label));
               }));
}

html::Html plain_end(const Frame& frame) {
    return html::each(items_of(frame, Place::leave_simple), [&](const NavigationItem& each) {
        return div_(
            _class = "plain-end",
            action_form(frame,
                        {.action = each.href, .label = each.label, .icon = each.icon, .hidden = {{"wish", "full"}}}));
    });
}

// Every house has these pages, whoever reads: the law asks for them on each page, and for the state of accessibility in
// words (room law; its criteria_test.cpp holds the words to the results).
html::Html foot(const Frame& frame) {
    const auto& w = frame.w();
    const auto way = [&](std::string label, std::string_view href) {
        return a(_href = href, _aria_current = maybe(href == frame.path ? "page" : ""), label);
    };
    return footer(_class = "foot", way(w.text("Legal notice"), "/legal/notice"),
                  way(w.text("Privacy"), "/legal/privacy"),
                  way(w.text("Accessibility: partly conforming"), "/legal/accessibility"));
}

html::Html rail(const Frame& frame, std::string_view section) {
    const auto current = current_href(frame, section);
    return nav(_class = "rail", _aria_label = frame.w().text("The house"), brand(frame, frame.organisation_short),
               search_box(frame),
               div_(_class = "rail-group",
                    html::each(items_of(frame, Place::top),
                               [&](const NavigationItem& each) { return rail_link(frame, each, current); }),
                    html::each(items_of(frame, Place::main),
                               [&](const NavigationItem& each) { return rail_link(frame, each, current); })),
               rail_groups(frame, Place::spaces, current), rail_foot(frame, current));
}

html::Html console_rail(const Frame& frame, std::string_view section) {
    const auto& w = frame.w();
    const NavigationItem back{.label = w.text("Back to the house"), .href = "/", .icon = "arrow-left"};
    const auto current = current_href(frame, section);
    return nav(_class = "rail", _aria_label = w.text("The console"), brand(frame, frame.organisation_short),
               div_(_class = "rail-group", rail_link(frame, back, current)),
               rail_groups(frame, Place::console, current), rail_foot(frame, current));
}

html::Html console_bar(const Frame& frame, std::string_view section) {
    const auto current = current_href(frame, section);
    return nav(_class = "console-bar", _aria_label = frame.w().text("The console"),
               html::each(items_of(frame, Place::console),
                          [&](const NavigationItem& each) { return bar_link(frame, each, current); }));
}

} // namespace ui::parts
