// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/zip.hpp"
#include <zlib.h>
#include <algorithm>

namespace parse {

namespace {

constexpr std::size_t end_record_bytes = 22;
constexpr std::size_t comment_bytes_max = 65535;
constexpr std::size_t directory_entry_bytes = 46;
constexpr std::size_t local_header_bytes = 30;
constexpr std::size_t members_max = 10'000;
constexpr unsigned stored = 0;
constexpr unsigned deflated = 8;

Problem malformed() {
    return {ProblemKind::malformed, base::say("This is not a complete zip archive.")};
}
Problem too_large() {
    return {ProblemKind::too_large, base::say("This file is too large once unpacked.")};
}
Problem unsupported() {
    return {ProblemKind::unsupported, base::say("This archive is encrypted or of an unknown kind.")};
}

// Little-endian; the caller has checked that the bytes are there.
unsigned long number_at(std::string_view bytes, std::size_t at, std::size_t length) {
    unsigned long value = 0;
    for (std::size_t i = length; i > 0; --i) {
        value = value << 8 | static_cast<unsigned char>(bytes[at + i - 1]);
    }
    return value;
}
unsigned short_at(std::string_view bytes, std::size_t at) {
    return static_cast<unsigned>(number_at(bytes, at, 2));
}

bool is_there(std::string_view bytes, std::size_t at, std::size_t length) {
    return at <= bytes.size() && length <= bytes.size() - at;
}

std::size_t end_record_at(std::string_view bytes) {
    if (bytes.size() < end_record_bytes) return bytes.npos;
    const std::size_t at = bytes.rfind("PK\5\6", bytes.size() - end_record_bytes);
    const bool near_end = at != bytes.npos && bytes.size() - at <= end_record_bytes + comment_bytes_max;
    return near_end ? at : bytes.npos;
}

Result<std::string> inflate_all(std::string_view packed, std::size_t bytes) {
    std::string out(bytes, '\0');
    z_stream stream{};
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return malformed();
    // zlib never writes through next_in.
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const int status = inflate(&stream, Z_FINISH);
    const bool complete = status == Z_STREAM_END && stream.total_out == bytes;
    inflateEnd(&stream);
    if (!complete) return malformed();
    return out;
}

} // namespace

Result<ZipReader> ZipReader::open(std::string_view bytes) {
    const std::size_t end = end_record_at(bytes);
    if (end == bytes.npos) return malformed();
    const std::size_t count = short_at(bytes, end + 10);
    std::size_t at = number_at(bytes, end + 16, 4);
    if (count > members_max) return too_large();
    ZipReader reader;
    reader.bytes_ = bytes;
    for (std::size_t i = 0; i < count; ++i) {
        const bool entry = is_there(bytes, at, directory_entry_bytes) && bytes.substr(at, 4) == "PK\1\2";
        if (!entry) return malformed();
        const std::size_t name_bytes = short_at(bytes, at + 28);
        const std::size_t rest_bytes = short_at(bytes, at + 30) + short_at(bytes, at + 32);
        if (!is_there(bytes, at + directory_entry_bytes, name_bytes)) return malformed();
        if ((short_at(bytes, at + 8) & 1u) != 0) return unsupported();
        std::string name(bytes.substr(at + directory_entry_bytes, name_bytes));
        reader.members_.insert_or_assign(
            std::move(name),
            Member{number_at(bytes, at + 42, 4), number_at(bytes, at + 20, 4), number_at(bytes, at + 24, 4),
                   number_at(bytes, at + 16, 4), short_at(bytes, at + 10)});
        at += directory_entry_bytes + name_bytes + rest_bytes;
    }
    return reader;
}

std::vector<std::string_view> ZipReader::names() const {
    std::vector<std::string_view> out;
    for (const auto& [name, member] : members_) out.push_back(name);
    return out;
}

Result<std::string> ZipReader::read(std::string_view name, std::size_t bytes_max) const {
    const auto found = members_.find(name);
    if (found == members_.end()) return malformed();
    const Member& member = found->second;
    if (member.unpacked_bytes > bytes_max) return too_large();
    const bool header =
        is_there(bytes_, member.header_at, local_header_bytes) && bytes_.substr(member.header_at, 4) == "PK\3\4";
    if (!header) return malformed();
    const std::size_t from = member.header_at + local_header_bytes + short_at(bytes_, member.header_at + 26) +
                             short_at(bytes_, member.header_at + 28);
    if (!is_there(bytes_, from, member.packed_bytes)) return malformed();
    const std::string_view packed = bytes_.substr(from, member.packed_bytes);
    if (member.method != stored && member.method != deflated) return unsupported();
    // Deflate packs at best about 1032 to 1: a size beyond that is a lie, not to be allocated.
    constexpr std::size_t best_ratio = 1040;
    if (member.unpacked_bytes > (packed.size() + 1) * best_ratio) return malformed();
    Result<std::string> out =
        member.method == stored ? Result<std::string>(std::string(packed)) : inflate_all(packed, member.unpacked_bytes);
    if (!out) return out;
    const auto checksum = crc32_z(0, reinterpret_cast<const Bytef*>(out->data()), out->size());
    if (out->size() != member.unpacked_bytes || checksum != member.checksum) return malformed();
    return out;
}

} // namespace parse
