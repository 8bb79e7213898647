// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/common/items/rules.hpp"
#include <gtest/gtest.h>

namespace items {
namespace {

spaces::Space space(spaces::Access access) {
    return {.id = {}, .slug = "s", .name = "Reliure", .access = access};
}
base::FieldErrors errors_of(Reach reach, const std::vector<spaces::Space>& spaces, MayAddressEveryone may) {
    try {
        check_doors(reach, spaces, may);
    } catch (const base::Refusal& refusal) {
        return refusal.fields;
    }
    return {};
}

const auto open = space(spaces::Access::open);
const auto closed = space(spaces::Access::on_request);
const auto hidden = space(spaces::Access::hidden);

TEST(Doors, a_publication_needs_one) {
    EXPECT_TRUE(errors_of(Reach::spaces, {}, MayAddressEveryone::yes).contains("spaces"));
    EXPECT_TRUE(errors_of(Reach::everyone, {}, MayAddressEveryone::yes).empty());
    EXPECT_TRUE(errors_of(Reach::spaces, {open, open}, MayAddressEveryone::no).empty());
}
TEST(Doors, what_is_said_in_a_closed_space_has_no_other_door) {
    for (const auto& shut : {closed, hidden}) {
        EXPECT_TRUE(errors_of(Reach::spaces, {shut}, MayAddressEveryone::no).empty());
        EXPECT_TRUE(errors_of(Reach::spaces, {open, shut}, MayAddressEveryone::no).contains("spaces"));
        EXPECT_TRUE(errors_of(Reach::everyone, {shut}, MayAddressEveryone::yes).contains("spaces"));
    }
}
TEST(Doors, everyone_is_for_facilitators) {
    EXPECT_TRUE(errors_of(Reach::everyone, {open}, MayAddressEveryone::no).contains("everyone"));
}
TEST(Doors, twenty_at_most) {
    std::vector<spaces::Space> many(21, open);
    EXPECT_TRUE(errors_of(Reach::spaces, many, MayAddressEveryone::no).contains("spaces"));
    many.pop_back();
    EXPECT_TRUE(errors_of(Reach::spaces, many, MayAddressEveryone::no).empty());
}

constexpr Need needs[] = {Need::read, Need::reply, Need::edit, Need::moderate};
std::string allowed(State state, const Rights& rights) {
    Item item;
    item.state = state;
    std::string out;
    for (auto need : needs) out += may(item, need, rights) ? '1' : '0';
    return out; // read, reply, edit, moderate
}
constexpr Rights nobody{};
constexpr Rights reader{.reads = true};
constexpr Rights author{.reads = true, .is_author = true};
constexpr Rights author_who_left{.is_author = true};
constexpr Rights moderator{.reads = true, .is_moderator = true};
constexpr Rights facilitator{.reads = true, .is_moderator = true, .is_facilitator = true};

TEST(Rights, of_what_is_published) {
    EXPECT_EQ(allowed(State::published, nobody), "0000");
    EXPECT_EQ(allowed(State::published, reader), "1100");
    EXPECT_EQ(allowed(State::published, author), "1110");
    EXPECT_EQ(allowed(State::published, author_who_left), "0000");
    EXPECT_EQ(allowed(State::published, moderator), "1101");
}
TEST(Rights, of_what_is_gone_or_hidden) {
    EXPECT_EQ(allowed(State::deleted, reader), "0000");
    EXPECT_EQ(allowed(State::deleted, moderator), "0000");
    EXPECT_EQ(allowed(State::deleted, author), "1010");
    EXPECT_EQ(allowed(State::hidden, reader), "0000");
    EXPECT_EQ(allowed(State::hidden, author), "1000");
    EXPECT_EQ(allowed(State::hidden, moderator), "1001");
}
TEST(Rights, of_proposals) {
    for (auto state : {State::proposed, State::declined}) {
        EXPECT_EQ(allowed(state, reader), "0000");
        EXPECT_EQ(allowed(state, author), "1010");
        EXPECT_EQ(allowed(state, facilitator), "1001");
    }
    EXPECT_EQ(allowed(State::withdrawn, author), "1010");
    EXPECT_EQ(allowed(State::withdrawn, facilitator), "0000");
}

TEST(Changes, a_withdrawn_proposal_never_becomes_a_publication) {
    EXPECT_EQ(state_after(State::proposed, Change::remove), State::withdrawn);
    EXPECT_EQ(state_after(State::declined, Change::remove), State::withdrawn);
    EXPECT_EQ(state_after(State::withdrawn, Change::restore), State::proposed);
}
TEST(Changes, its_author_cannot_undo_what_a_moderator_hid) {
    EXPECT_EQ(state_after(State::hidden, Change::restore), State::hidden);
    EXPECT_EQ(state_after(State::hidden, Change::remove), State::hidden);
    EXPECT_EQ(state_after(State::deleted, Change::show), State::deleted);
    EXPECT_EQ(state_after(State::hidden, Change::show), State::published);
}

} // namespace
} // namespace items
