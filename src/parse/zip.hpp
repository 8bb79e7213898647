// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "parse/result.hpp"
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

// Reads zip archives held in memory (PKWARE APPNOTE 6.3): stored and deflated members, sizes
// believed only as far as they prove true. No encryption, no ZIP64, no archive in pieces.
namespace parse {

class ZipReader {
public:
    // The bytes must outlive the reader. At most 10,000 members.
    static Result<ZipReader> open(std::string_view bytes);

    std::vector<std::string_view> names() const;
    bool has(std::string_view name) const { return members_.contains(name); }

    // A member unpacked; a problem when it is absent, broken or larger than allowed.
    Result<std::string> read(std::string_view name, std::size_t bytes_max) const;

private:
    struct Member {
        std::size_t header_at; // of the local header
        std::size_t packed_bytes;
        std::size_t unpacked_bytes;
        unsigned long checksum;
        unsigned method;
    };

    std::string_view bytes_;
    std::map<std::string, Member, std::less<>> members_;
};

} // namespace parse
