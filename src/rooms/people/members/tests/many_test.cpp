// SPDX-License-Identifier: AGPL-3.0-or-later
// A directory of many: every plan gives the same people, each once, and a page is quick. GUILDE_TEST_MEMBERS sets how
// many (2,000 usually; 100,000 to measure).
#include "people.hpp"
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <set>

namespace members {

namespace {

int member_count() {
    const char* text = std::getenv("GUILDE_TEST_MEMBERS");
    return text ? std::atoi(text) : 2000;
}

const char* const first_names[] = {"Élodie", "Jean", "Karim",  "Nadia", "Hélène",
                                   "Pierre", "Léo",  "Sophie", "Anaïs", "Yann"};
const char* const trades[] = {"Reliure", "Édition", "Imprimerie", "Typographie", "Illustration", "Dorure"};
const char* const regions[] = {"Bretagne", "Île-de-France", "Occitanie", "Grand Est", "Normandie"};
const char* const skills[] = {"Marbrure", "Mise en page", "Gravure", "Correction", "Dorure à chaud", "Offset", "Devis"};

Record numbered(int i) {
    Record out;
    out.first_name = first_names[i % 10];
    out.last_name = "Nom" + std::to_string(i * 7919 % 30011); // many share a name
    out.trade = trades[(i / 3) % 6];
    out.region = regions[(i / 11) % 5];
    out.employer = "Atelier " + std::to_string(i % 997);
    out.city = "Ville" + std::to_string(i % 2003);
    out.offers = {skills[i % 7], skills[(i / 7) % 7]};
    if (i % 5000 == 17) out.seeks = {"Parchemin"};
    out.joined_on = base::Day{base::Day::of(2000, 1, 1)->number + i % 9800};
    return out;
}

void fill(TestHouse& house, int count) {
    auto visit = house.system_visit();
    for (int from = 0; from < count; from += 50)
        platform::write(*visit, [&] {
            for (int i = from; i < std::min(count, from + 50); ++i) add_member(*visit, numbered(i));
        });
}

struct Timed {
    Found found;
    double milliseconds = 0; // median of five
};
Timed timed(TestHouse& house, PersonId viewer, const Search& search, const std::string& cursor) {
    Timed out;
    std::vector<double> times;
    for (int i = 0; i < 5; ++i) {
        auto visit = house.visit_as(viewer);
        auto begun = std::chrono::steady_clock::now();
        out.found = find_people(*visit, search, cursor, 24);
        auto profiles = list_profiles(*visit, out.found.persons);
        times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begun).count());
    }
    std::ranges::sort(times);
    out.milliseconds = times[2];
    return out;
}

} // namespace

TEST(Many, every_plan_is_complete_and_quick) {
    TestHouse house;
    auto viewer = house.add_member("Zoé", "Zola", "zoe@village.example");
    auto begun = std::chrono::steady_clock::now();
    fill(house, member_count());
    auto seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    std::printf("%d members in %.1f s\n", member_count(), seconds);
    struct Asked {
        const char* name;
        Search search;
    };
    const Asked asked[] = {
        {"all", {}},
        {"newest", {.sort = Sort::newest}},
        {"busy word", {.words = "rel"}},
        {"busy words", {.words = "jean atelier"}},
        {"busy word and trade", {.words = "elodie", .trade = "reliure"}},
        {"rare word", {.words = "nom77"}},
        {"rare and busy", {.words = "ville77 atelier"}},
        {"rare skill", {.seek = "parchemin"}},
        {"trade and region", {.trade = "imprimerie", .region = "bretagne"}},
        {"newcomers", {.newcomers = true}},
        {"newcomers of a trade", {.trade = "dorure", .newcomers = true}},
        {"nobody", {.words = "xyzzy"}},
        {"busy, none together", {.words = "yann bretagne"}},
        {"console", {.scope = Scope::console, .words = "atelier", .state = std::string(token_waiting)}},
    };
    for (const auto& each : asked) {
        auto first = timed(house, viewer, each.search, {});
        auto next = first.found.next.empty() ? first : timed(house, viewer, each.search, first.found.next);
        std::printf("%-22s first %7.2f ms, next %7.2f ms, %lld\n", each.name, first.milliseconds, next.milliseconds,
                    static_cast<long long>(first.found.count));
        std::set<PersonId> seen;
        auto cursor = std::string();
        std::int64_t rows = 0;
        for (int page = 0; page < 200; ++page) {
            auto visit = house.visit_as(viewer);
            auto found = find_people(*visit, each.search, cursor, 100);
            rows += static_cast<std::int64_t>(found.persons.size());
            seen.insert(found.persons.begin(), found.persons.end());
            cursor = found.next;
            if (cursor.empty()) break;
        }
        EXPECT_EQ(rows, static_cast<std::int64_t>(seen.size())) << each.name;
        bool is_counted = cursor.empty() && first.found.count_is == Found::Count::exact;
        if (is_counted) {
            EXPECT_EQ(rows, first.found.count) << each.name;
        }
    }
}

} // namespace members
