// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/console/rules.hpp"
#include "base/refusal.hpp"
#include "base/text.hpp"
#include "parse/email_address.hpp"
#include "parse/url.hpp"
#include "ui/brand.hpp"
#include <optional>

namespace console::rules {

using base::say;
using platform::OrganisationKind;

namespace {

constexpr std::size_t name_max = 120;
constexpr std::size_t short_name_max = 30;
constexpr std::size_t tagline_max = 160;
constexpr std::size_t welcome_max = 5000;

std::optional<OrganisationKind> parse_kind(std::string_view name) {
    for (auto kind : {OrganisationKind::employees_union, OrganisationKind::employers_organisation,
                      OrganisationKind::professional_association})
        if (kind_name(kind) == name) return kind;
    return std::nullopt;
}

void bound(base::FieldErrors& errors, const char* field, const std::string& text, std::size_t max) {
    if (base::code_point_count(text) > max)
        errors.emplace(field, say("At most {n} characters.", {{"n", std::to_string(max)}}));
}

struct ServerParts {
    std::string scheme;
    std::string user; // percent-encoded as typed
    std::string password;
    std::string host; // with its port
};

std::optional<ServerParts> split_server(std::string_view url) {
    auto colon = url.find("://");
    if (colon == std::string_view::npos) return std::nullopt;
    ServerParts out{.scheme = std::string(url.substr(0, colon)), .user = {}, .password = {}, .host = {}};
    auto rest = url.substr(colon + 3);
    if (auto at = rest.rfind('@'); at != std::string_view::npos) {
        auto credentials = rest.substr(0, at);
        auto split = credentials.find(':');
        out.user = credentials.substr(0, split);
        if (split != std::string_view::npos) out.password = credentials.substr(split + 1);
        rest = rest.substr(at + 1);
    }
    while (rest.ends_with('/')) rest.remove_suffix(1);
    out.host = rest;
    bool is_smtp = out.scheme == "smtp" || out.scheme == "smtps";
    bool is_plain = rest.find_first_of(" /?#\\\"<>@") == std::string_view::npos && !rest.empty();
    if (!is_smtp || !is_plain) return std::nullopt;
    return out;
}

std::string join_server(const ServerParts& parts) {
    std::string out = parts.scheme + "://";
    if (!parts.user.empty()) out += parts.user + (parts.password.empty() ? "" : ":" + parts.password) + "@";
    return out + parts.host;
}

} // namespace

std::string_view kind_name(OrganisationKind kind) {
    switch (kind) {
        case OrganisationKind::employees_union: return "employees";
        case OrganisationKind::employers_organisation: return "employers";
        case OrganisationKind::professional_association: return "association";
    }
    return "";
}

platform::Organisation check_identity(platform::Organisation out, const Identity& typed) {
    base::FieldErrors errors;
    out.name = base::clean_line(typed.name);
    out.short_name = base::clean_line(typed.short_name);
    out.tagline = base::clean_line(typed.tagline);
    out.welcome = base::clean_text(typed.welcome);
    if (out.name.empty()) errors.emplace("name", say("Your organisation needs a name."));
    bound(errors, "name", out.name, name_max);
    bound(errors, "short_name", out.short_name, short_name_max);
    bound(errors, "tagline", out.tagline, tagline_max);
    bound(errors, "welcome", out.welcome, welcome_max);
    auto kind = parse_kind(typed.kind);
    if (!kind)
        errors.emplace("kind", say("Say what you are."));
    else if (*kind != out.kind && typed.kind_change == Identity::KindChange::not_confirmed)
        errors.emplace("confirm_kind", say("This changes who appears in the directory. Tick the box to confirm."));
    else
        out.kind = *kind;
    if (typed.language == "fr" || typed.language == "en")
        out.language = typed.language;
    else
        errors.emplace("language", say("Choose a language."));
    if (!errors.empty()) throw base::Refusal::invalid(std::move(errors));
    return out;
}

std::string check_colour(std::string_view colour) {
    auto parsed = ui::parse_colour(base::trim(colour));
    if (!parsed) throw base::Refusal::invalid("brand_colour", say("A colour is written #8c2f39."));
    return ui::colour_hex(*parsed);
}

std::string check_typeface(std::string_view typeface) {
    auto parsed = ui::parse_typeface(typeface);
    if (!parsed) throw base::Refusal::invalid("typeface", say("Choose one of the types of the list."));
    return std::string(ui::typeface_name(*parsed));
}

platform::Organisation check_mail(platform::Organisation out, const MailSetting& typed) {
    base::FieldErrors errors;
    auto from = parse::read_email_address(base::trim(typed.from));
    if (!from) errors.emplace("mail_from", say("This is not an e-mail address."));
    auto server = base::trim(typed.server);
    std::string url;
    if (!server.empty()) {
        auto parts = split_server(server);
        auto kept = split_server(out.mail_url);
        if (!parts) {
            errors.emplace("mail_server", say("A server is written smtp://name@mail.example.org:587."));
        } else {
            if (!typed.password.empty())
                parts->password = parse::percent_encode(typed.password);
            else if (kept && kept->host == parts->host && kept->user == parts->user && parts->password.empty())
                parts->password = kept->password; // never to another server
            url = join_server(*parts);
        }
    }
    auto selector = base::trim(typed.selector);
    if (selector.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.") !=
            std::string::npos ||
        selector.size() > 63)
        errors.emplace("dkim_selector", say("A selector is made of letters, digits and hyphens."));
    if (!errors.empty()) throw base::Refusal::invalid(std::move(errors));
    out.mail_from = from->text;
    out.mail_url = std::move(url);
    out.dkim_selector = std::move(selector);
    return out;
}

std::string without_password(std::string_view url) {
    auto parts = split_server(url);
    if (!parts) return {};
    parts->password.clear();
    return join_server(*parts);
}

std::string domain_of(std::string_view address) {
    auto at = address.rfind('@');
    return at == std::string_view::npos ? std::string() : std::string(address.substr(at + 1));
}

} // namespace console::rules
