// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// A house whose watch is open: Nadia facilitates, Sophie is a referee, Pierre binds books, Leïla gilds; other sites answer
// what they are told to.
#include "rooms/grow/watch/actions.hpp"
#include "rooms/grow/watch/store.hpp"
#include "rooms/grow/watch/store_entries.hpp"
#include "support/house.hpp"
#include <gtest/gtest.h>

namespace watch {

inline const std::string feed_address = "https://journal.example/feed";

inline std::string feed_item(const std::string& number, const std::string& title, const std::string& text = "Texte") {
    return "<item><title>" + title + "</title><link>/textes/" + number + "</link><guid>" + number +
           "</guid><pubDate>Tue, 17 Nov 2026 08:00:00 GMT</pubDate><description>" + text + "</description></item>";
}
inline std::string feed_of(const std::string& items) {
    return "<rss><channel><title>Le Journal</title>" + items + "</channel></rss>";
}

struct WatchHouse : support::TestHouse {
    PersonId nadia, sophie, pierre, leila;

    explicit WatchHouse(support::HouseOptions options = {})
        : TestHouse(options),
          nadia(add_member("Nadia", "Benali", "nadia@village.example", "Médiation")),
          sophie(add_member("Sophie", "Martin", "sophie@village.example", "Édition")),
          pierre(add_member("Pierre", "Lefèvre", "pierre@village.example", "Reliure")),
          leila(add_member("Leïla", "Amrani", "leila@village.example", "Doreuse")) {
        give_role(nadia, platform::Role::facilitator);
        auto visit = system_visit();
        platform::write(*visit, [&] {
            platform::update_feature(*visit, feature, true);
            insert_referee(*visit, sophie, nadia);
        });
        run_jobs();
    }

    using support::TestHouse::answer;
    void answer(const std::string& address, int status, const std::string& body = {}) {
        net::HttpAnswer answer;
        answer.status = status;
        answer.body = body;
        http().answers[address] = answer;
    }
    void add(const std::string& address) {
        EXPECT_EQ(post(sophie, "/watch/sources", {{"address", address}, {"name", ""}}).status, 303);
        run_jobs();
    }
    // Reads what is due, some hours later.
    void pass(std::chrono::hours hours) {
        clock().advance(hours);
        run_jobs();
    }
    std::vector<Entry> entries(State state) {
        auto visit = system_visit();
        return store::list_by_state(visit->db(), state, store::top, 100);
    }
    Source source(const std::string& address) {
        auto visit = system_visit();
        auto found = store::find_source_at(visit->db(), address);
        if (!found) throw std::runtime_error("no source at " + address);
        return *found;
    }
    // Published by Sophie now, as the desk does it.
    Entry publish(const std::string& title, const std::string& note, const std::vector<std::string>& trades) {
        auto visit = system_visit();
        auto id = platform::write(*visit, [&] {
            return insert_entry(*visit, {.at = visit->now(),
                                         .title = title,
                                         .address = "https://journal.example/a",
                                         .summary = "Résumé",
                                         .note = {},
                                         .trades = {}});
        });
        auto waiting = entries(State::proposed);
        auto entry = std::find_if(waiting.begin(), waiting.end(), [&](const auto& each) { return each.id == id; });
        support::Fields fields{{"title", title}, {"note", note}, {"revision", std::to_string(entry->revision)}};
        if (trades.empty()) fields.emplace_back("everybody", "yes");
        for (const auto& trade : trades) fields.emplace_back("trades", trade);
        EXPECT_EQ(post(sophie, "/watch/desk/" + entry->public_id.str(), fields).status, 303);
        auto now = system_visit();
        return *store::find_entry(now->db(), entry->public_id);
    }
};

} // namespace watch
