// SPDX-License-Identifier: AGPL-3.0-or-later
// A new key: what every room sealed opens with it, and nothing with the former one.
#include "app/boot.hpp"
#include "app/commands/commands.hpp"
#include "base/scratch_folder.hpp"
#include "db/testing.hpp"
#include "rooms/common/drafts/drafts.hpp"
#include "rooms/people/audit/audit.hpp"
#include "rooms/people/members/members.hpp"
#include "rooms/people/security/actions.hpp"
#include "rooms/people/security/keys.hpp"
#include <gtest/gtest.h>
#include <filesystem>

namespace {

struct KeyRotation : testing::Test {
    base::ScratchFolder scratch;
    std::filesystem::path root = scratch.path;
    std::unique_ptr<db::testing::Scratch> server =
        db::testing::default_engine() == db::Engine::postgres ? db::testing::scratch(db::Engine::postgres) : nullptr;
    app::Settings settings{.data_directory = (root / "data").string(),
                           .database = server ? server->location() : std::string(),
                           .speed = app::Settings::Speed::fast,
                           .readers = 2};

    base::PersonId add_sophie() {
        auto house = app::open_house(settings);
        platform::Visit visit(*house, app::system_viewer());
        members::Record record;
        record.first_name = "Sophie";
        record.last_name = "Martin";
        return platform::write(visit, [&] { return members::add_member(visit, record); });
    }
};

TEST_F(KeyRotation, WhatRoomsSealedOpensAndTheChainOfActsIsWhole) {
    auto sophie = add_sophie();
    const drafts::Place place{.kind = drafts::Kind::post, .name = "new-post", .path = "/posts/new"};
    std::string planned;
    {
        auto house = app::open_house(settings);
        platform::Visit visit(*house, {.person = sophie});
        security::plan_app(visit);
        planned = security::find_planned_secret(visit).value();
        platform::write(visit, [&] {
            drafts::insert_draft(visit, place, {{"body", {"Un brouillon."}}});
            security::store::upsert_app(visit.db(), sophie, {.secret = security::seal_secret(visit, sophie, "twenty")});
            security::renew_code_key(visit, sophie);
            security::store::insert_code(visit.db(), sophie, security::hash_code(visit, sophie, "k7m29xqd"));
            audit::record(visit, {.act = audit::Act::record_opened}, sophie);
        });
    }
    EXPECT_EQ(app::rotate_key(settings), 0);
    auto house = app::open_house(settings);
    platform::Visit visit(*house, {.person = sophie});
    EXPECT_EQ(security::find_planned_secret(visit), planned);
    EXPECT_EQ(security::open_secret(visit, sophie, security::store::find_app(visit.db(), sophie)->secret), "twenty");
    EXPECT_TRUE(security::store::has_code(visit.db(), sophie, security::hash_code(visit, sophie, "k7m29xqd")));
    EXPECT_EQ(drafts::open_latest(visit, place).fields.at("body").front(), "Un brouillon.");
    auto verdict = audit::verify(visit);
    EXPECT_EQ(verdict.fault, audit::Verdict::Fault::none);
    EXPECT_EQ(verdict.entries, 1);
}

} // namespace
