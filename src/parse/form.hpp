// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "parse/result.hpp"
#include "parse/url.hpp"
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What a browser sends with a form: application/x-www-form-urlencoded (WHATWG URL) or
// multipart/form-data (RFC 7578).
namespace parse {

struct FormLimits {
    std::size_t bytes_max = 16 * 1024 * 1024;      // the whole body
    std::size_t parts_max = 1000;                  // fields and files together
    std::size_t name_bytes_max = 200;              // a field's name, a file's name
    std::size_t field_bytes_max = 1024 * 1024;     // one field's value
    std::size_t file_bytes_max = 16 * 1024 * 1024; // one file
};

struct File {
    std::string name;     // of the field
    std::string filename; // as sent, without any folder; show it, never open a path with it
    std::string type;     // as the browser says it, lower case; not to be believed
    std::string bytes;
};

struct Form {
    std::vector<Pair> fields; // in order, names may repeat; values are UTF-8 without NUL
    std::vector<File> files;  // in order; a file input left empty is not there

    std::optional<std::string_view> find(std::string_view name) const;
    std::vector<std::string_view> all(std::string_view name) const;
    bool has(std::string_view name) const { return find(name).has_value(); }
    const File* find_file(std::string_view name) const;
};

// Chooses by the Content-Type header of the request; any other type is `unsupported`. Line
// endings inside values become "\n", as if typed here.
Result<Form> read_form(std::string_view content_type, std::string_view body, const FormLimits& limits = {});

Result<Form> read_urlencoded(std::string_view body, const FormLimits& limits = {});

Result<Form> read_multipart(std::string_view boundary, std::string_view body, const FormLimits& limits = {});

} // namespace parse
