// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/belong/imports/lines.hpp"

namespace imports {

namespace {

constexpr std::int64_t lines_of_one_import_max = 10'000'000;

platform::FieldPlace place_of(std::string_view column, ImportId id, std::int64_t ordinal) {
    return {.table = "import_rows", .column = column, .row = id.number * lines_of_one_import_max + ordinal};
}

} // namespace

store::StoredLine seal_line(platform::Visit& visit, ImportId id, const Line& line) {
    return {.ordinal = line.ordinal,
            .line = line.line,
            .verdict = line.verdict,
            .flags = line.flags,
            .person = line.person,
            .decision = line.decision,
            .deed = 0,
            .details = platform::seal_field(visit, place_of("details", id, line.ordinal), write_details(line)),
            .before = {}};
}

Line open_line(platform::Visit& visit, ImportId id, const store::StoredLine& stored) {
    Line line{.ordinal = stored.ordinal,
              .line = stored.line,
              .verdict = stored.verdict,
              .flags = stored.flags,
              .person = stored.person,
              .decision = stored.decision};
    read_details(platform::open_field(visit, place_of("details", id, stored.ordinal), stored.details), line);
    if (stored.deed == static_cast<std::int64_t>(store::Deed::failed))
        line.notes.push_back({.kind = Note::Kind::failed, .detail = {}});
    return line;
}

db::Bytes seal_before(platform::Visit& visit, ImportId id, std::int64_t ordinal, const Before& before) {
    return platform::seal_field(visit, place_of("before", id, ordinal), write_before(before));
}

Before open_before(platform::Visit& visit, ImportId id, const store::StoredLine& line) {
    if (line.before.value.empty()) return {};
    return read_before(platform::open_field(visit, place_of("before", id, line.ordinal), line.before));
}

} // namespace imports
