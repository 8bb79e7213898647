// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// A file sealed with the house's key: one line that says so, one that says which key (sixteen digits, which tell nothing
// of the key), then base/sealed_stream. Written and read piece by piece.
#include "base/sealed_stream.hpp"
#include <cstdio>
#include <fstream>
#include <span>
#include <string>
#include <string_view>

namespace app {

std::string key_mark(const base::Key& house_key); // the sixteen digits
bool is_sealed_file(const std::string& path);

class SealedFileWriter {
public:
    SealedFileWriter(int file, const base::Key& house_key); // writes to an open file, which stays the caller's
    void write(std::string_view bytes);
    void finish();

private:
    void put(std::string_view bytes);
    int file_;
    base::SealingStream stream_;
    std::string waiting_;
};

class SealedFileReader {
public:
    // Throws BootError when none of the keys made it.
    SealedFileReader(const std::string& path, std::span<const base::Key> house_keys);
    std::string_view read(); // empty: it is over, and whole; throws BootError when it is damaged or cut

private:
    std::ifstream in_;
    std::unique_ptr<base::OpeningStream> stream_;
    std::string piece_;
};

} // namespace app
