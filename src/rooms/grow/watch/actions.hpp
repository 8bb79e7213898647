// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The verbs of the watch; each that changes something is one transaction.
#include "platform/visit.hpp"
#include "rooms/grow/watch/model.hpp"
#include <string>
#include <string_view>
#include <vector>

namespace watch {

// actions.cpp: entries.
enum class Need { read, annotate };      // annotate: at the referees' desk
bool is_referee(platform::Visit& visit); // or a facilitator
void access_desk(platform::Visit& visit);
Entry access_entry(platform::Visit& visit, PublicId entry, Need need);
void propose_entry(platform::Visit& visit, const Proposal& proposal);
// With its note; one that is published already is changed. Conflict when somebody changed it since the form was opened.
void publish_entry(platform::Visit& visit, PublicId entry, const Annotation& annotation);
void set_entry_aside(platform::Visit& visit, PublicId entry);
void put_entry_back(platform::Visit& visit, PublicId entry);
void withdraw_entry(platform::Visit& visit, PublicId entry);
// Inside write(): what a published entry is found by.
void index_entry(platform::Visit& visit, const Entry& entry, const std::vector<Trade>& trades);
// The trades by which somebody is meant: their own in its forms, and those they follow.
struct Reader {
    std::string trade; // as they write it; empty: none
    std::vector<Trade> follows;
    std::vector<std::string> keys;
};
Reader reader_of(platform::Visit& visit, PersonId person);

// actions_sources.cpp: sources, referees, and what one receives.
Source access_source(platform::Visit& visit, PublicId source);
void add_source(platform::Visit& visit, std::string_view name, std::string_view address);
void stop_source(platform::Visit& visit, PublicId source);
void follow_source(platform::Visit& visit, PublicId source); // again, and now
void name_referee(platform::Visit& visit, std::string_view handle);
void dismiss_referee(platform::Visit& visit, PublicId person);
void choose_digest(platform::Visit& visit, Pace pace, std::string_view follows);
void update_pace(platform::Visit& visit, PersonId person, Pace pace); // by the link in a mail

} // namespace watch
