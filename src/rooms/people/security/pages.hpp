// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Pages of the security room: one's own keys (pages_own.cpp), showing who one is (pages_proof.cpp), the officers' part
// (pages_office.cpp). Pure.
#include "rooms/people/security/model.hpp"
#include "ui/secrets.hpp"
#include "ui/ui.hpp"
#include <string>
#include <utility>
#include <vector>

namespace security::pages {

// Sections of /me/security.
struct Keys {
    std::vector<Passkey> passkeys;
    bool may_have_passkeys = true; // browsers know none at a bare address
    std::optional<App> app;
    CodeCounts codes;
    std::optional<std::int64_t> days_left; // their office asks for a second factor: 0, and only this page opens
};
html::Html keys(const ui::Frame& frame, const Keys& page);
html::Html banner(const ui::Frame& frame, std::int64_t days_left); // on every page of an officer who has no key yet
struct AppPage {
    bool has_app = false;
    std::string secret;  // base32; empty: not begun
    std::string address; // what the QR code says
};
ui::Page app(const ui::Frame& frame, const AppPage& page);
ui::Page new_passkey(const ui::Frame& frame, const std::string& label);
struct CodesPage {
    std::vector<std::string> codes;
};
ui::Page codes(const ui::Frame& frame, const CodesPage& page);
std::string codes_file(const words::Words& words, const std::string& organisation,
                       const std::vector<std::string>& codes);

// The second step of signing in.
ui::Page second_step(const ui::Frame& frame, const Means& means);
// Showing again who one is.
struct Confirm {
    std::string action;
    std::vector<std::pair<std::string, std::string>> hidden; // what was interrupted
    Means means;
    bool mail_was_sent = false;
    std::string email;
};
ui::Page confirm(const ui::Frame& frame, const Confirm& page);

struct Officer {
    std::string name;
    std::string offices; // in words
    bool has_factor = false;
    std::optional<std::int64_t> days_left;
};
struct ReentryLine {
    Reentry reentry;
    std::string name;
    std::string asked_by;
    std::string settled_by;
    bool may_confirm = false;
};
struct Access {
    std::vector<Officer> officers;
    std::vector<ReentryLine> reentries;
    Rules rules;
    bool may_change_rules = false;
};
ui::Page access(const ui::Frame& frame, const Access& page);
struct Cancel {
    std::string token;
    bool is_open = false;
};
ui::Page cancel_reentry(const ui::Frame& frame, const Cancel& page);

} // namespace security::pages
