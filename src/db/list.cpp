// SPDX-License-Identifier: AGPL-3.0-or-later
#include "db/list.hpp"
#include <charconv>
#include <map>
#include <memory>
#include <mutex>
#include <tuple>

namespace db {
namespace {

constexpr std::string_view mark = ":ids";
constexpr std::size_t size_max = 512;

std::string expand(std::string_view text, std::size_t size, std::size_t before) {
    const auto at = text.find(mark);
    if (at == std::string_view::npos || text.find(mark, at + mark.size()) != std::string_view::npos)
        throw Error("a list query holds (:ids) once: " + std::string(text));
    std::string out(text.substr(0, at));
    for (std::size_t i = 1; i <= size; ++i) {
        if (i > 1) out += ", ";
        out += '$';
        out += std::to_string(before + i);
    }
    out += text.substr(at + mark.size());
    return out;
}

std::size_t highest_parameter(std::string_view text) {
    std::size_t highest = 0;
    for (std::size_t i = 0; (i = text.find('$', i)) != std::string_view::npos; ++i) {
        std::size_t number = 0;
        std::from_chars(text.data() + i + 1, text.data() + text.size(), number);
        highest = std::max(highest, number);
    }
    return highest;
}

struct Padded {
    std::string name, text, postgres;
    Query query;
};

// Texts made at run time live as long as the program, because prepared statements and log lines
// refer to them. Their number is bounded by (list queries in the source) × 10 sizes.
class PaddedQueries {
public:
    const Query& find(const Query& query, std::size_t size, std::size_t before) {
        const std::lock_guard lock(mutex_);
        auto& entry = entries_[{std::string(query.name), std::string(query.text), size, before}];
        if (!entry) entry = make(query, size, before);
        return entry->query;
    }

private:
    static std::unique_ptr<Padded> make(const Query& query, std::size_t size, std::size_t before) {
        auto out = std::make_unique<Padded>();
        out->name = std::string(query.name) + "/" + std::to_string(size);
        out->text = expand(query.text, size, before);
        if (!query.postgres.empty()) out->postgres = expand(query.postgres, size, before);
        out->query = {out->name, out->text, out->postgres};
        return out;
    }
    std::mutex mutex_;
    std::map<std::tuple<std::string, std::string, std::size_t, std::size_t>, std::unique_ptr<Padded>> entries_;
};

} // namespace

std::size_t padded_size(std::size_t count) {
    std::size_t size = 1;
    while (size < count && size < size_max) size *= 2;
    return size;
}

const Query& padded(const Query& query, std::size_t size, std::size_t parameters_before) {
    static PaddedQueries queries;
    return queries.find(query, size, parameters_before);
}

const Query& with_one_id(const Query& query) {
    if (query.text.find(mark) == std::string_view::npos) return query;
    return padded(query, 1, highest_parameter(query.text));
}

} // namespace db
