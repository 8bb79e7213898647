// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// One open connection, SQLite or PostgreSQL, behind the same few words. Parameters are $1…$n; rows come back as plain
// structs whose fields stand in the order of the columns (Boost.PFR). Statements are prepared once per connection.
//
//   struct Row { SpaceId id; std::string name; std::optional<base::Instant> closed_at; };
//   auto rows = db.all<Row>(list_spaces, viewer, 50);
//
// Errors: db::Error (a bug or a broken machine), db::Duplicate (a unique index refused; actions turn it into words).
#include "base/id.hpp"
#include "base/money.hpp"
#include "base/time.hpp"
#include "db/query.hpp"
#include <boost/pfr/core.hpp>
#include <functional>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

namespace db {

enum class Engine { sqlite, postgres };

struct Bytes { // BYTES columns
    std::string value;
    auto operator<=>(const Bytes&) const = default;
};
struct BytesView {
    std::string_view value;
};
using Value = std::variant<std::monostate, std::int64_t, double, bool, std::string_view, BytesView>;

struct Error : std::runtime_error {
    using std::runtime_error::runtime_error;
};
struct Duplicate : Error { // unique constraint
    using Error::Error;
};
struct Retry : Error { // serialization failure, deadlock, busy: the same act may be run again
    using Error::Error;
};
struct DiskFull : Error { // nothing was written; room must be made first
    using Error::Error;
};

class Row { // valid during the callback only
public:
    virtual bool is_null(int column) const = 0;
    virtual std::int64_t int64(int column) const = 0;
    virtual double real(int column) const = 0;
    virtual bool boolean(int column) const = 0;
    virtual std::string_view text(int column) const = 0;
    virtual std::string bytes(int column) const = 0;

protected:
    ~Row() = default;
};

namespace detail {
template <class T>
struct IsId : std::false_type {};
template <class Tag>
struct IsId<base::Id<Tag>> : std::true_type {};
template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {};

inline Value to_value(bool v) {
    return v;
}
template <std::integral I>
    requires(!std::same_as<I, bool>)
Value to_value(I v) {
    return static_cast<std::int64_t>(v);
}
inline Value to_value(double v) {
    return v;
}
inline Value to_value(std::string_view v) {
    return v;
}
inline Value to_value(const std::string& v) {
    return std::string_view(v);
}
inline Value to_value(const char* v) {
    return std::string_view(v);
}
inline Value to_value(const Bytes& v) {
    return BytesView{v.value};
}
inline Value to_value(std::nullopt_t) {
    return {};
}
inline Value to_value(base::Instant v) {
    return v.milliseconds;
}
inline Value to_value(base::Day v) {
    return v.number;
}
inline Value to_value(base::Money v) {
    return v.cents;
}
inline Value to_value(base::PublicId v) {
    return v.number;
}
template <class Tag>
Value to_value(base::Id<Tag> v) {
    return v.number;
}
template <class E>
    requires std::is_enum_v<E>
Value to_value(E v) {
    return static_cast<std::int64_t>(v);
}
template <class T>
Value to_value(const std::optional<T>& v) {
    return v ? to_value(*v) : Value{};
}

template <class T>
inline constexpr bool is_scalar =
    std::is_arithmetic_v<T> || std::is_enum_v<T> || std::same_as<T, std::string> || std::same_as<T, Bytes> ||
    std::same_as<T, base::Instant> || std::same_as<T, base::Day> || std::same_as<T, base::Money> ||
    std::same_as<T, base::PublicId> || IsId<T>::value || IsOptional<T>::value;

template <class T>
T get(const Row& row, int column) {
    if constexpr (IsOptional<T>::value) {
        if (row.is_null(column)) return std::nullopt;
        return get<typename T::value_type>(row, column);
    } else {
        if (row.is_null(column)) throw Error("unexpected NULL in column " + std::to_string(column));
        if constexpr (std::same_as<T, bool>)
            return row.boolean(column);
        else if constexpr (std::integral<T> || std::is_enum_v<T>)
            return static_cast<T>(row.int64(column));
        else if constexpr (std::floating_point<T>)
            return static_cast<T>(row.real(column));
        else if constexpr (std::same_as<T, Bytes>)
            return Bytes{row.bytes(column)};
        else if constexpr (std::same_as<T, std::string>)
            return std::string(row.text(column));
        else
            return T{row.int64(column)}; // Id, Instant, Day, Money, PublicId: one integer inside
    }
}
template <class T>
T read(const Row& row) {
    if constexpr (is_scalar<T>)
        return get<T>(row, 0);
    else {
        T out;
        boost::pfr::for_each_field(out, [&](auto& field, std::size_t index) {
            field = get<std::decay_t<decltype(field)>>(row, static_cast<int>(index));
        });
        return out;
    }
}
} // namespace detail

class Connection {
public:
    virtual ~Connection() = default;
    virtual Engine engine() const = 0;
    // Runs one statement; returns the number of rows it changed.
    virtual std::int64_t execute(const Query& query, std::span<const Value> parameters,
                                 const std::function<void(const Row&)>& on_row) = 0;
    // Several statements without parameters: migrations, BEGIN, PRAGMA.
    virtual void script(const std::string& sql) = 0;
    // Checks that a statement is valid here without running it.
    virtual void prepare(const Query& query) = 0;

    template <class... A>
    std::int64_t run(const Query& query, const A&... arguments) {
        Value values[] = {detail::to_value(arguments)..., Value{}};
        return execute(query, std::span<const Value>(values, sizeof...(A)), {});
    }
    template <class T, class... A>
    std::vector<T> all(const Query& query, const A&... arguments) {
        std::vector<T> out;
        Value values[] = {detail::to_value(arguments)..., Value{}};
        execute(query, std::span<const Value>(values, sizeof...(A)),
                [&](const Row& row) { out.push_back(detail::read<T>(row)); });
        return out;
    }
    // The first row, or nothing.
    template <class T, class... A>
    std::optional<T> find(const Query& query, const A&... arguments) {
        std::optional<T> out;
        Value values[] = {detail::to_value(arguments)..., Value{}};
        execute(query, std::span<const Value>(values, sizeof...(A)), [&](const Row& row) {
            if (!out) out = detail::read<T>(row);
        });
        return out;
    }
    // A row that must exist.
    template <class T, class... A>
    T get(const Query& query, const A&... arguments) {
        auto out = find<T>(query, arguments...);
        if (!out) throw Error("no row: " + std::string(query.name));
        return std::move(*out);
    }
    // A run-time number of parameters, for generated lists: IN ($1, $2, …). Ids only; see db/list.hpp.
    template <class T>
    std::vector<T> all_of(const Query& query, std::span<const Value> parameters) {
        std::vector<T> out;
        execute(query, parameters, [&](const Row& row) { out.push_back(detail::read<T>(row)); });
        return out;
    }
};

} // namespace db
