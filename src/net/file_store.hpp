// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Bytes too large for the database, in a folder, named by their own SHA-256. put() is durable when it returns
// (temporary file, fsync, rename, fsync of the folder); the row that names it is written after. What is not the name
// of a file (64 lower-case hexadecimal digits) finds nothing and removes nothing. A failing disk is std::system_error.
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace net {

class FileStore {
public:
    virtual ~FileStore() = default;
    virtual std::string put(std::string_view bytes) = 0; // its name: 64 hexadecimal digits
    virtual std::optional<std::string> get(const std::string& name) const = 0;
    virtual void remove(const std::string& name) = 0;
    virtual std::vector<std::string> list() const = 0;
};

std::unique_ptr<FileStore> open_file_store(const std::string& directory);
std::unique_ptr<FileStore> open_memory_file_store();

} // namespace net
