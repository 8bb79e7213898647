// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/archive.hpp"
#include "app/boot.hpp"
#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cerrno>
#include <filesystem>
#include <fstream>

namespace app {

namespace {

void sync_path(const std::string& path) {
    int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0 || ::fsync(file) != 0) throw BootError("the backup could not be put on the disk: " + path);
    ::close(file);
}

} // namespace

ArchiveWriter::ArchiveWriter(const std::string& path, const std::optional<base::Key>& house_key)
    : path_(path), part_(path + ".part") {
    if (std::filesystem::exists(path)) throw BootError("there is a file already: " + path);
    // Everything about everybody is in it: nobody else on this machine reads it.
    file_ = ::open(part_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file_ < 0 || ::fchmod(file_, 0600) != 0) throw BootError("the backup cannot be written: " + part_);
    if (house_key) sealed_ = std::make_unique<SealedFileWriter>(file_, *house_key);
    open();
}

void ArchiveWriter::open() {
    archive_ = archive_write_new();
    archive_write_add_filter_gzip(archive_);
    archive_write_set_format_pax_restricted(archive_);
    auto status = sealed_ ? archive_write_open(archive_, this, nullptr, write_sealed, nullptr)
                          : archive_write_open_fd(archive_, file_);
    if (status != ARCHIVE_OK) fail();
}

// libarchive is C: nothing may be thrown through it.
la_ssize_t ArchiveWriter::write_sealed(::archive* archive, void* writer, const void* bytes, std::size_t size) {
    auto& self = *static_cast<ArchiveWriter*>(writer);
    try {
        self.sealed_->write({static_cast<const char*>(bytes), size});
        return static_cast<la_ssize_t>(size);
    } catch (const std::exception& error) {
        self.sealing_fault_ = error.what();
        archive_set_error(archive, EIO, "%s", error.what());
        return -1;
    }
}

void ArchiveWriter::fail() const {
    if (!sealing_fault_.empty()) throw BootError(sealing_fault_);
    auto* said = archive_error_string(archive_);
    throw BootError("the backup cannot be written: " + std::string(said ? said : "the disk is full"));
}

ArchiveWriter::~ArchiveWriter() {
    if (archive_) archive_write_free(archive_);
    if (file_ >= 0) ::close(file_);
    std::error_code ignored;
    std::filesystem::remove(part_, ignored);
}

void ArchiveWriter::add_header(const std::string& name, long long size) {
    auto* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_size(entry, size);
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0600);
    auto status = archive_write_header(archive_, entry);
    archive_entry_free(entry);
    if (status != ARCHIVE_OK) fail();
}

void ArchiveWriter::write(std::string_view bytes) {
    if (archive_write_data(archive_, bytes.data(), bytes.size()) != static_cast<la_ssize_t>(bytes.size())) fail();
}

void ArchiveWriter::add(const std::string& name, std::string_view bytes) {
    add_header(name, static_cast<long long>(bytes.size()));
    write(bytes);
}

void ArchiveWriter::add_file(const std::string& name, const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) throw BootError("cannot be read: " + path);
    add_header(name, static_cast<long long>(std::filesystem::file_size(path)));
    std::string piece(1 << 20, '\0'); // what grew meanwhile is left out: the header said how much comes
    while (in) {
        in.read(piece.data(), static_cast<std::streamsize>(piece.size()));
        if (in.gcount() > 0) write(std::string_view(piece).substr(0, static_cast<std::size_t>(in.gcount())));
    }
}

std::uintmax_t ArchiveWriter::finish() {
    if (archive_write_close(archive_) != ARCHIVE_OK) fail();
    if (sealed_) sealed_->finish();
    archive_write_free(archive_);
    archive_ = nullptr;
    sync_path(part_);
    std::filesystem::rename(part_, path_);
    auto folder = std::filesystem::absolute(path_).parent_path().string();
    sync_path(folder);
    return std::filesystem::file_size(path_);
}

namespace {

la_ssize_t read_sealed(::archive* archive, void* reader, const void** bytes) {
    try {
        auto piece = static_cast<SealedFileReader*>(reader)->read();
        *bytes = piece.data();
        return static_cast<la_ssize_t>(piece.size());
    } catch (const std::exception& error) {
        archive_set_error(archive, EIO, "%s", error.what());
        return -1;
    }
}

} // namespace

void read_archive(const std::string& path, std::span<const base::Key> house_keys,
                  const std::function<void(const std::string& name, const NextPiece& next)>& on_entry) {
    std::unique_ptr<::archive, int (*)(::archive*)> in(archive_read_new(), archive_read_free);
    archive_read_support_filter_gzip(in.get());
    archive_read_support_format_tar(in.get());
    auto fail = [&] { throw BootError("the backup cannot be read: " + std::string(archive_error_string(in.get()))); };
    std::unique_ptr<SealedFileReader> sealed;
    if (is_sealed_file(path)) sealed = std::make_unique<SealedFileReader>(path, house_keys);
    auto opened = sealed ? archive_read_open(in.get(), sealed.get(), nullptr, read_sealed, nullptr)
                         : archive_read_open_filename(in.get(), path.c_str(), 1 << 16);
    if (opened != ARCHIVE_OK) fail();
    archive_entry* entry = nullptr;
    for (;;) {
        auto status = archive_read_next_header(in.get(), &entry);
        if (status == ARCHIVE_EOF) {
            while (sealed && !sealed->read().empty()) {
            } // cut after the last entry is cut all the same
            return;
        }
        if (status != ARCHIVE_OK) fail();
        std::string piece(1 << 16, '\0');
        const char* name = archive_entry_pathname(entry);
        if (!name || archive_entry_filetype(entry) != AE_IFREG)
            throw BootError("this backup holds what does not belong there");
        on_entry(name, [&]() -> std::string_view {
            auto size = archive_read_data(in.get(), piece.data(), piece.size());
            if (size < 0) fail();
            return std::string_view(piece).substr(0, static_cast<std::size_t>(size));
        });
    }
}

} // namespace app
