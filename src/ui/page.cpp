// SPDX-License-Identifier: AGPL-3.0-or-later
#include "ui/page.hpp"
#include "base/text.hpp"
#include "ui/brand.hpp"
#include "ui/parts.hpp"
#include "ui/rail.hpp"
#include "ui/search.hpp"
#include "ui/things.hpp"

namespace ui {
using namespace html::tags;
using namespace parts;

namespace {

// htmx: only through hx-csp, no style of its own, no page kept aside.
constexpr std::string_view htmx_config =
    R"({"extensions":"hx-csp","includeIndicatorCSS":false,"history":"reload","defaultTimeout":20000})";

std::optional<std::string> theme_name(Theme theme) {
    switch (theme) {
        case Theme::automatic: return {};
        case Theme::light: return "light";
        case Theme::dark: return "dark";
    }
    return {};
}

html::Html style_links(const Frame& frame) {
    const auto style = [](const std::string& address) {
        return address.empty() ? html::Html{} : link_(_rel = "stylesheet", _href = address);
    };
    const auto font = fetches_type(frame.brand_style)
                          ? link_(_rel = "preload", _as = "font", _type = "font/woff2", _crossorigin = "anonymous",
                                  _href = asset(frame, "figtree-latin-wght-normal.woff2"))
                          : html::Html{};
    return html::group(font, style(asset(frame, "app.css")), style(frame.brand_style));
}

html::Html document_head(const Frame& frame, const Page& page) {
    const auto title = page.title == frame.organisation || page.title.empty()
                           ? frame.organisation
                           : page.title + " · " + frame.organisation_short;
    return html::tags::head(
        meta(_charset = "utf-8"), meta(_name = "viewport", _content = "width=device-width, initial-scale=1"),
        html::tags::title(title),
        page.description.empty() ? html::Html{} : meta(_name = "description", _content = page.description),
        page.robots == Robots::refused ? meta(_name = "robots", _content = "noindex") : html::Html{},
        meta(_name = "color-scheme", _content = "light dark"),
        meta(_name = "theme-color", _media = "(prefers-color-scheme: light)", _content = "#faf6ef"),
        meta(_name = "theme-color", _media = "(prefers-color-scheme: dark)", _content = "#1c1916"),
        meta(_name = "htmx-config", _content = htmx_config), style_links(frame),
        frame.manifest.empty() ? html::Html{} : link_(_rel = "manifest", _href = frame.manifest),
        link_(_rel = "icon", _href = frame.logo ? *frame.logo : asset(frame, "icon.svg")),
        script(_type = "module", _src = asset(frame, "app.js"), _nonce = frame.nonce));
}

// What behaviours say, in the reader's language.
html::Html document_body(const Frame& frame, std::string_view css, const html::Html& content) {
    const auto& w = frame.w();
    return html::tags::body(_class = maybe(css), data("stream") = maybe(frame.stream),
                            data("owner") = maybe(frame.viewer ? frame.viewer->href : ""),
                            data("word-copied") = w.text("Copied"), data("word-yes") = w.text("Yes, go on"),
                            data("word-no") = w.text("No, go back"),
                            data("word-draft") = w.text("This is the draft you had begun on this device."),
                            data("word-discard") = w.text("Begin again"),
                            data("word-lost") = w.text("The connection is lost. Nothing is lost: try again."),
                            a(_class = "skip", _href = "#main", w.text("Go to the content")), content);
}

html::Html document(const Frame& frame, const Page& page, const html::Html& body) {
    return html::document(html_(_lang = frame.w().code(), data("theme") = theme_name(frame.theme),
                                data("mode") = maybe(frame.mode == Mode::simple ? "simple" : ""),
                                data("search-key") = maybe(frame.has_search_key ? "" : "off"),
                                document_head(frame, page), body));
}

html::Html flashes(const Frame& frame) {
    return div_(_class = "flashes", _id = "flashes", _role = "status", _aria_live = "polite",
                html::each(frame.flashes, [&](const base::Message& each) { return toast(frame, each); }));
}

html::Html page_head(const Page& page) {
    if (page.heading == Heading::hidden)
        return html::group(h1(_class = "only-said", page.title),
                           page.lead.empty() ? html::Html{} : p(_class = "lead", page.lead));
    return header(_class = "page-head",
                  div_(_class = "page-title", h1(page.title),
                       page.actions.empty() ? html::Html{} : div_(_class = "page-actions", page.actions)),
                  page.lead.empty() ? html::Html{} : p(_class = "lead", page.lead));
}

html::Html main_column(const Frame& frame, const Page& page) {
    bool is_plain = frame.mode == Mode::simple && !frame.is_simple;
    return main_(_class = "centre", _id = "main", _tabindex = -1,
                 is_plain ? plain_bar(frame, page.section) : html::Html{}, flashes(frame), page.above, page_head(page),
                 page.content, is_plain ? plain_end(frame) : html::Html{});
}

html::Html sheet(const Frame& frame, const Page& page) {
    std::string css = "sheet";
    if (page.width == Width::wide) css += " wide";
    if (!page.aside.empty()) css += " has-aside";
    return div_(
        _class = css, main_column(frame, page),
        page.aside.empty() ? html::Html{} : aside(_class = "aside", _aria_label = frame.w().text("Nearby"), page.aside),
        foot(frame));
}

html::Html simple_page(const Frame& frame, const Page& page) {
    const bool repeats = page.title == frame.organisation; // the heading says the name already
    return document(
        frame, page,
        document_body(frame, "",
                      div_(_class = page.width == Width::wide ? "simple wide" : "simple",
                           header(_class = maybe(repeats ? "mark-alone" : ""), brand(frame, frame.organisation)),
                           main_column(frame, page), foot(frame))));
}

} // namespace

html::Html page(const Frame& frame, const Page& page) {
    if (frame.is_simple) return simple_page(frame, page);
    if (frame.mode == Mode::simple)
        return document(frame, page,
                        document_body(frame, "",
                                      div_(_class = "house plain",
                                           header(_class = "plain-top", brand(frame, frame.organisation_short)),
                                           sheet(frame, page))));
    return document(frame, page,
                    document_body(frame, "",
                                  div_(_class = "house", top_bar(frame), rail(frame, page.section), sheet(frame, page),
                                       bottom_bar(frame, page.section), search_dialog(frame))));
}

html::Html console_page(const Frame& frame, const Page& page) {
    return document(frame, page,
                    document_body(frame, "",
                                  div_(_class = "house",
                                       div_(_class = "console-top", top_bar(frame), console_bar(frame, page.section)),
                                       console_rail(frame, page.section), sheet(frame, page),
                                       bottom_bar(frame, page.section), search_dialog(frame))));
}

html::Html print_page(const Frame& frame, const Page& page) {
    return document(
        frame, page,
        document_body(frame, "paper",
                      main_(_id = "main", _tabindex = -1, h1(_class = "only-said", page.title), page.content)));
}

html::Html fragment(const Frame& frame, const html::Html& content) {
    if (frame.flashes.empty()) return content;
    return html::group(content,
                       div_(_class = "flashes", _id = "flashes", _role = "status", _aria_live = "polite",
                            _hx_swap_oob = "innerHTML", _hx_nonce = frame.nonce,
                            html::each(frame.flashes, [&](const base::Message& each) { return toast(frame, each); })));
}

} // namespace ui
