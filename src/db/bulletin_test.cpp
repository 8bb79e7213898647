// SPDX-License-Identifier: AGPL-3.0-or-later
#include "db/bulletin.hpp"
#include "db/testing.hpp"
#include <gtest/gtest.h>
#include <chrono>
#include <condition_variable>
#include <mutex>

namespace db {
namespace {

const Query kill_others{"test.kill_others",
                        "SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity"
                        " WHERE datname = current_database() AND pid <> pg_backend_pid()"};
const Query count_listening{"test.count_listening",
                            "SELECT COUNT(*) FROM pg_stat_activity"
                            " WHERE datname = current_database() AND state = 'idle'"
                            " AND query IN ('LISTEN guilde', 'SELECT pg_notify(''guilde'', $1)')"};

// What one program heard.
class Ear {
public:
    void hear(std::string_view word) {
        {
            const std::lock_guard lock(mutex_);
            words_.emplace(word);
        }
        heard_.notify_all();
    }
    bool hears(const std::string& word, std::chrono::milliseconds longest = std::chrono::minutes(1)) {
        std::unique_lock lock(mutex_);
        return heard_.wait_for(lock, longest, [&] { return words_.contains(word); });
    }
    std::multiset<std::string> words() {
        const std::lock_guard lock(mutex_);
        return words_;
    }

private:
    std::mutex mutex_;
    std::condition_variable heard_;
    std::multiset<std::string> words_;
};

class BulletinTest : public ::testing::Test {
protected:
    void SetUp() override {
        if (!testing::has_postgres()) GTEST_SKIP() << "GUILDE_TEST_POSTGRES names no PostgreSQL server";
        scratch_ = testing::scratch(Engine::postgres);
        database_ = scratch_->open({});
    }
    std::unique_ptr<Bulletin> open(Ear& ear) {
        return open_bulletin(scratch_->location(), [&ear](std::string_view word) { ear.hear(word); });
    }
    void wait_for_listeners(std::int64_t count) {
        const auto end = std::chrono::steady_clock::now() + std::chrono::minutes(1);
        while (std::chrono::steady_clock::now() < end) {
            if (database_->read()->get<std::int64_t>(count_listening) == count) return;
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
        FAIL() << "the bulletins did not connect";
    }
    Database& database() { return *database_; }

private:
    std::unique_ptr<testing::Scratch> scratch_;
    std::unique_ptr<Database> database_;
};

TEST_F(BulletinTest, is_heard_once_by_the_others_and_not_by_who_speaks) {
    Ear here, there;
    const auto first = open(here);
    const auto second = open(there);
    wait_for_listeners(2);
    first->say("wake abc");
    first->say("wake é");
    EXPECT_TRUE(there.hears("wake abc"));
    EXPECT_TRUE(there.hears("wake é"));
    second->say("answer");
    EXPECT_TRUE(here.hears("answer"));
    EXPECT_EQ(here.words(), std::multiset<std::string>{"answer"});
    EXPECT_EQ(there.words(), (std::multiset<std::string>{"wake abc", "wake é"}));
}

TEST_F(BulletinTest, carries_many_words_at_once) {
    Ear here, there;
    const auto first = open(here);
    const auto second = open(there);
    wait_for_listeners(2);
    for (int i = 0; i < 2'000; ++i) first->say("wake " + std::string(20, 'x') + std::to_string(i));
    for (int i = 0; i < 2'000; ++i) ASSERT_TRUE(there.hears("wake " + std::string(20, 'x') + std::to_string(i))) << i;
    EXPECT_EQ(there.words().size(), 2'000u);
}

TEST_F(BulletinTest, goes_on_after_its_connection_broke) {
    Ear here, there;
    const auto first = open(here);
    const auto second = open(there);
    wait_for_listeners(2);
    database().write([](Connection& c) { c.run(kill_others); });
    bool is_heard = false;
    for (int i = 0; i < 600 && !is_heard; ++i) { // words are lost until both are back
        first->say("wake abc");
        is_heard = there.hears("wake abc", std::chrono::milliseconds(100));
    }
    EXPECT_TRUE(is_heard);
}

TEST_F(BulletinTest, refuses_what_is_not_one_short_line) {
    Ear ear;
    const auto bulletin = open(ear);
    for (const auto& word : {std::string(), std::string("a\nb"), std::string("a\0b", 3), std::string(1'001, 'x')})
        EXPECT_THROW(bulletin->say(word), std::invalid_argument);
}

TEST(Bulletin, is_not_needed_on_sqlite) {
    EXPECT_EQ(open_bulletin("/nowhere/guilde.sqlite", {}), nullptr);
}

} // namespace
} // namespace db
