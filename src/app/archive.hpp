// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// One compressed tar (libarchive), written beside its final name and renamed when it is complete and on the disk; sealed
// with the house's key when one is given.
#include "app/sealed_file.hpp"
#include <sys/types.h>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

struct archive;
using la_ssize_t = ssize_t;

namespace app {

class ArchiveWriter {
public:
    // PATH.part until finish(); refuses to write over PATH.
    explicit ArchiveWriter(const std::string& path, const std::optional<base::Key>& house_key = std::nullopt);
    ~ArchiveWriter();
    ArchiveWriter(const ArchiveWriter&) = delete;
    ArchiveWriter& operator=(const ArchiveWriter&) = delete;
    void add(const std::string& name, std::string_view bytes);
    void add_file(const std::string& name, const std::string& path);
    std::uintmax_t finish(); // its size; fsync, rename; without it nothing is left behind

private:
    std::string path_;
    std::string part_;
    int file_ = -1;
    std::unique_ptr<SealedFileWriter> sealed_;
    std::string sealing_fault_;
    ::archive* archive_ = nullptr;
    void open();
    static la_ssize_t write_sealed(::archive* archive, void* writer, const void* bytes, std::size_t size);
    [[noreturn]] void fail() const;
    void add_header(const std::string& name, long long size);
    void write(std::string_view bytes);
};

// Every entry, in order: its name and a function that gives its bytes piece by piece until empty. Throws BootError when
// the file is damaged, is no archive, or holds anything but plain files.
using NextPiece = std::function<std::string_view()>;
// A sealed one is opened with whichever of `house_keys` made it.
void read_archive(const std::string& path, std::span<const base::Key> house_keys,
                  const std::function<void(const std::string& name, const NextPiece& next)>& on_entry);

} // namespace app
