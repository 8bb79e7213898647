// SPDX-License-Identifier: AGPL-3.0-or-later
// Every header of the C library that declares a name like that of an element comes first.
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
    Html markup;
    markup += html_();
    markup += div_();
    markup += main_();
    markup += time_();
    markup += select_();
    markup += link_();
    markup += template_();
    markup += head();
    markup += body();
    markup += title();
    markup += meta();
    markup += script();
    markup += nav();
    markup += header();
    markup += footer();
    markup += section();
    markup += article();
    markup += aside();
    markup += h1();
    markup += h2();
    markup += h3();
    markup += h4();
    markup += h5();
    markup += h6();
    markup += p();
    markup += span();
    markup += a();
    markup += ul();
    markup += ol();
    markup += li();
    markup += dl();
    markup += dt();
    markup += dd();
    markup += table();
    markup += thead();
    markup += tbody();
    markup += tfoot();
    markup += tr();
    markup += th();
    markup += td();
    markup += caption();
    markup += colgroup();
    markup += col();
    markup += form();
    markup += label();
    markup += input();
    markup += textarea();
    markup += option();
    markup += optgroup();
    markup += button();
    markup += fieldset();
    markup += legend();
    markup += datalist();
    markup += details();
    markup += summary();
    markup += dialog();
    markup += figure();
    markup += figcaption();
    markup += picture();
    markup += source();
    markup += img();
    markup += audio();
    markup += video();
    markup += canvas();
    markup += strong();
    markup += em();
    markup += small();
    markup += mark();
    markup += sub();
    markup += sup();
    markup += abbr();
    markup += cite();
    markup += code();
    markup += kbd();
    markup += pre();
    markup += del();
    markup += ins();
    markup += address();
    markup += blockquote();
    markup += br();
    markup += hr();
    markup += wbr();
    markup += output();
    markup += progress();
    markup += meter();
    markup += noscript();
    markup += slot();
    markup += svg();
    markup += path();
    markup += circle();
    markup += ellipse();
    markup += line();
    markup += rect();
    markup += polyline();
    markup += polygon();
    markup += text_();
    markup += tspan();
    markup += g();
    markup += use();
    markup += defs();
    markup += symbol();
    markup += desc();
    markup += clip_path();
    markup += linear_gradient();
    markup += stop();
    markup += pattern();
    markup += markdown_toolbar();
    markup += md_bold();
    markup += md_italic();
    markup += md_quote();
    markup += md_link();
    markup += md_unordered_list();
    markup += md_ordered_list();
    markup += md_header();
    markup += md_code();
    markup += md_mention();
    markup += text_expander();
    markup += relative_time();
    return markup;
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
