// SPDX-License-Identifier: AGPL-3.0-or-later
// A hidden space that one is not in changes no byte of what one is answered.
#include "spaces_house.hpp"
#include "ui/golden_test_support.hpp"
#include <algorithm>

namespace spaces {

namespace {

const char* const pages[] = {"/",
                             "/spaces",
                             "/spaces/negociation",
                             "/spaces/negociation/members",
                             "/spaces/negociation/about",
                             "/spaces/negociation/edit",
                             "/spaces?q=nego",
                             "/spaces?kind=4",
                             "/spaces/reliure",
                             "/spaces/reliure/members",
                             "/console/spaces"};

std::string answer_of(const http::Response& response) {
    auto out = std::to_string(response.status) + '\n' + ui::masked(response.body) + '\n';
    for (const auto& topic : response.stream_topics) out += topic + '\n';
    return out;
}

// Everything that this person can ask.
std::vector<std::string> world_of(SpacesHouse& house, PersonId person) {
    std::vector<std::string> out;
    for (const auto* page : pages) out.push_back(answer_of(house.get(person, page)));
    out.push_back(answer_of(house.get(person, "/spaces?q=nego", true)));
    out.push_back(answer_of(house.get(person, "/stream")));
    out.push_back(answer_of(house.get(person, "/members/" + house.id_of(house.pierre))));
    out.push_back(answer_of(house.post(person, "/spaces/negociation/memberships", {})));
    out.push_back(answer_of(house.post(person, "/spaces/negociation/departures", {})));
    if (person) out.push_back(answer_of(house.api(person, "GET", "/api/v1/spaces")));
    return out;
}

} // namespace

TEST(Secrecy, AnOutsiderIsAnsweredTheSameBytesWithAndWithoutAHiddenSpace) {
    SpacesHouse house;
    auto reliure = house.add_space("Reliure", Access::open, house.pierre);
    house.put(reliure, house.karim, Standing::member);
    house.add_space("Marbrure", Access::on_request, house.sophie);
    const PersonId outsiders[] = {house.karim, house.nadia, PersonId{}};
    std::vector<std::vector<std::string>> without;
    for (auto person : outsiders) without.push_back(world_of(house, person));

    auto hidden = house.add_space("Négociation", Access::hidden, house.pierre, Kind::commission);
    house.put(hidden, house.sophie, Standing::member);
    ASSERT_EQ(house.get(house.pierre, "/spaces/negociation/members").status, 200);
    for (std::size_t i = 0; i < without.size(); ++i) {
        auto with = world_of(house, outsiders[i]);
        ASSERT_EQ(with.size(), without[i].size());
        for (std::size_t j = 0; j < with.size(); ++j) EXPECT_EQ(with[j], without[i][j]) << "outsider " << i;
    }
    EXPECT_NE(world_of(house, house.sophie)[1].find("Négociation"), std::string::npos);
}

TEST(Secrecy, AHiddenSpaceIsRefusedLikeOneThatDoesNotExist) {
    SpacesHouse house;
    auto hidden = house.add_space("Négociation", Access::hidden, house.pierre);
    auto visit = house.visit_as(house.karim);
    for (auto need : {Need::see, Need::read, Need::post, Need::lead}) {
        EXPECT_EQ(refusal_of([&] { access_space(*visit, hidden, need); }), base::RefusalKind::not_found);
        EXPECT_EQ(refusal_of([&] { access_space(*visit, SpaceId{999'999}, need); }), base::RefusalKind::not_found);
    }
}

TEST(Secrecy, OutsidersOfASpaceOnRequestSeeItsDoorAndNothingBehind) {
    SpacesHouse house;
    auto marbrure = house.add_space("Marbrure", Access::on_request, house.pierre);
    house.put(marbrure, house.sophie, Standing::member);
    auto visit = house.visit_as(house.karim);
    EXPECT_TRUE(list_spaces_of(*visit, house.sophie).empty());
    EXPECT_EQ(list_spaces_of(*visit, house.pierre), std::vector{marbrure}) << "leaders are known";
    EXPECT_TRUE(list_readable(*visit).empty());
    EXPECT_FALSE(support::contains(house.get(house.karim, "/spaces/marbrure"), "Sophie Martin"));
    auto topics = house.get(house.karim, "/stream").stream_topics;
    EXPECT_EQ(std::find(topics.begin(), topics.end(), visit->sealed_topic(space_topic(marbrure))), topics.end());
}

} // namespace spaces
