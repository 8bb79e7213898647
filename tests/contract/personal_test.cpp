// SPDX-License-Identifier: AGPL-3.0-or-later
// What the house keeps about people is told by its rooms: each column that holds a person is taken away, or declined with
// a reason, and forgotten.
#include "support/house.hpp"
#include <gtest/gtest.h>
#include <set>

namespace {

using Fate = platform::PersonalPlace::Fate;

struct Personal : testing::Test {
    support::TestHouse house;

    std::set<std::string> number_columns() {
        static constexpr db::Query list{
            .name = "test.number_columns",
            .text =
                "SELECT t.name || '.' || c.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c "
                "WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%' AND c.type = 'INTEGER'",
            .postgres =
                "SELECT CAST(table_name || '.' || column_name AS TEXT) FROM information_schema.columns "
                "WHERE table_schema = current_schema() AND data_type = 'bigint'"};
        std::set<std::string> out;
        for (auto& name : house.system_visit()->db().all<std::string>(list)) out.insert(std::move(name));
        return out;
    }
    std::vector<platform::PersonalPlace> places() {
        std::vector<platform::PersonalPlace> out;
        for (const auto& room : house.house().rooms)
            for (const auto& place : room.personal.places) out.push_back(place);
        return out;
    }
};

// Names that are never a person's: a new column of another name must be told by its room, or stand here.
const std::set<std::string> other_names{"id",
                                        "photo_id",
                                        "file_id",
                                        "small_file_id",
                                        "document_id",
                                        "public_id",
                                        "item_id",
                                        "comment_id",
                                        "space_id",
                                        "parent_id",
                                        "door_id",
                                        "row_id",
                                        "transaction_id",
                                        "fact_id",
                                        "import_id",
                                        "wave_id",
                                        "mailing_id",
                                        "way_in_id",
                                        "session_id",
                                        "series_id",
                                        "step_id",
                                        "list_id",
                                        "community_id",
                                        "source_id",
                                        "entry_id",
                                        "thread_id",
                                        "target_id",
                                        "takeout_id",
                                        "accepted_comment_id",
                                        "photo_public_id",
                                        "place_id"};

bool may_hold_a_person(const std::string& column) {
    auto name = column.substr(column.find('.') + 1);
    if (other_names.contains(name)) return false;
    return name.ends_with("_id") || name.ends_with("_by") || name.find("person") != std::string::npos;
}

TEST_F(Personal, every_column_that_holds_a_person_is_told_by_its_room) {
    std::set<std::string_view> told;
    for (const auto& place : places()) EXPECT_TRUE(told.insert(place.column).second) << place.column;
    auto columns = number_columns();
    EXPECT_GT(columns.size(), 100U);
    for (const auto& column : columns)
        EXPECT_TRUE(!may_hold_a_person(column) || told.contains(column))
            << column << ": tell it in Room::personal of its room";
    for (auto column : told) EXPECT_TRUE(columns.contains(std::string(column))) << column << " is in no table";
}

TEST_F(Personal, each_is_taken_away_or_declined_with_a_reason) {
    std::set<std::string_view> lists{"record", "record_views"};
    for (const auto& room : house.house().rooms)
        for (const auto& list : room.personal.lists) {
            EXPECT_TRUE(lists.insert(list.name).second) << list.name;
            EXPECT_NE(list.query, nullptr) << list.name;
            EXPECT_FALSE(std::string_view(list.title).empty() || std::string_view(list.about).empty()) << list.name;
            for (const auto& column : list.columns) {
                EXPECT_FALSE(std::string_view(column.label).empty()) << list.name << " " << column.name;
                bool is_choice = column.kind == platform::PersonalColumn::Kind::choice;
                EXPECT_EQ(is_choice, column.word_of != nullptr) << list.name << " " << column.name;
            }
        }
    for (const auto& place : places()) {
        EXPECT_TRUE(place.list.empty() ? !place.reason.empty() : lists.contains(place.list)) << place.column;
        EXPECT_TRUE(place.fate == Fate::removed || !place.reason.empty()) << place.column;
    }
}

// Facts are numbers: whose kind holds a person is told too, or the number would stay.
TEST_F(Personal, facts_about_people_are_told_by_rooms_that_tell_them) {
    for (const auto& room : house.house().rooms)
        for (const auto* kinds : {&room.personal.facts_about, &room.personal.facts_with})
            for (auto kind : *kinds)
                EXPECT_NE(std::find(room.tells.begin(), room.tells.end(), kind), room.tells.end()) << kind;
    std::set<std::string_view> about;
    for (const auto& room : house.house().rooms)
        about.insert(room.personal.facts_about.begin(), room.personal.facts_about.end());
    for (const auto& room : house.house().rooms)
        for (auto kind : room.tells) {
            bool is_about_somebody =
                kind.starts_with("person.") || kind.starts_with("account.") || kind.starts_with("member.");
            EXPECT_TRUE(!is_about_somebody || about.contains(kind)) << kind;
        }
}

} // namespace
