// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/belong/communities/communities.hpp"
#include "base/refusal.hpp"
#include "parse/test_data.hpp"
#include "rooms/belong/communities/actions.hpp"
#include "rooms/belong/communities/tests/dumps.hpp"
#include "rooms/common/items/items.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/people/members/members.hpp"
#include "rooms/talk/comments/comments.hpp"
#include "support/house.hpp"
#include <gtest/gtest.h>
#include <algorithm>

namespace communities {
namespace {

using support::contains;
using testing::dump_of;
using testing::small_files;

class CommunitiesTest : public ::testing::Test {
protected:
    support::TestHouse house;
    base::PersonId claire = house.add_member("Claire", "Officer", "claire@essai.example");

    CommunitiesTest() { house.give_role(claire, platform::Role::administrator); }

    Summary bring(const testing::Files& files = small_files()) {
        auto visit = house.system_visit();
        return import_dump(*visit, dump_of(files), {});
    }
    std::vector<items::ListedItem> threads() {
        auto visit = house.visit_as(claire);
        return items::list_items(*visit, {.by = items::ListQuery::By::tag, .tag = "colle"}).items;
    }
    std::string page_of(const items::ListedItem& thread) {
        return support::body_text(house.get(claire, items::item_path(thread.item.public_id)));
    }
    std::int64_t members_now() {
        auto visit = house.system_visit();
        return members::count_current(visit->db());
    }
    void take_out(const Summary& summary) {
        house.post(claire, community_path(summary.community) + "/undo", {});
        house.run_jobs();
    }
};

std::string text_of(const std::vector<base::Message>& messages) {
    std::string out;
    for (const auto& message : messages)
        out += (message.arguments.empty() ? "" : message.arguments.front().second + " ") +
               std::string(message.id).substr(0, 26) + "\n";
    return out;
}

TEST_F(CommunitiesTest, AThreadArrivesWithItsAnswersRepliesTagsDatesAndAcceptedAnswer) {
    auto summary = bring();
    auto found = threads();
    ASSERT_EQ(found.size(), 1U);
    const auto& item = found.front().item;
    EXPECT_EQ(item.kind, items::Kind::question);
    EXPECT_EQ(item.title, "Colle & cuir");
    EXPECT_EQ(item.body, "Quelle colle pour un *plein cuir* ?");
    EXPECT_EQ(item.published_at.iso(), "2011-08-17T20:18:56.507Z");
    EXPECT_EQ(found.front().tags, (std::vector<std::string>{"colle", "cuir"}));
    EXPECT_EQ(item.comment_count, 4);
    EXPECT_EQ(item.reaction_count, 1);
    auto visit = house.system_visit();
    std::vector<comments::CommentId> ids; // the first ones of this house
    for (std::int64_t number = 1; number <= item.comment_count; ++number) ids.push_back({number});
    auto all = comments::list_by_id(visit->db(), ids);
    std::ranges::sort(all, {}, &comments::Comment::posted_at);
    ASSERT_EQ(all.size(), 4U);
    EXPECT_EQ(all[1].body, "- amidon");
    EXPECT_EQ(all[1].id.number, item.accepted_comment);
    EXPECT_EQ(all[2].parent, all[1].id); // a comment on an answer is a reply to it
    EXPECT_FALSE(all[3].parent);         // one on the question is not
    auto page = page_of(found.front());
    for (const char* words : {"Anne Martin", "relieur29", "Ancien membre", "La colle de pâte.", "merci"})
        EXPECT_NE(page.find(words), std::string::npos) << words;
    EXPECT_EQ(page.find("secret"), std::string::npos);
}

TEST_F(CommunitiesTest, NobodyIsMailedNorShownBeforeTheyCome) {
    bring();
    EXPECT_TRUE(house.mails().empty());
    auto visit = house.visit_as(claire);
    EXPECT_TRUE(members::list_found(*visit, "relieur29", 5).empty());
    EXPECT_FALSE(contains(house.get(claire, "/members"), "Anne Martin"));
    auto people = members::list_records(*visit, {}, 100);
    for (const auto& record : people)
        EXPECT_EQ(accounts::find_account(visit->db(), record.person).has_value(), record.person == claire)
            << record.last_name;
}

TEST_F(CommunitiesTest, TheReportSaysWhatCameAndWhatDidNot) {
    auto summary = bring();
    EXPECT_EQ(text_of(summary.brought),
              "3 {n} people who wrote or vo\n1 {n} questions, with their \n2 {n} answers.\n1 {n} accepted answers, "
              "mark\n2 {n} comments.\n"
              "1 {n} favourites, as the “\n1 In {n} threads somebody de\n");
    EXPECT_EQ(text_of(summary.left_out).substr(0, 29), "2 {n} accounts that wrote no\n");
    auto page = house.get(claire, community_path(summary.community));
    for (const char* words : {"votes pour ou contre", "pages du site", "dont la question n’est pas dans l’archive"})
        EXPECT_TRUE(contains(page, words)) << words;
    auto member = house.add_member("Sophie", "Martin", "sophie@essai.example");
    EXPECT_EQ(house.get(member, community_path(summary.community)).status, 404);
}

TEST_F(CommunitiesTest, TheSameDumpAgainChangesNothingAndANewerOneAddsWhatIsNew) {
    auto first = bring();
    auto people = members_now();
    auto again = bring();
    EXPECT_EQ(again.community, first.community);
    EXPECT_EQ(text_of(again.brought), text_of(first.brought));
    EXPECT_EQ(members_now(), people);
    EXPECT_EQ(threads().front().item.comment_count, 4);
    auto newer = small_files();
    auto& comments = newer["Comments.xml"];
    comments.insert(
        comments.find("</comments>"),
        "<row Id=\"22\" PostId=\"10\" Text=\"Encore\" CreationDate=\"2012-08-21T08:00:00.000\" UserId=\"3\" />");
    bring(newer);
    EXPECT_EQ(members_now(), people + 1);
    EXPECT_EQ(threads().front().item.comment_count, 5);
}

TEST_F(CommunitiesTest, WhatWasStoppedGoesOn) {
    struct Stopped {};
    auto visit = house.system_visit();
    auto stop = [](const Progress& progress) {
        if (progress.what.id == "answers") throw Stopped();
    };
    EXPECT_THROW(import_dump(*visit, dump_of(small_files()), stop), Stopped);
    EXPECT_EQ(threads().front().item.comment_count, 2);
    bring();
    ASSERT_EQ(threads().size(), 1U);
    EXPECT_EQ(threads().front().item.comment_count, 4);
}

TEST_F(CommunitiesTest, WhatCannotBeReadIsNamedWithItsLineAndChangesNothing) {
    auto refused = [&](const testing::Files& files) -> std::string {
        try {
            bring(files);
        } catch (const base::Refusal& refusal) {
            return refusal.fields.begin()->first;
        }
        return "nothing";
    };
    auto cut = small_files();
    cut["Comments.xml"] = "<comments>\n<row Id=\"20\" ";
    EXPECT_EQ(refused(cut), "Comments.xml, 2");
    auto odd = small_files();
    odd["Posts.xml"] =
        "<posts>\n\n<row Id=\"x\" PostTypeId=\"1\" CreationDate=\"2011-08-17T20:18:56.507\" />\n</posts>";
    EXPECT_EQ(refused(odd), "Posts.xml, 3");
    auto missing = small_files();
    missing.erase("Users.xml");
    EXPECT_EQ(refused(missing), "Users.xml");
    EXPECT_EQ(members_now(), 1);
    EXPECT_TRUE(threads().empty());
}

TEST_F(CommunitiesTest, TakenOutNobodyReadsItAnyMore) {
    auto people = members_now();
    auto summary = bring();
    house.run_jobs();
    auto thread = threads().front();
    EXPECT_TRUE(contains(house.get(claire, "/search?q=amidon"), "amidon"));
    take_out(summary);
    EXPECT_TRUE(threads().empty());
    EXPECT_EQ(members_now(), people);
    EXPECT_EQ(house.get(claire, items::item_path(thread.item.public_id)).status, 404);
    EXPECT_FALSE(contains(house.get(claire, "/search?q=amidon"), "relieur29"));
    EXPECT_TRUE(contains(house.get(claire, community_path(summary.community)), "Retirée"));
}

TEST_F(CommunitiesTest, AThreadInWhichSomebodyAnsweredStaysWithItsPeople) {
    auto summary = bring();
    auto thread = threads().front();
    house.post(claire, items::item_path(thread.item.public_id) + "/comments", {{"body", "Merci à vous tous."}});
    take_out(summary);
    ASSERT_EQ(threads().size(), 1U);
    EXPECT_NE(page_of(threads().front()).find("relieur29"), std::string::npos);
    auto page = house.get(claire, community_path(summary.community));
    EXPECT_TRUE(contains(page, "1 fils restent"));
    EXPECT_TRUE(contains(page, "2 personnes restent"));
}

TEST_F(CommunitiesTest, ARealCommunityArrivesWhole) {
    SKIP_WITHOUT_SHARED("stackexchange_french_meta/Posts.xml");
    auto visit = house.system_visit();
    auto summary =
        import_dump(*visit, testing::dump_in(parse::testing::shared_data() / "stackexchange_french_meta", "Méta"), {});
    auto brought = text_of(summary.brought);
    for (const char* words :
         {"274 {n} questions", "487 {n} answers", "86 {n} accepted", "1305 {n} comments", "125 {n} fav"})
        EXPECT_NE(brought.find(words), std::string::npos) << words << "\n" << brought;
}

} // namespace
} // namespace communities
