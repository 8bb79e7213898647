// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/articles/rules.hpp"
#include "parse/markdown.hpp"
#include "rooms/talk/articles/outline.hpp"
#include <gtest/gtest.h>

namespace articles {
namespace {

std::string words(int count) {
    std::string out;
    for (int i = 0; i < count; ++i) out += "mot ";
    return out;
}

TEST(ReadingTime, is_220_words_a_minute_rounded_up) {
    EXPECT_EQ(reading_minutes(""), 1);
    EXPECT_EQ(reading_minutes(words(1)), 1);
    EXPECT_EQ(reading_minutes(words(220)), 1);
    EXPECT_EQ(reading_minutes(words(221)), 2);
    EXPECT_EQ(reading_minutes(words(2200)), 10);
}

TEST(ReadingTime, counts_what_is_read) {
    EXPECT_EQ(count_words("# Le **papier** marbré\n\n- à la cuve\n- 1555\n\n---"), 7);
    EXPECT_EQ(count_words("l’œil — été"), 2);
}

TEST(ArticleText, has_the_standfirst_as_its_first_paragraph) {
    Text text{.standfirst = "Pourquoi le lire.", .body = "# Un\n\nDeux"};
    auto split = split_text(Form::article, join_text(text));
    EXPECT_EQ(split.standfirst, text.standfirst);
    EXPECT_EQ(split.body, text.body);
    EXPECT_EQ(split_text(Form::testimony, "Un\n\nDeux").body, "Un\n\nDeux");
}

Draft whole() {
    return {.title = "Titre", .standfirst = "Pourquoi", .body = "Texte"};
}

TEST(ArticleDraft, says_all_that_is_wrong_at_once) {
    auto faults = find_faults(clean_draft({}), {0});
    for (const auto* field : {"title", "standfirst", "body"}) EXPECT_TRUE(faults.contains(field)) << field;
    EXPECT_TRUE(find_faults(clean_draft(whole()), {0}).empty());
}

TEST(ArticleDraft, needs_the_consent_of_whoever_signs) {
    auto draft = whole();
    draft.guest = {.name = "Rosa Lam"};
    EXPECT_TRUE(find_faults(clean_draft(draft), {0}).contains("consent"));
    draft.guest.consent = Consent::yes;
    EXPECT_TRUE(find_faults(clean_draft(draft), {0}).empty());
    Draft testimony{.form = Form::testimony, .title = "Trente ans", .body = "J’ai commencé en 1994."};
    EXPECT_TRUE(find_faults(clean_draft(testimony), {0}).contains("guest_name"));
    testimony.body = std::string(testimony_bytes_max + 1, 'a');
    EXPECT_TRUE(find_faults(clean_draft(testimony), {0}).contains("body"));
}

TEST(ArticleDraft, is_for_a_moment_to_come_within_a_year) {
    auto draft = whole();
    base::Instant now{1'795'000'000'000};
    for (auto [at, is_wrong] : {std::pair{now, true},
                                {now + std::chrono::minutes(1), false},
                                {now + std::chrono::hours(24 * 365), false},
                                {now + std::chrono::hours(24 * 400), true}}) {
        draft.publish_at = at;
        EXPECT_EQ(find_faults(clean_draft(draft), now).contains("publish_on"), is_wrong);
    }
}

Outline outline(std::string_view markdown) {
    return outline_of(parse::render_markdown(markdown).html);
}

TEST(Outline, names_headings_and_begins_under_the_title_of_the_page) {
    auto out = outline("# Le papier\n\nTexte\n\n## La *cuve* & l’eau\n\n# Le papier");
    ASSERT_EQ(out.headings.size(), 3U);
    EXPECT_EQ(out.headings[0].id, "s-le-papier");
    EXPECT_EQ(out.headings[1].title, "La cuve & l’eau");
    EXPECT_EQ(out.headings[1].level, 3);
    EXPECT_EQ(out.headings[2].id, "s-le-papier-2");
    EXPECT_NE(out.html.find("<h2 id=\"s-le-papier\">Le papier</h2>"), std::string::npos);
    EXPECT_NE(out.html.find("<h3 id=\"s-la-cuve-l-eau\">La <em>cuve</em> &amp; l’eau</h3>"), std::string::npos);
}

TEST(Outline, leaves_out_no_level) {
    auto out = outline("## Un\n\n##### Deux\n\n# Trois");
    EXPECT_EQ(out.headings[0].level, 2);
    EXPECT_EQ(out.headings[1].level, 3);
    EXPECT_EQ(outline("#### Seul").headings.at(0).level, 2);
}

TEST(Outline, takes_nothing_for_a_heading_that_is_text) {
    auto out = outline("<h3>pas un titre</h3>\n\n`<h4>`");
    EXPECT_TRUE(out.headings.empty());
    EXPECT_EQ(out.html, parse::render_markdown("<h3>pas un titre</h3>\n\n`<h4>`").html);
}

TEST(Outline, shows_the_text_without_its_standfirst) {
    auto html = parse::render_markdown("Pourquoi\n\nTexte").html;
    EXPECT_EQ(without_first_paragraph(html), "<p>Texte</p>\n");
    EXPECT_EQ(without_first_paragraph("<ul></ul>"), "<ul></ul>");
}

} // namespace
} // namespace articles
