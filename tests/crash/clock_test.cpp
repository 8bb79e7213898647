// SPDX-License-Identifier: AGPL-3.0-or-later
// The clock of the server jumps by a day, ahead or back, as it does when somebody sets it: nobody is held up for that day,
// nothing is lost, doubled or said before its hour.
#include "platform/outbox.hpp"
#include "support/talk_house.hpp"
#include <chrono>

namespace {

using namespace std::chrono_literals;
using items::TalkHouse;

struct ClockJumps : ::testing::Test {
    TalkHouse house;
    std::string path = path_of(house.publish(house.sophie, "Une question de colle", {house.binding}));

    std::string path_of(items::ItemId id) {
        auto visit = house.system_visit();
        const items::ItemId ids[] = {id};
        return "/api/v1" + items::item_path(items::list_rows(visit->db(), ids).front().public_id);
    }
    http::Response comment(base::PersonId person, const std::string& text, const std::string& key = {}) {
        return house.api(person, "POST", path + "/comments", R"({"body":")" + text + "\"}", key);
    }
    std::int64_t count(std::string_view sql) {
        return house.system_visit()->db().get<std::int64_t>(db::Query{"test.count", sql});
    }
    // The worker has seen what time it is.
    void jump(base::Milliseconds span) {
        house.run_jobs();
        house.clock().advance(span);
    }
};

TEST_F(ClockJumps, back_hold_nobody_at_a_limit) {
    auto write_until_refused = [&] {
        int written = 0;
        while (written < 100 && comment(house.pierre, "encore").status == 201) ++written;
        return written;
    };
    auto a_minutes_worth = write_until_refused();
    EXPECT_LT(a_minutes_worth, 100);
    jump(-24h);
    EXPECT_EQ(write_until_refused(), a_minutes_worth);
    auto refused = comment(house.pierre, "encore");
    EXPECT_EQ(refused.status, 429);
    EXPECT_LE(std::stoi(support::header_of(refused, "Retry-After")), 120);
}

TEST_F(ClockJumps, leave_the_keys_of_requests_as_they_are) {
    auto first = comment(house.pierre, "une fois", "the-key");
    ASSERT_EQ(first.status, 201);
    for (base::Milliseconds span : {base::Milliseconds(24h), base::Milliseconds(-48h), base::Milliseconds(24h)}) {
        jump(span);
        EXPECT_EQ(comment(house.pierre, "une fois", "the-key").body, first.body);
    }
    EXPECT_EQ(count("SELECT COUNT(*) FROM comments"), 1);
    EXPECT_EQ(count("SELECT COUNT(*) FROM facts WHERE kind = 'comment.posted'"), 1);
}

TEST_F(ClockJumps, back_keep_no_mail_waiting) {
    house.run_jobs();
    auto visit = house.system_visit();
    platform::write(*visit, [&] {
        platform::send_later(*visit, {.kind = "test.mail", .to_address = "sophie@village.example", .text = "Bonjour"});
    });
    house.clock().advance(-24h);
    house.run_jobs();
    EXPECT_EQ(house.mails().size(), 1U);
}

TEST_F(ClockJumps, tell_of_each_comment_once) {
    comment(house.pierre, "avant");
    jump(24h);
    house.run_jobs();
    comment(house.karim, "pendant");
    jump(-24h);
    comment(house.nadia, "après");
    house.run_jobs();
    for (int hours = 0; hours < 72; hours += 12) {
        house.clock().advance(12h);
        house.run_jobs();
    }
    std::string all;
    for (const auto& mail : house.mails()) all += mail.text;
    for (std::string_view text : {"avant", "pendant", "après"}) {
        auto at = all.find(text);
        ASSERT_NE(at, std::string::npos) << text;
        EXPECT_EQ(all.find(text, at + 1), std::string::npos) << text;
    }
    EXPECT_EQ(count("SELECT COUNT(*) FROM due_notices"), 0);
}

TEST_F(ClockJumps, back_end_the_turn_of_a_program_that_died) {
    auto visit = house.system_visit();
    platform::write(*visit, [&] {
        visit->db().run(db::Query{"test.insert_hearing",
                                  "INSERT INTO fact_hearings (listener, hearer, ends_at) VALUES ($1, 'dead', $2)"},
                        "comments.notice_answers", visit->now() + 24h);
    });
    comment(house.pierre, "on m’entend ?");
    house.run_jobs();
    EXPECT_EQ(count("SELECT COUNT(*) FROM due_notices"), 1);
}

} // namespace
