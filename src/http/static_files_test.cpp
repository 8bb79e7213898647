// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/static_files.hpp"
#include "http/wire.hpp"
#include <gtest/gtest.h>
#include <array>

namespace http {
namespace {

constexpr std::string_view script = "static/assets/app-4fGh81_x.js";
constexpr std::array<embedded::File, 6> files{{
    {"migrations/db/0001_first.sql", "CREATE TABLE secrets (id ID);"},
    {"static/assets/app-4fGh81_x.js", "console.log('plain')"},
    {"static/assets/app-4fGh81_x.js.br", "brotli bytes"},
    {"static/assets/app-4fGh81_x.js.gz", "gzip bytes"},
    {"static/icon.svg", "<svg/>"},
    {"static/sw.js", "self.skipWaiting()"},
}};

Response get(std::string_view path, const std::string& accept = "", const std::string& tag = "") {
    Request request;
    request.headers = {{"accept-encoding", accept}, {"if-none-match", tag}};
    return StaticFiles(files).find(request, path).value();
}

TEST(StaticFiles, the_best_variant_is_chosen) {
    auto brotli = get(script, "gzip, deflate, br");
    EXPECT_EQ(brotli.body, "brotli bytes");
    EXPECT_EQ(take_header(brotli, "content-encoding"), "br");
    EXPECT_EQ(take_header(brotli, "vary"), "Accept-Encoding");
    EXPECT_EQ(get(script, "gzip").body, "gzip bytes");
    auto plain = get(script, "br;q=0");
    EXPECT_EQ(plain.body, "console.log('plain')");
    EXPECT_EQ(take_header(plain, "content-encoding"), "");
}

TEST(StaticFiles, a_hashed_name_is_kept_for_a_year) {
    auto hashed = get(script);
    EXPECT_EQ(take_header(hashed, "cache-control"), "public, max-age=31536000, immutable");
    EXPECT_EQ(take_header(hashed, "x-content-type-options"), "nosniff");
    auto worker = get("static/sw.js");
    EXPECT_EQ(take_header(worker, "cache-control"), "no-cache");
    EXPECT_EQ(worker.content_type, "text/javascript; charset=utf-8");
    EXPECT_EQ(get("static/icon.svg").content_type, "image/svg+xml");
}

TEST(StaticFiles, each_variant_has_its_own_tag) {
    auto plain = get(script);
    auto brotli = get(script, "br");
    const auto plain_tag = take_header(plain, "etag");
    const auto brotli_tag = take_header(brotli, "etag");
    EXPECT_TRUE(plain_tag.starts_with('"') && plain_tag.ends_with('"'));
    EXPECT_NE(plain_tag, brotli_tag);
    EXPECT_EQ(get(script, "br", brotli_tag).status, 304);
    EXPECT_EQ(get(script, "br", "\"x\", W/" + brotli_tag).body, "");
    EXPECT_EQ(get(script, "br", plain_tag).status, 200);
    EXPECT_EQ(get(script, "", "*").status, 304);
}

TEST(StaticFiles, only_the_front_end_is_served) {
    const StaticFiles all(files);
    EXPECT_FALSE(all.find({}, "migrations/db/0001_first.sql"));
    EXPECT_FALSE(all.find({}, "static/assets/app-4fGh81_x.js.br"));
    EXPECT_FALSE(all.find({}, "static/absent.js"));
    EXPECT_FALSE(all.find({}, ""));
}

TEST(StaticFiles, a_word_is_no_hash) {
    EXPECT_TRUE(is_hashed_name("static/assets/app-4fGh81_x.js"));
    EXPECT_TRUE(is_hashed_name("static/assets/inter-latin-Dx4kXJAl.woff2"));
    EXPECT_FALSE(is_hashed_name("static/assets/service-register.js"));
    EXPECT_FALSE(is_hashed_name("static/app-4fGh81_x.js"));
    EXPECT_FALSE(is_hashed_name("static/assets/app.js"));
}

} // namespace
} // namespace http
