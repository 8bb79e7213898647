// SPDX-License-Identifier: AGPL-3.0-or-later
// The register as CSV. Two passes over the records: the names of the file's own columns first, then the rows.
#include "parse/csv.hpp"
#include "platform/platform.hpp"
#include "rooms/belong/imports/aliases.hpp"
#include "rooms/belong/imports/imports.hpp"
#include <algorithm>
#include <memory>
#include <set>

namespace imports {

namespace {

constexpr int page_size = 200;
constexpr char separator = ';';

class RegisterExport {
public:
    RegisterExport(platform::House& house, platform::Viewer viewer) : house_(house), viewer_(std::move(viewer)) {}

    std::string next() {
        platform::Visit visit(house_, viewer_);
        if (!has_head_) {
            has_head_ = true;
            read_extra_names(visit);
            return std::string(parse::utf8_byte_order_mark) + parse::write_csv_row(head(), separator);
        }
        std::string out;
        auto page = members::list_records(visit, after_, page_size);
        for (const auto& record : page) out += parse::write_csv_row(row(record), separator);
        if (!page.empty()) after_ = page.back().person;
        return out;
    }

private:
    platform::House& house_;
    platform::Viewer viewer_;
    bool has_head_ = false;
    base::PersonId after_;
    std::vector<std::string> extra_names_;

    void read_extra_names(platform::Visit& visit) {
        std::set<std::string> names;
        for (base::PersonId after;;) {
            auto page = members::list_records(visit, after, page_size);
            if (page.empty()) break;
            after = page.back().person;
            for (const auto& record : page)
                for (const auto& [name, value] : record.extra)
                    if (!value.empty()) names.insert(name);
        }
        extra_names_.assign(names.begin(), names.end());
    }

    std::vector<std::string> head() const {
        auto out = own_columns();
        auto own = out;
        for (const auto& name : extra_names_) {
            bool is_doubtful = name.starts_with(extra_prefix) || std::ranges::find(own, name) != own.end();
            out.push_back((is_doubtful ? std::string(extra_prefix) : std::string()) + name);
        }
        return out;
    }

    std::vector<std::string> row(const members::Record& record) const {
        std::vector<std::string> out{record.public_id.str()};
        for (auto field : members::list_fields()) out.push_back(text_of(record, field));
        out.emplace_back(record.state == members::MemberState::left ? "left" : "current");
        for (const auto& name : extra_names_) {
            auto value = record.extra.find(name);
            out.push_back(value == record.extra.end() ? std::string() : value->second);
        }
        return out;
    }
};

} // namespace

std::function<std::string()> export_register(platform::Visit& visit) {
    platform::write(visit, [&] { platform::tell(visit, {.kind = export_made, .actor = visit.viewer().person}); });
    auto whole = std::make_shared<RegisterExport>(visit.house(), visit.viewer());
    return [whole] { return whole->next(); };
}

} // namespace imports
