// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/text.hpp"
#include "net/mail.hpp"
#include "net/mail_address.hpp"
#include "net/mail_words.hpp"
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <stdexcept>

namespace net {
namespace {

// Quoted-printable never lets "=_" through, so no body can contain this line.
constexpr std::string_view boundary = "=_guilde_alternative";

constexpr std::array<std::string_view, 12> written_here = {
    "from",   "to",       "cc",         "bcc",          "subject",      "date",
    "sender", "reply-to", "message-id", "mime-version", "content-type", "content-transfer-encoding"};

void add_header(std::string& out, std::string_view name, std::string_view encoded_value) {
    out.append(name).append(": ").append(encoded_value).append("\r\n");
}

std::string mailbox(std::string_view header, std::string_view name, std::string_view address) {
    const std::string safe_address = ascii_address(address);
    const std::string safe_name = encode_phrase(name, header.size() + 2);
    if (safe_name.empty()) return safe_address;
    const std::size_t line_start = safe_name.rfind('\n');
    const std::size_t column =
        line_start == std::string::npos ? header.size() + 2 + safe_name.size() : safe_name.size() - line_start - 1;
    const bool fits = column + safe_address.size() + 3 <= 76;
    return safe_name + (fits ? " <" : "\r\n <") + safe_address + ">";
}

std::string date_text(base::Instant at) {
    using namespace std::chrono;
    static constexpr std::array days = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const sys_seconds moment{floor<seconds>(milliseconds(at.milliseconds))};
    const sys_days day = floor<std::chrono::days>(moment);
    const year_month_day date(day);
    const hh_mm_ss clock(moment - day);
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%s, %02u %s %04d %02d:%02d:%02d +0000", days.at(weekday(day).c_encoding()),
                  static_cast<unsigned>(date.day()), months.at(static_cast<unsigned>(date.month()) - 1),
                  static_cast<int>(date.year()), static_cast<int>(clock.hours().count()),
                  static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count()));
    return text.data();
}

std::string message_id(std::string_view id) {
    if (id.starts_with('<') && id.ends_with('>')) id = id.substr(1, id.size() - 2);
    const bool plain = std::ranges::all_of(id, [](char c) {
        return c > ' ' && c < 0x7f && std::string_view("<>()[]\\,;:\"").find(c) == std::string_view::npos;
    });
    if (!plain || id.size() > 250 || std::ranges::count(id, '@') != 1) {
        throw std::invalid_argument("a mail needs a Message-ID of the form name@domain");
    }
    return "<" + std::string(id) + ">";
}

void check_header_name(std::string_view name) {
    std::string lower(name);
    std::ranges::transform(lower, lower.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    const bool plain = !lower.empty() && lower.size() <= 60 && std::ranges::all_of(lower, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
    if (!plain) throw std::invalid_argument("the name of a mail header is not valid");
    if (std::ranges::find(written_here, lower) != written_here.end()) {
        throw std::invalid_argument("the mail header " + lower + " is written from the mail itself");
    }
}

void add_part(std::string& out, std::string_view type, std::string_view body) {
    out.append("Content-Type: ").append(type).append("; charset=utf-8\r\n");
    out.append("Content-Transfer-Encoding: quoted-printable\r\n\r\n");
    out.append(quoted_printable(body));
}

} // namespace

std::string to_rfc5322(const Mail& mail) {
    std::string out;
    out.reserve(1024 + (mail.text.size() + mail.html.size()) * 5 / 4);
    add_header(out, "Date", date_text(mail.date));
    add_header(out, "From", mailbox("From", mail.from_name, mail.from_address));
    add_header(out, "To", mailbox("To", mail.to_name, mail.to_address));
    if (!mail.reply_to.empty()) add_header(out, "Reply-To", ascii_address(mail.reply_to));
    add_header(out, "Subject", encode_unstructured(mail.subject, 9));
    add_header(out, "Message-ID", message_id(mail.message_id));
    for (const auto& [name, value] : mail.headers) {
        check_header_name(name);
        add_header(out, name, encode_unstructured(value, name.size() + 2));
    }
    add_header(out, "MIME-Version", "1.0");
    if (mail.html.empty()) {
        add_part(out, "text/plain", mail.text);
        return out;
    }
    const std::string delimiter = "--" + std::string(boundary);
    add_header(out, "Content-Type", "multipart/alternative;\r\n boundary=\"" + std::string(boundary) + "\"");
    out.append("\r\n").append(delimiter).append("\r\n");
    add_part(out, "text/plain", mail.text);
    out.append(delimiter).append("\r\n");
    add_part(out, "text/html", mail.html);
    return out.append(delimiter).append("--\r\n");
}

} // namespace net
