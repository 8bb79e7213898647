// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Long bytes sealed piece by piece with flat memory (libsodium's secretstream, XChaCha20-Poly1305): a piece that is
// changed, missing, doubled or out of order does not open, and neither does a stream without its last piece.
//
//   SealingStream out(key);  write(out.header());  write(out.seal(piece, Piece::more)); …  write(out.seal(rest, Piece::last));
#include "base/crypto.hpp"
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace base {

enum class Piece { more, last };

inline constexpr std::size_t stream_header_size = 24;
inline constexpr std::size_t stream_piece_overhead = 17; // what a sealed piece is longer

class SealingStream {
public:
    explicit SealingStream(const Key& key);
    ~SealingStream();
    const std::string& header() const { return header_; }
    std::string seal(std::string_view plain, Piece piece);

private:
    struct State;
    std::unique_ptr<State> state_;
    std::string header_;
};

class OpeningStream {
public:
    OpeningStream(const Key& key, std::string_view header); // throws std::invalid_argument when it has another size
    ~OpeningStream();
    std::optional<std::string> open(std::string_view sealed); // nothing: damaged, or of another key
    bool is_over() const { return is_over_; }                 // the last piece was opened

private:
    struct State;
    std::unique_ptr<State> state_;
    bool is_over_ = false;
};

} // namespace base
