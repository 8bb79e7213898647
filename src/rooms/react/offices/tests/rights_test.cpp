// SPDX-License-Identifier: AGPL-3.0-or-later
// What the page says an office may do is asked of the program itself, route by route, in both directions.
#include "rooms/react/offices/rights.hpp"
#include "rooms/react/offices/actions.hpp"
#include "support/talk_house.hpp"
#include <algorithm>
#include <map>
#include <set>

namespace offices {
namespace {

using platform::Role;
using support::contains;

class Rights : public ::testing::Test {
protected:
    Rights() {
        for (auto role : {Role::none, Role::facilitator, Role::treasurer, Role::administrator}) {
            auto name = role == Role::none ? std::string("member") : std::string(role_name(role));
            auto person = house.add_member(name, "Essai", name + "@essai.example");
            if (role != Role::none) house.give_role(person, role);
            people[role] = person;
        }
        auto visit = house.system_visit();
        platform::write(*visit, [&] {
            for (const auto& feature : platform::list_features(*visit))
                platform::update_feature(*visit, feature.name, true);
        });
        house.run_jobs();
    }
    static std::string filled(std::string_view pattern) {
        std::string out;
        bool is_inside = false;
        for (char c : pattern) {
            if (c == '{') out += "x";
            if (c == '{' || c == '}') is_inside = c == '{';
            if (!is_inside && c != '}') out += c;
        }
        return out == "/console/invitations/people" ? out + "?state=arrived" : out; // a page of one list among some
    }
    // The program's own word on it: a write without a token is 403 to whoever may, 404 to others; a page that exists is
    // not 404 to whoever may. Nothing: a page of some thing, which is not found either way.
    std::optional<bool> lets_pass(Role role, const platform::Route& route) {
        if (route.pattern.starts_with("/api/")) return std::nullopt;
        bool is_page = route.method == http::Method::get;
        if (is_page && route.pattern.find('{') != std::string_view::npos) return std::nullopt;
        auto request = support::request_for(route.method, filled(route.pattern));
        request.headers.emplace_back("origin", house.house().origin);
        request.headers.emplace_back("cookie", "__Host-guilde_session=" + house.session_of(people[role]));
        auto status = house.answer(request).status;
        EXPECT_LT(status, 500) << route.pattern;
        return is_page ? status != 404 : status == 403;
    }

    items::TalkHouse house;
    std::map<Role, base::PersonId> people;
};

TEST_F(Rights, the_page_and_the_program_agree_on_every_route) {
    const auto& rooms = house.house().rooms;
    std::size_t asked = 0;
    for (auto role : all_roles) {
        std::set<const platform::Route*> told;
        for (const auto& right : list_rights(rooms, role)) told.insert(right.route);
        if (role == Role::administrator) // whose section says that all of the others' comes with it
            for (auto other : {Role::facilitator, Role::treasurer})
                for (const auto& right : list_rights(rooms, other)) told.insert(right.route);
        for (const auto& room : rooms)
            for (const auto& route : room.routes) {
                auto passes = lets_pass(role, route);
                auto what = std::string(role_name(role)) + " " + std::string(http::name_of(route.method)) + " " +
                            std::string(route.pattern);
                if (!passes) {
                    bool is_beyond = may_call_with(role, route) && !may_call_with(Role::none, route);
                    EXPECT_EQ(told.contains(&route), is_beyond) << what;
                    continue;
                }
                if (told.contains(&route)) {
                    EXPECT_TRUE(*passes) << what << ": the page promises it";
                    EXPECT_FALSE(*lets_pass(Role::none, route)) << what << ": every member may";
                    ++asked;
                } else if (*passes && !may_call_with(Role::none, route)) {
                    ADD_FAILURE() << what << ": it may, and the page does not say so";
                }
            }
    }
    EXPECT_GT(asked, 100U);
}

TEST_F(Rights, every_right_stands_on_the_page_in_both_languages) {
    auto page = house.get(people[Role::administrator], "/console/offices");
    ASSERT_EQ(page.status, 200);
    words::Words french(*house.house().catalogues, words::Language::fr, "UTC");
    std::vector<std::string> ids;
    for (auto role : all_roles)
        for (const auto& area : list_areas(house.house().rooms, role))
            for (auto sentence : area.sentences) {
                ids.emplace_back(sentence);
                EXPECT_TRUE(contains(page, french.text(base::Message{.id = sentence, .arguments = {}}))) << sentence;
            }
    for (const auto& room : house.house().rooms) // the page of features shows what goes with each
        for (const auto& route : room.routes)
            if (!route.feature.empty() && !route.pattern.starts_with("/api/")) ids.emplace_back(route.summary);
    EXPECT_EQ(house.house().catalogues->list_missing(words::Language::fr, ids), std::vector<std::string>{})
        << "mark them in rooms/react/offices/sentences.cpp";
    for (std::string_view sentence : route_sentences())
        EXPECT_NE(std::ranges::find(ids, sentence), ids.end()) << "no route says so any more: " << sentence;
}

TEST_F(Rights, no_office_is_needed_for_what_is_told_of_members) {
    for (const auto& room : house.house().rooms)
        for (const auto& route : room.routes) {
            bool is_for_offices = false;
            for (auto role : all_roles)
                for (const auto& right : list_rights(house.house().rooms, role))
                    is_for_offices = is_for_offices || right.route == &route;
            EXPECT_NE(is_for_offices, may_call_with(Role::none, route)) << route.pattern;
        }
}

// Each deed, tried by somebody with this office: does the program let it pass?
bool can(items::TalkHouse& house, Deed deed, base::PersonId who, base::PersonId reader) {
    switch (deed) {
        case Deed::address_everyone: {
            auto title = "Pour tout le monde " + std::to_string(who.number);
            house.post(who, "/posts",
                       {{"kind", "message"}, {"title", title}, {"body", "Bonjour"}, {"everyone", "yes"}});
            house.run_jobs();
            return contains(house.get(reader, "/"), title);
        }
        case Deed::hide_from_view: {
            auto item = house.publish(house.pierre, "Un fil", {house.binding});
            auto path = house.path(item);
            auto id = path.substr(path.rfind('/') + 1);
            return house.get(who, "/moderation/posts/" + id + "/hide").status == 200;
        }
        case Deed::look_after_spaces: return house.get(who, "/spaces/reliure/edit").status == 200;
    }
    return false;
}

TEST_F(Rights, facilitators_may_do_what_is_told_and_members_may_not) {
    auto reader = people[Role::treasurer];
    for (auto deed : deeds) {
        EXPECT_FALSE(can(house, deed, people[Role::none], reader)) << deed_words(deed);
        EXPECT_TRUE(can(house, deed, people[Role::facilitator], reader)) << deed_words(deed);
        EXPECT_FALSE(can(house, deed, people[Role::treasurer], people[Role::none])) << deed_words(deed);
    }
}

} // namespace
} // namespace offices
