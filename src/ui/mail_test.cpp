// SPDX-License-Identifier: AGPL-3.0-or-later
#include "ui/mail.hpp"
#include "ui/golden_test_support.hpp"
#include "ui/sample_test_support.hpp"
#include <gtest/gtest.h>

namespace ui {
namespace {

Mail answer_mail(const Sample& s) {
    return {.title = s.say("Sophie has answered you", "Sophie vous a répondu"),
            .paragraphs = {s.say("Hello Pierre,", "Bonjour Pierre,"),
                           s.say("Your question has an answer.", "Votre question a une réponse.")},
            .quotes = {{.author = "Sophie Martin",
                        .where = s.binding().name,
                        .text = s.say("Marianne Peter, near Rennes.\nShe sends <the> samples.",
                                      "Marianne Peter, près de Rennes.\nElle envoie <des> échantillons."),
                        .href = "https://guilde.example/posts/1"}},
            .button = MailButton{s.say("Read on", "Lire la suite"), "https://guilde.example/posts/1?a=1&b=2"},
            .why = s.say("You receive this message because you asked this question.",
                         "Vous recevez ce message car vous avez posé cette question."),
            .stop_label = s.say("No more answers by mail", "Ne plus recevoir les réponses"),
            .stop_href = "https://guilde.example/stop/8fk2"};
}

Mail sign_in_mail(const Sample& s) {
    return {.title = s.say("Your way in", "Votre accès"),
            .paragraphs = {s.say("Type this code, or press the button.", "Tapez ce code, ou pressez le bouton.")},
            .code = "482 913",
            .button = MailButton{s.say("Come in", "Entrer"), "https://guilde.example/enter/x7k"},
            .after = {s.say("It serves once, for thirty minutes.", "Il sert une fois, pendant trente minutes.")}};
}

MailFrame mail_frame(const Sample& s) {
    return {.words = &s.words, .organisation = s.frame.organisation, .origin = "https://guilde.example"};
}

class GoldenMail : public testing::TestWithParam<words::Language> {
protected:
    void expect(const std::string& name, const Mail& shape) const {
        const auto rendered = mail(mail_frame(sample), shape);
        const auto whole = name + "." + std::string(sample.words.code());
        expect_golden(whole, html::trusted(rendered.html));
        expect_golden_text(whole, rendered.text);
    }
    Sample sample{GetParam()};
};

TEST_P(GoldenMail, AnAnswerWithItsQuotation) {
    expect("mail", answer_mail(sample));
}

TEST_P(GoldenMail, AWayInWithItsCode) {
    expect("mail_sign_in", sign_in_mail(sample));
}

INSTANTIATE_TEST_SUITE_P(Languages, GoldenMail, testing::Values(words::Language::fr, words::Language::en),
                         [](const auto& each) { return std::string(words::language_code(each.param)); });

TEST(Mail, WhatPeopleWroteIsEscaped) {
    const Sample s(words::Language::en);
    const auto html = mail(mail_frame(s), answer_mail(s)).html;
    EXPECT_NE(html.find("&lt;the&gt;"), std::string::npos);
    EXPECT_EQ(html.find("<the>"), std::string::npos);
    EXPECT_NE(html.find("?a=1&amp;b=2"), std::string::npos);
}

TEST(Mail, AStatutoryMailOffersNoWayToStop) {
    const Sample s(words::Language::en);
    Mail shape = answer_mail(s);
    shape.stop_href.clear();
    EXPECT_EQ(mail(mail_frame(s), shape).html.find("No more answers"), std::string::npos);
}

} // namespace
} // namespace ui
