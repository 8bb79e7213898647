// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/law/rules.hpp"
#include "base/text.hpp"
#include "base/time.hpp"
#include "parse/email_address.hpp"
#include <algorithm>

namespace law::rules {

using base::mark;
using base::say;

namespace {

bool is_long(std::string_view name) {
    return name.ends_with("_fr") || name.ends_with("_en");
}
bool has_lines(std::string_view name) {
    return is_long(name) || name.ends_with("address") || name == "findings" || name == "officer";
}
std::size_t length_max(std::string_view name) {
    if (is_long(name) || name == "findings") return more_max;
    return has_lines(name) ? address_max : line_max;
}

void check_length(base::FieldErrors& errors, const char* name, const std::string& value) {
    auto max = length_max(name);
    if (base::code_point_count(value) > max)
        errors.emplace(name, say("At most {n} characters.", {{"n", std::to_string(max)}}));
}

void check_email(base::FieldErrors& errors, const char* name, std::string& value) {
    if (value.empty()) return;
    if (auto read = parse::read_email_address(value))
        value = read->text;
    else
        errors.emplace(name, say("This is not an e-mail address."));
}

} // namespace

std::string_view page_name(PageName page) {
    switch (page) {
        case PageName::notice: return "notice";
        case PageName::privacy: return "privacy";
        case PageName::accessibility: return "accessibility";
    }
    return "";
}

std::optional<PageName> parse_page(std::string_view name) {
    for (auto page : all_pages)
        if (page_name(page) == name) return page;
    return std::nullopt;
}

std::string_view form_name(Form form) {
    switch (form) {
        case Form::unsaid: return "";
        case Form::association: return "association";
        case Form::professional_union: return "union";
        case Form::other: return "other";
    }
    return "";
}

Form parse_form(std::string_view name) {
    for (auto form : {Form::association, Form::professional_union, Form::other})
        if (form_name(form) == name) return form;
    return Form::unsaid;
}

std::optional<int> parse_years(std::string_view text) {
    bool is_number =
        !text.empty() && text.size() <= 2 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    if (!is_number) return std::nullopt;
    auto years = std::stoi(std::string(text));
    return years <= former_years_max ? std::optional(years) : std::nullopt;
}

void for_each_fact(Facts& facts, PageName page, const FactVisitor& visit) {
    switch (page) {
        case PageName::notice:
            visit("form", facts.form);
            visit("registration", facts.registration);
            visit("address", facts.address);
            visit("phone", facts.phone);
            visit("email", facts.email);
            visit("director", facts.director);
            visit("director_office", facts.director_office);
            visit("host", facts.host);
            visit("host_address", facts.host_address);
            visit("host_phone", facts.host_phone);
            visit("notice_fr", facts.notice_fr);
            visit("notice_en", facts.notice_en);
            break;
        case PageName::privacy:
            visit("rights_email", facts.rights_email);
            visit("officer", facts.officer);
            visit("mail_carrier", facts.mail_carrier);
            visit("former_years", facts.former_years);
            visit("outside_fr", facts.outside_fr);
            visit("outside_en", facts.outside_en);
            visit("privacy_fr", facts.privacy_fr);
            visit("privacy_en", facts.privacy_en);
            break;
        case PageName::accessibility:
            visit("access_contact", facts.access_contact);
            visit("audited_by", facts.audited_by);
            visit("audited_on", facts.audited_on);
            visit("findings", facts.findings);
            visit("access_fr", facts.access_fr);
            visit("access_en", facts.access_en);
            break;
    }
}

Facts check_facts(Facts typed, PageName page) {
    base::FieldErrors errors;
    for_each_fact(typed, page, [&](const char* name, std::string& value) {
        value = has_lines(name) ? base::trim(base::clean_text(value)) : base::clean_line(value);
        check_length(errors, name, value);
    });
    typed.form = form_name(parse_form(typed.form));
    if (page == PageName::notice) check_email(errors, "email", typed.email);
    if (page == PageName::privacy) {
        check_email(errors, "rights_email", typed.rights_email);
        if (!typed.former_years.empty() && !parse_years(typed.former_years))
            errors.emplace("former_years",
                           say("A number of years, from 0 to {n}.", {{"n", std::to_string(former_years_max)}}));
    }
    if (page == PageName::accessibility) {
        check_email(errors, "access_contact", typed.access_contact);
        if (!typed.audited_on.empty() && !base::Day::parse_iso(typed.audited_on))
            errors.emplace("audited_on", say("This is not a date."));
        try {
            criteria::parse_findings(typed.findings);
        } catch (const base::Refusal& refusal) {
            errors.insert(refusal.fields.begin(), refusal.fields.end());
        }
    }
    if (!errors.empty()) throw base::Refusal::invalid(std::move(errors));
    return typed;
}

std::vector<const char*> list_missing(const Facts& facts, PageName page, Mail mail) {
    std::vector<const char*> out;
    auto ask = [&](bool is_said, const char* what) {
        if (!is_said) out.push_back(what);
    };
    switch (page) {
        case PageName::notice:
            ask(!facts.form.empty(), mark("the legal form"));
            ask(!facts.address.empty(), mark("the address"));
            ask(!facts.phone.empty(), mark("the telephone number"));
            ask(!facts.email.empty(), mark("the e-mail address"));
            ask(!facts.director.empty(), mark("the director of publication"));
            ask(!facts.host.empty(), mark("the host’s name"));
            ask(!facts.host_address.empty(), mark("the host’s address"));
            ask(!facts.host_phone.empty(), mark("the host’s telephone number"));
            break;
        case PageName::privacy:
            ask(!facts.rights_email.empty(), mark("whom to write to about one’s data"));
            ask(parse_years(facts.former_years).has_value(), mark("how long the record of a former member stays"));
            ask(!facts.mail_carrier.empty() || mail == Mail::kept_here, mark("who carries your mails"));
            break;
        case PageName::accessibility:
            ask(!facts.access_contact.empty() || !facts.email.empty(), mark("whom to write to about accessibility"));
            break;
    }
    return out;
}

} // namespace law::rules
