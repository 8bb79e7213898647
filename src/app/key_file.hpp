// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The key file: 32 bytes in base64url on one line, mode 0600, beside the data folder and never in a backup. Its recovery
// code is the same key in words a person can copy: groups of four characters with a check at the end.
#include "base/crypto.hpp"
#include <optional>
#include <string>

namespace app {

std::string default_key_file(const std::string& data_directory); // "data" → "data.key"
base::Key read_key(const std::string& path);                     // BootError when it is missing or damaged
// A missing key is created only for a house without data: a new key for old data would lose every sealed field.
enum class Data { none, some };
base::Key read_or_create_key(const std::string& path, Data data);
void write_key_file(const std::string& path, const base::Key& key); // durable; refuses to write over one
std::string recovery_code(const base::Key& key);
std::optional<base::Key> parse_recovery_code(std::string_view code);

} // namespace app
