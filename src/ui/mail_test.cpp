// SPDX-License-Identifier: AGPL-3.0-or-later
#include "ui/mail.hpp"
#include "ui/golden_test_support.hpp"
#include "ui/sample_test_support.hpp"
#include <gtest/gtest.h>

namespace ui {
namespace {

Mail answer_mail() {
    return {.title = "Sophie vous a répondu",
            .paragraphs = {"Bonjour Pierre,", "Votre question a une réponse."},
            .quotes = {{.author = "Sophie Martin",
                        .where = "Reliure",
                        .text = "Marianne Peter, près de Rennes.\nElle envoie <des> échantillons.",
                        .href = "https://guilde.example/posts/1"}},
            .button = MailButton{"Lire la suite", "https://guilde.example/posts/1?a=1&b=2"},
            .why = "Vous recevez ce message car vous avez posé cette question.",
            .stop_label = "Ne plus recevoir les réponses",
            .stop_href = "https://guilde.example/stop/8fk2"};
}

MailFrame mail_frame(const Sample& s) {
    return {.words = &s.words, .organisation = "La Compagnie", .origin = "https://guilde.example"};
}

TEST(Mail, TheHtmlPartIsOneColumnWithOneButton) {
    const Sample s(words::Language::fr);
    expect_golden("mail.fr", html::trusted(mail(mail_frame(s), answer_mail()).html));
}

TEST(Mail, ThePlainPartSaysTheSame) {
    const Sample s(words::Language::fr);
    EXPECT_EQ(mail(mail_frame(s), answer_mail()).text,
              "Sophie vous a répondu\n\nBonjour Pierre,\n\nVotre question a une réponse.\n\n"
              "Sophie Martin · Reliure\n> Marianne Peter, près de Rennes.\n> Elle envoie <des> échantillons.\n"
              "https://guilde.example/posts/1\n\nLire la suite\nhttps://guilde.example/posts/1?a=1&b=2\n\n"
              "-- \nLa Compagnie\nVous recevez ce message car vous avez posé cette question.\n"
              "Ne plus recevoir les réponses\nhttps://guilde.example/stop/8fk2\n");
}

TEST(Mail, WhatPeopleWroteIsEscaped) {
    const Sample s(words::Language::en);
    const auto html = mail(mail_frame(s), answer_mail()).html;
    EXPECT_NE(html.find("&lt;des&gt;"), std::string::npos);
    EXPECT_EQ(html.find("<des>"), std::string::npos);
    EXPECT_NE(html.find("?a=1&amp;b=2"), std::string::npos);
}

TEST(Mail, AStatutoryMailOffersNoWayToStop) {
    const Sample s(words::Language::en);
    Mail shape = answer_mail();
    shape.stop_href.clear();
    EXPECT_EQ(mail(mail_frame(s), shape).html.find("Ne plus recevoir"), std::string::npos);
}

} // namespace
} // namespace ui
