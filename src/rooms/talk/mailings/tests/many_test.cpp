// SPDX-License-Identifier: AGPL-3.0-or-later
// A hundred thousand members: the numbers are told at once, they are gathered without filling memory, and lists of those
// not reached are as quick at their end as at their beginning.
#include "rooms/talk/mailings/actions.hpp"
#include "rooms/talk/mailings/store.hpp"
#include "rooms/talk/mailings/tests/mailings_test_support.hpp"
#include "support/stopwatch.hpp"
#include <chrono>
#include <iostream>

namespace mailings {
namespace {

constexpr int member_count = 100'000;

const db::Query insert_persons{
    .name = "test.insert_mailed_persons",
    .text =
        "WITH RECURSIVE series(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM series WHERE n < $1) "
        "INSERT INTO persons (id, public_id, first_name, last_name, name_key, created_at) "
        "SELECT 1000 + n, 1000 + n, 'Membre', CAST(n AS TEXT), CAST(n AS TEXT), 1 FROM series",
};
// One in ten has no address.
const db::Query insert_accounts{
    .name = "test.insert_mailed_accounts",
    .text =
        "INSERT INTO accounts (person_id, email, email_key, password_hash, state, roles, language, time_zone, theme) "
        "SELECT id, 'm' || id || '@village.example', 'm' || id || '@village.example', '', 1, 0, 'fr', 'Europe/Paris', "
        "0 "
        "FROM persons WHERE id > 1000 AND id % 10 <> 0",
};

class ManyMailed : public MailHouse {
protected:
    ItemId item = announce(house.nadia, {house.binding}, items::Reach::everyone);

    // A member's row has many columns: that of one who exists is copied.
    void SetUp() override {
        auto visit = house.system_visit();
        platform::write(*visit, [&] {
            visit->db().run(insert_persons, member_count);
            visit->db().run(insert_accounts);
            copy_members(visit->db());
            visit->db().script("ANALYZE");
        });
    }
    void copy_members(db::Connection& connection) {
        connection.script(
            "INSERT INTO members (person_id, name_key, trade, trade_key, job, employer, region, region_key, "
            "postal_code, "
            "city, email, email_key, phone, address, birth_date, extra, name_birth_key, member_number, "
            "member_number_key, since_day, story, links, state, directory, is_listed, shown, edited, created_at) "
            "SELECT p.id, p.name_key, m.trade, m.trade_key, m.job, m.employer, m.region, m.region_key, m.postal_code, "
            "m.city, '', '', m.phone, m.address, m.birth_date, m.extra, '', '', '', m.since_day, m.story, m.links, "
            "m.state, m.directory, m.is_listed, m.shown, m.edited, m.created_at "
            "FROM persons p CROSS JOIN members m WHERE p.id > 1000 AND m.person_id = " +
            std::to_string(house.karim.number));
        connection.script("INSERT INTO space_members (space_id, person_id, standing, since) SELECT " +
                          std::to_string(house.binding.number) + ", id, 3, 1 FROM persons WHERE id > 1000");
    }
};

double seconds_of(const std::function<void()>& act) {
    auto start = std::chrono::steady_clock::now();
    act();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

TEST_F(ManyMailed, are_counted_gathered_and_listed) {
    auto visit = house.visit_as(house.nadia);
    auto announcement = house.row(item);
    Reach reach;
    auto counting = seconds_of([&] { reach = count_reach(*visit, announcement, {.spaces = {}}); });
    EXPECT_EQ(reach.by_mail, member_count * 9 / 10 + 4);
    EXPECT_EQ(reach.no_address, member_count / 10);
    Plan in_space{.audience = Audience::spaces, .spaces = {slug(house.binding)}};
    auto counting_space = seconds_of([&] { reach = count_reach(*visit, announcement, in_space); });
    EXPECT_EQ(reach.by_mail, member_count * 9 / 10 + 3);
    auto made = house.api(house.nadia, "POST", "/api/v1" + house.path(item) + "/mailings",
                          R"({"everyone": true, "per_minute": 3000})");
    ASSERT_EQ(made.status, 201) << made.body;
    auto id = base::PublicId::parse(*parse::Json::parse(made.body)->find_string("id")).value();
    std::size_t first = 0;
    auto gathering = seconds_of([&] { first = house.mails().size(); });
    EXPECT_EQ(first, 500U);              // the first beat
    visit = house.visit_as(house.nadia); // a page is of one moment
    auto mailing = store::find_mailing(visit->db(), id).value();
    EXPECT_TRUE(mailing.is_gathered);
    auto counts = store::count_recipients(visit->db(), mailing.id);
    EXPECT_EQ(counts.at(Outcome::accepted), 500);
    EXPECT_EQ(counts.at(Outcome::waiting), member_count * 9 / 10 + 4 - 500);
    EXPECT_EQ(counts.at(Outcome::no_address), member_count / 10);
    double beat = 0;
    constexpr int beats = 4;
    for (int i = 0; i < beats; ++i) {
        house.clock().advance(std::chrono::seconds(10));
        beat += seconds_of([&] { EXPECT_EQ(house.mails().size(), 500U); }) / beats;
    }
    std::cout << "counted in " << counting << " s, a space in " << counting_space << " s, gathered in " << gathering
              << " s, 500 letters in " << beat << " s\n";
    EXPECT_LT(counting, 20); // a debug build beside other work
    EXPECT_LT(gathering, 120);
    for (std::int64_t after : {0, 50'000, 95'000}) {
        std::vector<Recipient> rows;
        auto took = support::quickest_ms(visit->db(), [&] {
            rows = store::list_recipients(visit->db(), mailing.id,
                                          {.person = {after}, .outcome = Outcome::no_address, .answer = {}}, 51);
        });
        EXPECT_EQ(rows.size(), 51U);
        EXPECT_LT(took, 10) << after;
    }
}

} // namespace
} // namespace mailings
