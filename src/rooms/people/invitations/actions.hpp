// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The verbs of the invitations room.
#include "platform/platform.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/people/invitations/invitations.hpp"
#include "rooms/people/invitations/mails.hpp"
#include "rooms/people/invitations/model.hpp"
#include <string>
#include <string_view>
#include <vector>

namespace invitations {

// Inside write(): rereads the member's record and account.
void refresh(platform::Visit& visit, PersonId person);

// Officers who have not arrived, then those whose records say most.
std::vector<PersonId> suggest_pilots(platform::Visit& visit);

struct Plan { // a wave before it starts
    std::int64_t count = 0;
    std::int64_t work_addresses = 0; // which an employer may read; counted in an employees' union only
    base::Instant last_new;          // when the last one leaves, at either pace
    base::Instant last_known;
};
Plan plan_wave(platform::Visit& visit, const Choice& choice);

// In an employees' union, that the owners of addresses an employer may read agreed to be written to there.
enum class WorkAddresses { not_confirmed, confirmed };
// Must this one be confirmed before the first invitation?
bool asks_before_writing(platform::Visit& visit, const Invitation& invitation);

struct WaveStart {
    Choice choice;
    std::string name;
    Pace pace = Pace::new_server;
    WorkAddresses work_addresses = WorkAddresses::not_confirmed;
};
base::PublicId start_wave(platform::Visit& visit, const WaveStart& start);
Wave get_wave(platform::Visit& visit, std::string_view public_id);
void pause_wave(platform::Visit& visit, const Wave& wave);
void resume_wave(platform::Visit& visit, const Wave& wave);
void stop_wave(platform::Visit& visit, const Wave& wave);
// An invitation, now: the first one, or another for somebody whose former one bounced, expired or was lost.
void invite_again(platform::Visit& visit, base::PublicId person, WorkAddresses work_addresses);

struct PrintedLetter {
    accounts::Person person;
    std::vector<std::string> recipient; // lines of the address window
    accounts::WayIn way;
};
std::vector<PrintedLetter> print_letters(platform::Visit& visit, const std::vector<base::PublicId>& persons);

// "No thank you" from the mail's own link.
std::string decline_path(platform::Visit& visit, const accounts::Person& person);
PersonId check_decline(platform::Visit& visit, std::string_view person, std::string_view seal);
void decline(platform::Visit& visit, PersonId person);

// Sends what is due (jobs.cpp).
void send_due_later(platform::Visit& visit, base::Instant at);
std::vector<platform::JobHandler> job_handlers();
std::vector<platform::Listener> listeners();

// Who holds an office can open much: whoever sends them a way in shows first who they are (throws ConfirmFirst).
void check_for_officers(platform::Visit& visit, const std::vector<base::PublicId>& persons);

} // namespace invitations
