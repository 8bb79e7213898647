// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Judgements on settings: the clean value, or a refusal by field.
#include "platform/organisation.hpp"
#include <string>
#include <string_view>

namespace console::rules {

struct Identity { // as typed
    std::string name;
    std::string short_name;
    std::string kind; // "association", "employees", "employers"
    std::string language;
    std::string tagline;
    std::string welcome;
    enum class KindChange { not_confirmed, confirmed } kind_change = KindChange::not_confirmed;
};
platform::Organisation check_identity(platform::Organisation organisation, const Identity& identity);
std::string check_colour(std::string_view colour);     // "#8c2f39"
std::string check_typeface(std::string_view typeface); // "figtree"
std::string_view kind_name(platform::OrganisationKind kind);

struct MailSetting { // as typed
    std::string from;
    std::string server;   // "smtp://user@host:587"; empty: mails are kept in a folder
    std::string password; // empty: the one already kept
    std::string selector;
};
platform::Organisation check_mail(platform::Organisation organisation, const MailSetting& setting);
// The same address without its password.
std::string without_password(std::string_view url);
std::string domain_of(std::string_view address);

} // namespace console::rules
