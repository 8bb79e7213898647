// SPDX-License-Identifier: AGPL-3.0-or-later
#include "ui/house_cover.hpp"
#include "html/tags.hpp"

namespace ui {
using namespace html::tags;

html::Html house_cover(std::string_view address) {
    return img(_class = "house-cover", _src = address, _alt = "", _width = 1440, _height = 480);
}

} // namespace ui
