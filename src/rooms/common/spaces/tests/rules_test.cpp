// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/common/spaces/rules.hpp"
#include "base/refusal.hpp"
#include <gtest/gtest.h>

namespace spaces {

namespace {

// Needs permitted, as letters: s(ee) r(ead) p(ost) l(ead).
std::string permitted(Access access, const Asker& asker) {
    std::string out;
    for (auto [need, letter] : {std::pair{Need::see, 's'}, {Need::read, 'r'}, {Need::post, 'p'}, {Need::lead, 'l'}})
        if (may_access(access, asker, need)) out += letter;
    return out;
}

Draft good_draft() {
    return {.name = "Reliure", .purpose = "Parler de reliure"};
}

std::string refused_fields(const Draft& draft) {
    std::string out;
    try {
        check_draft(draft);
    } catch (const base::Refusal& refusal) {
        for (const auto& [field, message] : refusal.fields) out += field + ' ';
    }
    return out;
}

} // namespace

TEST(SpaceRules, ATableSaysWhoMayDoWhat) {
    struct Case {
        Access access;
        Standing standing;
        std::string member, facilitator;
    };
    const Case cases[] = {
        {Access::open, Standing::none, "sr", "srl"},
        {Access::open, Standing::invited, "sr", "srl"},
        {Access::open, Standing::member, "srp", "srpl"},
        {Access::open, Standing::leader, "srpl", "srpl"},
        {Access::on_request, Standing::none, "s", "s"},
        {Access::on_request, Standing::invited, "s", "s"},
        {Access::on_request, Standing::requested, "s", "s"},
        {Access::on_request, Standing::member, "srp", "srp"},
        {Access::on_request, Standing::leader, "srpl", "srpl"},
        {Access::hidden, Standing::none, "", ""},
        {Access::hidden, Standing::requested, "", ""},
        {Access::hidden, Standing::invited, "s", "s"},
        {Access::hidden, Standing::member, "srp", "srp"},
        {Access::hidden, Standing::leader, "srpl", "srpl"},
    };
    for (const auto& each : cases) {
        EXPECT_EQ(permitted(each.access, {.standing = each.standing}), each.member);
        EXPECT_EQ(permitted(each.access, {.standing = each.standing, .is_facilitator = true}), each.facilitator);
    }
}

TEST(SpaceRules, AFacilitatorClosesWhatIsNotHidden) {
    EXPECT_TRUE(may_close(Access::on_request, {.is_facilitator = true}));
    EXPECT_FALSE(may_close(Access::hidden, {.is_facilitator = true}));
    EXPECT_FALSE(may_close(Access::hidden, {.standing = Standing::member, .is_facilitator = true}));
    EXPECT_TRUE(may_close(Access::hidden, {.standing = Standing::leader}));
    EXPECT_FALSE(may_close(Access::open, {.standing = Standing::member}));
}

TEST(SpaceRules, WhatWasSaidAmongFewNeverBecomesOpen) {
    EXPECT_FALSE(may_change_access(Access::hidden, Access::open));
    EXPECT_FALSE(may_change_access(Access::on_request, Access::open));
    EXPECT_TRUE(may_change_access(Access::open, Access::open));
    EXPECT_TRUE(may_change_access(Access::open, Access::hidden));
    EXPECT_TRUE(may_change_access(Access::hidden, Access::on_request));
    EXPECT_FALSE(may_close_door(Access::open, Access::hidden, Standing::requested));
    EXPECT_TRUE(may_close_door(Access::open, Access::hidden, Standing::member));
    EXPECT_TRUE(may_close_door(Access::open, Access::open, Standing::none));
}

TEST(SpaceRules, ADraftIsCleanedAndJudgedByField) {
    auto draft = good_draft();
    draft.name = "  Papier\n\tmarbré  ";
    EXPECT_EQ(check_draft(draft).name, "Papier marbré");
    EXPECT_EQ(refused_fields({.name = " \u200b ", .purpose = ""}), "name purpose ");
    draft = good_draft();
    draft.name = std::string(61, 'a');
    draft.purpose = std::string(201, 'a');
    draft.charter = std::string(10'001, 'a');
    draft.colour = 12;
    draft.kind = static_cast<Kind>(9);
    draft.access = static_cast<Access>(-1);
    EXPECT_EQ(refused_fields(draft), "access charter colour kind name purpose ");
    EXPECT_EQ(refused_fields(good_draft()), "");
}

TEST(SpaceRules, NamesAreComparedFolded) {
    EXPECT_EQ(name_key("Édition d’Art"), name_key("edition  d'art"));
    EXPECT_EQ(name_key("!!!"), "!!!");
    EXPECT_EQ(choose_colour("Édition"), choose_colour("EDITION"));
    EXPECT_GE(choose_colour("Reliure"), 0);
    EXPECT_LT(choose_colour("Reliure"), colour_count);
}

TEST(SpaceRules, AnAddressIsNeverOneOfTheHouse) {
    EXPECT_EQ(slug_candidate("Papier marbré", 1), "papier-marbre");
    EXPECT_EQ(slug_candidate("Papier marbré", 3), "papier-marbre-3");
    EXPECT_EQ(slug_candidate("New", 1), "new-space");
    EXPECT_EQ(slug_candidate("people", 1), "people-space");
    EXPECT_EQ(slug_candidate("!!!", 1), "space");
}

TEST(SpaceRules, JoiningLeadsWhereTheAccessSays) {
    EXPECT_EQ(standing_after_joining(Access::open, Standing::none), Standing::member);
    EXPECT_EQ(standing_after_joining(Access::on_request, Standing::none), Standing::requested);
    EXPECT_EQ(standing_after_joining(Access::on_request, Standing::invited), Standing::member);
    EXPECT_EQ(standing_after_joining(Access::hidden, Standing::none), Standing::none);
    EXPECT_EQ(standing_after_joining(Access::hidden, Standing::invited), Standing::member);
    EXPECT_EQ(standing_after_joining(Access::open, Standing::leader), Standing::leader);
}

} // namespace spaces
