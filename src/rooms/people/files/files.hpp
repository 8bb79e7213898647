// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The files room: pictures people give (photo, cover, logo), re-encoded and stripped, served by an address that says
// nothing. Who may see a file is decided by its owner room through the `guard` it was stored with.
#include "base/id.hpp"
#include "platform/room.hpp"
#include <optional>
#include <string>
#include <string_view>

namespace files {

using FileId = base::Id<struct FileTag>;

// anyone: the organisation's logo, a public profile's photo. nobody: kept but not shown (a former member's photo).
enum class Guard { members = 1, anyone = 2, nobody = 3 };

struct Picture {
    FileId id;
    base::PublicId public_id;
    int width = 0;
    int height = 0;
};
enum class PictureUse { portrait = 1, cover = 2, logo = 3 }; // 320×320 cover; 1440×480 cover; 512×512 inside

// Decodes and re-encodes (slow: never inside write) and stores the bytes; refuses `field` with words when it is no picture.
struct PreparedPicture {
    std::string name; // in the file store
    int width = 0;
    int height = 0;
    std::int64_t bytes = 0;
};
PreparedPicture prepare_picture(platform::Visit& visit, std::string_view bytes, PictureUse use, std::string_view field);
// Inside write(): the row that names it.
Picture insert_picture(platform::Visit& visit, const PreparedPicture& prepared, Guard guard);
void update_guard(platform::Visit& visit, FileId file, Guard guard);
void delete_picture(platform::Visit& visit, FileId file); // the bytes go with the nightly sweep
std::string picture_path(base::PublicId picture);         // "/files/x7k…"
// Inside write(): claims bytes that another room put into the store itself (an uploaded list), so that the nightly sweep
// leaves them alone; never served. delete_picture() gives them up.
FileId claim_bytes(platform::Visit& visit, const std::string& name, std::int64_t byte_count);

platform::Room room();

} // namespace files
