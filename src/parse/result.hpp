// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "base/message.hpp"
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

// What every reader of this folder hands back. Bytes from outside are never trusted: a reader
// does not throw for bad bytes and does not crash; it returns a value or a Problem.
namespace parse {

enum class ProblemKind {
    malformed,   // the bytes do not follow their format
    too_large,   // a limit was passed (bytes, rows, parts, depth …)
    unsupported, // well formed, but something this program does not read
};

// Why a reading failed, and where. Lines and columns count from 1; 0 means "not known".
// Columns count bytes. The message may be shown to the person who sent the bytes.
struct Problem {
    ProblemKind kind = ProblemKind::malformed;
    base::Message message;
    std::size_t line = 0;
    std::size_t column = 0;
};

// A value or a problem: if (auto form = read_multipart(...)) use(*form); else show(form.problem).
template <typename Value>
struct Result {
    std::optional<Value> value;
    Problem problem;

    Result(Value read) : value(std::move(read)) {}
    Result(Problem why) : problem(std::move(why)) {}

    explicit operator bool() const { return value.has_value(); }
    Value& operator*() { return *value; }
    const Value& operator*() const { return *value; }
    Value* operator->() { return &*value; }
    const Value* operator->() const { return &*value; }
};

// One row of a table read from a file (CSV or spreadsheet). `line` is where the row starts in
// the file, counted from 1, so that a report can point at it.
struct Row {
    std::size_t line = 0;
    std::vector<std::string> cells;

    bool operator==(const Row&) const = default;
};

} // namespace parse
