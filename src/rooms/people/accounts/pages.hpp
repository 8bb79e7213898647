// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Pages of the accounts room: coming in (pages_sign_in.cpp), one's own account (pages_account.cpp). Pure.
#include "rooms/people/accounts/model.hpp"
#include "ui/ui.hpp"
#include <string>
#include <vector>

namespace accounts::pages {

struct SignIn {
    std::string next; // empty: the home page
};
ui::Page sign_in(const ui::Frame& frame, const SignIn& page);
struct Code {
    std::string email; // empty: nothing was asked in this browser
};
ui::Page code(const ui::Frame& frame, const Code& page);
ui::Page letter(const ui::Frame& frame);
struct WayInPage {
    std::string token;
    WayInView view;
    std::string next;
    bool is_other_signed_in = false; // this browser is somebody's already
};
ui::Page way_in(const ui::Frame& frame, const WayInPage& page);
ui::Page fresh_link_sent(const ui::Frame& frame, Asked asked);
// Instead of coming in. reason: what another room knows about it; empty for who has left.
ui::Page suspended(const ui::Frame& frame, const html::Html& reason);
struct EmailChangePage {
    std::string token;
    std::optional<EmailChangeView> view;
};
ui::Page email_change(const ui::Frame& frame, const EmailChangePage& page);

struct Me {
    std::string name;
    std::string email;
    std::string waiting_email; // a change that waits for its confirmation
    Preferences preferences;
    std::vector<html::Html> sections; // what other rooms add
};
ui::Page me(const ui::Frame& frame, const Me& page);
struct Security {
    bool has_password = false;
    std::vector<html::Html> keys; // passkeys, the authenticator app, recovery codes: another room's
    std::vector<Session> sessions;
    SessionId own_session;
};
ui::Page security(const ui::Frame& frame, const Security& page);
struct Tokens {
    std::vector<ApiToken> tokens;
    std::string new_token; // shown once
};
ui::Page tokens(const ui::Frame& frame, const Tokens& page);

} // namespace accounts::pages
