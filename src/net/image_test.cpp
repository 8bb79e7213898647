// SPDX-License-Identifier: AGPL-3.0-or-later
#include "net/image.hpp"
#include "base/crypto.hpp"
#include "base/refusal.hpp"
#include "net/image_samples.hpp"
#include <gtest/gtest.h>
#include <thread>

namespace net {
namespace {

using namespace std::string_literals;
using Fit = ImageRequest::Fit;

std::string bytes_of(std::string_view hex) {
    return base::from_hex(hex).value();
}

bool is_webp(const std::string& bytes) {
    return bytes.starts_with("RIFF") && bytes.substr(8, 4) == "WEBP";
}

// Exif 2.32: big-endian TIFF with Make, Orientation and a GPS folder (latitude 48° 51′ 24″ N).
std::string exif_segment(char orientation) {
    const std::string maker = "SecretCamera"s + '\0';
    std::string tiff = "MM\0\x2a\0\0\0\x08"s;
    tiff += "\0\x03"s;
    tiff += "\x01\x0f\0\x02\0\0\0\x0d\0\0\0\x50"s;
    tiff += "\x01\x12\0\x03\0\0\0\x01\0"s + orientation + "\0\0"s;
    tiff += "\x88\x25\0\x04\0\0\0\x01\0\0\0\x32"s;
    tiff += "\0\0\0\0"s;
    tiff += "\0\x02"s;
    tiff += "\0\x01\0\x02\0\0\0\x02N\0\0\0"s;
    tiff += "\0\x02\0\x05\0\0\0\x03\0\0\0\x5d"s;
    tiff += "\0\0\0\0"s;
    tiff += maker;
    tiff += "\0\0\0\x30\0\0\0\x01\0\0\0\x33\0\0\0\x01\0\0\0\x18\0\0\0\x01"s;
    const std::string content = "Exif\0\0"s + tiff;
    const auto size = content.size() + 2;
    return "\xff\xe1"s + static_cast<char>(size >> 8U) + static_cast<char>(size & 255U) + content;
}

std::string photo_from_a_telephone() {
    std::string jpeg = bytes_of(samples::jpeg_hex);
    return jpeg.insert(2, exif_segment(6));
}

TEST(ReEncode, turns_a_photo_upright_and_forgets_where_it_was_taken) {
    const std::string photo = photo_from_a_telephone();
    ASSERT_NE(photo.find("SecretCamera"), std::string::npos);
    const auto image = re_encode(photo, {});
    ASSERT_TRUE(image);
    EXPECT_TRUE(is_webp(image->bytes));
    EXPECT_EQ(image->width, 32);
    EXPECT_EQ(image->height, 64);
    for (const auto* trace : {"Exif", "EXIF", "SecretCamera", "ICCP", "XMP"}) {
        EXPECT_EQ(image->bytes.find(trace), std::string::npos) << trace;
    }
}

TEST(ReEncode, reads_each_allowed_format) {
    for (const auto& [hex, width, height] :
         {std::tuple{samples::jpeg_hex, 64, 32}, std::tuple{samples::png_hex, 12, 8},
          std::tuple{samples::webp_hex, 8, 8}, std::tuple{samples::animation_hex, 10, 6},
          std::tuple{samples::heic_hex, 64, 32}}) {
        const auto image = re_encode(bytes_of(hex), {});
        ASSERT_TRUE(image) << hex.substr(0, 16);
        EXPECT_TRUE(is_webp(image->bytes));
        EXPECT_EQ(image->width, width);
        EXPECT_EQ(image->height, height);
    }
}

TEST(ReEncode, gives_pictures_that_it_can_read_again) {
    const auto once = re_encode(photo_from_a_telephone(), {});
    ASSERT_TRUE(once);
    const auto twice = re_encode(once->bytes, {});
    ASSERT_TRUE(twice);
    EXPECT_EQ(twice->width, 32);
    EXPECT_EQ(twice->height, 64);
}

TEST(ReEncode, keeps_the_first_picture_of_an_animation) {
    const auto image = re_encode(bytes_of(samples::animation_hex), {});
    ASSERT_TRUE(image);
    EXPECT_EQ(image->bytes.find("ANIM"), std::string::npos);
}

TEST(ReEncode, fits_inside_without_enlarging) {
    const auto half = re_encode(bytes_of(samples::jpeg_hex), {.width = 32, .height = 32});
    ASSERT_TRUE(half);
    EXPECT_EQ(half->width, 32);
    EXPECT_EQ(half->height, 16);
    const auto same = re_encode(bytes_of(samples::jpeg_hex), {.width = 1000});
    ASSERT_TRUE(same);
    EXPECT_EQ(same->width, 64);
}

TEST(ReEncode, covers_exactly_even_from_a_smaller_picture) {
    for (const int side : {16, 24, 200}) {
        const auto image = re_encode(photo_from_a_telephone(), {.width = side, .height = side, .fit = Fit::cover});
        ASSERT_TRUE(image);
        EXPECT_EQ(image->width, side);
        EXPECT_EQ(image->height, side);
    }
}

TEST(ReEncode, refuses_a_picture_whose_header_announces_too_many_pixels) {
    EXPECT_FALSE(re_encode(bytes_of(samples::bomb_hex), {}));
}

TEST(ReEncode, refuses_what_is_not_one_of_its_formats) {
    const std::string svg =
        R"(<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>)";
    EXPECT_FALSE(re_encode("", {}));
    EXPECT_FALSE(re_encode("Just a few words in a text file.", {}));
    EXPECT_FALSE(re_encode(svg, {}));
    EXPECT_FALSE(re_encode(R"(<?xml version="1.0"?>)" + svg, {}));
    EXPECT_FALSE(re_encode("%PDF-1.7\n1 0 obj\n", {}));
    EXPECT_FALSE(re_encode("P3 1 1 255 0 0 0", {}));
    EXPECT_FALSE(re_encode("II*\0\x08\0\0\0"s, {}));
    EXPECT_FALSE(re_encode("\xff\xd8\xff" + svg, {}));
}

TEST(ReEncode, refuses_a_truncated_picture_at_any_length) {
    const std::string png = bytes_of(samples::png_hex);
    for (std::size_t size = 0; size < png.size() - 24; ++size) {
        EXPECT_FALSE(re_encode(png.substr(0, size), {})) << size;
    }
    const std::string jpeg = bytes_of(samples::jpeg_hex);
    EXPECT_FALSE(re_encode(jpeg.substr(0, jpeg.size() - 20), {}));
}

TEST(ReEncode, serves_a_crowd_up_to_a_bound_and_refuses_the_others) {
    std::atomic<int> good = 0;
    std::atomic<int> refused = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 30; ++i) {
        threads.emplace_back([&] {
            try {
                good += re_encode(photo_from_a_telephone(), {}) ? 1 : 0;
            } catch (const base::Refusal& refusal) {
                refused += refusal.kind == base::RefusalKind::too_many ? 1 : 0;
            }
        });
    }
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(good + refused, 30);
    EXPECT_GE(good, 18); // two at work and sixteen who wait, whenever somebody is refused
    EXPECT_TRUE(re_encode(photo_from_a_telephone(), {}));
}

} // namespace
} // namespace net
