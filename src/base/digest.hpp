// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// SHA-256 of bytes that come piece by piece.
#include <memory>
#include <string>
#include <string_view>

namespace base {

class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(Sha256&&) noexcept;
    Sha256& operator=(Sha256&&) noexcept;
    void add(std::string_view bytes);
    std::string hex(); // ends it

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace base
