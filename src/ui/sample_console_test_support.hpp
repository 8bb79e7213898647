// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The officers' side of the gallery, and the pages before one is inside.
#include "ui/print.hpp"
#include "ui/sample_pages_test_support.hpp"

namespace ui {

inline Page console_sample(const Sample& s) {
    const auto& f = s.frame;
    const Table table{
        .caption = s.say("Last imports", "Derniers imports"),
        .columns = {{.label = s.say("File", "Fichier"),
                     .sort_href = "?sort=file",
                     .sorted = Column::Sorted::descending},
                    {.label = s.say("By", "Par")},
                    {.label = s.say("Lines", "Lignes"), .align = Column::Align::end},
                    {.label = s.say("State", "État")}},
        .rows = {
            {.cells = {cell(std::string("adherents-2026.csv")), cell(std::string("Bernard")),
                       cell(std::string("5 000")), badge(f, s.say("Done", "Terminé"), Tone::success, "check")}},
            {.cells = {cell(std::string("mises-a-jour.xlsx")), cell(std::string("Bernard")), cell(std::string("312")),
                       badge(f, s.say("12 lines to look at", "12 lignes à revoir"), Tone::warning, "triangle-alert")},
             .mark = TableRow::Mark::changed}}};
    return {
        .title = s.say("This week", "Cette semaine"),
        .content = stack_loose(
            stack_tight(figure_sentence(
                            f, {.sentence = s.say("1,214 people have arrived.", "1\u202f214 personnes sont arrivées."),
                                .href = "/console/arrived",
                                .note = s.say("31 more than last week", "31 de plus que la semaine dernière")}),
                        figure_sentence(f, {.sentence = s.say("86 have not come yet.", "86 ne sont pas encore venues."),
                                            .href = "/console/waiting"}),
                        figure_sentence(f, {.sentence = s.say("3 questions wait for an answer.",
                                                              "3 questions attendent une réponse."),
                                            .href = "/console/questions"})),
            section(
                f, {.title = s.say("Arrivals", "Arrivées")},
                line_chart(
                    f, {.title = s.say("People who signed in, by week", "Personnes connectées, par semaine"),
                        .summary = s.say("It has doubled since the autumn letter.",
                                         "Le nombre a doublé depuis la lettre d’automne."),
                        .labels = {"s. 38", "s. 39", "s. 40", "s. 41", "s. 42", "s. 43", "s. 44", "s. 45"},
                        .series = {{s.say("this year", "cette année"), {212, 240, 232, 301, 355, 390, 412, 468}},
                                   {s.say("last year", "l’an dernier"), {180, 178, 195, 190, 202, 211, 205, 220}}}})),
            section(f, {.title = s.say("Trades", "Filières")},
                    bar_chart(f, {.title = s.say("Members by trade", "Adhérents par filière"),
                                  .summary = s.say("Bookbinding leads.", "La reliure est en tête."),
                                  .labels = {s.say("Bookbinding", "Reliure"), s.say("Printing", "Imprimerie"),
                                             s.say("Publishing", "Édition")},
                                  .series = {{s.say("members", "adhérents"), {214, 98, 61}}}})),
            section(f,
                    {.title = s.say("Imports", "Imports"),
                     .actions = link_button(f, {.label = s.say("Import a file", "Importer un fichier"),
                                                .href = "/console/imports/new",
                                                .icon = "upload",
                                                .size = Size::small})},
                    ui::table(f, table))),
        .width = Width::reading,
        .section = "/console"};
}

inline Page sign_in_page(const Sample& s) {
    const auto& f = s.frame;
    return {.title = s.say("Sign in", "Se connecter"),
            .content = stack_loose(
                form(f, {.action = "/sign-in"},
                     email_field(f, {.name = "email",
                                     .label = s.say("Your e-mail address", "Votre adresse e-mail"),
                                     .required = true}),
                     submit_row(
                         f, {.label = s.say("Send me a link", "Recevoir un lien"),
                             .note = s.say(
                                 "You receive a link and a six-digit code; no password is needed.",
                                 "Vous recevez un lien et un code à six chiffres ; aucun mot de passe à retenir.")})),
                folded(f, {.summary = s.say("With my password", "Avec mon mot de passe")},
                       password_field(f, {.label = s.say("Password", "Mot de passe")}))),
            .lead = s.say("We write to you, you tap, you are in.",
                          "On vous écrit, vous touchez le lien, vous êtes chez vous.")};
}

inline Page code_page(const Sample& s) {
    const auto& f = s.frame;
    return {
        .title = s.say("Look in your mailbox", "Regardez votre boîte"),
        .content = form(
            f, {.action = "/sign-in/code"},
            code_field(f, {.name = "code", .label = s.say("Six-digit code", "Code à six chiffres"), .required = true}),
            submit_row(f, {.label = s.say("Come in", "Entrer")}))};
}

inline Page empty_page(const Sample& s) {
    const auto& f = s.frame;
    return {
        .title = s.say("Questions", "Questions"),
        .content = stack_loose(
            empty_state(f, {.title = s.say("Nobody has answered yet.", "Personne n’a encore répondu."),
                            .text = s.say("Your opinion counts: answering in two lines is enough.",
                                          "Votre avis compte : répondre en deux lignes suffit."),
                            .action = link_button(
                                f, {.label = s.say("Answer", "Répondre"), .href = "/posts/1", .kind = Kind::primary})}),
            loading(f),
            notice(f, {.kind = NoticeKind::warning,
                       .title = s.say("The mail server does not answer.", "Le serveur de mail ne répond pas."),
                       .text = s.say("Nothing is lost: letters leave when it is back.",
                                     "Rien n’est perdu : les lettres partiront à son retour.")}))};
}

inline html::Html house_fields(const Sample& s) {
    const auto& f = s.frame;
    const std::vector<Option> regions = {{.value = "53", .label = "Bretagne"},
                                         {.value = "11", .label = "Île-de-France"}};
    return fieldset(
        f, {.legend = s.say("The house", "La maison")},
        html::group(
            text_field(f, {.name = "name",
                           .label = s.say("Name", "Nom"),
                           .help = s.say("As on your letters.", "Comme sur vos lettres."),
                           .value = "Compagnie",
                           .required = true}),
            select_field(f, {.name = "region",
                             .label = s.say("Region", "Région"),
                             .value = "53",
                             .options = regions,
                             .empty_label = s.say("Choose…", "Choisir…")}),
            colour_field(f,
                         {.name = "brand", .label = s.say("Brand colour", "Couleur de la maison"), .value = "#98392a"}),
            swatch_field(f, {.label = s.say("Colour of the space", "Couleur de l’espace"), .value = 4}),
            file_field(f, {.name = "logo", .label = s.say("Logo", "Logo"), .accept = "image/*"})));
}

inline html::Html own_fields(const Sample& s) {
    const auto& f = s.frame;
    const std::vector<Option> seen_by = {{.value = "hidden", .label = s.say("Nobody", "Personne")},
                                         {.value = "members", .label = s.say("Members", "Les adhérents")}};
    return html::group(
        password_field(f, {.label = s.say("New password", "Nouveau mot de passe"), .is_new = true}),
        number_field(
            f, {.name = "years", .label = s.say("Kept for", "Conservé"), .value = "10", .unit = s.say("years", "ans")}),
        check_box(f, {.name = "letter",
                      .label = s.say("Send me the monthly letter", "M’envoyer la lettre du mois"),
                      .help = s.say("One tap to stop.", "Un geste pour arrêter."),
                      .checked = true}),
        radio_group(f, {.name = "seen",
                        .label = s.say("Who sees my telephone", "Qui voit mon téléphone"),
                        .value = "members",
                        .options = seen_by}));
}

inline html::Html button_shelf(const Sample& s) {
    const auto& f = s.frame;
    return cluster(
        button(f, {.label = s.say("First", "Premier"), .kind = Kind::primary}),
        button(f, {.label = s.say("Second", "Second")}),
        button(f, {.label = s.say("Quiet", "Discret"), .kind = Kind::quiet}),
        button(f, {.label = s.say("Remove", "Retirer"), .kind = Kind::danger, .icon = "trash-2"}),
        dialog(
            f,
            {.id = "ask", .title = s.say("One question", "Une question"), .opener = {.label = s.say("Open", "Ouvrir")}},
            paragraph(s.say("Are you well?", "Allez-vous bien ?"))));
}

inline html::Html thing_shelf(const Sample& s) {
    const auto& f = s.frame;
    return stack(button_shelf(s),
                 chips(f, {{.label = s.say("marbling", "marbrure"), .href = "/people?skill=marbrure"},
                           {.label = s.say("gilding", "dorure")}}),
                 progress(f, {.label = s.say("Import", "Import"),
                              .value = 1200,
                              .max = 5000,
                              .text = s.say("1,200 of 5,000 lines", "1 200 lignes sur 5 000")}),
                 copy_field(f, {.label = s.say("Your link", "Votre lien"), .value = "https://guilde.example/j/8fk2"}),
                 copy_line(f, "v=spf1 include:_spf.example -all"),
                 stat_list(f, {{s.say("Members", "Adhérents"), "1 214", s.say("+31 this week", "+31 cette semaine")},
                               {s.say("Spaces", "Espaces"), "18"}}),
                 definition_list(f, {{s.say("Trade", "Filière"), cell(s.binding().name)},
                                     {s.say("Since", "Depuis"), day(f, *base::Day::of(2019, 5, 1))}}),
                 quotation(s.say("One learns the trade by the hand.", "Le métier s’apprend par la main.")));
}

inline html::Html space_shelf(const Sample& s) {
    const auto& f = s.frame;
    const auto of = [&](const Door& door, const std::string& purpose, const char* seed) {
        return space_card(f, {.name = door.name,
                              .href = door.href,
                              .purpose = purpose,
                              .colour = door.colour,
                              .seed = seed,
                              .facts = s.say("Trade · 214 members", "Filière · 214 membres"),
                              .unread = door.colour == 0 ? 2 : 0});
    };
    return list(f, {.items = {of(s.binding(), s.say("Questions of the bench.", "Les questions d’établi."), "a"),
                              of(s.law(), s.say("Quotes, rights, disputes.", "Devis, droits, litiges."), "bb"),
                              of(s.paper(), s.say("Mills and orders.", "Moulins et commandes."), "ccd"),
                              of({s.say("Brittany", "Bretagne"), "/spaces/bretagne", 6},
                                 s.say("Meet near home.", "Se voir près de chez soi."), "e")},
                    .look = List::Look::cards});
}

inline Page kit_page(const Sample& s) {
    const auto& f = s.frame;
    return {.title = s.say("Settings", "Réglages"),
            .content = stack_loose(
                steps(f, {.labels = {s.say("Name", "Nom"), s.say("Colour", "Couleur"), s.say("People", "Personnes")},
                          .current = 1}),
                form(f, {.action = "/settings", .multipart = true}, house_fields(s), own_fields(s),
                     submit_row(f, {.label = s.say("Save", "Enregistrer"), .cancel_href = "/"})),
                section(f, {.title = s.say("Things", "Objets")}, thing_shelf(s)),
                section(f, {.title = s.say("Spaces", "Espaces")}, space_shelf(s)))};
}

inline Page profile_page(const Sample& s) {
    const auto& f = s.frame;
    return {.title = s.pierre().name,
            .content = stack_loose(
                profile_header(
                    f, {.person = s.pierre(),
                        .line = s.say("Bookbinder, retired, in Quimper", "Relieur à la retraite, à Quimper"),
                        .facts = {s.say("Bookbinding", "Reliure"), s.say("Brittany", "Bretagne"),
                                  s.say("member since 2019", "adhérent depuis 2019")},
                        .actions = html::group(link_button(f, {.label = s.say("Write to Pierre", "Écrire à Pierre"),
                                                               .href = "/messages/new",
                                                               .kind = Kind::primary,
                                                               .icon = "message-circle"}),
                                               link_button(f, {.label = "vCard",
                                                               .href = "/people/pierre.vcf",
                                                               .icon = "download",
                                                               .download = "pierre.vcf"})),
                        .freshness = s.say("Record confirmed in March", "Fiche confirmée en mars")}),
                section(f, {.title = s.say("In a few words", "En quelques mots")},
                        prose(said(s, "Forty years at the bench, and a liking for old ledgers.",
                                   "Quarante ans d’établi, et un goût pour les vieux registres.")))),
            .heading = Heading::hidden};
}

inline Page letter_page(const Sample& s) {
    const auto& f = s.frame;
    return {
        .title = s.say("Letter", "Lettre"),
        .content = letter(
            f, {.recipient = {"Mme Hélène de La Tour", "3, rue du Marché", "76000 Rouen"},
                .place_and_day = s.say("Paris, 21 November 2026", "Paris, le 21 novembre 2026"),
                .subject = s.say("Your way in", "Votre accès"),
                .body = said(
                    s, "The house of our association is open. Scan this code, or type the address and the six digits.",
                    "La maison de notre association est ouverte. Scannez ce code, ou tapez l’adresse et les six "
                    "chiffres."),
                .qr = {"https://guilde.example/i/8fk2m", s.say("Code of your invitation", "Code de votre invitation")},
                .code = "482913",
                .code_label = s.say("Your code", "Votre code"),
                .address = "guilde.example/i",
                .signature = "Nadia Benali"})};
}

} // namespace ui
