// SPDX-License-Identifier: AGPL-3.0-or-later
// seed big: a large house generated from a seed number, with shapes seen in real communities: activity by Zipf's law,
// eight spaces a member, five comments and ten reactions for each publication. The same number gives the same house.
#include "app/commands/commands.hpp"
#include "app/seeds/big_words.hpp"
#include "platform/organisation.hpp"
#include "rooms/common/items/items.hpp"
#include "rooms/common/spaces/spaces.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/people/members/members.hpp"
#include "rooms/talk/comments/comments.hpp"
#include "rooms/talk/reactions/reactions.hpp"
#include <algorithm>
#include <chrono>
#include <cmath>
#include <iostream>
#include <random>

namespace app {

namespace {

using base::PersonId;
using platform::Tense;
using platform::Visit;

constexpr std::int64_t day_ms = 86'400'000;
constexpr std::int64_t years_ms = 2 * 365 * day_ms;
constexpr std::size_t batch_size = 500; // rows a transaction
constexpr int spaces_per_member = 8;
constexpr int comments_per_post = 5;
constexpr int reactions_per_post = 10;

class Generator {
public:
    Generator(Visit& visit, int members, std::uint64_t seed_number)
        : visit_(visit), member_count_(static_cast<std::size_t>(members)), random_(seed_number) {}

    void make() {
        make_members();
        make_spaces();
        make_posts();
    }

private:
    std::size_t below(std::size_t bound) { return std::uniform_int_distribution<std::size_t>(0, bound - 1)(random_); }

    // Rank by Zipf (s = 1): few people write much. By inversion of the harmonic sum's integral.
    std::size_t zipf(std::size_t count) {
        auto u = std::uniform_real_distribution<double>(0, 1)(random_);
        auto rank = std::exp(u * std::log(static_cast<double>(count) + 1.0)) - 1.0;
        return std::min(count - 1, static_cast<std::size_t>(rank));
    }

    void say(const char* what, std::size_t done, std::size_t all) const {
        if (done % (batch_size * 20) == 0 || done == all)
            std::cerr << "  " << what << ": " << done << " of " << all << "\n";
    }

    // f(i) for i below count, `batch_size` to a transaction.
    template <class F>
    void in_batches(const char* what, std::size_t count, F f) {
        for (std::size_t from = 0; from < count; from += batch_size) {
            auto to = std::min(count, from + batch_size);
            auto before = random_;
            platform::write(visit_, [&] {
                random_ = before; // an act may run twice: the second time draws the same
                for (auto i = from; i < to; ++i) f(i);
            });
            say(what, to, count);
        }
    }

    void make_members() {
        people_.resize(member_count_);
        in_batches("members", member_count_, [&](std::size_t i) {
            members::Record record;
            record.first_name = big::first_names[below(big::first_names.size())];
            record.last_name = big::last_name(below(big::last_name_count));
            record.email = "m" + std::to_string(i + 1) + "@big.example";
            record.trade = big::trades[zipf(big::trades.size())];
            record.region = big::regions[zipf(big::regions.size())];
            record.job = big::jobs[below(big::jobs.size())];
            record.interests = {std::string(big::words[below(big::words.size())]),
                                std::string(big::words[below(big::words.size())])};
            if (below(3) == 0) record.offers = {std::string(big::words[below(big::words.size())])};
            record.joined_on =
                base::Day::of(visit_.now() - base::Milliseconds(static_cast<std::int64_t>(below(730)) * day_ms));
            record.directory = members::Visibility::members;
            people_[i] = members::add_member(visit_, record);
            if (below(10) < 6) accounts::open_account(visit_, people_[i], past(), past());
        });
        platform::write(visit_, [&] { accounts::give_role(visit_, people_[0], platform::Role::administrator); });
    }

    base::Instant past() {
        return visit_.now() - base::Milliseconds(static_cast<std::int64_t>(below(static_cast<std::size_t>(years_ms))));
    }

    void make_spaces() {
        auto count = std::clamp<std::size_t>(member_count_ / 250, 20, 400);
        spaces_.resize(count);
        in_batches("spaces", count, [&](std::size_t i) {
            auto name =
                std::string(big::words[i % big::words.size()]) + " " + std::to_string(i / big::words.size() + 1);
            spaces_[i] =
                spaces::create_space(visit_,
                                     {.name = name,
                                      .kind = static_cast<spaces::Kind>(1 + i % 5),
                                      .access = i % 10 == 9 ? spaces::Access::on_request : spaces::Access::open,
                                      .purpose = "Parler de " + name + "."},
                                     Tense::history, visit_.now() - base::Milliseconds(years_ms));
        });
        belongs_.resize(member_count_);
        in_batches("memberships", member_count_, [&](std::size_t i) {
            belongs_[i].clear();
            while (belongs_[i].size() < spaces_per_member) {
                auto space = zipf(spaces_.size());
                if (std::ranges::find(belongs_[i], space) != belongs_[i].end()) continue;
                belongs_[i].push_back(space);
                spaces::add_member(
                    visit_, spaces_[space], people_[i],
                    i < spaces_.size() && space == i ? spaces::Standing::leader : spaces::Standing::member,
                    Tense::history);
            }
        });
    }

    std::string sentence(std::size_t words) {
        std::string out = "Bonjour, ";
        for (std::size_t i = 0; i < words; ++i) {
            if (i > 0) out += ' ';
            out += big::words[zipf(big::words.size())];
        }
        return out + ".";
    }

    // Rendered once per text outside the transaction, as for people.
    items::RenderedBody rendered(const std::string& text) {
        return {.html = "<p>" + text + "</p>\n", .text = text, .tags = {}, .mentions = {}};
    }

    void make_posts() {
        auto count = member_count_ * 2;
        in_batches("publications", count, [&](std::size_t i) {
            auto author = zipf(member_count_);
            // Oldest first: ids and dates grow together, as in a real house.
            auto age = years_ms - years_ms * static_cast<std::int64_t>(i) / static_cast<std::int64_t>(count);
            auto text = sentence(20 + below(60));
            auto item = items::insert_item(visit_, post(i, author, text, visit_.now() - base::Milliseconds(age)),
                                           rendered(text));
            add_thread(item, age);
        });
    }

    items::NewItem post(std::size_t i, std::size_t author, const std::string& text, base::Instant at) {
        items::NewItem item{
            .kind = i % 8 == 0 ? items::Kind::question : items::Kind::message,
            .author = people_[author],
            .title = std::string(big::words[below(big::words.size())]) + " et " + big::words[below(big::words.size())],
            .body = text,
            .reach = i % 500 == 0 ? items::Reach::everyone : items::Reach::spaces,
            .spaces = {},
            .published_at = at,
            .tense = Tense::history};
        for (auto space : belongs_[author])
            if (space % 10 != 9 && item.spaces.size() < 1 + i % 2) item.spaces.push_back(spaces_[space]);
        if (item.spaces.empty()) item.spaces.push_back(spaces_[0]);
        return item;
    }

    void add_thread(items::ItemId item, std::int64_t age) {
        for (int c = 0; c < comments_per_post; ++c) {
            auto text = sentence(8 + below(25));
            auto at = visit_.now() - base::Milliseconds(std::max<std::int64_t>(60'000, age - (c + 1) * 3'600'000));
            comments::insert_comment(visit_,
                                     {.item = item,
                                      .author = people_[zipf(member_count_)],
                                      .parent = {},
                                      .body = text,
                                      .posted_at = at,
                                      .tense = Tense::history},
                                     rendered(text));
        }
        for (int r = 0; r < reactions_per_post; ++r)
            reactions::insert_reaction(visit_, item, people_[zipf(member_count_)], reactions::kinds[below(5)]);
    }

    Visit& visit_;
    std::size_t member_count_;
    std::mt19937_64 random_;
    std::vector<PersonId> people_;
    std::vector<spaces::SpaceId> spaces_;
    std::vector<std::vector<std::size_t>> belongs_;
};

} // namespace

int seed_big(const Settings& given, int members, std::uint64_t seed_number) {
    if (members < 10 || members > 2'000'000) throw BootError("--members wants a number from 10 to 2,000,000");
    auto settings = given;
    settings.speed = Settings::Speed::fast;
    auto house = open_house(settings);
    Visit visit(*house, system_viewer());
    if (platform::organisation(visit)->is_set_up())
        throw BootError("this house is already lived in; nothing was changed");
    auto begun = std::chrono::steady_clock::now();
    Generator(visit, members, seed_number).make();
    platform::write(visit, [&] {
        platform::Organisation organisation;
        organisation.name = "Grande Fédération";
        organisation.short_name = "Grande";
        organisation.mail_from = "maison@big.example";
        platform::update_organisation(visit, organisation);
    });
    auto spent = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    std::cout << members << " members, " << 2 * members << " publications in " << static_cast<int>(spent)
              << " s. Sign in as m1@big.example (administrator).\n";
    return 0;
}

} // namespace app
