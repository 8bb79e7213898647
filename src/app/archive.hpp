// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// One compressed tar (libarchive), written beside its final name and renamed when it is complete and on the disk.
#include <functional>
#include <memory>
#include <string>
#include <string_view>

struct archive;

namespace app {

class ArchiveWriter {
public:
    explicit ArchiveWriter(const std::string& path); // PATH.part until finish(); refuses to write over PATH
    ~ArchiveWriter();
    ArchiveWriter(const ArchiveWriter&) = delete;
    ArchiveWriter& operator=(const ArchiveWriter&) = delete;
    void add(const std::string& name, std::string_view bytes);
    void add_file(const std::string& name, const std::string& path);
    void finish(); // fsync, rename; without it nothing is left behind

private:
    std::string path_;
    std::string part_;
    int file_ = -1;
    ::archive* archive_ = nullptr;
    void add_header(const std::string& name, long long size);
    void write(std::string_view bytes);
};

// Every entry, in order: its name and a function that gives its bytes piece by piece until empty. Throws BootError when
// the file is damaged, is no archive, or holds anything but plain files.
using NextPiece = std::function<std::string_view()>;
void read_archive(const std::string& path,
                  const std::function<void(const std::string& name, const NextPiece& next)>& on_entry);

} // namespace app
