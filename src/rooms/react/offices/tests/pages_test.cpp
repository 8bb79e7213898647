// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/offices/pages.hpp"
#include "support/talk_pages.hpp"
#include <gtest/gtest.h>

namespace offices {
namespace {

pages::Offices some_offices() {
    using platform::Role;
    pages::Offices out{.offices = {}, .may_change = true};
    out.offices.push_back({.role = Role::facilitator,
                           .name = "facilitator",
                           .holders = {{.name = "Nadia Belkacem", .public_id = "nadia", .note = {}},
                                       {.name = "Yann Le Bihan", .public_id = "yann", .note = "n’est pas encore venu"}},
                           .deeds = {"Épingler une publication"},
                           .areas = {{.title = "Membres", .sentences = {"Lire une fiche", "Corriger une fiche"}}}});
    out.offices.push_back({.role = Role::treasurer, .name = "treasurer", .holders = {}, .deeds = {}, .areas = {}});
    out.offices.push_back({.role = Role::administrator,
                           .name = "administrator",
                           .holders = {{.name = "Claire Dumontel", .public_id = "claire", .note = {}, .is_last = true}},
                           .deeds = {},
                           .areas = {{.title = "La machine", .sentences = {"Examiner la machine"}}},
                           .has_everything = true});
    return out;
}

TEST(OfficesPages, ReadWellInBothLanguages) {
    for (auto language : {words::Language::fr, words::Language::en}) {
        items::TalkReader reader(language);
        auto page = some_offices();
        ui::expect_golden("offices." + reader.code, pages::offices(reader.frame, page).content);
        page.may_change = false;
        ui::expect_golden("offices_read_only." + reader.code, pages::offices(reader.frame, page).content);
    }
}

} // namespace
} // namespace offices
