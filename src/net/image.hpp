// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Pictures people send: decoded with limits, turned upright, stripped of EXIF, resized, re-encoded as WebP (libvips).
//
// May be called from any thread; two pictures are decoded at once, some wait, past that Refusal too_many is thrown. The
// first picture of an animation is kept. Never call it inside a write.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace net {

struct ImageRequest {
    int width = 0;  // at most; 0: no limit
    int height = 0; // at most
    // inside: never enlarged. cover: cropped to exactly width × height.
    enum class Fit { inside, cover } fit = Fit::inside;
};
struct Image {
    std::string bytes; // image/webp
    int width = 0;
    int height = 0;
};

// Nothing when the bytes are not JPEG, PNG, WebP, GIF or HEIC, are over 40 million pixels, or cannot be decoded.
std::optional<Image> re_encode(std::string_view bytes, const ImageRequest& request);

// Nothing when the SVG cannot be read. It fills the picture, its proportions kept.
std::optional<std::string> svg_to_png(std::string_view svg, int width, int height); // our own SVG templates only
std::optional<std::string> svg_to_pdf(const std::vector<std::string>& pages);       // A4, one SVG a page

} // namespace net
