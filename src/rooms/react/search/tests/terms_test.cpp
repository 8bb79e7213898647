// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/search/terms.hpp"
#include "base/text.hpp"
#include "rooms/react/search/rules.hpp"
#include <gtest/gtest.h>
#include <algorithm>

namespace search {

namespace {

// Does a text that holds `text` answer to `query`, as the index would?
bool answers(std::string_view text, std::string_view query) {
    auto terms = terms_of(text);
    for (const auto& word : question_of(query).words)
        if (!std::ranges::binary_search(terms, word.stem) && !std::ranges::binary_search(terms, word.plain_stem))
            return false;
    return true;
}

std::vector<std::string> folded(std::string_view text) {
    std::vector<std::string> out;
    for (auto& word : words_of(text)) out.push_back(word.folded);
    return out;
}

std::string plain(const std::vector<ui::Piece>& pieces) {
    std::string out;
    for (const auto& piece : pieces) out += piece.is_marked ? "[" + piece.text + "]" : piece.text;
    return out;
}

using Words = std::vector<std::string>;

} // namespace

TEST(Terms, forms_of_a_french_word_answer_to_each_other) {
    const std::pair<const char*, const char*> pairs[] = {
        {"randonnée", "randonnee"},
        {"randonnées", "randonnee"},
        {"organisée", "organiser"},
        {"organisee", "organisé"},
        {"développé", "developper"},
        {"événement", "evenements"},
        {"évènement", "événement"},
        {"adhérent", "adherentes"},
        {"adhérente", "adherents"},
        {"cotisation", "cotisations"},
        {"bénévole", "benevoles"},
        {"cheval", "chevaux"},
        {"travail", "travaux"},
        {"national", "nationaux"},
        {"œuvre", "oeuvres"},
        {"Œuvre", "œuvres"},
        {"réunion", "reunions"},
        {"végétarien", "vegetariennes"},
        {"fête", "fêtes"},
        {"élève", "eleves"},
        {"pâtisserie", "patisseries"},
        {"activité", "activites"},
        {"idée", "idees"},
        {"passé", "passer"},
        {"finissons", "finir"},
        {"RELIURE", "reliures"},
        {"l’élevage", "elevage"},
        {"qu’adhérer", "adhérer"},
        {"jusqu'aux", "aux"},
        {"2026", "2026"},
        {"vitraux", "vitrail"},
        {"émaux", "émail"},
        {"12/05/2026", "12/05/2026"},
    };
    for (const auto& [a, b] : pairs) {
        EXPECT_TRUE(answers(a, b)) << a << " <- " << b;
        EXPECT_TRUE(answers(b, a)) << b << " <- " << a;
    }
}

TEST(Terms, words_that_differ_do_not_answer) {
    EXPECT_TRUE(answers("article R.2152-5", "2152"));
    EXPECT_FALSE(answers("papier", "papillon"));
    EXPECT_FALSE(answers("reliure", "relation"));
    EXPECT_FALSE(answers("2026", "2025"));
    EXPECT_FALSE(answers("papier marbré", "papier doré"));
}

TEST(Terms, an_elided_article_is_no_word) {
    EXPECT_EQ(folded("L’œuvre d'une vie, qu’il aime"), (Words{"oeuvre", "une", "vie", "il", "aime"}));
    EXPECT_EQ(folded("aujourd’hui"), (Words{"aujourd", "hui"}));
    EXPECT_EQ(folded(""), Words{});
    EXPECT_EQ(folded("… — !"), Words{});
}

TEST(Terms, a_term_is_never_longer_than_forty_bytes_nor_cut_within_a_letter) {
    for (const auto& term : terms_of(std::string(5000, 'a') + " " + "日本語日本語日本語日本語日本語日本語日本語")) {
        EXPECT_LE(term.size(), term_bytes_max);
        EXPECT_TRUE(base::is_valid_utf8(term)) << term;
    }
}

TEST(Terms, bytes_that_are_no_text_do_no_harm) {
    for (std::string_view text : {"\xff\xfe", "a\xc3", "\xed\xa0\x80", "'''", "’’", "\"", "AND OR NOT", "a*", "((("})
        for (const auto& term : terms_of(text))
            EXPECT_TRUE(
                std::ranges::all_of(term, [](char c) { return c != '"' && c != '\'' && c != ' ' && c != '*'; }));
}

TEST(Terms, html_gives_what_a_reader_sees) {
    EXPECT_EQ(text_of_html("<p>Un <strong>bon</strong>jour &amp; &lt;b&gt;</p>\n<ul><li>A</li><li>B</li></ul>"),
              "Un bonjour & <b>\n\nA\nB\n");
    EXPECT_EQ(text_of_html("a & b < c"), "a & b \n");
    EXPECT_EQ(text_of_html(""), "");
}

TEST(Question, leaves_out_words_that_say_nothing_unless_there_is_nothing_else) {
    auto asked = [](std::string_view typed) {
        std::vector<std::string> out;
        for (const auto& word : question_of(typed).words) out.push_back(word.folded);
        return out;
    };
    EXPECT_EQ(asked("où trouver du papier pour la reliure ?"), (Words{"trouver", "papier", "reliure"}));
    EXPECT_EQ(asked("à la"), (Words{"a", "la"}));
    EXPECT_EQ(asked("papier papier PAPIER"), Words{"papier"});
    EXPECT_EQ(asked("   "), Words{});
    EXPECT_EQ(asked("a1 b2 c3 d4 e5 f6 g7 h8 i9 j10").size(), words_max);
}

TEST(Question, words_between_quotes_must_follow_each_other) {
    auto question = question_of("« papier marbré » \"à la cuve\" seul “un”");
    ASSERT_EQ(question.phrases.size(), 2u);
    EXPECT_TRUE(has_phrases(question, "Du papier marbré à la cuve."));
    EXPECT_FALSE(has_phrases(question, "Du papier très marbré à la cuve."));
    EXPECT_TRUE(question_of("\"pas fermé").phrases.empty());
}

TEST(Question, is_written_in_both_languages_of_the_databases) {
    const Words beginnings{"cheval", "chevel"};
    auto expression = expression_of(question_of("papier chev"), {.kind = Kind::questions, .closed_doors = {4, 7}},
                                    Place::anywhere, Last::beginning, beginnings);
    EXPECT_EQ(to_fts5(expression),
              "((\"papi\") AND (\"chev\" OR \"cheval\" OR \"chevel\") AND (\":k2\")) "
              "NOT (\":in4\" OR \":in7\")");
    EXPECT_EQ(to_tsquery(expression), "(('papi') & ('chev' | 'cheval' | 'chevel') & (':k2')) & !(':in4' | ':in7')");
    auto begun = expression_of(question_of("evenem"), {}, Place::anywhere, Last::on_the_way);
    EXPECT_EQ(to_fts5(begun), "((\"evenem\" OR \"evene\" OR \"even\"))");
    auto title = expression_of(question_of("papier"), {}, Place::title, Last::whole);
    EXPECT_EQ(to_fts5(title), "((\"_papi\"))");
}

TEST(Snippet, shows_the_words_around_the_best_place) {
    std::string text = "Bonjour. ";
    for (int i = 0; i < 60; ++i) text += "encore une phrase, ";
    text += "puis le papier marbré de la reliure. ";
    for (int i = 0; i < 60; ++i) text += "et la suite, ";
    auto pieces = snippet(question_of("papiers marbres"), text);
    auto shown = plain(pieces);
    EXPECT_NE(shown.find("[papier] [marbré]"), std::string::npos) << shown;
    EXPECT_TRUE(shown.starts_with("… ")) << shown;
    EXPECT_TRUE(shown.ends_with(" …")) << shown;
    EXPECT_LT(shown.size(), 240u);
}

TEST(Snippet, never_cuts_a_word_or_a_letter) {
    std::string text;
    for (int i = 0; i < 100; ++i) text += "éléphant" + std::to_string(i) + " ";
    auto words = words_of(text);
    for (int i = 0; i < 100; i += 7) {
        auto shown = plain(snippet(question_of("elephant" + std::to_string(i)), text));
        EXPECT_TRUE(base::is_valid_utf8(shown));
        for (const auto& word : words_of(shown))
            EXPECT_TRUE(std::ranges::any_of(words, [&](const auto& each) { return each.folded == word.folded; }))
                << word.folded;
    }
    EXPECT_EQ(plain(snippet(question_of("x"), "")), "");
    EXPECT_LT(snippet(question_of("x"), std::string(5000, '-')).front().text.size(), 300u);
    EXPECT_EQ(plain(snippet(question_of("court"), "Un texte court.\nEt deux lignes.")),
              "Un texte [court]. Et deux lignes.");
}

TEST(Score, puts_titles_answers_and_recent_things_first) {
    const base::Instant now{1'795'000'000'000};
    Hit plain{.doc = {.id = {1}, .subject = Subject::item, .at = now}};
    auto titled = plain;
    titled.title_share = 1;
    auto old = plain;
    old.doc.at = {now.milliseconds - std::int64_t{800} * 86'400'000};
    auto begun = plain;
    begun.found = Hit::Found::unfinished;
    auto answered = plain;
    answered.item.accepted_comment = 9;
    EXPECT_GT(score(titled, now), score(plain, now));
    EXPECT_GT(score(plain, now), score(old, now));
    EXPECT_GT(score(plain, now), score(begun, now));
    EXPECT_GT(score(answered, now), score(plain, now));
}

TEST(Numbers, of_documents_rise_with_their_date) {
    EXPECT_LT(first_doc_id({1'000'000'000'000}), first_doc_id({1'000'000'001'000}));
    EXPECT_EQ(first_doc_id({-5}), first_doc_id({0}));
    EXPECT_LT(first_doc_id({INT64_MAX}).number, INT64_MAX / 2);
}

TEST(Hint, names_what_is_written_nearly_so) {
    const std::vector<std::string> known{"Reliure", "Édition", "Papier marbré"};
    EXPECT_EQ(nearest("relieure", known), "Reliure");
    EXPECT_EQ(nearest("edtion", known), "Édition");
    EXPECT_EQ(nearest("imprimerie", known), "");
    EXPECT_EQ(nearest("reliure", known), "") << "the very word is no hint";
}

} // namespace search
