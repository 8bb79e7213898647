// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "net/image.hpp"
#include "rooms/people/files/files.hpp"

namespace files {

// As prepare_picture, at a size of one's own.
PreparedPicture prepare_sized(platform::Visit& visit, std::string_view bytes, const net::ImageRequest& size,
                              std::string_view field);

} // namespace files
