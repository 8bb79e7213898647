// SPDX-License-Identifier: AGPL-3.0-or-later
// What a refusal says, and what it gives back.
#include "platform/refuse.hpp"
#include "http/head.hpp"
#include "platform/sample_room_test_support.hpp"
#include <gtest/gtest.h>

namespace platform {
namespace {

using sample::SampleHouse;
using support::contains;
using support::request_for;

// Narrow and no-break spaces of French, as pages hold them.
constexpr const char* narrow = "\u202f";

TEST(Refuse, a_conflict_is_not_told_as_something_done) {
    SampleHouse house;
    auto taken = house.post(house.sophie, "/sample/notes", {{"body", "taken"}});
    EXPECT_EQ(taken.status, 409);
    EXPECT_TRUE(contains(taken, "Ce n’est pas possible ainsi"));
    EXPECT_FALSE(contains(taken, "C’est déjà fait"));
    EXPECT_TRUE(contains(taken, "Continuer"));
    house.post(house.sophie, "/sample/notes", {{"body", "Premier texte"}}, "one");
    auto again = house.post(house.sophie, "/sample/notes", {{"body", "Un autre texte"}}, "one");
    EXPECT_TRUE(contains(again, "C’est déjà fait"));
}

TEST(Refuse, gives_back_words_under_their_name_and_nothing_else) {
    SampleHouse house;
    auto answer = house.post(house.sophie, "/sample/notes",
                             {{"body", "taken"},
                              {"title", "Bonjour"},
                              {"space", "negociation-salariale-2026"},
                              {"kind", "question"},
                              {"remark", "Deux mots ici"},
                              {"new_password", "pour moi seule"}});
    EXPECT_EQ(answer.status, 409);
    EXPECT_TRUE(contains(answer, "Ce que vous aviez écrit"));
    EXPECT_TRUE(contains(answer, "Titre Bonjour"));
    EXPECT_TRUE(contains(answer, "Deux mots ici"));
    for (const char* raw : {"negociation-salariale-2026", ">question<", "pour moi seule"})
        EXPECT_EQ(answer.body.find(raw), std::string::npos) << raw;
    EXPECT_NE(answer.body.find("data-keeps-drafts"), std::string::npos);
    auto buttons_only = house.post(house.sophie, "/sample/notes", {{"body", ""}, {"kind", "question"}});
    EXPECT_FALSE(contains(buttons_only, "Ce que vous aviez écrit"));
}

// What the server hands over when it could not read a request to its end.
class Unread : public ::testing::Test {
protected:
    SampleHouse house;
    Answerer answerer{house.house(), nullptr, {}};

    http::Response refuse(http::Request request, const http::Refused& refused) {
        return answerer.answer_unread(request, refused);
    }
    static http::Request from(const std::string& path, const char* languages) {
        auto request = request_for(http::Method::post, path);
        request.headers.emplace_back("accept-language", languages);
        return request;
    }
};

TEST_F(Unread, too_large_names_the_limit_in_the_readers_language) {
    const http::Refused large{413, "The request is too large.", 12 << 20};
    auto french = refuse(from("/me/photo", "fr-FR"), large);
    EXPECT_EQ(french.status, 413);
    EXPECT_TRUE(contains(french, "trop volumineux" + std::string(narrow) + ": 12 Mo au plus"));
    EXPECT_TRUE(contains(french, "Le bouton Précédent"));
    EXPECT_FALSE(support::header_of(french, "Content-Security-Policy").empty());
    auto english = refuse(from("/me/photo", "en-GB,en;q=0.9"), large);
    EXPECT_TRUE(contains(english, "too large: 12 MB at most"));
    EXPECT_NE(english.body.find("<html lang=\"en\""), std::string::npos);
}

TEST_F(Unread, every_status_has_a_page_of_its_own) {
    for (int status : {400, 408, 413, 414, 431, 505}) {
        auto answer = refuse(from("/", "fr"), {status, "English for machines."});
        EXPECT_EQ(answer.status, status);
        EXPECT_TRUE(answer.content_type.starts_with("text/html")) << status;
        EXPECT_NE(answer.body.find("<h1"), std::string::npos) << status;
        EXPECT_EQ(answer.body.find("English for machines"), std::string::npos) << status;
    }
}

TEST_F(Unread, a_damaged_form_gives_its_text_back_to_who_is_signed_in) {
    auto request = from("/sample/notes", "fr");
    request.headers.emplace_back("cookie", "__Host-guilde_session=" + house.session_of(house.sophie));
    request.form.fields = {{"title", "Un titre"}, {"body", "Un long texte."}, {"csrf", "secret of the form"}};
    auto answer = refuse(request, {400, "The form could not be read."});
    EXPECT_EQ(answer.status, 400);
    EXPECT_TRUE(contains(answer, "Un long texte."));
    EXPECT_TRUE(contains(answer, "Sophie Martin")); // the house is around it
    EXPECT_EQ(answer.body.find("secret of the form"), std::string::npos);
    EXPECT_EQ(house.note_count(), 0);
}

TEST_F(Unread, programs_get_a_problem_and_htmx_a_sentence) {
    const http::Refused large{413, "The request is too large.", 1 << 20};
    auto api = refuse(from("/api/v1/sample/notes", "en"), large);
    EXPECT_EQ(api.content_type, "application/problem+json");
    auto problem = parse::Json::parse(api.body);
    EXPECT_EQ(problem->find_string("type"), "/problems/too-large");
    EXPECT_EQ(problem->find("status")->as_int(), 413);
    EXPECT_EQ(problem->find("bytes_max")->as_int(), 1 << 20);
    auto unreadable = refuse(from("/api/v1/sample/notes", "en"), {400, "The form could not be read."});
    EXPECT_EQ(parse::Json::parse(unreadable.body)->find_string("type"), "/problems/unreadable");
    auto request = from("/sample/notes", "fr");
    request.headers.emplace_back("hx-request", "true");
    auto fragment = refuse(request, large);
    EXPECT_EQ(fragment.status, 413);
    EXPECT_EQ(fragment.body.find("<html"), std::string::npos);
    EXPECT_TRUE(contains(fragment, "1 Mo au plus"));
}

} // namespace
} // namespace platform
