// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The verbs of the accounts room that are not in its front door.
#include "platform/platform.hpp"
#include "rooms/people/accounts/model.hpp"
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace accounts {

// Coming in (actions_sign_in.cpp).
struct SignInWish {
    std::string email;
    std::string next_path; // where to go afterwards; "/" when there is none
    Keep keep = Keep::while_open;
    std::string user_agent;
};
// Somebody who showed who they are. Who is suspended gets no session, and is told why.
struct Arrival {
    PersonId person;
    enum class Door { open, second_step, suspended } door = Door::open;
    std::string next_path;
};
// The same work and the same answer whoever has the address: a job looks.
Asked ask_for_message(platform::Visit& visit, const SignInWish& wish);
Arrival sign_in_with_password(platform::Visit& visit, const SignInWish& wish, std::string_view password);
std::optional<SignInRequest> find_asked(platform::Visit& visit);
Arrival sign_in_with_code(platform::Visit& visit, std::string_view code, std::string_view user_agent);
struct LetterCode {
    std::string name; // the last name, or the address
    std::string code;
};
Arrival sign_in_with_letter(platform::Visit& visit, const LetterCode& letter, const SignInWish& wish);

WayInView find_way_in(platform::Visit& visit, std::string_view token);
Arrival sign_in_with_link(platform::Visit& visit, std::string_view token, const SignInWish& wish);
Asked ask_for_fresh_link(platform::Visit& visit, std::string_view token);
void sign_out(platform::Visit& visit);
bool needs_second_step(const Account& account);
void begin_half_sign_in(platform::Visit& visit, PersonId person, const SignInWish& wish); // inside write()

// One's own account (actions_account.cpp).
void update_own_preferences(platform::Visit& visit, const Preferences& preferences);
void update_own_mode(platform::Visit& visit, ui::Mode mode);
void ask_email_change(platform::Visit& visit, std::string_view email);
std::optional<EmailChangeView> find_email_change(platform::Visit& visit, std::string_view token);
void settle_email_change(platform::Visit& visit, std::string_view token); // confirms or cancels, as the token says
void withdraw_email_change(platform::Visit& visit);
void change_password(platform::Visit& visit, const std::string& wanted); // empty: no password any more
void end_session(platform::Visit& visit, base::PublicId session);
std::string create_api_token(platform::Visit& visit, std::string_view label);
void delete_api_token(platform::Visit& visit, base::PublicId token);

// For the room's manifest.
std::optional<platform::Viewer> viewer_of_session(platform::Visit& visit, std::string_view token);
std::optional<platform::Viewer> viewer_of_token(platform::Visit& visit, std::string_view token);

} // namespace accounts
