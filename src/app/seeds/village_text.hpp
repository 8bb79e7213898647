// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The demo village as it is written in fixtures/village/ (see its README): read once, checked, dates still relative.
#include "platform/organisation.hpp"
#include "rooms/people/law/law.hpp"
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace app::village {

struct Person {
    std::string key, first_name, last_name, trade, role, employer, region, birth_date, story;
    std::vector<std::string> interests, offers, seeks, links, roles;
    std::int64_t joined_days_ago = 0;
    std::optional<std::int64_t> last_seen_days_ago, paid_until_days;
    bool is_in_directory = true;
    bool is_public = false;
    bool has_email = true;
    std::string shares_email_with;
};
struct Space {
    std::string slug, name, kind, access, purpose, charter;
    std::vector<std::string> leaders, members;
};
struct Comment {
    std::string author, body;
    double days_after = 0;
    std::vector<Comment> replies;
};
struct Reaction {
    std::string by, kind;
};
struct Picture {
    std::string words, svg;
};
struct LinkCard { // of an address in the text
    std::string url, title, description, site, svg;
};
struct Conversation {
    std::string file, kind, author, at, title, body;
    std::string standfirst, level, series, guest_name, guest_line; // of articles and testimonies
    std::int64_t days_ago = 0;
    std::vector<std::string> spaces, tags;
    bool is_for_everyone = false;
    std::optional<std::int64_t> accepted;
    std::vector<Comment> comments;
    std::vector<Reaction> reactions;
    std::vector<Picture> pictures; // after the text, in this order
    std::vector<LinkCard> cards;
};
struct WatchSource {
    std::string key, name, address;
};
struct WatchText {
    std::string source, referee, title, address, summary, note; // no referee: it waits for one
    std::vector<std::string> trades;                            // none: everybody
    std::int64_t days_ago = 0;
    std::optional<std::int64_t> applies_in_days;
};
struct Watch {
    std::vector<std::string> referees;
    std::vector<WatchSource> sources;
    std::vector<WatchText> texts;
};
struct Village {
    platform::Organisation organisation;
    law::Facts law;
    std::vector<Person> people;
    std::vector<Space> spaces;
    std::vector<Conversation> conversations; // oldest first
    Watch watch;
};
Village read_village(); // throws BootError with the file and line

} // namespace app::village
