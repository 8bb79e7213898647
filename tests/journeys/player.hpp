// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Plays a journey, line by line, on a house of its own. README.md describes the language.
#include "journeys/page.hpp"
#include "support/house.hpp"
#include <map>
#include <string>
#include <vector>

namespace journeys {

struct Line {
    int number = 0;
    std::string text;
};

// A line that cannot be done, or does not hold; says which, and what the page said instead.
struct Stumble : std::runtime_error {
    using std::runtime_error::runtime_error;
};

std::vector<Line> read_lines(const std::string& path); // without remarks and empty lines

class Player {
public:
    explicit Player(platform::OrganisationKind kind) : house_({.kind = kind}) {}
    void play(const std::string& line); // throws Stumble

private:
    // Somebody with a browser: a member of the house (`person`), or anybody else with their own cookies.
    struct Walker {
        base::PersonId person;
        std::map<std::string, std::string> cookies;
        Page page;
        std::string at;
        int status = 0;
        net::Mail mail;
    };

    support::TestHouse house_;
    std::map<std::string, Walker> walkers_;
    std::string somebody_;           // whom “she”, “he” and “they” mean
    std::vector<net::Mail> mailbox_; // what was sent and nobody has opened yet

    Walker& walker(const std::string& name);
    void set_scene(const std::string& line);
    void act(const std::string& verb, const std::vector<std::string>& words);
    void open(Walker& walker, const std::string& path);
    void show(Walker& walker, const http::Response& response, const std::string& path);
    void follow(Walker& walker, const std::string& label);
    void write(Walker& walker, const std::string& value, const std::string& field);
    void tick(Walker& walker, const std::string& label, const std::string& field);
    void press(Walker& walker, const std::string& label);
    void see(const Walker& walker, const std::string& text, bool expected);
    void collect_mails();
    void receive(Walker& walker, const std::string& address, const std::string& text);
    void open_mail_link(Walker& walker, const std::string& part);
};

} // namespace journeys
