// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/documents/rules.hpp"
#include "base/refusal.hpp"
#include "base/text.hpp"
#include "parse/zip.hpp"
#include <algorithm>
#include <array>
#include <optional>

namespace documents {

using base::Refusal;
using base::say;

namespace {

struct KindFacts {
    Kind kind;
    std::string_view extension;
    std::string_view word;
    std::string_view type;
};
constexpr std::array<KindFacts, 14> facts = {{
    {Kind::pdf, ".pdf", "PDF", "application/pdf"},
    {Kind::odt, ".odt", "ODT", "application/vnd.oasis.opendocument.text"},
    {Kind::ods, ".ods", "ODS", "application/vnd.oasis.opendocument.spreadsheet"},
    {Kind::odp, ".odp", "ODP", "application/vnd.oasis.opendocument.presentation"},
    {Kind::docx, ".docx", "DOCX", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    {Kind::xlsx, ".xlsx", "XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    {Kind::pptx, ".pptx", "PPTX", "application/vnd.openxmlformats-officedocument.presentationml.presentation"},
    {Kind::doc, ".doc", "DOC", "application/msword"},
    {Kind::xls, ".xls", "XLS", "application/vnd.ms-excel"},
    {Kind::ppt, ".ppt", "PPT", "application/vnd.ms-powerpoint"},
    {Kind::rtf, ".rtf", "RTF", "text/rtf"},
    {Kind::epub, ".epub", "EPUB", "application/epub+zip"},
    {Kind::text, ".txt", "TXT", "text/plain; charset=utf-8"},
    {Kind::table, ".csv", "CSV", "text/csv; charset=utf-8"},
}};

const KindFacts& facts_of(Kind kind) {
    return *std::ranges::find(facts, kind, &KindFacts::kind);
}

std::string lower(std::string_view text) {
    std::string out(text);
    std::ranges::transform(out, out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    return out;
}

bool is_office_type(std::string_view type) {
    return type.starts_with("application/vnd.oasis.") || type.starts_with("application/vnd.openxmlformats") ||
           type == "application/zip" || type == "application/octet-stream" || type == "application/epub+zip";
}

// By the names of what stands in the package, in it or in a document inside it, however they are written. OpenDocument
// keeps programs in these two folders, Office in files of these names.
bool is_program(std::string_view member) {
    auto path = "/" + lower(member);
    std::ranges::replace(path, '\\', '/');
    constexpr std::array<std::string_view, 3> folders = {"/scripts/", "/basic/", "/macrosheets/"};
    constexpr std::array<std::string_view, 2> files = {"/vbaproject.bin", "/vbadata.xml"};
    return std::ranges::any_of(folders, [&](auto folder) { return path.find(folder) != path.npos; }) ||
           std::ranges::any_of(files, [&](auto file) { return path.ends_with(file); });
}

bool has_macros(const parse::ZipReader& zip) {
    return std::ranges::any_of(zip.names(), is_program);
}

// Names of streams stand in UTF-16 in the old format.
bool has_old_macros(std::string_view bytes) {
    std::string name;
    for (const char c : std::string_view("_VBA_PROJECT")) (name += c) += '\0';
    return bytes.find(name) != std::string_view::npos;
}

// libmagic knows some packages only as archives: what stands in them says the rest.
std::optional<Kind> kind_of_package(const parse::ZipReader& zip) {
    if (zip.has("word/document.xml")) return Kind::docx;
    if (zip.has("xl/workbook.xml")) return Kind::xlsx;
    if (zip.has("ppt/presentation.xml")) return Kind::pptx;
    auto type = zip.read("mimetype", 200);
    if (!type) return std::nullopt;
    const auto found = std::ranges::find(facts, base::trim(*type), &KindFacts::type);
    return found == facts.end() ? std::nullopt : std::optional(found->kind);
}

[[noreturn]] void refuse(base::Message message) {
    throw Refusal::invalid("file", std::move(message));
}

[[noreturn]] void refuse_macros() {
    refuse(say(
        "This file holds macros: programs that can do harm where it is opened. Save it without macros, or as PDF."));
}

std::optional<Kind> kind_of(const Upload& upload, std::string_view type) {
    const auto name = lower(upload.file_name);
    if (type == "application/pdf") return Kind::pdf;
    if (type == "text/rtf" || type == "application/rtf") return Kind::rtf;
    if (is_office_type(type)) {
        auto zip = parse::ZipReader::open(upload.bytes);
        if (!zip) return std::nullopt;
        if (has_macros(*zip)) refuse_macros();
        return kind_of_package(*zip);
    }
    const bool is_old = type == "application/msword" || type == "application/vnd.ms-excel" ||
                        type == "application/vnd.ms-powerpoint" || type == "application/CDFV2" ||
                        type == "application/x-ole-storage";
    if (is_old) {
        if (has_old_macros(upload.bytes)) refuse_macros();
        if (name.ends_with(".xls")) return Kind::xls;
        return name.ends_with(".ppt") ? Kind::ppt : Kind::doc;
    }
    if (!type.starts_with("text/") || type == "text/html" || type == "text/xml") return std::nullopt;
    if (name.ends_with(".csv")) return Kind::table;
    const bool is_plain = name.ends_with(".txt") || name.ends_with(".md");
    return is_plain && base::is_valid_utf8(upload.bytes) ? std::optional(Kind::text) : std::nullopt;
}

// What one reads in a list, and on one's own disk.
std::string clean_name(std::string_view file_name, Kind kind) {
    constexpr std::size_t name_length_max = 120;
    auto name = base::clean_line(file_name);
    name.erase(0, name.find_last_of("/\\") + 1);
    if (name.empty()) name = "document";
    const auto& its = facts_of(kind);
    const auto ends_well = [&] {
        return lower(name).ends_with(its.extension) || (kind == Kind::text && lower(name).ends_with(".md"));
    };
    if (!ends_well()) name += its.extension;
    if (base::code_point_count(name) <= name_length_max) return name;
    return std::string(base::first_code_points(name, name_length_max - its.extension.size())) +
           std::string(its.extension);
}

} // namespace

Judged check_upload(const Upload& upload, std::string_view type) {
    if (upload.bytes.empty()) refuse(say("Choose a document first."));
    if (upload.bytes.size() > file_bytes_max) refuse(say("This document is too large: 20 MB at most."));
    auto kind = kind_of(upload, type);
    if (!kind)
        refuse(say(
            "This kind of file cannot be attached. Choose a PDF, a text, a spreadsheet or a presentation: PDF, ODT, "
            "DOCX, ODS, XLSX, ODP, PPTX, RTF, TXT, CSV or EPUB."));
    return {.kind = *kind, .name = clean_name(upload.file_name, *kind)};
}

std::string_view content_type_of(Kind kind) {
    return facts_of(kind).type;
}
std::string_view word_of(Kind kind) {
    return facts_of(kind).word;
}

} // namespace documents
