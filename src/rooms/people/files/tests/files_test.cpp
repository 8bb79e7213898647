// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/files/files.hpp"
#include "net/image.hpp"
#include "rooms/people/files/jobs.hpp"
#include "support/house.hpp"
#include <gtest/gtest.h>

namespace files {

namespace {

std::string red_square() {
    return *net::svg_to_png(
        "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='9' height='9' fill='red'/></svg>",
        640, 480);
}

struct Kept {
    support::TestHouse house;
    base::PersonId sophie = house.add_member("Sophie", "Marchand", "sophie@village.example");
    PreparedPicture prepared;
    Picture picture;
    explicit Kept(Guard guard) {
        auto visit = house.system_visit();
        prepared = prepare_picture(*visit, red_square(), PictureUse::portrait, "photo");
        platform::write(*visit, [&] { picture = insert_picture(*visit, prepared, guard); });
    }
};

} // namespace

TEST(Files, are_served_by_their_guard) {
    Kept kept(Guard::members);
    auto path = picture_path(kept.picture.public_id);
    auto served = kept.house.get(kept.sophie, path);
    EXPECT_EQ(served.status, 200);
    EXPECT_EQ(served.content_type, "image/webp");
    EXPECT_EQ(support::header_of(served, "Cache-Control"), "private, max-age=31536000, immutable");
    EXPECT_EQ(kept.house.get({}, path).status, 404);
    auto visit = kept.house.system_visit();
    platform::write(*visit, [&] { update_guard(*visit, kept.picture.id, Guard::anyone); });
    EXPECT_EQ(kept.house.get({}, path).status, 200);
    platform::write(*visit, [&] { update_guard(*visit, kept.picture.id, Guard::nobody); });
    EXPECT_EQ(kept.house.get(kept.sophie, path).status, 404);
}

TEST(Files, are_not_sent_twice_to_whoever_has_them) {
    Kept kept(Guard::anyone);
    auto path = picture_path(kept.picture.public_id);
    auto request = support::request_for(http::Method::get, path);
    request.headers.emplace_back("if-none-match", support::header_of(kept.house.get({}, path), "ETag"));
    auto again = kept.house.answer(request);
    EXPECT_EQ(again.status, 304);
    EXPECT_TRUE(again.body.empty());
}

TEST(Files, what_is_no_picture_is_refused_by_its_field) {
    support::TestHouse house;
    auto visit = house.system_visit();
    for (const auto* bytes : {"", "no picture", "<svg xmlns='http://www.w3.org/2000/svg'/>"}) {
        try {
            prepare_picture(*visit, bytes, PictureUse::logo, "logo");
            ADD_FAILURE() << bytes;
        } catch (const base::Refusal& refusal) {
            EXPECT_TRUE(refusal.fields.contains("logo"));
        }
    }
}

TEST(Files, the_sweep_removes_what_had_no_row_for_a_day) {
    Kept kept(Guard::members);
    auto& store = *kept.house.house().files;
    auto orphan = store.put("nobody names this");
    auto sweep_now = [&] {
        auto visit = kept.house.system_visit();
        sweep(*visit);
    };
    sweep_now();
    EXPECT_TRUE(store.get(orphan)) << "a row may still be on its way";
    kept.house.clock().advance(std::chrono::hours(24));
    sweep_now();
    EXPECT_FALSE(store.get(orphan));
    EXPECT_TRUE(store.get(kept.prepared.name));
    auto visit = kept.house.system_visit();
    platform::write(*visit, [&] { delete_picture(*visit, kept.picture.id); });
    sweep_now();
    kept.house.clock().advance(std::chrono::hours(24));
    sweep_now();
    EXPECT_FALSE(store.get(kept.prepared.name));
}

TEST(Files, bytes_seen_without_a_row_and_claimed_since_stay) {
    support::TestHouse house;
    auto& store = *house.house().files;
    auto name = store.put("a list of members");
    auto visit = house.system_visit();
    sweep(*visit);
    platform::write(*visit, [&] { claim_bytes(*visit, name, 17); });
    house.clock().advance(std::chrono::hours(24));
    auto later = house.system_visit();
    sweep(*later);
    EXPECT_TRUE(store.get(name));
}

} // namespace files
