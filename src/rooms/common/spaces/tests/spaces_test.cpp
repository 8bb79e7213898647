// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/members/members.hpp"
#include "spaces_house.hpp"

namespace spaces {

using base::RefusalKind;
using support::contains;
using support::location_of;

namespace {

support::Fields new_space(const std::string& name, Access access, const std::string& leader) {
    return {{"name", name},
            {"purpose", "Se parler"},
            {"kind", "2"},
            {"access", std::to_string(static_cast<int>(access))},
            {"person", leader}};
}

} // namespace

TEST(Spaces, OnlyFacilitatorsCreateThem) {
    SpacesHouse house;
    EXPECT_EQ(house.get(house.sophie, "/spaces/new").status, 404);
    EXPECT_EQ(house.post(house.sophie, "/spaces/new", new_space("Jardin", Access::open, "")).status, 404);
    EXPECT_EQ(house.get(house.nadia, "/spaces/new").status, 200);
    auto answer = house.post(house.nadia, "/spaces/new", new_space("Jardin d’été", Access::open, "@sophie-martin"));
    EXPECT_EQ(location_of(answer), "/spaces/jardin-d-ete");
    EXPECT_TRUE(contains(house.get(house.sophie, "/spaces/jardin-d-ete"), "Modifier l’espace"));
    auto again = house.post(house.nadia, "/spaces/new", new_space("JARDIN D'ETE", Access::open, "@sophie-martin"));
    EXPECT_EQ(again.status, 422);
    EXPECT_NE(again.body.find("JARDIN D&#39;ETE"), std::string::npos) << "what was typed is kept";
}

TEST(Spaces, AFacilitatorDoesNotReadWhatTheyAreNotIn) {
    SpacesHouse house;
    house.post(house.nadia, "/spaces/new", new_space("Négociation", Access::hidden, "@sophie-martin"));
    EXPECT_EQ(house.get(house.sophie, "/spaces/negociation/members").status, 200);
    EXPECT_EQ(house.get(house.nadia, "/spaces/negociation").status, 404);
    EXPECT_FALSE(contains(house.get(house.nadia, "/console/spaces"), "Négociation"));
    EXPECT_EQ(house.post(house.nadia, "/spaces/negociation/closure", {}).status, 404);
    house.add_space("Marbrure", Access::on_request, house.pierre);
    EXPECT_EQ(house.get(house.nadia, "/spaces/marbrure/members").status, 404);
    EXPECT_EQ(house.get(house.nadia, "/spaces/marbrure/edit").status, 404);
    EXPECT_EQ(house.post(house.nadia, "/console/spaces/marbrure/leader", {{"person", "@nadia-benali"}}).status, 409);
}

TEST(Spaces, NaughtyNamesAreRefusedOrShownAsTyped) {
    SpacesHouse house;
    const char* names[] = {"<script>alert(1)</script>",
                           "'; DROP TABLE spaces; --",
                           "ﾟ･✿ヾ╲(｡◕‿◕｡)╱✿･ﾟ",
                           "田中さんにあげて下さい",
                           "﷽",
                           "الكل في المجمو عة",
                           "../../etc/passwd",
                           "nil",
                           "%00",
                           "🏳0🌈️",
                           "Ṱ̺̺̕o͞ ̷i̲̬",
                           "-1'",
                           "{{7*7}}",
                           "new",
                           "%s%n"};
    for (const std::string name : names) {
        auto answer = house.post(house.nadia, "/spaces/new", new_space(name, Access::open, "@nadia-benali"));
        ASSERT_EQ(answer.status, 303) << name;
        auto page = house.get(house.nadia, location_of(answer));
        EXPECT_EQ(page.status, 200) << name;
        EXPECT_EQ(page.body.find("<script>alert"), std::string::npos);
    }
    for (const std::string name : {"", " ", "\u200b", "\u00a0\u2003"})
        EXPECT_EQ(house.post(house.nadia, "/spaces/new", new_space(name, Access::open, "@nadia-benali")).status, 422);
    EXPECT_EQ(house.get(house.sophie, "/spaces").status, 200);
    EXPECT_EQ(house.get(house.sophie, "/spaces?q=%3Cscript%3E%25").status, 200);
    EXPECT_EQ(house.get(house.sophie, "/spaces?kind=9&q=x&after=zzz").status, 422);
}

TEST(Spaces, AHiddenSpaceGivesItsAddressUpRatherThanBeBetrayed) {
    SpacesHouse house;
    auto hidden = house.add_space("Juridique", Access::hidden, house.pierre);
    auto answer = house.post(house.nadia, "/spaces/new", new_space("Juridique", Access::open, "@nadia-benali"));
    EXPECT_EQ(location_of(answer), "/spaces/juridique");
    EXPECT_NE(house.seen_by(house.pierre, hidden).slug, "juridique");
    auto next = house.post(
        house.nadia, "/spaces/new",
        {{"name", "Juridique"}, {"purpose", "Se parler"}, {"kind", "3"}, {"access", "1"}, {"person", "@nadia-benali"}});
    EXPECT_EQ(location_of(next), "/spaces/juridique-2") << "another kind may bear the name";
}

TEST(Spaces, LeadersEditAndNeverWiden) {
    SpacesHouse house;
    auto id = house.add_space("Marbrure", Access::on_request, house.pierre);
    support::Fields fields{{"name", "Papier marbré"},
                           {"purpose", "Marbrer"},
                           {"access", "3"},
                           {"colour", "4"},
                           {"charter", "Soyons **brefs**."}};
    EXPECT_EQ(house.post(house.sophie, "/spaces/marbrure/edit", fields).status, 404);
    house.post(house.sophie, "/spaces/marbrure/memberships", {});
    EXPECT_EQ(house.post(house.pierre, "/spaces/marbrure/edit", fields).status, 303);
    auto space = house.seen_by(house.pierre, id);
    EXPECT_EQ(space.name, "Papier marbré");
    EXPECT_EQ(space.access, Access::hidden);
    EXPECT_EQ(space.colour, 4);
    EXPECT_NE(house.get(house.pierre, "/spaces/marbrure/about").body.find("<strong>brefs</strong>"), std::string::npos);
    EXPECT_EQ(house.get(house.sophie, "/spaces/marbrure").status, 404) << "asking to join is no key to a hidden space";
    fields[2].second = "1";
    EXPECT_EQ(house.post(house.pierre, "/spaces/marbrure/edit", fields).status, 422);
    EXPECT_EQ(house.seen_by(house.pierre, id).access, Access::hidden);
}

TEST(Spaces, AClosedSpaceIsReadAndNotListedAndComesBack) {
    SpacesHouse house;
    auto id = house.add_space("Reliure", Access::open, house.pierre);
    EXPECT_EQ(house.post(house.sophie, "/spaces/reliure/closure", {}).status, 404);
    EXPECT_EQ(location_of(house.post(house.nadia, "/spaces/reliure/closure", {{"from", "console"}})),
              "/console/spaces");
    EXPECT_FALSE(contains(house.get(house.sophie, "/spaces"), "Reliure"));
    EXPECT_EQ(house.get(house.sophie, "/spaces/reliure").status, 200);
    EXPECT_EQ(house.post(house.sophie, "/spaces/reliure/memberships", {}).status, 409);
    auto visit = house.visit_as(house.pierre);
    EXPECT_EQ(refusal_of([&] { access_space(*visit, id, Need::post); }), RefusalKind::conflict);
    EXPECT_TRUE(list_mine(*visit).empty());
    EXPECT_TRUE(contains(house.get(house.nadia, "/console/spaces"), "Espaces fermés"));
    EXPECT_EQ(house.post(house.nadia, "/spaces/reliure/reopening", {}).status, 303);
    EXPECT_TRUE(contains(house.get(house.sophie, "/spaces"), "Reliure"));
}

TEST(Spaces, AnImportedSpaceGetsItsFirstLeader) {
    SpacesHouse house;
    auto id = house.add_space("Reliure", Access::open);
    EXPECT_TRUE(contains(house.get(house.nadia, "/console/spaces"), "Nommer quelqu’un pour animer Reliure"));
    EXPECT_EQ(house.post(house.sophie, "/console/spaces/reliure/leader", {{"person", "@sophie-martin"}}).status, 404);
    EXPECT_EQ(house.post(house.nadia, "/console/spaces/reliure/leader", {{"person", "?"}}).status, 422);
    EXPECT_EQ(house.post(house.nadia, "/console/spaces/reliure/leader", {{"person", "@sophie-martin"}}).status, 303);
    EXPECT_EQ(house.seen_by(house.sophie, id).standing, Standing::leader);
}

TEST(Spaces, ReadersOfLargeSpacesAreCountedAnewWhenSomebodyJoinsOrLeaves) {
    SpacesHouse house;
    auto open = house.add_space("Reliure", Access::open, house.pierre);
    auto closed = house.add_space("Négociation", Access::hidden, house.pierre, Kind::commission);
    constexpr int crowd = 260;
    std::vector<PersonId> people;
    for (int i = 0; i < crowd; ++i) {
        people.push_back(house.add_member("Ada", "Numéro " + std::to_string(i), ""));
        house.put(open, people.back(), Standing::member);
        house.put(closed, people.back(), Standing::member);
    }
    const SpaceId both[] = {closed, open};
    EXPECT_EQ(count_members(*house.system_visit(), both), crowd + 1);
    EXPECT_EQ(count_members(*house.system_visit(), both), crowd + 1);
    leave_space(*house.visit_as(people.front()), "reliure");
    EXPECT_EQ(count_members(*house.system_visit(), both), crowd + 1) << "still in the other one";
    house.put(open, house.sophie, Standing::member);
    EXPECT_EQ(count_members(*house.system_visit(), both), crowd + 2);
}

TEST(Spaces, TheFrontDoorAnswersAboutReaders) {
    SpacesHouse house;
    auto open = house.add_space("Reliure", Access::open, house.pierre);
    auto closed = house.add_space("Négociation", Access::hidden, house.pierre, Kind::commission);
    house.put(open, house.sophie, Standing::member);
    house.put(closed, house.karim, Standing::invited);
    auto visit = house.visit_as(house.sophie);
    const SpaceId both[] = {closed, open};
    EXPECT_EQ(list_visible(*visit, both).size(), 1U);
    EXPECT_EQ(list_visible(*visit, both).front().id, open);
    const std::string slugs[] = {"negociation", "reliure", "rien"};
    EXPECT_EQ(list_by_slug(*visit, slugs).size(), 1U);
    EXPECT_EQ(list_mine(*visit).size(), 1U);
    EXPECT_EQ(count_members(*visit, both), 2);
    EXPECT_EQ(list_member_sample(visit->db(), both, 5), (std::vector{house.pierre, house.sophie}));
    const PersonId persons[] = {house.karim, house.pierre, house.sophie};
    EXPECT_EQ(keep_readers(visit->db(), closed, persons), std::vector{house.pierre});
    EXPECT_EQ(keep_readers(visit->db(), open, persons).size(), 3U);
    EXPECT_EQ(find_by_kind_and_name(visit->db(), Kind::trade, "RELIURE"), open);
    EXPECT_FALSE(find_by_kind_and_name(visit->db(), Kind::commission, "negociation").has_value());
    EXPECT_EQ(list_spaces_of(*visit, house.pierre), std::vector{open});
}

TEST(Spaces, WhoLeavesTheOrganisationLeavesItsSpacesUntilTheyComeBack) {
    SpacesHouse house;
    auto id = house.add_space("Négociation", Access::hidden, house.pierre);
    house.put(id, house.sophie, Standing::member);
    auto visit = house.system_visit();
    platform::write(*visit, [&] { members::mark_left(*visit, house.sophie); });
    EXPECT_EQ(house.count_of(id), 1);
    EXPECT_FALSE(may_read(*house.visit_as(house.sophie), id));
    EXPECT_EQ(refusal_of([&] { access_space(*house.visit_as(house.sophie), id, Need::see); }), RefusalKind::not_found);
    platform::write(*visit, [&] { members::mark_returned(*visit, house.sophie); });
    EXPECT_EQ(house.count_of(id), 2);
    EXPECT_TRUE(may_read(*house.visit_as(house.sophie), id));
}

TEST(Spaces, ClosedFormsOfOthersAreMissing) {
    SpacesHouse house;
    house.add_space("Reliure", Access::open, house.pierre);
    for (const std::string path : {"/edit", "/invite", "/requests"}) {
        EXPECT_EQ(house.get(house.sophie, "/spaces/reliure" + path).status, 404) << path;
        EXPECT_EQ(house.get({}, "/spaces/reliure" + path).status, 303) << path;
        EXPECT_EQ(house.get(house.pierre, "/spaces/reliure" + path).status, 200) << path;
    }
}

TEST(Spaces, AFacilitatorWhoIsOutsideDoesNotCloseItsDoor) {
    SpacesHouse house;
    auto space = house.add_space("Formation", Access::open, house.sophie);
    support::Fields typed{{"name", "Formation"}, {"purpose", "Se parler"}, {"kind", "1"}, {"access", "3"}};
    for (auto access : {"2", "3"}) {
        typed.back().second = access;
        auto refused = house.post(house.nadia, "/spaces/formation/edit", typed);
        EXPECT_EQ(refused.status, 422) << access;
        EXPECT_TRUE(contains(refused, "peut en fermer la porte")) << support::body_text(refused);
        EXPECT_EQ(house.seen_by(house.karim, space).access, Access::open);
    }
    typed.back().second = "1";
    EXPECT_EQ(house.post(house.nadia, "/spaces/formation/edit", typed).status, 303) << "the rest she may change";
    house.put(space, house.nadia, Standing::member);
    typed.back().second = "3";
    auto answer = house.post(house.nadia, "/spaces/formation/edit", typed);
    EXPECT_EQ(answer.status, 303);
    EXPECT_EQ(house.get(house.nadia, location_of(answer)).status, 200) << "and still sees it";
    EXPECT_EQ(house.get(house.karim, "/spaces/formation").status, 404);
}

TEST(Spaces, EachButtonOfTheConsoleNamesItsSpace) {
    SpacesHouse house;
    house.add_space("Formation", Access::open);
    house.add_space("Marbrure", Access::open, house.pierre);
    auto page = house.get(house.nadia, "/console/spaces");
    EXPECT_TRUE(contains(page, "Fermer Formation"));
    EXPECT_TRUE(contains(page, "Fermer Marbrure"));
    house.post(house.nadia, "/spaces/marbrure/closure", {{"from", "console"}});
    EXPECT_TRUE(contains(house.get(house.nadia, "/console/spaces"), "Rouvrir Marbrure"));
}

TEST(SpacePage, ADamagedCursorIsRefusedAsEverywhere) {
    SpacesHouse house;
    house.add_space("Reliure", Access::open, house.pierre);
    EXPECT_EQ(house.get(house.sophie, "/spaces/reliure").status, 200);
    for (const char* path : {"/spaces/reliure?cursor=garbage", "/spaces/reliure/members?after=garbage",
                             "/feed/spaces/reliure?cursor=garbage", "/?cursor=garbage", "/members?cursor=garbage"})
        EXPECT_EQ(house.get(house.sophie, path).status, 422) << path;
}

} // namespace spaces
