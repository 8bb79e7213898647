// SPDX-License-Identifier: AGPL-3.0-or-later
// With every header of the C library that declares a name like that of an element.
#include "html/html.hpp"
#include <gtest/gtest.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include <string>
#include <vector>

namespace rooms::example {
using namespace html::tags;
using html::Html;

Html every_element() {
    return html::group(
        html_(), div_(), main_(), time_(), select_(), link_(), template_(), head(), body(), title(), meta(), script(),
        nav(), header(), footer(), section(), article(), aside(), h1(), h2(), h3(), h4(), h5(), h6(), p(), span(), a(),
        ul(), ol(), li(), dl(), dt(), dd(), table(), thead(), tbody(), tfoot(), tr(), th(), td(), caption(), colgroup(),
        col(), form(), label(), input(), textarea(), option(), optgroup(), button(), fieldset(), legend(), datalist(),
        details(), summary(), dialog(), figure(), figcaption(), picture(), source(), img(), audio(), video(), canvas(),
        strong(), em(), small(), mark(), sub(), sup(), abbr(), cite(), code(), kbd(), pre(), del(), ins(), address(),
        blockquote(), br(), hr(), wbr(), output(), progress(), meter(), noscript(), slot(), svg(), path(), circle(),
        ellipse(), line(), rect(), polyline(), polygon(), text_(), tspan(), g(), use(), defs(), symbol(), desc(),
        clip_path(), linear_gradient(), stop(), pattern(), markdown_toolbar(), md_bold(), md_italic(), md_quote(),
        md_link(), md_unordered_list(), md_ordered_list(), md_header(), md_code(), md_mention(), text_expander(),
        relative_time());
}

} // namespace rooms::example

namespace {

TEST(Tags, ElementsClashWithNothingInTheCLibrary) {
    const std::string markup = rooms::example::every_element().str();
    EXPECT_NE(markup.find("<div></div>"), std::string::npos);
    EXPECT_NE(markup.find("<time></time>"), std::string::npos);
    EXPECT_NE(markup.find("<br>"), std::string::npos);
    EXPECT_EQ(markup.find('_'), std::string::npos);
}

} // namespace
