// SPDX-License-Identifier: AGPL-3.0-or-later
#include "words/terms.hpp"
#include "embedded/embedded.hpp"
#include "words/catalogue.hpp"
#include <gtest/gtest.h>
#include <array>
#include <regex>

namespace words {
namespace {

constexpr auto he = Gender::masculine;
constexpr auto she = Gender::feminine;

Terms usual() {
    return {};
}
Terms with_groups() { // masculine, consonants
    return {.member = {{"collègue", "collègues", he}, {"colleague", "colleagues", he}},
            .trade = {{"métier", "métiers", he}, {"craft", "crafts", he}},
            .space = {{"groupe", "groupes", he}, {"group", "groups", he}}};
}
Terms with_assemblies() { // feminine, vowels
    return {.member = {{"affiliée", "affiliées", she}, {"affiliate", "affiliates", he}},
            .trade = {{"activité", "activités", she}, {"occupation", "occupations", he}},
            .space = {{"assemblée", "assemblées", she}, {"area", "areas", he}}};
}
Terms with_communities() { // feminine, consonants
    return {.member = {{"camarade", "camarades", she}, {}},
            .trade = {{"branche", "branches", she}, {}},
            .space = {{"communauté", "communautés", she}, {}}};
}

struct Example {
    const char* text;
    const char* groups;
    const char* assemblies;
    const char* communities;
};

TEST(Terms, WordsAroundATermAgreeWithIt) {
    for (const auto& each : std::array<Example, 18>{{
             {"L’espace est fermé.", "Le groupe est fermé.", "L’assemblée est fermée.", "La communauté est fermée."},
             {"Membres de cet espace", "Collègues de ce groupe", "Affiliées de cette assemblée",
              "Camarades de cette communauté"},
             {"Aucun espace n’est encore ouvert", "Aucun groupe n’est encore ouvert",
              "Aucune assemblée n’est encore ouverte", "Aucune communauté n’est encore ouverte"},
             {"Tous les espaces", "Tous les groupes", "Toutes les assemblées", "Toutes les communautés"},
             {"Actions de l’espace", "Actions du groupe", "Actions de l’assemblée", "Actions de la communauté"},
             {"Retour à l’espace", "Retour au groupe", "Retour à l’assemblée", "Retour à la communauté"},
             {"d’un espace ou d’espaces", "d’un groupe ou de groupes", "d’une assemblée ou d’assemblées",
              "d’une communauté ou de communautés"},
             {"Votre filière ({trade}) et une autre filière", "Votre métier ({trade}) et un autre métier",
              "Votre activité ({trade}) et une autre activité", "Votre branche ({trade}) et une autre branche"},
             {"la filière et sa filière", "le métier et son métier", "l’activité et son activité",
              "la branche et sa branche"},
             {"Aucune filière n’est nommée.", "Aucun métier n’est nommé.", "Aucune activité n’est nommée.",
              "Aucune branche n’est nommée."},
             {"Nouveau membre", "Nouveau collègue", "Nouvelle affiliée", "Nouvelle camarade"},
             {"un nouvel adhérent", "un nouveau collègue", "une nouvelle affiliée", "une nouvelle camarade"},
             {"Les adhérentes et les adhérents", "Les collègues", "Les affiliées", "Les camarades"},
             {"Numéro d’adhérent", "Numéro de collègue", "Numéro d’affiliée", "Numéro de camarade"},
             {"Et {n} espaces cachés dont vous faites partie.", "Et {n} groupes cachés dont vous faites partie.",
              "Et {n} assemblées cachées dont vous faites partie.",
              "Et {n} communautés cachées dont vous faites partie."},
             {"trente ans de métier", "trente ans de métier", "trente ans de métier", "trente ans de métier"},
             {"{space} et {members}", "{space} et {members}", "{space} et {members}", "{space} et {members}"},
             {"Une remembrance", "Une remembrance", "Une remembrance", "Une remembrance"},
         }}) {
        EXPECT_EQ(rewrite_french(each.text, usual()), each.text);
        EXPECT_EQ(rewrite_french(each.text, with_groups()), each.groups);
        EXPECT_EQ(rewrite_french(each.text, with_assemblies()), each.assemblies);
        EXPECT_EQ(rewrite_french(each.text, with_communities()), each.communities);
    }
}

TEST(Terms, EnglishArticlesFollowAndATradeUnionStaysOne) {
    EXPECT_EQ(rewrite_english("A space of a member", with_assemblies()), "An area of an affiliate");
    EXPECT_EQ(rewrite_english("Open spaces of your trade", with_groups()), "Open groups of your craft");
    EXPECT_EQ(rewrite_english("Trade union section", with_groups()), "Trade union section");
    EXPECT_EQ(rewrite_english("Remember {space}", with_groups()), "Remember {space}");
    EXPECT_EQ(rewrite_english("A member", with_communities()), "A member");
}

// Every text of the program, with each set of words: nothing is left of the usual ones, and no article is wrong.
TEST(Terms, NoTextOfTheHouseIsLeftHalfChanged) {
    std::vector<std::string> texts;
    for (const auto& file : embedded::files())
        if (file.path == "words/fr.po")
            for (const auto& entry : parse_catalogue(file.bytes))
                for (const auto& form : entry.forms) texts.push_back(form);
    ASSERT_GT(texts.size(), 1000U);
    const std::regex usual_word("(^|[ ’(])([Ee]spaces?|[Ff]ilières?|[Aa]dhérente?s?|[Mm]embres?)($|[ ,.:;)])");
    const std::regex wrong_groups(
        "\\b([Uu]ne|[Ll]a|[Cc]ette|[Cc]et|[Aa]ucune|[Tt]oute|[Qq]uelle|[Ll]’|[Dd]’|nouvelle|nouvel) ?"
        "(groupe|collègue|métier)(s?)($|[ ,.])");
    const std::regex wrong_communities(
        "\\b([Uu]n|[Ll]e|[Dd]u|[Aa]u|[Cc]et|[Cc]e|[Aa]ucun|[Tt]out|[Tt]ous les|[Qq]uel|[Ll]’|[Dd]’|certains|"
        "nouveau|nouvel|premier|son|mon) ?"
        "(communauté|camarade|branche)(s?)($|[ ,.])");
    const std::regex wrong_agreement(
        "(communauté|branche)s? (est |sont )?(ouvert|fermé|caché|retiré|trouvé|créé|nommé)s?($|[ ,.])");
    for (const auto& text : texts) {
        const auto says = [&](std::string_view word) { return text.find(word) != std::string::npos; };
        const bool has_a_term = says("space") || says("ilière") || says("dhérent") || says("embre") || says("étier");
        if (!has_a_term || says("de nouveau ")) continue; // "de nouveau membre" is no new member
        const auto groups = rewrite_french(text, with_groups());
        const auto communities = rewrite_french(text, with_communities());
        EXPECT_FALSE(std::regex_search(groups, usual_word)) << text << "\n" << groups;
        EXPECT_FALSE(std::regex_search(groups, wrong_groups)) << text << "\n" << groups;
        EXPECT_FALSE(std::regex_search(communities, wrong_communities)) << text << "\n" << communities;
        EXPECT_FALSE(std::regex_search(communities, wrong_agreement)) << text << "\n" << communities;
    }
}

TEST(Terms, AreKeptAsLinesAndReadAgain) {
    for (const auto& terms : {usual(), with_groups(), with_assemblies(), with_communities()})
        EXPECT_EQ(read_terms(write_terms(terms)), terms);
    EXPECT_TRUE(read_terms("space.fr.f=\nnothing\nspace=a/b\n=\n/=/").is_usual());
}

TEST(Terms, AreSaidByEveryTextOnceTheyAreInUse) {
    Catalogues catalogues;
    catalogues.add(
        Language::fr,
        "msgid \"Leave this space\"\nmsgstr \"Quitter cet espace\"\n\nmsgid \"{n} member\"\nmsgid_plural \"{n} "
        "members\"\nmsgstr[0] \"{n} membre\"\nmsgstr[1] \"{n} membres\"\n");
    const Words french(catalogues, Language::fr, "Europe/Paris");
    const Words english(catalogues, Language::en, "Europe/Paris");
    EXPECT_EQ(french.text("Leave this space"), "Quitter cet espace");
    catalogues.use(with_assemblies());
    EXPECT_EQ(french.text("Leave this space"), "Quitter cette assemblée");
    EXPECT_EQ(french.count("{n} member", "{n} members", 2), "2 affiliées");
    EXPECT_EQ(english.text("Leave this space"), "Leave this area");
    EXPECT_EQ(english.count("{n} member", "{n} members", 2), "2 affiliates");
    EXPECT_EQ(french.in_own_words("Les membres"), "Les affiliées");
    catalogues.use(usual());
    EXPECT_EQ(french.text("Leave this space"), "Quitter cet espace");
    EXPECT_EQ(french.in_own_words("Les membres"), "Les membres");
}

} // namespace
} // namespace words
