// SPDX-License-Identifier: AGPL-3.0-or-later
#include "words/catalogue.hpp"
#include <algorithm>
#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <utility>

namespace words {

namespace {

constexpr std::uint32_t mo_magic = 0x950412de;
constexpr std::size_t mo_header_size = 20;

bool is_translated(const CatalogueEntry& entry) {
    return !entry.id.empty() && !entry.forms.empty() && std::ranges::none_of(entry.forms, &std::string::empty);
}

// ---- .mo

std::uint32_t number_at(std::string_view bytes, std::size_t at) {
    if (at + 4 > bytes.size()) throw std::runtime_error("a .mo catalogue is cut short");
    std::uint32_t number = 0;
    std::memcpy(&number, bytes.data() + at, 4);
    return number;
}

std::string_view string_at(std::string_view bytes, std::size_t descriptor) {
    const std::size_t size = number_at(bytes, descriptor);
    const std::size_t start = number_at(bytes, descriptor + 4);
    if (start > bytes.size() || size > bytes.size() - start) throw std::runtime_error("a .mo catalogue is cut short");
    return bytes.substr(start, size);
}

std::vector<std::string> split_forms(std::string_view text) {
    std::vector<std::string> forms;
    while (true) {
        const std::size_t end = text.find('\0');
        forms.emplace_back(text.substr(0, end));
        if (end == std::string_view::npos) return forms;
        text.remove_prefix(end + 1);
    }
}

std::vector<CatalogueEntry> parse_mo(std::string_view bytes) {
    if (bytes.size() < mo_header_size) throw std::runtime_error("a .mo catalogue is cut short");
    const std::size_t count = number_at(bytes, 8);
    const std::size_t ids = number_at(bytes, 12);
    const std::size_t translations = number_at(bytes, 16);
    std::vector<CatalogueEntry> entries;
    for (std::size_t at = 0; at < count; ++at) {
        const auto id = split_forms(string_at(bytes, ids + 8 * at));
        CatalogueEntry entry{id.front(), split_forms(string_at(bytes, translations + 8 * at)),
                             id.size() > 1 ? id[1] : std::string()};
        if (is_translated(entry)) entries.push_back(std::move(entry));
    }
    return entries;
}

// ---- .po

class PoReader {
public:
    explicit PoReader(std::string_view text) : rest_(text) {}

    std::vector<CatalogueEntry> read() && {
        while (!rest_.empty()) {
            const std::size_t end = std::min(rest_.find('\n'), rest_.size());
            ++line_number_;
            std::string_view line = rest_.substr(0, end);
            rest_.remove_prefix(std::min(end + 1, rest_.size()));
            if (line.ends_with('\r')) line.remove_suffix(1);
            read_line(line);
        }
        end_entry();
        return std::move(entries_);
    }

private:
    void read_line(std::string_view line) {
        if (line.empty()) return end_entry();
        if (line.starts_with("#")) return read_comment(line);
        if (line.starts_with("\"")) return append_string(line);
        const std::size_t space = line.find(' ');
        if (space == std::string_view::npos) fail("a keyword without its text");
        const std::string_view keyword = line.substr(0, space);
        if (keyword == "msgid")
            start_id();
        else if (keyword == "msgid_plural")
            target_ = &entry_.plural;
        else if (keyword == "msgstr" || keyword.starts_with("msgstr["))
            start_form(keyword);
        else
            fail("an unknown keyword");
        append_string(line.substr(space + 1));
    }

    void read_comment(std::string_view line) {
        if (!entry_.forms.empty()) end_entry();
        if (line.starts_with("#,") && line.find("fuzzy") != std::string_view::npos) is_fuzzy_ = true;
    }

    void start_id() {
        if (!entry_.forms.empty()) end_entry();
        target_ = &entry_.id;
    }

    void start_form(std::string_view keyword) {
        const std::string expected = "msgstr[" + std::to_string(entry_.forms.size()) + "]";
        if (keyword != "msgstr" && keyword != expected) fail("plural forms out of order");
        target_ = &entry_.forms.emplace_back();
    }

    void append_string(std::string_view quoted) {
        if (target_ == nullptr) fail("a text that belongs to nothing");
        if (quoted.size() < 2 || !quoted.starts_with('"') || !quoted.ends_with('"'))
            fail("a text without its quotation marks");
        quoted = quoted.substr(1, quoted.size() - 2);
        for (std::size_t at = 0; at < quoted.size(); ++at) {
            if (quoted[at] == '"') fail("a quotation mark inside a text");
            if (quoted[at] != '\\')
                *target_ += quoted[at];
            else
                *target_ += unescaped(++at < quoted.size() ? quoted[at] : '\0');
        }
    }

    char unescaped(char letter) const {
        switch (letter) {
            case 'n': return '\n';
            case 't': return '\t';
            case '"': return '"';
            case '\\': return '\\';
            default: fail("an unknown escape");
        }
    }

    void end_entry() {
        if (!is_fuzzy_ && is_translated(entry_)) entries_.push_back(std::move(entry_));
        entry_ = {};
        target_ = nullptr;
        is_fuzzy_ = false;
    }

    [[noreturn]] void fail(const std::string& what) const {
        throw std::runtime_error("a .po catalogue has " + what + ", line " + std::to_string(line_number_));
    }

    std::string_view rest_;
    std::size_t line_number_ = 0;
    std::vector<CatalogueEntry> entries_;
    CatalogueEntry entry_;
    std::string* target_ = nullptr;
    bool is_fuzzy_ = false;
};

} // namespace

std::vector<CatalogueEntry> parse_catalogue(std::string_view bytes) {
    if (bytes.size() >= 4 && number_at(bytes, 0) == mo_magic) return parse_mo(bytes);
    return PoReader(bytes).read();
}

} // namespace words
