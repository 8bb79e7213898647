// SPDX-License-Identifier: AGPL-3.0-or-later
// A crawl of the whole house: whatever address anybody is shown is asked for by everybody, and every route besides. In
// what is told to few stands a word that stands nowhere else; nobody else ever finds it, in no page, list, file or mail.
#include "rooms/people/accounts/accounts.hpp"
#include "support/talk_house.hpp"
#include <algorithm>
#include <deque>
#include <map>
#include <set>

namespace {

using base::PersonId;
using items::TalkHouse;
using Readers = std::set<std::string>;

// Downloads, and what would end the session or the day.
const std::vector<std::string> left_alone{"/static/", "/stream", "/brand/"};

struct Canaries : testing::Test {
    TalkHouse house;
    platform::Answerer answerer{house.house(), nullptr, {.reads_per_minute_max = 0}};
    PersonId claire = house.add_member("Claire", "Morel", "claire@village.example");
    PersonId bernard = house.add_member("Bernard", "Le Goff", "bernard@village.example");
    std::map<std::string, PersonId> kinds{{"a stranger", {}},       {"karim", house.karim}, {"pierre", house.pierre},
                                          {"sophie", house.sophie}, {"nadia", house.nadia}, {"claire", claire},
                                          {"bernard", bernard}};
    std::map<std::string, Readers> canaries; // word → who may read it
    std::set<std::string> values;            // what may stand for a parameter of a route

    std::string id_of(PersonId person) {
        return accounts::find_person(house.system_visit()->db(), person)->public_id.str();
    }
    std::string sent(const http::Response& answer) {
        EXPECT_EQ(answer.status, 303) << support::body_text(answer).substr(0, 600);
        auto location = support::location_of(answer);
        values.insert(location.substr(location.find_last_of("/-") + 1));
        return location;
    }
    std::string publish(PersonId who, const std::string& words, const std::string& space) {
        house.clock().advance(std::chrono::minutes(2));
        return sent(house.post(who, "/posts",
                               {{"body", words}, {"title", "À propos"}, {"kind", "message"}, {"spaces", space}}));
    }
    std::string comment(PersonId who, const std::string& path, const std::string& words) {
        return sent(house.post(who, path + "/comments", {{"body", words}}));
    }
    void attach(PersonId who, const std::string& path, const std::string& name, const std::string& words) {
        auto answer = house.post_files(who, path + "/documents", {}, {{"file", name, "text/plain", words + "\n"}});
        EXPECT_EQ(answer.status, 303) << support::body_text(answer).substr(0, 600);
    }

    void furnish() {
        const Readers inside{"pierre"}; // of the hidden space and of the one that is joined on request
        const Readers members{"karim", "pierre", "sophie", "nadia", "claire", "bernard"};
        house.give_role(claire, platform::Role::administrator);
        house.give_role(bernard, platform::Role::treasurer);
        auto visit = house.system_visit();
        platform::write(*visit, [&] {
            for (const auto& feature : platform::list_features(*visit))
                platform::update_feature(*visit, feature.name, true);
        });

        canaries["nacelle"] = members;
        auto open = publish(house.pierre, "nacelle", "reliure");
        canaries["oriflamme"] = canaries["chuchotis"] = inside;
        auto law = publish(house.pierre, "oriflamme", "juridique");
        auto hidden = publish(house.pierre, "chuchotis", "bureau");
        canaries["murmure"] = inside;
        comment(house.pierre, hidden, "murmure");
        canaries["parchemin"] = canaries["vergeure"] = inside;
        attach(house.pierre, law, "vergeure.txt", "parchemin");

        canaries["palimpseste"] = members; // a former text is shown to whoever reads the present one
        auto edited = publish(house.sophie, "palimpseste", "reliure");
        EXPECT_EQ(house.post(house.sophie, edited + "/edit", {{"body", "autre"}, {"title", "À propos"}}).status, 303);

        canaries["rature"] = {"sophie"};
        auto removed = publish(house.sophie, "rature", "reliure");
        EXPECT_EQ(house.post(house.sophie, removed + "/delete", {}).status, 303);

        canaries["brouillard"] = {"sophie"};
        auto form = house.get(house.sophie, "/posts/new?draft=new");
        house.post(house.sophie, "/drafts",
                   {{"body", "brouillard"},
                    {"draft", support::input_of(form, "draft")},
                    {"draft_device", support::input_of(form, "draft_device")},
                    {"draft_revision", support::input_of(form, "draft_revision")},
                    {"draft_kind", "1"},
                    {"draft_place", "new-post"},
                    {"draft_path", "/posts/new"}});

        canaries["lutrin"] = {"karim"};
        house.post(house.karim, open + "/reading-lists", {{"name", "lutrin"}});

        // who says it; who leads the space; who answers for the house
        canaries["grincement"] = {"karim", "sophie", "nadia", "claire"};
        EXPECT_EQ(house.post(house.karim, "/moderation/posts/" + open.substr(7) + "/report", {{"reason", "grincement"}})
                      .status,
                  303);

        // A record: what the member shows to nobody, officers keep.
        canaries["venelle"] = {"karim", "nadia", "bernard", "claire"};
        auto record = "/console/members/" + id_of(house.karim);
        auto edit = house.get(house.nadia, record + "/edit");
        EXPECT_EQ(house
                      .post(house.nadia, record + "/edit",
                            {{"first_name", "Karim"},
                             {"last_name", "Haddad"},
                             {"email", "karim@village.example"},
                             {"address", "venelle"}})
                      .status,
                  303);

        for (const auto& [name, person] : kinds)
            if (person) values.insert(id_of(person));
        for (const auto* value : {"reliure", "juridique", "bureau", "posts", "comments"}) values.insert(value);
        house.run_jobs();
        house.clock().advance(std::chrono::minutes(11));
    }

    http::Response ask(PersonId person, const std::string& target) {
        return target.starts_with("/api/") ? house.api(person, "GET", target) : house.get(person, target);
    }
    static bool is_left_alone(const std::string& target) {
        return std::ranges::any_of(left_alone, [&](const auto& begin) { return target.starts_with(begin); });
    }
    bool names_a_canary(const std::string& target) const {
        return std::ranges::any_of(canaries,
                                   [&](const auto& each) { return target.find(each.first) != std::string::npos; });
    }

    // The addresses of this house that a page shows.
    static std::vector<std::string> addresses_in(const std::string& body) {
        std::vector<std::string> out;
        for (const auto* attribute : {" href=\"/", " src=\"/", " hx-get=\"/"})
            for (auto at = body.find(attribute); at != std::string::npos; at = body.find(attribute, at + 1)) {
                auto begin = body.find('"', at) + 1;
                auto target = body.substr(begin, body.find_first_of("\"#", begin) - begin);
                for (auto sign = target.find("&amp;"); sign != std::string::npos; sign = target.find("&amp;"))
                    target.replace(sign, 5, "&");
                out.push_back(std::move(target));
            }
        return out;
    }
    // Everything that this person is led to; of addresses that differ in their query only, three.
    std::set<std::string> walk(PersonId person) {
        std::set<std::string> out;
        std::map<std::string, int> by_path;
        std::deque<std::string> waiting{"/", "/console", "/me", "/search?q=propos"};
        while (!waiting.empty()) {
            auto target = waiting.front();
            waiting.pop_front();
            if (is_left_alone(target) || names_a_canary(target) || out.contains(target)) continue;
            if (++by_path[target.substr(0, target.find('?'))] > 3) continue;
            out.insert(target);
            for (auto& address : addresses_in(ask(person, target).body)) waiting.push_back(std::move(address));
        }
        return out;
    }
    void fill(const std::string& pattern, std::set<std::string>& out) const {
        auto open = pattern.find('{');
        if (open == std::string::npos) {
            out.insert(pattern);
            return;
        }
        auto close = pattern.find('}', open);
        for (const auto& value : values) fill(pattern.substr(0, open) + value + pattern.substr(close + 1), out);
    }
    std::set<std::string> every_address() {
        std::set<std::string> out;
        for (const auto& [name, person] : kinds) out.merge(walk(person));
        for (const auto& route : answerer.routes()) {
            auto parameters = std::ranges::count(route.pattern, '{');
            bool is_read = route.method == http::Method::get && !is_left_alone(std::string(route.pattern));
            if (is_read && parameters < 2) fill(std::string(route.pattern), out);
        }
        return out;
    }
};

TEST_F(Canaries, are_found_by_those_they_are_meant_for_and_by_nobody_else) {
    furnish();
    std::map<std::string, Readers> found;
    for (const auto& mail : house.mails()) {
        auto name = mail.to_address.substr(0, mail.to_address.find('@'));
        for (const auto& [canary, readers] : canaries)
            EXPECT_TRUE(readers.contains(name) ||
                        (mail.subject + mail.text + mail.html).find(canary) == std::string::npos)
                << canary << " in a mail to " << name;
    }
    auto addresses = every_address();
    EXPECT_GT(addresses.size(), 300U);
    for (const auto& target : addresses)
        for (const auto& [name, person] : kinds) {
            auto answer = ask(person, target);
            EXPECT_LT(answer.status, 500) << name << " " << target;
            auto text = answer.body;
            for (const auto& [field, value] : answer.headers) text += "\n" + value;
            for (const auto& [canary, readers] : canaries) {
                if (text.find(canary) == std::string::npos) continue;
                found[canary].insert(name);
                EXPECT_TRUE(readers.contains(name)) << name << " reads “" << canary << "” at " << target;
            }
        }
    EXPECT_EQ(found, canaries) << "each is there for those it is meant for";
}

} // namespace
