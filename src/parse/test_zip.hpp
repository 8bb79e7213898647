// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <zlib.h>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Writes small zip archives, for tests of their readers.
namespace parse::testing {

inline std::string little_endian(unsigned long value, int bytes) {
    std::string text;
    for (int i = 0; i < bytes; ++i, value = i < 8 ? value >> 8 : 0) text += static_cast<char>(value & 0xFF);
    return text;
}

inline std::string deflated(std::string_view bytes) {
    z_stream stream{};
    deflateInit2(&stream, 9, Z_DEFLATED, -MAX_WBITS, 9, Z_DEFAULT_STRATEGY);
    std::string out(deflateBound(&stream, bytes.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

inline std::string zip(const std::vector<std::pair<std::string, std::string>>& members) {
    std::string archive;
    std::string directory;
    for (const auto& [name, content] : members) {
        const std::string packed = deflated(content);
        const auto checksum = crc32_z(0, reinterpret_cast<const Bytef*>(content.data()), content.size());
        const std::string common = little_endian(20, 2) + little_endian(0, 2) + little_endian(8, 2) +
                                   little_endian(0, 4) + little_endian(checksum, 4) + little_endian(packed.size(), 4) +
                                   little_endian(content.size(), 4) + little_endian(name.size(), 2) +
                                   little_endian(0, 2);
        directory +=
            "PK\1\2" + little_endian(20, 2) + common + little_endian(0, 10) + little_endian(archive.size(), 4) + name;
        archive += "PK\3\4" + common + name + packed;
    }
    const auto at = archive.size();
    return archive + directory + "PK\5\6" + little_endian(0, 4) + little_endian(members.size(), 2) +
           little_endian(members.size(), 2) + little_endian(directory.size(), 4) + little_endian(at, 4) +
           little_endian(0, 2);
}

} // namespace parse::testing
