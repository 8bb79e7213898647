// SPDX-License-Identifier: AGPL-3.0-or-later
#include "net/image.hpp"
#include "base/gate.hpp"
#include <vips/vips.h>
#include <algorithm>
#include <cstdint>
#include <memory>
#include <stdexcept>

namespace net {
namespace {

constexpr std::int64_t pixel_count_max = 40'000'000;
constexpr int webp_side_max = 16'383; // what the format can hold
constexpr int webp_quality = 82;

struct Unref {
    void operator()(VipsImage* image) const { g_object_unref(image); }
};
using Picture = std::unique_ptr<VipsImage, Unref>;

enum class Format { jpeg, png, webp, gif, heic, other };

// A decoded picture may take hundreds of megabytes, and who waits holds one of the server's workers.
base::Gate& decoding_gate() {
    static base::Gate gate({.running_max = 2, .waiting_max = 16, .retry_after_s = 5},
                           base::say("Many pictures are arriving right now. Try again in a moment."));
    return gate;
}

void start_vips() {
    static const bool started = [] {
        if (VIPS_INIT("guilde") != 0) return false;
        vips_concurrency_set(1);
        vips_cache_set_max(0);
        vips_block_untrusted_set(TRUE);
        // What is wrong with somebody's picture is not news for the log.
        g_log_set_handler(
            "VIPS", G_LOG_LEVEL_WARNING, [](auto...) {}, nullptr);
        return true;
    }();
    if (!started) throw std::runtime_error("libvips does not start");
}

Format sniff(std::string_view bytes) {
    using namespace std::string_view_literals;
    if (bytes.starts_with("\xff\xd8\xff"sv)) return Format::jpeg;
    if (bytes.starts_with("\x89PNG\r\n\x1a\n"sv)) return Format::png;
    if (bytes.starts_with("GIF87a"sv) || bytes.starts_with("GIF89a"sv)) return Format::gif;
    if (bytes.size() < 16) return Format::other;
    if (bytes.starts_with("RIFF"sv) && bytes.substr(8, 4) == "WEBP"sv) return Format::webp;
    if (bytes.substr(4, 4) != "ftyp"sv) return Format::other;
    const std::string_view brand = bytes.substr(8, 4);
    const bool is_heic =
        brand == "heic"sv || brand == "heix"sv || brand == "heim"sv || brand == "heis"sv || brand == "mif1"sv;
    return is_heic ? Format::heic : Format::other;
}

// Reads the header only: pixels come when they are asked for. `shrink` is for JPEG alone (1, 2, 4 or 8).
Picture open_picture(std::string_view bytes, int shrink) {
    // libvips promises not to write to the buffer, but its type does not say so.
    void* data = const_cast<char*>(bytes.data());
    const std::size_t size = bytes.size();
    VipsImage* image = nullptr;
    const auto load = [&](auto loader, auto... options) {
        loader(data, size, &image, "access", VIPS_ACCESS_SEQUENTIAL, "fail_on", VIPS_FAIL_ON_ERROR, options...,
               nullptr);
    };
    switch (sniff(bytes)) {
        case Format::jpeg: load(vips_jpegload_buffer, "shrink", shrink); break;
        case Format::png: load(vips_pngload_buffer); break;
        case Format::webp: load(vips_webpload_buffer); break;
        case Format::gif: load(vips_gifload_buffer); break;
        case Format::heic: load(vips_heifload_buffer); break;
        case Format::other: break;
    }
    return Picture(image);
}

bool has_sane_size(const VipsImage* image) {
    const std::int64_t width = vips_image_get_width(image);
    const std::int64_t height = vips_image_get_height(image);
    return width > 0 && height > 0 && width * height <= pixel_count_max;
}

ImageRequest within_format(ImageRequest request) {
    if (request.width <= 0 || request.height <= 0) request.fit = ImageRequest::Fit::inside;
    const auto clamp = [](int side) { return side <= 0 ? webp_side_max : std::min(side, webp_side_max); };
    request.width = clamp(request.width);
    request.height = clamp(request.height);
    return request;
}

// The largest reduction the JPEG decoder can do by itself while leaving enough for a good resize. The sides may be
// exchanged by the orientation, so the larger side asked for counts for both.
int choose_shrink(const VipsImage* image, const ImageRequest& request) {
    const int shortest = std::min(vips_image_get_width(image), vips_image_get_height(image));
    const int longest = std::max(vips_image_get_width(image), vips_image_get_height(image));
    const bool covers = request.fit == ImageRequest::Fit::cover;
    const int room =
        covers ? shortest / std::max(request.width, request.height) : longest / std::max(request.width, request.height);
    if (room >= 16) return 8;
    if (room >= 8) return 4;
    return room >= 4 ? 2 : 1;
}

Picture upright_and_resized(VipsImage* image, const ImageRequest& request) {
    const bool covers = request.fit == ImageRequest::Fit::cover;
    VipsImage* out = nullptr;
    vips_thumbnail_image(image, &out, request.width, "height", request.height, "size",
                         covers ? VIPS_SIZE_BOTH : VIPS_SIZE_DOWN, "crop",
                         covers ? VIPS_INTERESTING_CENTRE : VIPS_INTERESTING_NONE, "import_profile", "srgb",
                         "export_profile", "srgb", nullptr);
    return Picture(out);
}

Picture as_srgb(VipsImage* image) {
    VipsImage* out = nullptr;
    vips_colourspace(image, &out, VIPS_INTERPRETATION_sRGB, nullptr);
    return Picture(out);
}

std::size_t little_endian(std::string_view four_bytes) {
    std::size_t number = 0;
    for (std::size_t i = 4; i-- > 0;) number = number << 8U | static_cast<unsigned char>(four_bytes[i]);
    return number;
}

std::string four_bytes(std::size_t number) {
    std::string bytes;
    for (unsigned i = 0; i < 4; ++i) bytes += static_cast<char>(number >> (8U * i) & 255U);
    return bytes;
}

// Keeps the chunks that hold the picture and drops the others (EXIF, XMP, ICC): the "strip" option of libvips 8.14.1
// does nothing for WebP. The container: RFC 9649 section 2.
std::string pixels_only(std::string_view webp) {
    std::string chunks;
    std::string_view rest = webp.substr(12);
    while (rest.size() >= 8) {
        const std::string_view kind = rest.substr(0, 4);
        const std::size_t size = little_endian(rest.substr(4, 4));
        const std::string_view chunk = rest.substr(0, 8 + size + size % 2);
        if (kind == "VP8X" && chunk.size() > 8) {
            constexpr char alpha_flag = 0x10;
            chunks.append(chunk.substr(0, 8));
            chunks += static_cast<char>(chunk[8] & alpha_flag);
            chunks.append(chunk.substr(9));
        } else if (kind == "VP8 " || kind == "VP8L" || kind == "ALPH") {
            chunks.append(chunk);
        }
        rest.remove_prefix(chunk.size());
    }
    return "RIFF" + four_bytes(chunks.size() + 4) + "WEBP" + chunks;
}

std::optional<Image> as_webp(VipsImage* image) {
    void* data = nullptr;
    std::size_t size = 0;
    if (vips_webpsave_buffer(image, &data, &size, "Q", webp_quality, nullptr) != 0) {
        return std::nullopt;
    }
    const std::unique_ptr<void, decltype(&g_free)> owner(data, &g_free);
    return Image{.bytes = pixels_only({static_cast<const char*>(data), size}),
                 .width = vips_image_get_width(image),
                 .height = vips_image_get_height(image)};
}

std::optional<Image> convert(std::string_view bytes, const ImageRequest& request) {
    Picture picture = open_picture(bytes, 1);
    if (!picture || !has_sane_size(picture.get())) return std::nullopt;
    if (sniff(bytes) == Format::jpeg) {
        picture = open_picture(bytes, choose_shrink(picture.get(), request));
        if (!picture) return std::nullopt;
    }
    const Picture resized = upright_and_resized(picture.get(), request);
    if (!resized) return std::nullopt;
    const Picture srgb = as_srgb(resized.get());
    return srgb ? as_webp(srgb.get()) : std::nullopt;
}

} // namespace

std::optional<Image> re_encode(std::string_view bytes, const ImageRequest& request) {
    if (sniff(bytes) == Format::other) return std::nullopt;
    start_vips();
    const base::Gate::Pass pass = decoding_gate().enter();
    auto image = convert(bytes, within_format(request));
    vips_error_clear();
    return image;
}

} // namespace net
