// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/compress.hpp"
#include "http/wire.hpp"
#include <brotli/decode.h>
#include <gtest/gtest.h>
#include <zlib.h>
#include <zstd.h>

namespace http {
namespace {

std::string long_text() {
    std::string text;
    for (int i = 0; i < 300; ++i) text += "Adhérente n° " + std::to_string(i) + ", reliure. ";
    return text;
}

std::string unbrotli(const std::string& bytes, std::size_t size_max) {
    std::string out(size_max, '\0');
    std::size_t size = out.size();
    const auto result = BrotliDecoderDecompress(bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()),
                                                &size, reinterpret_cast<std::uint8_t*>(out.data()));
    EXPECT_EQ(result, BROTLI_DECODER_RESULT_SUCCESS);
    out.resize(size);
    return out;
}

std::string unzstd(const std::string& bytes, std::size_t size_max) {
    std::string out(size_max, '\0');
    const auto size = ZSTD_decompress(out.data(), out.size(), bytes.data(), bytes.size());
    EXPECT_EQ(ZSTD_isError(size), 0u);
    out.resize(size);
    return out;
}

std::string ungzip(std::string bytes, std::size_t size_max) {
    std::string out(size_max, '\0');
    z_stream stream{};
    EXPECT_EQ(inflateInit2(&stream, 15 + 16), Z_OK);
    stream.next_in = reinterpret_cast<Bytef*>(bytes.data());
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
    out.resize(stream.total_out);
    inflateEnd(&stream);
    return out;
}

Response page_for(const std::string& accept_encoding, Response response = {}) {
    if (response.body.empty()) response.body = long_text();
    Request request;
    request.headers = {{"accept-encoding", accept_encoding}};
    compress_response(request, response);
    return response;
}

TEST(Compress, the_browser_chooses) {
    EXPECT_EQ(choose_coding("gzip, deflate, br, zstd"), Coding::zstd);
    EXPECT_EQ(choose_coding("gzip, deflate, br"), Coding::brotli);
    EXPECT_EQ(choose_coding("GZIP;q=0.5"), Coding::gzip);
    EXPECT_EQ(choose_coding("br;q=0, gzip;q=1.0"), Coding::gzip);
    EXPECT_EQ(choose_coding("br;q=0.000, zstd;q=0, *"), Coding::gzip);
    EXPECT_EQ(choose_coding("*;q=0"), Coding::identity);
    EXPECT_EQ(choose_coding(""), Coding::identity);
    EXPECT_EQ(choose_coding("brotli, xgzip"), Coding::identity);
}

TEST(Compress, what_comes_out_is_what_went_in) {
    const auto text = long_text();
    const auto brotli = compress(Coding::brotli, text);
    const auto gzip = compress(Coding::gzip, text);
    const auto zstd = compress(Coding::zstd, text);
    EXPECT_LT(zstd.size(), text.size() / 3);
    EXPECT_EQ(unzstd(zstd, text.size()), text);
    EXPECT_LT(brotli.size(), text.size() / 3);
    EXPECT_LT(gzip.size(), text.size() / 3);
    EXPECT_EQ(unbrotli(brotli, text.size()), text);
    EXPECT_EQ(ungzip(gzip, text.size()), text);
}

TEST(Compress, a_page_says_how_it_was_compressed) {
    auto page = page_for("gzip");
    EXPECT_EQ(ungzip(page.body, 100000), long_text());
    EXPECT_EQ(take_header(page, "content-encoding"), "gzip");
    EXPECT_EQ(take_header(page, "vary"), "Accept-Encoding");
}

TEST(Compress, a_page_that_could_be_compressed_varies) {
    Response response;
    response.set_header("Vary", "HX-Request");
    auto page = page_for("", response);
    EXPECT_EQ(page.body, long_text());
    EXPECT_EQ(take_header(page, "vary"), "HX-Request, Accept-Encoding");
    EXPECT_EQ(take_header(page, "content-encoding"), "");
}

TEST(Compress, a_strong_tag_becomes_weak) {
    Response response;
    response.set_header("ETag", "\"abc\"");
    auto page = page_for("br", response);
    EXPECT_EQ(take_header(page, "etag"), "W/\"abc\"");
}

TEST(Compress, what_gains_nothing_is_left_alone) {
    Response small;
    small.body = "short";
    EXPECT_TRUE(page_for("br", small).headers.empty());
    Response image;
    image.content_type = "image/webp";
    EXPECT_TRUE(page_for("br", image).headers.empty());
    Response done;
    done.set_header("Content-Encoding", "gzip");
    EXPECT_EQ(page_for("br", done).headers.size(), 1u);
    Response download;
    download.next_piece = [] { return std::string(); };
    EXPECT_TRUE(page_for("br", download).headers.empty());
}

TEST(Compress, knows_what_is_text) {
    for (const auto type : {"text/html; charset=utf-8", "application/json", "image/svg+xml", "application/problem+json",
                            "application/atom+xml"}) {
        EXPECT_TRUE(is_compressible(type)) << type;
    }
    for (const auto type : {"image/png", "application/zip", "application/pdf", ""}) {
        EXPECT_FALSE(is_compressible(type)) << type;
    }
}

} // namespace
} // namespace http
