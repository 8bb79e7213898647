// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The built front end, answered from memory: strong ETags, the variant the browser reads best, and
// a year of cache for files whose name carries a hash of their content.
#include "embedded/embedded.hpp"
#include "http/compress.hpp"
#include "http/request.hpp"
#include "http/response.hpp"
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace http {

class StaticFiles {
public:
    // Of these files, those under static/; a file may have .br and .gz sisters. The bytes must
    // outlive this object (embedded::files() does).
    explicit StaticFiles(std::span<const embedded::File> files);

    // Answers with a file by its path ("static/assets/app-4fGh81_x.js"), 304 when the browser has it
    // already; nothing when there is no such file.
    std::optional<Response> find(const Request& request, std::string_view path) const;

private:
    struct Variant {
        std::string_view bytes;
        std::string tag; // with its quotes
    };
    using Variants = std::map<Coding, Variant>;

    std::map<std::string, Variants, std::less<>> files_;
};

// By the ending of the name; application/octet-stream when unknown.
std::string_view content_type_of(std::string_view path);

// Does the name carry a hash ("assets/app-4fGh81_x.js"), so that its content never changes?
bool is_hashed_name(std::string_view path);

} // namespace http
