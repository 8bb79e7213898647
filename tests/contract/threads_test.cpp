// SPDX-License-Identifier: AGPL-3.0-or-later
// People come, go, publish, answer, take back and moderate at random; a small model says who may read what. The house
// agrees with it at every step: nobody reads who could not, the numbers shown are the numbers of rows.
#include "rooms/talk/comments/actions.hpp"
#include "rooms/talk/posts/actions.hpp"
#include "rooms/talk/reactions/actions.hpp"
#include "support/talk_house.hpp"
#include <algorithm>
#include <atomic>
#include <map>
#include <random>
#include <set>
#include <thread>

namespace {

using base::PersonId;
using items::ItemId;
using items::TalkHouse;
using spaces::SpaceId;

struct Published {
    ItemId id;
    PersonId author;
    std::set<SpaceId> doors;
    bool to_everyone = false;
    items::State state = items::State::published;
};
struct Said {
    comments::CommentId id;
    base::PublicId public_id;
    std::size_t item = 0;
    PersonId author;
};

struct Threads : testing::TestWithParam<unsigned> {
    TalkHouse house;
    std::mt19937 random{GetParam()};
    std::vector<PersonId> people{house.nadia, house.sophie, house.pierre, house.karim};
    std::vector<SpaceId> places{house.binding, house.law, house.committee,
                                house.add_space("Papier", spaces::Access::open),
                                house.add_space("Encres", spaces::Access::open)};
    std::map<SpaceId, std::string> slugs{{places[0], "reliure"},
                                         {places[1], "juridique"},
                                         {places[2], "bureau"},
                                         {places[3], "papier"},
                                         {places[4], "encres"}};
    std::set<SpaceId> open{places[0], places[3], places[4]};
    std::map<SpaceId, std::set<PersonId>> inside{
        {places[0], {house.sophie, house.pierre}}, {places[1], {house.pierre}}, {places[2], {house.pierre}}};
    std::vector<Published> published;
    std::vector<Said> said;

    template <class T>
    const T& one_of(const std::vector<T>& from) {
        return from[random() % from.size()];
    }
    // Whether it was done; what is refused changes nothing.
    template <class Act>
    bool try_to(Act act) {
        house.clock().advance(std::chrono::seconds(30));
        try {
            act();
            return true;
        } catch (const base::Refusal&) {
            return false;
        }
    }

    void publish() {
        auto who = one_of(people);
        Published made{.id = {}, .author = who, .doors = {}};
        posts::Draft draft{.body = "n° " + std::to_string(published.size()) + " #papier @karim-haddad"};
        for (auto wanted = random() % 3 + 1; wanted > 0; --wanted) made.doors.insert(one_of(places));
        for (auto door : made.doors) draft.spaces.push_back(slugs[door]);
        made.to_everyone = random() % 4 == 0;
        if (made.to_everyone) draft.reach = items::Reach::everyone;
        auto visit = house.visit_as(who);
        if (!try_to([&] {
                auto answer = posts::publish_post(*visit, draft);
                made.id = answer.id;
                made.state = answer.state;
            }))
            return;
        for (auto door : made.doors)
            if (open.contains(door)) inside[door].insert(who);
        bool is_shut = std::ranges::any_of(made.doors, [&](auto door) { return !open.contains(door); });
        EXPECT_FALSE(is_shut && (made.to_everyone || made.doors.size() > 1)) << "a closed door stands alone";
        EXPECT_TRUE(made.to_everyone || made.state == items::State::published);
        published.push_back(std::move(made));
    }
    void come_or_go() {
        auto who = one_of(people);
        auto place = one_of(places);
        auto& members = inside[place];
        if (members.contains(who)) {
            if (try_to([&] { house.take(place, who); })) members.erase(who); // the last leader stays
        } else {
            house.put(place, who, spaces::Standing::member);
            members.insert(who);
        }
    }
    void comment() {
        if (published.empty()) return;
        auto index = random() % published.size();
        auto who = one_of(people);
        comments::Draft draft{.item = house.row(published[index].id).public_id, .body = "oui #papier"};
        if (!said.empty() && random() % 2 == 0) draft.reply_to = one_of(said).public_id;
        auto visit = house.visit_as(who);
        try_to([&] {
            auto posted = comments::post_comment(*visit, draft);
            said.push_back({.id = posted.id, .public_id = posted.public_id, .item = index, .author = who});
        });
    }
    void change_comment() {
        if (said.empty()) return;
        const auto& which = one_of(said);
        auto by = random() % 2 == 0 ? which.author : one_of(people);
        auto visit = house.visit_as(by);
        auto system = house.system_visit();
        switch (random() % 4) {
            case 0: try_to([&] { comments::delete_comment(*visit, which.public_id); }); break;
            case 1: try_to([&] { comments::restore_comment(*visit, which.public_id); }); break;
            case 2: platform::write(*system, [&] { comments::hide_comment(*system, which.id); }); break;
            case 3: platform::write(*system, [&] { comments::show_comment(*system, which.id); }); break;
        }
    }
    void react() {
        if (published.empty()) return;
        auto id = house.row(one_of(published).id).public_id;
        auto kind = reactions::kinds[random() % std::size(reactions::kinds)];
        auto visit = house.visit_as(one_of(people));
        if (random() % 3 == 0)
            try_to([&] { reactions::remove_reaction(*visit, id, kind); });
        else
            try_to([&] { reactions::add_reaction(*visit, id, kind); });
    }
    void change_item() {
        if (published.empty()) return;
        const auto& which = one_of(published);
        auto visit = house.visit_as(random() % 2 == 0 ? which.author : one_of(people));
        auto system = house.system_visit();
        auto id = house.row(which.id).public_id;
        switch (random() % 5) {
            case 0: try_to([&] { posts::delete_post(*visit, id); }); break;
            case 1: try_to([&] { posts::restore_post(*visit, id); }); break;
            case 2: platform::write(*system, [&] { items::hide_item(*system, which.id); }); break;
            case 3: platform::write(*system, [&] { items::show_item(*system, which.id); }); break;
            case 4: try_to([&] { posts::accept_proposal(*visit, id); }); break;
        }
    }
    void close_a_door() { // at most once a run, towards its end
        auto place = places[3];
        auto visit = house.visit_as(house.nadia);
        house.put(place, house.nadia, spaces::Standing::leader);
        inside[place].insert(house.nadia);
        auto answer = house.post(house.nadia, "/spaces/papier/edit",
                                 {{"name", "Papier"}, {"purpose", "Parler"}, {"access", "3"}});
        EXPECT_EQ(answer.status, 303) << support::body_text(answer);
        open.erase(place);
    }

    bool may_read(PersonId who, const Published& item) const {
        if (item.to_everyone) return true;
        return std::ranges::any_of(item.doors, [&](auto door) {
            auto members = inside.find(door);
            return open.contains(door) || (members != inside.end() && members->second.contains(who));
        });
    }
    std::int64_t count(const std::string& text) {
        auto visit = house.system_visit();
        return visit->db().get<std::int64_t>(db::Query{.name = text, .text = text});
    }
    void check_readers() {
        std::vector<ItemId> ids;
        for (auto& item : published) {
            ids.push_back(item.id);
            item.state = house.row(item.id).state;
        }
        for (auto who : people) {
            auto visit = house.visit_as(who);
            std::set<ItemId> expected, found;
            for (const auto& item : published)
                if (item.state == items::State::published && may_read(who, item)) expected.insert(item.id);
            for (const auto& listed : items::list_by_id(*visit, ids)) found.insert(listed.item.id);
            EXPECT_EQ(found, expected) << who.number;
            for (const auto& item : published) {
                bool reads = items::may_access(*visit, house.row(item.id), items::Need::reply);
                EXPECT_EQ(reads, expected.contains(item.id)) << who.number << " " << item.id.number;
            }
        }
    }
    void check_counts() {
        EXPECT_EQ(count("SELECT COUNT(*) FROM items i WHERE comment_count <> "
                        "(SELECT COUNT(*) FROM comments c WHERE c.item_id = i.id AND c.state = 1)"),
                  0);
        EXPECT_EQ(count("SELECT COUNT(*) FROM comments p WHERE reply_count <> "
                        "(SELECT COUNT(*) FROM comments c WHERE c.parent_id = p.id AND c.state = 1)"),
                  0);
        EXPECT_EQ(count("SELECT COUNT(*) FROM items i WHERE reaction_count <> "
                        "(SELECT COUNT(*) FROM reactions r WHERE r.item_id = i.id)"),
                  0);
        EXPECT_EQ(count("SELECT COUNT(*) FROM reaction_counts k WHERE total <> "
                        "(SELECT COUNT(*) FROM reactions r WHERE r.item_id = k.item_id AND r.kind = k.kind)"),
                  0);
        EXPECT_EQ(count("SELECT COUNT(*) FROM spaces s WHERE member_count <> "
                        "(SELECT COUNT(*) FROM space_members m WHERE m.space_id = s.id AND m.standing >= 3)"),
                  0);
        EXPECT_EQ(count("SELECT COUNT(*) FROM comments c JOIN comments p ON p.id = c.parent_id "
                        "WHERE p.parent_id <> 0 OR p.item_id <> c.item_id"),
                  0)
            << "one level, in one thread";
        EXPECT_EQ(count("SELECT COUNT(*) FROM items i JOIN item_doors d ON d.item_id = i.id "
                        "WHERE d.published_at <> i.published_at"),
                  0)
            << "lists are in one order";
    }
};

TEST_P(Threads, have_the_readers_of_their_doors_and_the_numbers_of_their_rows) {
    constexpr int steps = 240, closing = 200, looked_at_every = 12;
    house.clock().advance(std::chrono::hours(24 * 8)); // nobody is a newcomer
    for (int step = 1; step <= steps; ++step) {
        switch (random() % 8) {
            case 0:
            case 1: publish(); break;
            case 2: come_or_go(); break;
            case 3:
            case 4: comment(); break;
            case 5: change_comment(); break;
            case 6: react(); break;
            case 7: change_item(); break;
        }
        if (step == closing) close_a_door();
        if (step % looked_at_every != 0) continue;
        check_readers();
        check_counts();
        ASSERT_FALSE(HasFailure()) << "after step " << step;
    }
    EXPECT_GT(published.size(), 15U);
    EXPECT_GT(said.size(), 10U);
}
INSTANTIATE_TEST_SUITE_P(Seeds, Threads, testing::Values(1U, 2U, 3U));

TEST(Publishing, of_one_text_from_many_windows_at_once_makes_one_publication) {
    constexpr int windows = 8;
    TalkHouse house;
    std::vector<std::thread> threads;
    std::atomic<int> made = 0, refused = 0;
    for (int i = 0; i < windows; ++i)
        threads.emplace_back([&] {
            auto visit = house.visit_as(house.sophie);
            try {
                posts::publish_post(*visit, {.body = "Bonjour à toutes", .spaces = {"reliure"}});
                ++made;
            } catch (const base::Refusal& refusal) {
                EXPECT_EQ(refusal.kind, base::RefusalKind::conflict);
                ++refused;
            }
        });
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(made, 1);
    EXPECT_EQ(refused, windows - 1);
    EXPECT_EQ(house.home_of(house.sophie).size(), 1U);
}

TEST(Proposal, decided_by_many_at_once_is_published_once) {
    TalkHouse house;
    auto id = house.publish(house.karim, "pour tous", {}, items::Reach::everyone, items::State::proposed);
    auto public_id = house.row(id).public_id;
    std::atomic<int> accepted = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 6; ++i)
        threads.emplace_back([&] {
            auto visit = house.visit_as(house.nadia);
            try {
                posts::accept_proposal(*visit, public_id);
                ++accepted;
            } catch (const base::Refusal&) {
            }
        });
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(accepted, 1);
    auto visit = house.system_visit();
    const db::Query told{.name = "test.told",
                         .text = "SELECT COUNT(*) FROM facts WHERE kind = 'item.published' AND subject_id = $1"};
    EXPECT_EQ(visit->db().get<std::int64_t>(told, id), 1);
}

} // namespace
