// SPDX-License-Identifier: AGPL-3.0-or-later
#include "ui/offline.hpp"
#include "html/tags.hpp"

namespace ui {
using namespace html::tags;

namespace {

constexpr std::string_view style =
    "<style>:root{color-scheme:light dark;--ink:#24201b;--soft:#5d564b;--paper:#fbf8f3;--line:#ddd4c6}"
    "@media (prefers-color-scheme:dark){:root{--ink:#efe8dc;--soft:#b5ab9b;--paper:#1c1916;--line:#3a342d}}"
    "body{font:17px/1.55 Figtree,system-ui,'Segoe UI',Roboto,sans-serif;color:var(--ink);background:var(--paper);"
    "margin:0}main{max-width:60rem;margin:0 auto;padding:2.5rem 1.25rem 5rem}h1{font-size:2rem;line-height:1.2}"
    "h2{font-size:1.3rem;margin:3rem 0 .25rem}p{max-width:65ch}h2+p,dt,th{color:var(--soft)}"
    "dl{display:grid;grid-template-columns:minmax(9rem,16rem) 1fr;gap:.35rem 1.5rem}dt,dd{margin:0}"
    "dd,td{white-space:pre-line;overflow-wrap:anywhere}table{border-collapse:collapse;width:100%;font-size:.94rem}"
    "th{text-align:left;font-weight:600}th,td{padding:.5rem .75rem .5rem 0;border-bottom:1px solid var(--line);"
    "vertical-align:top}section>div{overflow-x:auto}a{color:inherit}img{border-radius:10px;max-width:12rem}"
    "@media (max-width:40rem){dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:.75rem}}"
    "@media print{body{background:none}}</style>";

html::Html table_of(const OfflineTable& table) {
    if (table.columns.empty() || table.rows.empty()) return {};
    auto head_row = html::each(table.columns, [](const std::string& each) { return th(_scope = "col", each); });
    auto rows = html::each(table.rows, [](const std::vector<std::string>& row) {
        return tr(html::each(row, [](const std::string& each) { return td(each); }));
    });
    return div_(html::tags::table(thead(tr(head_row)), tbody(rows)));
}

html::Html section_of(const OfflineSection& section) {
    html::Html lines;
    for (const auto& [term, value] : section.lines) lines += html::group(dt(term), dd(value));
    html::Html files;
    for (const auto& [label, name] : section.files) files += p(a(_href = name, label));
    bool is_empty = section.lines.empty() && section.table.rows.empty() && section.files.empty();
    return html::tags::section(h2(section.title), section.about.empty() ? html::Html{} : p(section.about),
                               section.picture.empty() ? html::Html{} : p(img(_src = section.picture, _alt = "")),
                               section.lines.empty() ? html::Html{} : dl(lines), table_of(section.table), files,
                               is_empty && !section.none.empty() ? p(section.none) : html::Html{});
}

} // namespace

html::Html offline_document(const words::Words& words, const OfflineDocument& document) {
    auto lead = html::each(document.lead, [](const std::string& each) { return p(each); });
    auto top =
        head(meta(_charset = "utf-8"), meta(_name = "viewport", _content = "width=device-width, initial-scale=1"),
             meta(_name = "robots", _content = "noindex"), title(document.title), html::trusted(std::string(style)));
    auto content = main_(h1(document.title), lead, html::each(document.sections, section_of));
    return html::document(html_(_lang = words.code(), top, body(content)));
}

} // namespace ui
