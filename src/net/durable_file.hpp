// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The steps that make a file survive a power cut: write a temporary file and fsync it, give it its name (rename or
// link), fsync the folder. Shared by the file store and the mail folder. Failures throw std::system_error.
#include <optional>
#include <string>
#include <string_view>

namespace net {

// A new file in `folder`, readable by its owner only, its bytes already on the disk; gives its path.
std::string write_temporary(const std::string& folder, std::string_view bytes);
void sync_file(const std::string& path);
void sync_folder(const std::string& path);
// Creates the folder (owner only) unless it is there, and makes its entry in the parent durable.
void create_folder(const std::string& path);
std::optional<std::string> read_file(const std::string& path); // nothing when there is none

} // namespace net
