// SPDX-License-Identifier: AGPL-3.0-or-later
#include "net/file_type.hpp"
#include <magic.h>
#include <memory>
#include <mutex>
#include <stdexcept>

namespace net {
namespace {

struct Close {
    void operator()(magic_t cookie) const { magic_close(cookie); }
};
using Cookie = std::unique_ptr<std::remove_pointer_t<magic_t>, Close>;

Cookie open_magic() {
    // Neither unpacks anything nor follows what the bytes point at.
    Cookie cookie(magic_open(MAGIC_MIME_TYPE | MAGIC_NO_CHECK_COMPRESS | MAGIC_NO_CHECK_TAR | MAGIC_NO_CHECK_ELF));
    if (!cookie || magic_load(cookie.get(), nullptr) != 0)
        throw std::runtime_error("libmagic finds no description of file types");
    return cookie;
}

} // namespace

std::string read_file_type(std::string_view bytes) {
    static std::mutex one_at_a_time; // a cookie serves one thread; it is costly to open
    const std::lock_guard lock(one_at_a_time);
    static const Cookie cookie = open_magic();
    const char* type = magic_buffer(cookie.get(), bytes.data(), bytes.size());
    return type ? type : "application/octet-stream";
}

} // namespace net
