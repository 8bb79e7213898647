// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/privacy/pack.hpp"
#include "parse/json.hpp"
#include "ui/offline.hpp"
#include <archive.h>
#include <archive_entry.h>
#include <memory>
#include <stdexcept>

namespace privacy {

using parse::Json;
using platform::PersonalCell;
using platform::PersonalColumn;
using Kind = PersonalColumn::Kind;

namespace {

Json json_cell(const PersonalColumn& column, const PersonalCell& cell) {
    if (cell.is_null) return {};
    switch (column.kind) {
        case Kind::text: return cell.text;
        case Kind::number: return cell.number;
        case Kind::yes_no: return Json(cell.number != 0);
        case Kind::day: return base::Day{cell.number}.iso();
        case Kind::moment: return base::Instant{cell.number}.iso();
        case Kind::public_id: return base::PublicId{cell.number}.str();
        case Kind::choice: return column.word_of(cell.number);
    }
    return {};
}

std::string readable_cell(const words::Words& w, const PersonalColumn& column, const PersonalCell& cell) {
    if (cell.is_null) return {};
    switch (column.kind) {
        case Kind::text: return cell.text;
        case Kind::number: return w.number(cell.number);
        case Kind::yes_no: return cell.number != 0 ? w.text("yes") : w.text("no");
        case Kind::day: return w.day(base::Day{cell.number});
        case Kind::moment: return w.moment(base::Instant{cell.number});
        case Kind::public_id: return base::PublicId{cell.number}.str();
        case Kind::choice: return w.text(column.word_of(cell.number));
    }
    return {};
}

std::string_view kind_name(Kind kind) {
    switch (kind) {
        case Kind::text: return "text";
        case Kind::number: return "number";
        case Kind::yes_no: return "true or false";
        case Kind::day: return "day, yyyy-mm-dd";
        case Kind::moment: return "moment, RFC 3339 in UTC";
        case Kind::public_id: return "public number, as in addresses";
        case Kind::choice: return "a word";
    }
    return "";
}

Json json_table(const words::Words& w, const platform::PersonalTable& table) {
    const auto& list = *table.list;
    auto fields = Json::object();
    for (const auto& column : list.columns)
        fields.set(std::string(column.name),
                   Json::object({{"means", w.text(column.label)}, {"is", kind_name(column.kind)}}));
    auto rows = Json::array();
    for (const auto& row : table.rows) {
        auto out = Json::object();
        for (std::size_t i = 0; i < list.columns.size(); ++i)
            out.set(std::string(list.columns[i].name), json_cell(list.columns[i], row[i]));
        rows.push(std::move(out));
    }
    return Json::object({{"title", w.text(list.title)},
                         {"about", w.text(list.about)},
                         {"fields", std::move(fields)},
                         {"rows", std::move(rows)}});
}

ui::OfflineSection section_of(const words::Words& w, const platform::PersonalTable& table) {
    const auto& list = *table.list;
    ui::OfflineSection out;
    out.title = w.text(list.title);
    out.about = w.text(list.about);
    out.none = w.text("Nothing.");
    for (const auto& column : list.columns) out.table.columns.push_back(w.text(column.label));
    for (const auto& row : table.rows) {
        std::vector<std::string> cells;
        for (std::size_t i = 0; i < list.columns.size(); ++i)
            cells.push_back(readable_cell(w, list.columns[i], row[i]));
        out.table.rows.push_back(std::move(cells));
    }
    return out;
}

class Zip {
public:
    Zip() : archive_(archive_write_new(), archive_write_free) {
        check(archive_write_set_format_zip(archive_.get()));
        check(archive_write_open2(archive_.get(), &bytes_, nullptr, append, nullptr, nullptr));
    }
    void add(const std::string& name, std::string_view bytes, base::Instant at) {
        std::unique_ptr<archive_entry, void (*)(archive_entry*)> entry(archive_entry_new(), archive_entry_free);
        archive_entry_set_pathname(entry.get(), name.c_str());
        archive_entry_set_size(entry.get(), static_cast<la_int64_t>(bytes.size()));
        archive_entry_set_filetype(entry.get(), AE_IFREG);
        archive_entry_set_perm(entry.get(), 0600);
        archive_entry_set_mtime(entry.get(), at.milliseconds / 1000, 0);
        check(archive_write_header(archive_.get(), entry.get()));
        if (archive_write_data(archive_.get(), bytes.data(), bytes.size()) != static_cast<la_ssize_t>(bytes.size()))
            check(ARCHIVE_FATAL);
    }
    std::string finish() {
        check(archive_write_close(archive_.get()));
        return std::move(bytes_);
    }

private:
    std::string bytes_;
    std::unique_ptr<archive, int (*)(archive*)> archive_;

    static la_ssize_t append(archive*, void* to, const void* bytes, std::size_t size) {
        static_cast<std::string*>(to)->append(static_cast<const char*>(bytes), size);
        return static_cast<la_ssize_t>(size);
    }
    void check(int status) {
        if (status != ARCHIVE_OK) throw std::runtime_error("zip: " + std::string(archive_error_string(archive_.get())));
    }
};

} // namespace

std::string copy_json(const words::Words& w, const CopyHead& head, const platform::PersonalCopy& copy) {
    auto record = Json::object();
    auto means = Json::object();
    for (const auto& line : copy.record) {
        record.set(line.name, line.value);
        means.set(line.name, line.label);
    }
    auto lists = Json::object();
    for (const auto& table : copy.tables) lists.set(std::string(table.list->name), json_table(w, table));
    auto files = Json::array();
    for (const auto& file : copy.files)
        files.push(Json::object({{"name", "files/" + file.name}, {"means", file.label}}));
    return Json::object({{"about", w.text("All that {organisation} keeps about {name}.",
                                          {{"organisation", head.organisation}, {"name", head.name}})},
                         {"organisation", head.organisation},
                         {"made_at", head.made_at.iso()},
                         {"record", std::move(record)},
                         {"record_means", std::move(means)},
                         {"lists", std::move(lists)},
                         {"files", std::move(files)}})
        .serialise();
}

std::string copy_page(const words::Words& w, const CopyHead& head, const platform::PersonalCopy& copy) {
    ui::OfflineDocument page;
    page.title =
        w.text("What {organisation} keeps about {name}", {{"organisation", head.organisation}, {"name", head.name}});
    page.lead = {w.text("Made on {moment}. This page opens without a network; data.json holds the same for programs.",
                        {{"moment", w.moment(head.made_at)}}),
                 w.text("Passwords and keys are kept as hashes that nobody can read back: they are not here.")};
    ui::OfflineSection record;
    record.title = w.text("My record");
    record.about = w.text("As the organisation keeps it.");
    record.none = w.text("Nothing.");
    for (const auto& line : copy.record)
        if (!line.value.empty()) record.lines.emplace_back(line.label, line.value);
    for (const auto& file : copy.files) {
        record.files.emplace_back(file.label, "files/" + file.name);
        if (record.picture.empty()) record.picture = "files/" + file.name;
    }
    page.sections.push_back(std::move(record));
    for (const auto& table : copy.tables) page.sections.push_back(section_of(w, table));
    return ui::offline_document(w, page).str();
}

std::string pack_copy(const words::Words& w, const CopyHead& head, const platform::PersonalCopy& copy) {
    Zip zip;
    zip.add("data.json", copy_json(w, head, copy), head.made_at);
    zip.add("index.html", copy_page(w, head, copy), head.made_at);
    for (const auto& file : copy.files) zip.add("files/" + file.name, file.bytes, head.made_at);
    return zip.finish();
}

} // namespace privacy
