// SPDX-License-Identifier: AGPL-3.0-or-later
#include "net/dns.hpp"
#include "net/mail_address.hpp"
#include <algorithm>
#include <array>
#include <string_view>

namespace net {
namespace {

constexpr int spf_lookup_count_max = 10; // RFC 7208 section 4.6.4

using Records = std::optional<std::vector<std::string>>;
using Tags = std::map<std::string, std::string>;

std::string lower(std::string_view text) {
    std::string out(text);
    std::ranges::transform(out, out.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return out;
}

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    while (true) {
        const std::size_t end = std::min(text.find(separator), text.size());
        parts.emplace_back(text.substr(0, end));
        if (end == text.size()) return parts;
        text.remove_prefix(end + 1);
    }
}

std::string without_blanks(std::string_view text) {
    std::string out(text);
    std::erase_if(out, [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; });
    return out;
}

// "v=DKIM1; k=rsa; p=…": RFC 6376 section 3.2.
Tags read_tags(std::string_view record) {
    Tags tags;
    for (const auto& part : split(record, ';')) {
        const std::size_t equals = part.find('=');
        if (equals == std::string::npos) continue;
        tags[lower(without_blanks(std::string_view(part).substr(0, equals)))] =
            without_blanks(std::string_view(part).substr(equals + 1));
    }
    return tags;
}

bool begins(std::string_view record, std::string_view version) {
    const std::string start = lower(record.substr(0, version.size() + 1));
    if (!start.starts_with(version)) return false;
    return start.size() == version.size() || start.back() == ' ' || start.back() == ';';
}

std::vector<std::string> of_version(const std::vector<std::string>& records, std::string_view version) {
    std::vector<std::string> kept;
    for (const auto& record : records) {
        if (begins(record, version)) kept.push_back(record);
    }
    return kept;
}

std::string joined(const std::vector<std::string>& records) {
    std::string out;
    for (const auto& record : records) out += (out.empty() ? "" : "\n") + record;
    return out;
}

// "include:x", "-all", "~ip4:…", "redirect=x" → include, all, ip4, redirect.
std::string spf_term_name(std::string_view term) {
    if (!term.empty() && std::string_view("+-~?").find(term.front()) != std::string_view::npos) {
        term.remove_prefix(1);
    }
    return lower(term.substr(0, term.find_first_of(":=/")));
}

Finding judge_spf(std::string_view record) {
    constexpr std::array<std::string_view, 6> asking = {"include", "a", "mx", "ptr", "exists", "redirect"};
    int lookup_count = 0;
    for (const auto& term : split(record, ' ')) {
        const std::string name = spf_term_name(term);
        const bool lets_pass = !term.empty() && (term.front() == '+' || lower(term) == "all");
        if (name == "all" && lets_pass) return Finding::wrong;
        if (std::ranges::find(asking, name) != asking.end()) ++lookup_count;
    }
    return lookup_count > spf_lookup_count_max ? Finding::wrong : Finding::good;
}

Finding find_spf(Dns& dns, const std::string& domain, std::string& text) {
    const Records all = dns.texts(domain);
    if (!all) return Finding::unknown;
    const auto records = of_version(*all, "v=spf1");
    text = joined(records);
    if (records.empty()) return Finding::missing;
    return records.size() > 1 ? Finding::wrong : judge_spf(records.front());
}

Finding find_dkim(Dns& dns, const std::string& domain, const std::string& selector, std::string& text) {
    if (selector.empty()) return Finding::unknown;
    const Records records = dns.texts(lower(selector) + "._domainkey." + domain);
    if (!records) return Finding::unknown;
    text = joined(*records);
    if (records->empty()) return Finding::missing;
    const Tags tags = read_tags(records->front());
    const auto version = tags.find("v");
    const auto key = tags.find("p");
    const bool is_good = records->size() == 1 && key != tags.end() && !key->second.empty() &&
                         (version == tags.end() || version->second == "DKIM1");
    return is_good ? Finding::good : Finding::wrong;
}

Finding judge_dmarc(const std::vector<std::string>& records) {
    const Tags tags = read_tags(records.front());
    const auto policy = tags.find("p");
    if (records.size() > 1 || policy == tags.end()) return Finding::wrong;
    const std::string wish = lower(policy->second);
    return wish == "none" || wish == "quarantine" || wish == "reject" ? Finding::good : Finding::wrong;
}

// RFC 7489 section 6.6.3: a domain without a record has that of the organisation above it.
Finding find_dmarc(Dns& dns, std::string domain, std::string& text) {
    while (domain.find('.') != std::string::npos) {
        const Records all = dns.texts("_dmarc." + domain);
        if (!all) return Finding::unknown;
        const auto records = of_version(*all, "v=dmarc1");
        text = joined(records);
        if (!records.empty()) return judge_dmarc(records);
        domain.erase(0, domain.find('.') + 1);
    }
    return Finding::missing;
}

// RFC 7505: a single MX of "." says that no mail is accepted, so that nobody could answer us.
Finding find_mail_server(Dns& dns, const std::string& domain) {
    const Records hosts = dns.mail_servers(domain);
    if (!hosts) return Finding::unknown;
    if (hosts->empty()) return Finding::missing;
    return hosts->front().empty() || hosts->front() == "." ? Finding::wrong : Finding::good;
}

} // namespace

MailDomainReport check_mail_domain(Dns& dns, const std::string& domain, const std::string& dkim_selector) {
    const std::string name = lower(ascii_domain(domain));
    MailDomainReport report;
    report.spf = find_spf(dns, name, report.spf_text);
    report.dkim = find_dkim(dns, name, dkim_selector, report.dkim_text);
    report.dmarc = find_dmarc(dns, name, report.dmarc_text);
    report.mail_server = find_mail_server(dns, name);
    return report;
}

} // namespace net
