// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/xlsx.hpp"
#include "parse/xlsx_parts.hpp"
#include "parse/zip.hpp"
#include <algorithm>

namespace parse {

namespace {

Problem not_a_workbook() {
    return {ProblemKind::malformed, base::say("This file is not an .xlsx workbook.")};
}

// Old workbooks, and new ones with a password, are compound files.
bool is_compound_file(std::string_view bytes) {
    return bytes.starts_with("\xD0\xCF\x11\xE0");
}

// "../styles.xml" seen from "xl/worksheets" → "xl/styles.xml"; a leading "/" starts from the root.
std::string path_from(std::string_view folder, std::string_view target) {
    if (target.starts_with('/')) return std::string(target.substr(1));
    std::string path(folder);
    while (target.starts_with("../")) {
        path.erase(path.find_last_of('/') == path.npos ? 0 : path.find_last_of('/'));
        target.remove_prefix(3);
    }
    if (!path.empty()) path += '/';
    return path += target;
}

std::string folder_of(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    return std::string(path.substr(0, slash == path.npos ? 0 : slash));
}

std::string relationships_path(std::string_view path) {
    const std::string folder = folder_of(path);
    const std::string_view name = path.substr(folder.empty() ? 0 : folder.size() + 1);
    return path_from(folder, "_rels/" + std::string(name) + ".rels");
}

class WorkbookReader {
public:
    WorkbookReader(ZipReader zip, const XlsxLimits& limits)
        : zip_(std::move(zip)), limits_(limits), bytes_left_(limits.unpacked_bytes_max) {}

    Result<Sheet> read() {
        auto root = read_part("_rels/.rels", xlsx::read_relationships);
        if (!root) return root.problem;
        const auto office = std::ranges::find(*root, "officeDocument", &xlsx::Relationship::type);
        if (office == root->end()) return not_a_workbook();
        const std::string path = path_from("", office->target);
        folder_ = folder_of(path);
        auto workbook = read_part(path, xlsx::read_workbook);
        if (!workbook) return workbook.problem;
        auto relationships = read_part(relationships_path(path), xlsx::read_relationships);
        if (!relationships) return relationships.problem;
        relationships_ = std::move(*relationships);
        if (auto problem = read_book(workbook->dates)) return *problem;
        return read_first_filled(workbook->sheets);
    }

private:
    // A part unpacked and given to its reader.
    template <typename Read>
    auto read_part(std::string_view path, Read read) -> decltype(read(std::string_view())) {
        if (!zip_.has(path)) return not_a_workbook();
        const auto bytes = zip_.read(path, bytes_left_);
        if (!bytes) return bytes.problem;
        bytes_left_ -= bytes->size();
        return read(std::string_view(*bytes));
    }

    std::optional<std::string> path_by_type(std::string_view type) const {
        const auto found = std::ranges::find(relationships_, type, &xlsx::Relationship::type);
        if (found == relationships_.end()) return std::nullopt;
        return path_from(folder_, found->target);
    }

    std::optional<Problem> read_book(xlsx::DateSystem dates) {
        book_.dates = dates;
        if (const auto path = path_by_type("sharedStrings"); path && zip_.has(*path)) {
            auto strings = read_part(*path, xlsx::read_strings);
            if (!strings) return strings.problem;
            book_.strings = std::move(*strings);
        }
        if (const auto path = path_by_type("styles"); path && zip_.has(*path)) {
            auto styles = read_part(*path, xlsx::read_styles);
            if (!styles) return styles.problem;
            book_.styles = std::move(*styles);
        }
        return std::nullopt;
    }

    Result<Sheet> read_first_filled(const std::vector<xlsx::SheetName>& sheets) {
        const auto read_rows = [this](std::string_view xml) { return xlsx::read_rows(xml, book_, limits_); };
        for (const xlsx::SheetName& sheet : sheets) {
            const auto found = std::ranges::find(relationships_, sheet.relationship, &xlsx::Relationship::id);
            if (found == relationships_.end() || found->type != "worksheet") continue;
            auto rows = read_part(path_from(folder_, found->target), read_rows);
            if (!rows) return rows.problem;
            if (!rows->empty()) return Sheet{sheet.name, std::move(*rows)};
        }
        return Problem{ProblemKind::malformed, base::say("This workbook is empty.")};
    }

    ZipReader zip_;
    const XlsxLimits& limits_;
    std::size_t bytes_left_;
    std::string folder_;
    std::vector<xlsx::Relationship> relationships_;
    xlsx::Book book_;
};

} // namespace

bool looks_like_xlsx(std::string_view bytes) {
    return bytes.starts_with("PK\3\4") && bytes.find("[Content_Types].xml") != bytes.npos &&
           bytes.find("xl/") != bytes.npos;
}

Result<Sheet> read_xlsx(std::string_view bytes, const XlsxLimits& limits) {
    if (is_compound_file(bytes)) {
        return Problem{ProblemKind::unsupported,
                       base::say("This workbook has a password or is an old .xls: save it as .xlsx "
                                 "without a password.")};
    }
    if (!bytes.starts_with("PK")) return not_a_workbook();
    if (bytes.size() > limits.file_bytes_max) {
        return Problem{ProblemKind::too_large, base::say("This file is too large.")};
    }
    auto zip = ZipReader::open(bytes);
    if (!zip) return zip.problem;
    return WorkbookReader(std::move(*zip), limits).read();
}

} // namespace parse
