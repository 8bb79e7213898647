// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/sealed_file.hpp"
#include "app/boot.hpp"
#include <unistd.h>
#include <algorithm>
#include <cerrno>
#include <cstring>

namespace app {

namespace {

constexpr std::string_view first_line = "guilde sealed 1\n";
constexpr std::size_t mark_size = 16;
constexpr std::size_t piece_size = 1 << 16;

base::Key stream_key(const base::Key& house_key) {
    return house_key.derive("backup");
}

} // namespace

std::string key_mark(const base::Key& house_key) {
    return base::keyed_hash(house_key.derive("mark").bytes(), "guilde").substr(0, mark_size);
}

bool is_sealed_file(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::string line(first_line.size(), '\0');
    in.read(line.data(), static_cast<std::streamsize>(line.size()));
    return in && line == first_line;
}

SealedFileWriter::SealedFileWriter(int file, const base::Key& house_key) : file_(file), stream_(stream_key(house_key)) {
    put(std::string(first_line) + key_mark(house_key) + "\n" + stream_.header());
}

void SealedFileWriter::put(std::string_view bytes) {
    while (!bytes.empty()) {
        auto written = ::write(file_, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) throw BootError(std::string("the backup cannot be written: ") + std::strerror(errno));
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

void SealedFileWriter::write(std::string_view bytes) {
    waiting_ += bytes;
    std::size_t at = 0;
    for (; waiting_.size() - at > piece_size; at += piece_size)
        put(stream_.seal(std::string_view(waiting_).substr(at, piece_size), base::Piece::more));
    waiting_.erase(0, at);
}

void SealedFileWriter::finish() {
    put(stream_.seal(waiting_, base::Piece::last));
    waiting_.clear();
}

SealedFileReader::SealedFileReader(const std::string& path, std::span<const base::Key> house_keys)
    : in_(path, std::ios::binary) {
    std::string head(first_line.size() + mark_size + 1 + base::stream_header_size, '\0');
    in_.read(head.data(), static_cast<std::streamsize>(head.size()));
    if (!in_ || !head.starts_with(first_line)) throw BootError("this file is not sealed, or is cut short: " + path);
    auto mark = head.substr(first_line.size(), mark_size);
    auto key = std::ranges::find(house_keys, mark, key_mark);
    if (key == house_keys.end())
        throw BootError(
            "this file was sealed with another key than the key file's: put that key file back, or make it "
            "again with `guilde key restore CODE`");
    stream_ = std::make_unique<base::OpeningStream>(stream_key(*key),
                                                    std::string_view(head).substr(first_line.size() + mark_size + 1));
}

std::string_view SealedFileReader::read() {
    while (!stream_->is_over()) {
        std::string sealed(piece_size + base::stream_piece_overhead, '\0');
        in_.read(sealed.data(), static_cast<std::streamsize>(sealed.size()));
        sealed.resize(static_cast<std::size_t>(in_.gcount()));
        auto plain = stream_->open(sealed);
        if (!plain) throw BootError("this sealed file is damaged or cut short");
        piece_ = std::move(*plain);
        if (!piece_.empty()) return piece_;
    }
    if (in_.peek() != std::ifstream::traits_type::eof()) throw BootError("this sealed file has more than it should");
    return {};
}

} // namespace app
