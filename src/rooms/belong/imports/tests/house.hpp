// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// A house with a treasurer, for the tests of imports.
#include "files.hpp"
#include "rooms/belong/imports/actions.hpp"
#include "rooms/belong/imports/apply.hpp"
#include "rooms/belong/imports/store.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include <gtest/gtest.h>

namespace imports {

class Imports : public ::testing::Test {
protected:
    support::TestHouse house;
    base::PersonId bernard = house.add_member("Bernard", "Caisse", "bernard@essai.example");

    void SetUp() override { house.give_role(bernard, platform::Role::treasurer); }

    Import import_at(const std::string& path) {
        auto id = base::PublicId::parse(path.substr(path.rfind('/') + 1));
        return *store::find_import(house.system_visit()->db(), *id);
    }
    base::PersonId find(const std::string& email) {
        auto visit = house.system_visit();
        auto found = members::list_by_email(visit->db(), std::span(&email, 1));
        return found.empty() ? base::PersonId{} : found.front();
    }
    // As when she writes it herself.
    void mark_edited(base::PersonId person, const std::string& field) {
        static const db::Query query{.name = "test.mark_edited",
                                     .text = "UPDATE members SET edited = $2 WHERE person_id = $1"};
        auto visit = house.system_visit();
        platform::write(*visit, [&] { visit->db().run(query, person, field); });
    }
    members::Record record_of(const std::string& email) {
        return *members::find_record(*house.system_visit(), find(email));
    }
};

} // namespace imports
