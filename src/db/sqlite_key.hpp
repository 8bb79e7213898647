// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The encryption of a whole SQLite file (SQLite3 Multiple Ciphers). A plain file says so in its first bytes; a sealed one
// is random from the first.
#include <string>

namespace db {

// Never asked of a file that this process has open: closing any descriptor of a file gives up every lock the process
// holds on it (fcntl(2)), and another program would take itself for the last one and remove the write-ahead log.
enum class FileForm { absent, plain, sealed };
FileForm form_of_file(const std::string& path);

bool opens_with(const std::string& path, const std::string& key);  // empty: plain
void check_alone(const std::string& path, const std::string& key); // throws Error while another program has it open

// The same database under another key (32 bytes; empty: plain), made beside the file, looked through, then put in its place
// in one step. Throws Error, and changes nothing, while another program has it open.
void change_file_key(const std::string& path, const std::string& from_key, const std::string& to_key);

} // namespace db
