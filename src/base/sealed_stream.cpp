// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/sealed_stream.hpp"
#include <sodium.h>
#include <stdexcept>

namespace base {

namespace {

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}
unsigned char* bytes_of(std::string& text) {
    return reinterpret_cast<unsigned char*>(text.data());
}
static_assert(crypto_secretstream_xchacha20poly1305_HEADERBYTES == stream_header_size);
static_assert(crypto_secretstream_xchacha20poly1305_ABYTES == stream_piece_overhead);

} // namespace

struct SealingStream::State {
    crypto_secretstream_xchacha20poly1305_state stream;
};
struct OpeningStream::State {
    crypto_secretstream_xchacha20poly1305_state stream;
};

SealingStream::SealingStream(const Key& key) : state_(std::make_unique<State>()), header_(stream_header_size, '\0') {
    crypto_secretstream_xchacha20poly1305_init_push(&state_->stream, bytes_of(header_),
                                                    bytes_of(std::string_view(key.bytes())));
}
SealingStream::~SealingStream() = default;

std::string SealingStream::seal(std::string_view plain, Piece piece) {
    std::string out(plain.size() + stream_piece_overhead, '\0');
    auto tag = piece == Piece::last ? crypto_secretstream_xchacha20poly1305_tag_final()
                                    : crypto_secretstream_xchacha20poly1305_tag_message();
    crypto_secretstream_xchacha20poly1305_push(&state_->stream, bytes_of(out), nullptr, bytes_of(plain), plain.size(),
                                               nullptr, 0, tag);
    return out;
}

OpeningStream::OpeningStream(const Key& key, std::string_view header) : state_(std::make_unique<State>()) {
    if (header.size() != stream_header_size) throw std::invalid_argument("a sealed stream's header has 24 bytes");
    crypto_secretstream_xchacha20poly1305_init_pull(&state_->stream, bytes_of(header),
                                                    bytes_of(std::string_view(key.bytes())));
}
OpeningStream::~OpeningStream() = default;

std::optional<std::string> OpeningStream::open(std::string_view sealed) {
    if (is_over_ || sealed.size() < stream_piece_overhead) return std::nullopt;
    std::string out(sealed.size() - stream_piece_overhead, '\0');
    unsigned char tag = 0;
    if (crypto_secretstream_xchacha20poly1305_pull(&state_->stream, bytes_of(out), nullptr, &tag, bytes_of(sealed),
                                                   sealed.size(), nullptr, 0) != 0)
        return std::nullopt;
    is_over_ = tag == crypto_secretstream_xchacha20poly1305_tag_final();
    return out;
}

} // namespace base
