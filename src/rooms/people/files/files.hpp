// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The files room: pictures people give (photo, cover, logo), re-encoded and stripped, served by an address that says
// nothing. Who may see a file is decided by its owner room through the `guard` it was stored with.
#include "base/id.hpp"
#include "parse/rendered.hpp"
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
// 320×320 cover; 1440×480 cover; 512×512 inside; 720×720 inside, beside a link.
enum class PictureUse { portrait = 1, cover = 2, logo = 3, card = 4 };

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
std::optional<std::string> find_bytes(platform::Visit& visit, FileId file);
void forget_picture(platform::Visit& visit, FileId file); // the bytes go at once, unless another picture has the same
std::string picture_path(base::PublicId picture);         // "/files/x7k…"
// Inside write(): claims bytes that another room put into the store itself (an uploaded list), so that the nightly sweep
// leaves them alone; never served. delete_picture() gives them up.
FileId claim_bytes(platform::Visit& visit, const std::string& name, std::int64_t byte_count);

// Pictures inside texts ("![words](/pictures/…)"): at most 1600 × 1600, and a small one for telephones. Whoever gave one
// sees it; others see it where a text they may read shows it (room `pictures` asks its door). One that no text shows for
// ninety days is forgotten.
inline constexpr std::string_view give_picture_path =
    "/pictures"; // POST `picture`, `words`: answers what stands in the text
inline constexpr std::size_t picture_bytes_max = 12 * 1024 * 1024;
inline constexpr std::size_t picture_form_bytes_max = picture_bytes_max + 128 * 1024; // with the text around it
struct PreparedTextPicture {
    PreparedPicture whole;
    std::optional<PreparedPicture> small;
};
PreparedTextPicture prepare_text_picture(platform::Visit& visit, std::string_view bytes, std::string_view field);
parse::HousePicture insert_text_picture(platform::Visit& visit, const PreparedTextPicture& prepared); // inside write()
// What stands in the text: "![words](/pictures/…)".
std::string picture_markdown(const parse::HousePicture& picture, std::string_view words);
// For the handlers of forms with a ui::MarkdownEditor: the picture chosen without a script (fields `picture`,
// `picture_words`, `picture_is_decorative`) is kept and stands at the end of the field `body`. Refuses a picture about which
// nothing is said.
void take_picture(platform::Visit& visit, http::Request& request);

// Where a picture is shown: an item's text, or a comment's (rows of higher rooms).
struct Place {
    std::int64_t item = 0;
    std::int64_t comment = 0;
};
// Inside write(), when a text is written: its readers see the pictures in it that its writer gave (or that were there).
void use_pictures(platform::Visit& visit, std::string_view html, const Place& place);
struct TextPicture {
    FileId id;
    base::PersonId giver;
    std::string name;       // in the file store
    std::string small_name; // empty: the whole one serves
    int width = 0;
    int height = 0;
};
std::optional<TextPicture> find_text_picture(db::Connection& connection, base::PublicId picture);
std::vector<Place> list_places(db::Connection& connection, FileId picture); // at most 100

// What all pictures take, whoever gave them. Reads every row: from jobs only.
std::int64_t sum_picture_bytes(db::Connection& connection);

// Bytes of the store as an answer, under a sandbox. `always`: asked again each time, since rights may have ended;
// `for_ever`: an address that never changes its bytes nor its readers.
struct Answered {
    std::string name; // in the store
    std::string content_type;
    enum class Ask { always, for_ever } ask = Ask::always;
    std::string file_name = {}; // not empty: a download
};
http::Response answer_file(platform::Visit& visit, const http::Request& request, const Answered& answered);

platform::Room room();

} // namespace files
