// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The key file: 32 bytes in base64url on one line, mode 0600, beside the data folder and never in a backup. While a key is
// being renewed a second line holds the former one. The recovery code is the same key in words a person can copy: groups
// of four characters with a check at the end.
#include "app/boot.hpp"
#include "base/crypto.hpp"
#include <optional>
#include <string>
#include <vector>

namespace app {

std::string default_key_file(const std::string& data_directory); // "data" → "data.key"
std::string key_file_of(const Settings& settings);
base::Key read_key(const std::string& path);               // BootError when it is missing or damaged
std::vector<base::Key> read_keys(const std::string& path); // the house's key, then the former one if there is any
// A missing key is created only for a house without data: a new key for old data would lose every sealed field.
enum class Data { none, some };
base::Key read_or_create_key(const std::string& path, Data data);
void write_key_file(const std::string& path, const base::Key& key); // durable; refuses to write over one
// Durable, in one step: the former file or the new one is there, never half of it.
void replace_key_file(const std::string& path, const std::vector<base::Key>& keys);
std::string recovery_code(const base::Key& key);
std::optional<base::Key> parse_recovery_code(std::string_view code);

} // namespace app
