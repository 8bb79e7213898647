// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/csrf.hpp"
#include "base/random.hpp"
#include <gtest/gtest.h>

namespace http {
namespace {

class Csrf : public testing::Test {
protected:
    static void SetUpTestSuite() { base::start_crypto(); }
    const base::Key key_ = base::Key::random();
};

TEST_F(Csrf, a_token_is_good_for_its_session_only) {
    const auto token = csrf_token(key_, "session a");
    EXPECT_TRUE(verify_csrf(key_, "session a", token));
    EXPECT_FALSE(verify_csrf(key_, "session b", token));
    EXPECT_FALSE(verify_csrf(base::Key::random(), "session a", token));
}

TEST_F(Csrf, a_token_never_looks_the_same_twice) {
    const auto first = csrf_token(key_, "session a");
    const auto second = csrf_token(key_, "session a");
    EXPECT_NE(first.substr(0, 40), second.substr(0, 40));
    EXPECT_NE(first.substr(44), second.substr(44));
    EXPECT_EQ(first.size(), 86u);
}

TEST_F(Csrf, a_token_that_was_touched_is_refused) {
    const auto token = csrf_token(key_, "session a");
    for (const std::size_t at : {0u, 20u, 50u, 80u}) {
        auto touched = token;
        touched[at] = touched[at] == 'A' ? 'B' : 'A';
        EXPECT_FALSE(verify_csrf(key_, "session a", touched)) << at;
    }
    EXPECT_FALSE(verify_csrf(key_, "session a", ""));
    EXPECT_FALSE(verify_csrf(key_, "session a", token + token));
    EXPECT_FALSE(verify_csrf(key_, "session a", "not base64 at all!"));
}

bool comes_from_here(std::vector<std::pair<std::string, std::string>> headers) {
    Request request;
    request.headers = std::move(headers);
    return is_same_origin(request, "https://guilde.example");
}

TEST(SameOrigin, what_the_browser_says_decides) {
    EXPECT_TRUE(comes_from_here({{"sec-fetch-site", "same-origin"}}));
    EXPECT_TRUE(comes_from_here({{"sec-fetch-site", "none"}}));
    EXPECT_FALSE(comes_from_here({{"sec-fetch-site", "same-site"}}));
    EXPECT_FALSE(comes_from_here({{"sec-fetch-site", "cross-site"}, {"origin", "https://guilde.example"}}));
}

TEST(SameOrigin, an_older_browser_sends_its_origin) {
    EXPECT_TRUE(comes_from_here({{"origin", "https://guilde.example"}}));
    EXPECT_FALSE(comes_from_here({{"origin", "http://guilde.example"}}));
    EXPECT_FALSE(comes_from_here({{"origin", "https://guilde.example.evil.example"}}));
    EXPECT_FALSE(comes_from_here({{"origin", "null"}}));
    EXPECT_TRUE(comes_from_here({}));
}

} // namespace
} // namespace http
