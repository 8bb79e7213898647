// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What stands in a text that parse::render_markdown made: pictures of this house, and addresses of other sites. Reads only
// the forms that the renderer writes; on any other HTML it finds less, never something wrong.
namespace parse {

// "/pictures/x7k…/1600x900": the size stands in the address, so that a page is laid out before the picture is there and
// rendering asks no database.
struct HousePicture {
    std::string id; // 13 characters of Crockford's base 32
    int width = 0;
    int height = 0;
    std::string address() const;
};
inline constexpr std::string_view house_pictures_path = "/pictures/";
inline constexpr int house_picture_side_max = 1600;   // of what is kept of a picture
inline constexpr int house_picture_small_width = 800; // a second one, for telephones, at address() + "/small"
std::optional<HousePicture> read_house_picture(std::string_view address);

// For the renderer: the <img>, within a link to itself when `words` say what it shows.
void write_house_picture(std::string& html, const HousePicture& picture, std::string_view words);

std::vector<HousePicture> find_house_pictures(std::string_view html); // in order, each once
// The first one as it is written there, link and all; empty when there is none.
std::string_view first_house_picture(std::string_view html);

// The web addresses of other sites that stand there as they are, in order, each once. A link with words of its own is none.
std::vector<std::string> find_shown_addresses(std::string_view html, std::size_t most);

} // namespace parse
