// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/autolink.hpp"
#include "parse/test_data.hpp"
#include "parse/url.hpp"
#include <gtest/gtest.h>

namespace parse {
namespace {

using Urls = std::vector<std::string>;

Urls found(std::string_view text) {
    Urls urls;
    std::size_t end = 0;
    for (const auto& link : find_links(text)) {
        EXPECT_GE(link.at, end);
        end = link.at + link.bytes;
        EXPECT_LE(end, text.size());
        EXPECT_TRUE(link.url.ends_with(text.substr(link.at, link.bytes)));
        EXPECT_TRUE(is_safe_link(link.url)) << link.url;
        urls.push_back(link.url);
    }
    return urls;
}

TEST(Autolink, finds_web_addresses) {
    EXPECT_EQ(found("Voir https://a.fr/x?y=1&z#t, HTTP://B.fr. et www.c.fr!"),
              (Urls{"https://a.fr/x?y=1&z#t", "HTTP://B.fr", "http://www.c.fr"}));
    EXPECT_EQ(found("(https://a.fr/b_(c)) «https://métiers.fr» https://a.fr/\u00A0:"),
              (Urls{"https://a.fr/b_(c)", "https://métiers.fr", "https://a.fr/"}));
    EXPECT_EQ(found("https://a.fr/@moi"), Urls{"https://a.fr/@moi"});
}

TEST(Autolink, finds_mail_addresses) {
    EXPECT_EQ(found("écrire à contact+x@exemple.fr. Ou a@b.fr,c@d.fr"),
              (Urls{"mailto:contact+x@exemple.fr", "mailto:a@b.fr", "mailto:c@d.fr"}));
}

TEST(Autolink, leaves_the_rest_alone) {
    EXPECT_EQ(found("http:// https://a http://.fr xhttp://a.fr www. www.( javascript:a ftp://a.fr "
                    "@a a@ a@b @@ http://@a.b www.(.)"),
              Urls{});
}

TEST(Autolink, naughty_strings_give_safe_addresses_only) {
    for (const std::string& text : testing::naughty_strings()) {
        found(text);
        found("http://" + text + "www." + text + "a@b.fr" + text);
    }
}

} // namespace
} // namespace parse
