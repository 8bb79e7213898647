// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/privacy/pages.hpp"
#include "rooms/react/privacy/mails.hpp"
#include "rooms/react/privacy/rules.hpp"
#include "support/talk_pages.hpp"
#include <gtest/gtest.h>

namespace privacy::pages {
namespace {

constexpr base::Instant day{1'795'100'000'000};

TEST(PrivacyPages, read_well_in_both_languages) {
    ErasureRequest request{.person = {1}, .reason = Reason::in_writing, .asked_at = {}, .due_at = day};
    Takeout ready{
        .public_id = {4'242}, .state = TakeoutState::ready, .progress = 4, .bytes = 1'234'567, .expires_at = day};
    Takeout making{.public_id = {4'242}, .state = TakeoutState::making, .progress = 2};
    for (auto language : {words::Language::fr, words::Language::en}) {
        items::TalkReader reader(language);
        ui::expect_golden("data." + reader.code, data(reader.frame, {}).content);
        ui::expect_golden("data_making." + reader.code, data(reader.frame, {.copy = making, .erasure = {}}).content);
        ui::expect_golden("data_ready." + reader.code, data(reader.frame, {.copy = ready, .erasure = request}).content);
        ui::expect_golden("erasure." + reader.code, erasure(reader.frame).content);
        ui::expect_golden("undo." + reader.code, undo(reader.frame, "TOKEN", day).content);
        Erasures waiting{.waiting = {{.request = request, .person = items::pierre(), .public_id = {7}}}, .done = 3};
        ui::expect_golden("erasures." + reader.code, erasures(reader.frame, waiting).content);
        ui::expect_golden("erasures_none." + reader.code, erasures(reader.frame, {}).content);
        Order order_page{.name = "Pierre Lefèvre", .person = {7}, .waiting = {}};
        ui::expect_golden("order." + reader.code, order(reader.frame, order_page).content);
    }
}

TEST(PrivacyMails, say_nothing_of_what_this_house_is) {
    for (auto language : {words::Language::fr, words::Language::en}) {
        items::TalkReader reader(language);
        ui::MailFrame frame{
            .words = &reader.words, .organisation = "Compagnie", .origin = "https://essai.example", .logo = {}};
        std::string all;
        for (const auto& mail : {copy_ready_mail(reader.words, "https://essai.example/me/data", day),
                                 erasure_asked_mail(reader.words, "https://essai.example/erasure/TOKEN", day),
                                 erasure_undone_mail(reader.words), erased_mail(reader.words)})
            all += "Subject: " + mail.subject + "\n\n" + ui::mail(frame, mail.mail).text + "\n----\n";
        ui::expect_golden_text("mails." + reader.code, all);
    }
}

TEST(ErasureList, is_read_as_it_is_written) {
    Erasure one{.mark = std::string(64, 'a'), .writings = Writings::kept, .reason = Reason::died, .erased_at = {5}};
    auto read = read_line(write_line(one).substr(0, write_line(one).size() - 1));
    ASSERT_TRUE(read);
    EXPECT_EQ(read->mark, one.mark);
    EXPECT_EQ(read->writings, one.writings);
    EXPECT_EQ(read->reason, one.reason);
    EXPECT_EQ(read->erased_at, one.erased_at);
    auto later = one;
    later.erased_at = {9};
    auto list = read_list("nonsense\n" + write_line(later) + write_line(one) + "\n\n");
    ASSERT_EQ(list.size(), 1U);
    EXPECT_EQ(list.front().erased_at, later.erased_at);
    for (const auto& text :
         {std::string(), std::string(64, 'g') + " 1 1 1", std::string(64, 'a') + " 3 1 1",
          std::string(64, 'a') + " 1 7 1", std::string(64, 'a') + " 1 1 1 ", std::string(63, 'a') + " 1 1 1"})
        EXPECT_FALSE(read_line(text)) << text;
}

} // namespace
} // namespace privacy::pages
