// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/law/pages.hpp"
#include "app/boot.hpp"
#include "ui/golden_test_support.hpp"
#include "words/texts.hpp"
#include <gtest/gtest.h>

namespace law {
namespace {

struct Sample {
    std::unique_ptr<words::Catalogues> catalogues = app::catalogues();
    words::Words words;
    ui::Frame frame;

    explicit Sample(words::Language language) : words(*catalogues, language, "Europe/Paris") {
        frame.words = &words;
        frame.now = {1'795'000'000'000};
        frame.new_key = [] { return std::string("key"); };
        frame.asset = [](std::string_view name) { return "/static/" + std::string(name); };
    }
};

pages::Known known(words::Language language) {
    pages::Known out{
        .organisation = "Fédération de la Page",
        .address = "https://page.example",
        .facts = {.form = "union",
                  .registration = "RNA W000000000",
                  .address = "12 rue des Relieurs\n00000 Saint-Vélin",
                  .phone = "01 99 00 12 34",
                  .email = "bureau@page.example",
                  .director = "Claire Fontaine",
                  .director_office = "présidente",
                  .host = "Les Machines du Moulin",
                  .host_address = "3 chemin du Bief",
                  .host_phone = "01 99 00 56 78",
                  .rights_email = "donnees@page.example",
                  .officer = "Iris Delmas",
                  .mail_carrier = "La Malle-Poste",
                  .former_years = "3",
                  .audited_by = "Cabinet Lisible",
                  .audited_on = "2026-11-02",
                  .findings = "3.2 Trop pâle"},
        .is_union = true,
        .kept = {{Purpose::membership, "Votre fiche", "trois ans"}, {Purpose::safety, "Les signalements", "un an"}},
        .lists = {{"Mes réponses", "Vos réponses comme vous les avez écrites."}},
        .themes = criteria::read_themes(words::get_text("law", "criteria", language)),
        .findings = {{{3, 2}, "Trop pâle"}}};
    out.themes.resize(2); // the table shows them all alike
    return out;
}

TEST(LawPages, ReadWellInBothLanguages) {
    for (auto language : {words::Language::fr, words::Language::en}) {
        Sample sample(language);
        const std::string code(words::language_code(language));
        for (auto page : all_pages) {
            auto name = pages::page_path(page).substr(7) + "." + code;
            ui::expect_golden(name, pages::page(sample.frame, page, known(language)).content);
            pages::FormPage form{
                .page = page, .facts = known(language).facts, .missing = {"the address", "the legal form"}};
            ui::expect_golden("form_" + name, pages::form(sample.frame, form).content);
        }
        ui::expect_golden(
            "contents." + code,
            pages::contents(sample.frame, {{PageName::notice, {"the address"}}, {PageName::privacy, {}}}).content);
    }
}

} // namespace
} // namespace law
