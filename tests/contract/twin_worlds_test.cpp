// SPDX-License-Identifier: AGPL-3.0-or-later
// Twin worlds: a house where a hidden space is full of talk, and the same house from which all of it was taken out.
// Whoever is outside is answered the same bytes by both, on every page and in every list that there is.
#include "rooms/people/accounts/accounts.hpp"
#include "support/talk_house.hpp"
#include <algorithm>
#include <map>

namespace {

using base::PersonId;
using items::ItemId;
using items::TalkHouse;

constexpr std::string_view machine =
    "/console/machine"; // tells its owner what runs behind the house, and what is left of the disk
// Each time is written down, and everybody reads it: asked before the first walk and after the second, so that both walks
// find the same.
const std::string traced = "/console/export";
const std::string secret = "chuchotis"; // stands in everything that is said in the hidden space

// What is drawn anew for each answer is put out of sight: after `before`, as far as these signs go.
void hide(std::string& body, std::string_view before, std::string_view signs_of_end) {
    for (auto at = body.find(before); at != std::string::npos; at = body.find(before, at + 1)) {
        auto begin = at + before.size();
        body.erase(begin, std::min(body.find_first_of(signs_of_end, begin), body.size()) - begin);
    }
}

// Cursors are sealed anew as well: what counts is whether there is one.
std::string steady(const http::Response& answer) {
    auto body = answer.body;
    for (const auto* attribute : {"nonce=\"", "name=\"csrf\" value=\"", "name=\"key\" value=\"",
                                  "name=\"draft\" value=\"", "name=\"draft_device\" value=\"", "\"next\":\""})
        hide(body, attribute, "\"");
    for (const auto* cursor : {"cursor=", "after=", "?since="}) hide(body, cursor, "\"&");
    auto out = std::to_string(answer.status) + " " + support::location_of(answer) + "\n" + body + "\n";
    for (const auto& topic : answer.stream_topics) out += topic + "\n";
    return out;
}

// The first thing that stands between these, or nothing.
std::string between(const std::string& body, std::string_view before, std::string_view after) {
    auto at = body.find(before);
    if (at == std::string::npos) return {};
    auto begin = at + before.size();
    return body.substr(begin, body.find(after, begin) - begin);
}

struct TwinWorlds : testing::Test {
    TalkHouse house;
    platform::Answerer answerer{house.house(), nullptr, {.reads_per_minute_max = 0}};
    PersonId claire = house.add_member("Claire", "Morel", "claire@village.example");
    std::vector<std::string> hidden_posts, hidden_comments;

    struct Known {
        std::map<std::string, std::vector<std::string>> by_name; // values for {name} in routes
    } known;

    std::string public_id(PersonId person) {
        return accounts::find_person(house.system_visit()->db(), person)->public_id.str();
    }
    std::string publish(PersonId who, const std::string& body, const std::string& space, const std::string& kind) {
        house.clock().advance(std::chrono::minutes(2));
        auto answer = house.post(who, "/posts",
                                 {{"body", body}, {"title", "À propos de " + body}, {"kind", kind}, {"spaces", space}});
        EXPECT_EQ(answer.status, 303) << support::body_text(answer);
        return support::location_of(answer);
    }
    std::string comment(PersonId who, const std::string& path, const std::string& body) {
        auto answer = house.post(who, path + "/comments", {{"body", body}});
        EXPECT_EQ(answer.status, 303) << support::body_text(answer);
        auto location = support::location_of(answer);
        return location.substr(location.rfind('-') + 1);
    }

    // Fifteen publications that all may read, and between them thirty that they may not.
    void talk() {
        house.give_role(claire, platform::Role::administrator);
        house.put(house.committee, house.sophie, spaces::Standing::leader);
        for (int i = 0; i < 15; ++i) {
            auto number = std::to_string(i);
            auto open =
                publish(house.pierre, "carton " + number + " #papier", "reliure", i % 3 ? "message" : "question");
            auto said = comment(house.sophie, open, "réponse " + number);
            known.by_name["id"] = {open.substr(7), said, public_id(house.pierre), public_id(house.karim)};
            whisper(number);
        }
        known.by_name["slug"] = {"reliure", "juridique", "bureau"};
        known.by_name["person"] = {public_id(house.pierre), public_id(house.sophie)};
        known.by_name["tag"] = {"papier", secret};
        known.by_name["kind"] = {"posts", "comments", "like"};
        for (const auto& id : {hidden_posts.back(), hidden_comments.back()}) known.by_name["id"].push_back(id);
        house.clock().advance(std::chrono::hours(1));
    }
    void whisper(const std::string& number) {
        auto words = secret + " " + number + " #papier #" + secret + " @karim-haddad @nadia-benali";
        auto asked = publish(house.pierre, words, "bureau", "question");
        auto told = publish(house.sophie, words + " encore", "bureau", "message");
        hidden_posts.push_back(asked.substr(7));
        hidden_posts.push_back(told.substr(7));
        hidden_comments.push_back(comment(house.sophie, asked, secret + " @karim-haddad"));
        comment(house.pierre, told, secret + " #papier");
        house.post(house.sophie, asked + "/reactions", {{"add", "like"}});
        house.post(house.sophie, told + "/edit", {{"body", words + " autrement"}, {"title", secret}});
        house.post(house.pierre, "/moderation/comments/" + hidden_comments.back() + "/report", {{"reason", secret}});
        house.post(house.pierre, "/moderation/posts/" + told.substr(7) + "/report", {{"reason", secret}});
    }

    // Without a row of it, as if it had never been.
    void take_out() {
        auto space = std::to_string(house.committee.number);
        std::string of_items = "(SELECT item_id FROM item_doors WHERE door_id = " + space + ")";
        std::string of_comments = "(SELECT id FROM comments WHERE item_id IN " + of_items + ")";
        auto visit = house.system_visit();
        platform::write(*visit, [&] {
            for (const std::string& statement :
                 {"DELETE FROM comment_mentions WHERE comment_id IN " + of_comments,
                  "DELETE FROM facts WHERE kind LIKE 'comment.%' AND subject_id IN " + of_comments,
                  "DELETE FROM facts WHERE kind LIKE 'item.%' AND subject_id IN " + of_items,
                  "DELETE FROM facts WHERE kind LIKE 'reaction.%' AND subject_id IN " + of_items,
                  "DELETE FROM facts WHERE kind LIKE 'space.%' AND subject_id = " + space,
                  "DELETE FROM reports WHERE item_id IN " + of_items,
                  "DELETE FROM moderations WHERE item_id IN " + of_items,
                  "DELETE FROM due_notices WHERE item_id IN " + of_items,
                  "DELETE FROM reactions WHERE item_id IN " + of_items,
                  "DELETE FROM reaction_counts WHERE item_id IN " + of_items,
                  "DELETE FROM comments WHERE item_id IN " + of_items,
                  "DELETE FROM item_tags WHERE item_id IN " + of_items,
                  "DELETE FROM item_mentions WHERE item_id IN " + of_items,
                  "DELETE FROM item_versions WHERE item_id IN " + of_items, "DELETE FROM items WHERE id IN " + of_items,
                  "DELETE FROM item_doors WHERE door_id = " + space,
                  "DELETE FROM space_leaderships WHERE space_id = " + space,
                  "DELETE FROM space_members WHERE space_id = " + space, "DELETE FROM spaces WHERE id = " + space})
                visit->db().script(statement);
        });
    }

    std::vector<std::string> filled(const std::string& pattern) const {
        auto open = pattern.find('{');
        if (open == std::string::npos) return {pattern};
        auto close = pattern.find('}', open);
        auto values = known.by_name.find(pattern.substr(open + 1, close - open - 1));
        std::vector<std::string> out;
        for (const auto& value : values == known.by_name.end() ? std::vector<std::string>{"x"} : values->second)
            for (auto& rest : filled(pattern.substr(close + 1))) out.push_back(pattern.substr(0, open) + value + rest);
        return out;
    }
    std::vector<std::string> targets() const {
        std::vector<std::string> out{"/spaces?q=bur",           "/spaces?q=" + secret,       "/spaces?kind=1",
                                     "/members?q=pierre",       "/posts/mentions?q=pi",      "/posts/tags?q=" + secret,
                                     "/posts/tags?q=pap",       "/spaces/people?q=so",       "/feed/news?since=0",
                                     "/api/v1/spaces?q=bur",    "/api/v1/feed?space=bureau", "/api/v1/members?q=pierre",
                                     "/posts/new?space=bureau", "/api/v1/feed?space=reliure"};
        for (const auto& route : answerer.routes())
            if (route.method == http::Method::get && !route.pattern.starts_with(machine) && route.pattern != traced)
                for (auto& target : filled(std::string(route.pattern))) out.push_back(std::move(target));
        return out;
    }
    http::Response ask(PersonId person, const std::string& target) {
        return target.starts_with("/api/") ? house.api(person, "GET", target) : house.get(person, target);
    }
    static std::string next_of(const http::Response& answer, const std::string& target) {
        auto link = between(answer.body, "rel=\"next\" href=\"", "\"");
        for (auto at = link.find("&amp;"); at != std::string::npos; at = link.find("&amp;")) link.replace(at, 5, "&");
        auto cursor = between(answer.body, "\"next\":\"", "\"");
        if (!link.empty() || cursor.empty()) return link;
        auto path = target.substr(0, target.find("cursor="));
        if (path == target) path += target.find('?') == std::string::npos ? "?" : "&";
        return path + "cursor=" + cursor;
    }
    // By target and number of the page.
    std::map<std::string, std::string> world_of(PersonId person) {
        constexpr int pages_max = 5;
        std::map<std::string, std::string> out;
        for (const auto& target : targets()) {
            auto next = target;
            for (int page = 1; page <= pages_max && !next.empty(); ++page) {
                auto answer = ask(person, next);
                EXPECT_LT(answer.status, 500) << next;
                out[target + " page " + std::to_string(page)] = steady(answer);
                next = next_of(answer, next);
            }
        }
        for (const auto& post : hidden_posts)
            for (const auto* verb : {"/comments", "/reactions", "/edit", "/delete", "/restore"})
                out[std::string("POST ") + verb + post] =
                    steady(house.post(person, "/posts/" + post + verb, {{"body", "x"}}));
        return out;
    }
};

TEST_F(TwinWorlds, are_one_to_whoever_is_outside) {
    talk();
    house.run_jobs();
    house.clock().advance(std::chrono::minutes(11));
    for (const auto& mail : house.mails()) {
        bool is_inside = mail.to_address.starts_with("pierre@") || mail.to_address.starts_with("sophie@");
        EXPECT_TRUE(is_inside || (mail.text + mail.html + mail.subject).find(secret) == std::string::npos)
            << mail.to_address << "\n"
            << mail.text;
    }
    const std::map<std::string, PersonId> outsiders{
        {"a member", house.karim}, {"a facilitator", house.nadia}, {"an administrator", claire}, {"a stranger", {}}};
    for (const auto& [name, person] : outsiders) { // sessions and tokens
        house.get(person, "/");
        house.api(person, "GET", "/api/v1/feed");
    }
    auto exports = [&] {
        std::map<std::string, std::string> out;
        for (const auto& [name, person] : outsiders) out[name] = steady(ask(person, traced));
        return out;
    };
    auto exports_with = exports();
    std::map<std::string, std::map<std::string, std::string>> with;
    for (const auto& [name, person] : outsiders) with[name] = world_of(person);
    ASSERT_TRUE(support::contains(house.get(house.pierre, "/"), secret)) << "those inside do talk";
    take_out();
    for (const auto& [name, person] : outsiders) {
        auto without = world_of(person);
        ASSERT_EQ(without.size(), with[name].size()) << name;
        for (const auto& [target, answer] : without) EXPECT_EQ(with[name][target], answer) << name << " " << target;
    }
    EXPECT_EQ(exports(), exports_with);
}

} // namespace
