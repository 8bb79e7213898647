// SPDX-License-Identifier: AGPL-3.0-or-later
// The big list of naughty strings over every field that a member or an officer writes: kept as typed, or refused with a
// sentence and shown again as typed.
#include "base/text.hpp"
#include "parse/test_data.hpp"
#include "people.hpp"
#include <algorithm>
#include <array>
#include <map>

namespace members {

namespace {

constexpr std::array text_fields{"first_name", "last_name",   "trade", "job",     "employer",
                                 "region",     "postal_code", "city",  "address", "story"};
constexpr std::array other_fields{"offers", "seeks", "interests", "links", "phone", "birth_date"};

std::string escaped(const std::string& text) {
    return html::group(text).str();
}

// Each time, another string stands in each field: over the test each field meets a fifth of them.
class Strings {
public:
    explicit Strings(std::vector<std::string> all) : all_(std::move(all)) {}
    std::size_t rounds() const { return all_.size() / 5; }
    const std::string& at(std::size_t round, std::size_t field) const {
        return all_[(round * 5 + field * 37) % all_.size()];
    }

private:
    std::vector<std::string> all_;
};

struct Typed {
    support::Fields fields;
    std::map<std::string, std::string> by_name;
    void add(const std::string& name, const std::string& text) {
        fields.emplace_back(name, text);
        by_name[name] = text;
    }
};

Typed typed_in(const Strings& strings, std::size_t round, std::span<const char* const> names) {
    Typed out;
    for (std::size_t i = 0; i < names.size(); ++i) out.add(names[i], strings.at(round, i));
    return out;
}

std::string what_remains(const std::string& name, const std::string& text) {
    return name == "story" ? base::clean_text(text) : base::clean_line(text);
}

void expect_kept(const Record& record, const Typed& typed) {
    for (const auto& [name, text] : typed.by_name) {
        if (name == "region") continue; // an official name may stand for it
        EXPECT_EQ(get_line(record, *parse_field(name)), what_remains(name, text)) << name;
    }
}

void expect_shown_again(const http::Response& answer, const Typed& typed) {
    EXPECT_EQ(answer.status, 422) << support::body_text(answer).substr(0, 400);
    EXPECT_NE(answer.body.find("field-error"), std::string::npos);
    for (const auto& [name, text] : typed.by_name)
        if (name != "birth_date" && text.find_first_of("\r\n") == std::string::npos) {
            EXPECT_NE(answer.body.find(escaped(text)), std::string::npos) << name << ": " << text;
        }
}

class Naughty : public ::testing::Test {
protected:
    void SetUp() override { SKIP_WITHOUT_SHARED("strings"); }
    Strings strings{parse::testing::naughty_strings()};
};

} // namespace

TEST_F(Naughty, texts_of_a_profile_are_kept_as_typed) {
    TestHouse house;
    auto elodie = add(house, full_record());
    auto karim = house.add_member("Karim", "Benali", "karim@village.example");
    for (std::size_t round = 0; round < strings.rounds(); ++round) {
        auto typed = typed_in(strings, round, text_fields);
        auto answer = house.post(elodie, "/me/profile", typed.fields);
        if (answer.status != 303) {
            expect_shown_again(answer, typed);
            continue;
        }
        expect_kept(profile_of(house, elodie).record, typed);
        if (round % 10 != 0) continue;
        auto path = path_of(house, elodie);
        for (const auto& target : {path, path + "/card.vcf", std::string("/members"), "/api/v1" + path})
            EXPECT_EQ(house.get(karim, target).status, target.starts_with("/api") ? 401 : 200) << target;
    }
}

TEST_F(Naughty, words_links_and_numbers_are_kept_or_refused) {
    TestHouse house;
    auto elodie = add(house, full_record());
    for (std::size_t field = 0; field < other_fields.size(); ++field)
        for (std::size_t round = 0; round < strings.rounds(); round += 2) {
            Typed typed;
            typed.add(other_fields[field], strings.at(round, field));
            auto answer = house.post(elodie, "/me/profile", typed.fields);
            if (answer.status != 303) expect_shown_again(answer, typed);
        }
    EXPECT_EQ(house.get(elodie, "/me/profile").status, 200);
    EXPECT_EQ(house.get(elodie, path_of(house, elodie)).status, 200);
}

TEST_F(Naughty, records_of_the_console_are_kept_as_typed) {
    TestHouse house;
    auto claire = house.add_member("Claire", "Moreau", "claire@village.example");
    house.give_role(claire, platform::Role::facilitator);
    constexpr std::array names{"first_name", "last_name",   "trade", "job",     "employer",
                               "region",     "postal_code", "city",  "address", "member_number"};
    std::string path;
    for (std::size_t round = 0; round < strings.rounds(); round += 2) {
        auto typed = typed_in(strings, round, names);
        auto answer = house.post(claire, path.empty() ? "/console/members/new" : path + "/edit", typed.fields);
        if (answer.status != 303) {
            expect_shown_again(answer, typed);
            continue;
        }
        path = support::location_of(answer);
        auto id = base::PublicId::parse(path.substr(path.rfind('/') + 1));
        auto visit = house.system_visit();
        expect_kept(find_profile(*visit, *id)->record, typed);
        if (round % 10 == 0) {
            EXPECT_EQ(house.get(claire, path).status, 200);
        }
    }
    ASSERT_FALSE(path.empty());
    for (auto name : {"email", "birth_date", "joined_on", "paid_until"})
        for (std::size_t round = 0; round < strings.rounds(); round += 4) {
            Typed typed;
            typed.add(name, strings.at(round, 1));
            auto answer = house.post(claire, path + "/edit", typed.fields);
            if (answer.status != 303) expect_shown_again(answer, typed);
        }
}

TEST_F(Naughty, searches_find_or_find_nobody) {
    TestHouse house;
    auto claire = house.add_member("Claire", "Moreau", "claire@village.example");
    house.give_role(claire, platform::Role::facilitator);
    for (std::size_t round = 0; round < strings.rounds(); ++round) {
        auto text = parse::percent_encode(strings.at(round, 0));
        for (const auto* target : {"/members?q=", "/members?trade=", "/members/suggest?q=", "/console/members?q="})
            EXPECT_EQ(house.get(claire, target + text).status, 200) << target << strings.at(round, 0);
    }
}

// A word is kept up to a number of letters, which may take several bytes each.
TEST(Words, very_long_ones_of_another_script_are_kept_and_found) {
    TestHouse house;
    auto elodie = add(house, full_record());
    std::string word;
    for (int i = 0; i < 70; ++i) word += "社";
    EXPECT_EQ(house.post(elodie, "/me/profile", {{"job", word}}).status, 303);
    EXPECT_EQ(names_found(house, elodie, {.words = word}), std::vector<std::string>{"Élodie Marchand"});
}

TEST(Words, one_without_any_letter_is_refused_not_lost) {
    TestHouse house;
    auto elodie = add(house, full_record());
    auto answer = house.post(elodie, "/me/profile", {{"offers", "Marbrure, ♥♥"}});
    EXPECT_EQ(answer.status, 422);
    EXPECT_NE(answer.body.find("Marbrure, ♥♥"), std::string::npos);
    EXPECT_EQ(house.post(elodie, "/me/profile", {{"offers", "Marbrure, ♥ 1"}}).status, 303);
}

} // namespace members
