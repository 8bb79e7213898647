// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/documents/pages.hpp"
#include "rooms/talk/documents/rules.hpp"

namespace documents::pages {

namespace {

constexpr std::string_view accepted = ".pdf,.odt,.ods,.odp,.docx,.xlsx,.pptx,.doc,.xls,.ppt,.rtf,.epub,.txt,.md,.csv";

std::string path_of(const Document& document) {
    return "/documents/" + document.public_id.str();
}
std::string path_of(const Document& document, std::int64_t version) {
    return path_of(document) + "/versions/" + std::to_string(version);
}

// "340 kB", "1.2 MB", the reader's way.
std::string size_words(const ui::Frame& frame, std::int64_t bytes) {
    const auto& words = frame.w();
    constexpr std::int64_t kilo = 1000, mega = 1'000'000;
    if (bytes < mega)
        return words.text("{n} kB", {{"n", words.number(std::max<std::int64_t>(1, (bytes + kilo / 2) / kilo))}});
    const auto tenths = (bytes + mega / 20) / (mega / 10);
    return words.text("{n}.{tenth} MB", {{"n", words.number(tenths / 10)}, {"tenth", words.number(tenths % 10)}});
}

std::string facts_of(const ui::Frame& frame, const Document& document) {
    const auto& words = frame.w();
    auto facts = std::string(word_of(document.kind)) + " · " + size_words(frame, document.byte_count);
    if (document.version > 1) facts += " · " + words.text("version {n}", {{"n", words.number(document.version)}});
    return facts + " · " + words.day_short(words.local_day(document.updated_at));
}

ui::Menu menu_of(const ui::Frame& frame, const Document& document, Reader reader) {
    const auto& words = frame.w();
    ui::Menu menu{.label = words.text("More about {name}", {{"name", document.name}}), .items = {}};
    if (reader == Reader::author)
        menu.items.push_back({.label = words.text("Replace with a new version"),
                              .href = path_of(document) + "#replace",
                              .icon = "upload"});
    if (document.version > 1 || reader == Reader::author)
        menu.items.push_back({.label = words.text("History"), .href = path_of(document), .icon = "history"});
    if (reader == Reader::author)
        menu.items.push_back({.label = words.text("Delete"),
                              .form = ui::ActionForm{.action = path_of(document) + "/delete",
                                                     .label = words.text("Delete"),
                                                     .kind = ui::Kind::danger},
                              .icon = "trash-2"});
    return menu;
}

ui::Document line_of(const ui::Frame& frame, const Document& document, Reader reader) {
    const auto& words = frame.w();
    if (document.state == State::deleted)
        return {.name = document.name,
                .href = {},
                .facts = {},
                .menu = {},
                .note = words.text("You deleted {name}.", {{"name", document.name}}),
                .action = ui::action_form(frame, {.action = path_of(document) + "/restore",
                                                  .label = words.text("Undo"),
                                                  .icon = "undo-2",
                                                  .size = ui::Size::small})};
    return {.name = document.name,
            .href = path_of(document, document.version),
            .facts = facts_of(frame, document),
            .menu = ui::menu(frame, menu_of(frame, document, reader))};
}

ui::FileField file_field(const ui::Frame& frame, std::string label) {
    const auto& words = frame.w();
    return {.name = "file",
            .label = std::move(label),
            .help = words.text("PDF, text, spreadsheet or presentation, 20 MB at most. Without macros."),
            .accept = std::string(accepted),
            .required = true,
            .bytes_max = static_cast<std::int64_t>(file_bytes_max)};
}

html::Html way_back(const ui::Frame& frame, const items::Item& item, const std::string& here) {
    return ui::breadcrumb(frame,
                          {{.label = frame.w().text("The publication"), .href = items::item_path(item.public_id)},
                           {.label = here, .href = {}}});
}

html::Html version_line(const ui::Frame& frame, const Document& document, const VersionLine& line) {
    const auto& words = frame.w();
    const auto& version = line.version;
    auto title = words.text("Version {n}", {{"n", words.number(version.number)}}) + " · " + version.name;
    auto facts =
        std::string(word_of(version.kind)) + " · " + size_words(frame, version.byte_count) + " · " + line.person.name;
    auto when = ui::small_print(facts, " · ", ui::moment(frame, version.added_at));
    auto take =
        ui::link_button(frame, {.label = words.text("Download version {n}", {{"n", words.number(version.number)}}),
                                .href = path_of(document, version.number),
                                .kind = ui::Kind::quiet,
                                .icon = "download",
                                .icon_only = true});
    return ui::spread(ui::stack_tight(ui::strong(title), when), take);
}

html::Html replace_form(const ui::Frame& frame, const Document& document) {
    const auto& words = frame.w();
    return ui::section(
        frame, {.title = words.text("Replace with a new version"), .id = "replace"},
        ui::form(frame, {.action = path_of(document) + "/versions", .multipart = true},
                 ui::file_field(frame, file_field(frame, words.text("New version"))),
                 ui::submit_row(frame, {.label = words.text("Replace"),
                                        .icon = "upload",
                                        .note = words.text("The former version stays in the history.")})));
}

} // namespace

html::Html attached(const ui::Frame& frame, const Attached& attached) {
    const auto& words = frame.w();
    std::vector<ui::Document> lines;
    for (const auto& document : attached.documents) lines.push_back(line_of(frame, document, attached.reader));
    auto list = ui::document_list(frame, words.text("Documents"), lines);
    if (attached.reader == Reader::reader) return list;
    return html::group(list, ui::cluster(ui::link_button(frame, {.label = words.text("Attach a document"),
                                                                 .href = items::item_path(attached.item) + "/documents",
                                                                 .kind = ui::Kind::quiet,
                                                                 .icon = "paperclip",
                                                                 .size = ui::Size::small})));
}

html::Html listed(const ui::Frame& frame, base::PublicId item, const std::vector<Document>& documents) {
    constexpr std::size_t shown = 3;
    const auto& words = frame.w();
    std::vector<ui::Document> lines;
    for (const auto& document : documents) {
        if (lines.size() == shown) break;
        lines.push_back({.name = document.name,
                         .href = path_of(document, document.version),
                         .facts = facts_of(frame, document),
                         .menu = {}});
    }
    auto list = ui::document_list(frame, words.text("Documents"), lines);
    if (documents.size() <= shown) return list;
    auto more =
        words.count("{n} more document", "{n} more documents", static_cast<std::int64_t>(documents.size() - shown));
    return html::group(list, ui::small_print(ui::link(more, items::item_path(item))));
}

std::string writing_label(const ui::Frame& frame, const Document& document) {
    return document.name + " · " + std::string(word_of(document.kind)) + " · " + size_words(frame, document.byte_count);
}

html::Html writing(const ui::Frame& frame, const std::vector<Document>& given) {
    const auto& words = frame.w();
    ui::DocumentBox box{.href = std::string(give_path),
                        .field = std::string(document_field),
                        .chosen = {},
                        .file = file_field(frame, words.text("Documents"))};
    box.file.name = documents_field;
    box.file.required = false;
    box.file.multiple = true;
    for (const auto& document : given)
        box.chosen.push_back({.value = document.public_id.str(), .label = writing_label(frame, document)});
    return ui::folded(frame,
                      {.summary = words.text("Documents"),
                       .help = words.text("Whoever reads the publication can download them"),
                       .open = !given.empty() || frame.entered.errors.contains(std::string(documents_field))},
                      ui::document_box(frame, box));
}

ui::Page attaching(const ui::Frame& frame, const Attaching& attaching) {
    const auto& words = frame.w();
    auto path = items::item_path(attaching.item.public_id);
    auto title = words.text("Attach a document");
    html::Html form =
        ui::form(frame, {.action = path + "/documents", .multipart = true},
                 ui::file_field(frame, file_field(frame, words.text("Document"))),
                 ui::submit_row(frame, {.label = words.text("Attach"),
                                        .icon = "paperclip",
                                        .cancel_href = path,
                                        .note = words.text("Whoever reads the publication can download it.")}));
    if (attaching.count >= documents_an_item)
        form = ui::notice(frame,
                          {.text = words.text("Twenty documents are attached already, and this is the most. Delete one "
                                              "first, or write a second publication.")});
    return {.title = title, .content = form, .above = way_back(frame, attaching.item, title), .section = "/"};
}

ui::Page history(const ui::Frame& frame, const History& history) {
    const auto& words = frame.w();
    const auto& document = history.document;
    std::vector<html::Html> lines;
    for (const auto& line : history.versions) lines.push_back(version_line(frame, document, line));
    html::Html notice;
    if (document.state == State::deleted)
        notice = ui::notice(frame, {.title = words.text("You deleted this."),
                                    .text = words.text("Nobody else sees it any more."),
                                    .content = ui::action_form(frame, {.action = path_of(document) + "/restore",
                                                                       .label = words.text("Undo"),
                                                                       .kind = ui::Kind::primary,
                                                                       .icon = "undo-2"})});
    auto replaces = history.reader == Reader::author && document.state == State::kept;
    return {.title = document.name,
            .content = ui::stack_loose(
                notice, ui::list(frame, {.label = words.text("Versions, the newest first"), .items = lines}),
                replaces ? replace_form(frame, document) : html::Html{}),
            .above = way_back(frame, history.item, document.name),
            .section = "/"};
}

} // namespace documents::pages
