// SPDX-License-Identifier: AGPL-3.0-or-later
// Two nodes of one house: two programs on one PostgreSQL database.
#include "app/boot.hpp"
#include "base/scratch_folder.hpp"
#include "db/testing.hpp"
#include "platform/shared_hub.hpp"
#include "platform/visit.hpp"
#include <gtest/gtest.h>
#include <chrono>
#include <filesystem>
#include <mutex>
#include <set>
#include <thread>

namespace app {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

template <class Condition>
bool becomes_true(Condition condition) {
    const auto end = std::chrono::steady_clock::now() + 60s;
    while (!condition()) {
        if (std::chrono::steady_clock::now() > end) return false;
        std::this_thread::sleep_for(10ms);
    }
    return true;
}

// What the streams of one node would have told their pages.
class KeptHub final : public http::Hub {
public:
    void publish(std::string_view topic, std::string_view event, std::string_view data) override {
        keep(std::string(event) + " " + std::string(topic) + " " + std::string(data));
    }
    void disconnect(std::string_view owner) override { keep("cut " + std::string(owner)); }
    std::size_t count() const override { return 0; }
    bool has(const std::string& line) {
        const std::lock_guard lock(mutex_);
        return lines_.contains(line);
    }
    std::size_t line_count() {
        const std::lock_guard lock(mutex_);
        return lines_.size();
    }

private:
    void keep(const std::string& line) {
        const std::lock_guard lock(mutex_);
        lines_.insert(line);
    }
    std::mutex mutex_;
    std::multiset<std::string> lines_;
};

// A program that serves, without its sockets.
struct Node {
    explicit Node(const Settings& settings) : house(open_house(settings)), hub(pages, settings.database) {
        house->hub = &hub;
    }
    KeptHub pages;
    std::unique_ptr<platform::House> house;
    platform::SharedHub hub;
};

class Nodes : public ::testing::Test {
protected:
    void SetUp() override {
        if (!db::testing::has_postgres()) GTEST_SKIP() << "GUILDE_TEST_POSTGRES names no PostgreSQL server";
        scratch_ = db::testing::scratch(db::Engine::postgres);
        settings_ = {.data_directory = (root_ / "data").string(),
                     .database = scratch_->location(),
                     .speed = Settings::Speed::fast,
                     .readers = 4};
        first_ = std::make_unique<Node>(settings_);
        second_ = std::make_unique<Node>(settings_);
    }
    void TearDown() override {
        first_.reset();
        second_.reset();
    }
    Node& first() { return *first_; }
    Node& second() { return *second_; }
    // Both have told each other something: from now on no word is lost.
    bool meet() {
        auto hear_each_other = [&](Node& from, Node& to, const std::string& topic) {
            return becomes_true([&] {
                from.hub.publish(topic, "wake", topic);
                return to.pages.has("wake " + topic + " " + topic);
            });
        };
        return hear_each_other(first(), second(), "one") && hear_each_other(second(), first(), "two");
    }

private:
    base::ScratchFolder folder_;
    fs::path root_ = folder_.path;
    std::unique_ptr<db::testing::Scratch> scratch_;
    Settings settings_;
    std::unique_ptr<Node> first_;
    std::unique_ptr<Node> second_;
};

TEST_F(Nodes, wake_the_pages_that_the_other_serves) {
    ASSERT_TRUE(meet());
    platform::Visit visit(*first().house, system_viewer());
    visit.wake("space:7");
    const auto topic = visit.sealed_topic("space:7");
    EXPECT_TRUE(becomes_true([&] { return second().pages.has("wake " + topic + " " + topic); }));
    EXPECT_TRUE(first().pages.has("wake " + topic + " " + topic));
}

TEST_F(Nodes, end_the_streams_of_who_lost_a_right_on_the_other) {
    ASSERT_TRUE(meet());
    platform::Visit visit(*second().house, system_viewer());
    visit.cut_streams(base::PersonId{12});
    EXPECT_TRUE(becomes_true([&] { return first().pages.has("cut 12"); }));
}

TEST_F(Nodes, run_what_the_other_enqueues) {
    start_worker(*first().house, 0); // would run it only when told
    start_worker(*second().house, 2);
    platform::Visit visit(*first().house, system_viewer());
    platform::write(
        visit, [&] { visit.later({.kind = "mail.send", .payload = "0", .run_at = {}, .unique_key = "nobody's"}); });
    EXPECT_TRUE(becomes_true([&] { return jobs::count_waiting(visit.db(), "mail.send") == 0; }));
    second().house->worker.reset();
    first().house->worker.reset();
}

} // namespace
} // namespace app
