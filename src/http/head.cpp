// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/head.hpp"
#include "base/text.hpp"
#include "http/fields.hpp"
#include <algorithm>
#include <array>

namespace http {

namespace {

constexpr std::string_view line_end = "\r\n";
constexpr std::size_t length_digits_max = 15;
constexpr std::array methods{Method::get,   Method::head, Method::post,   Method::put,
                             Method::patch, Method::del,  Method::options};

constexpr Refused malformed_line{400, "The first line of the request is malformed."};
constexpr Refused malformed_field{400, "A header field of the request is malformed."};
constexpr Refused doubtful_length{400, "The length of the request is in doubt."};
constexpr Refused doubtful_host{400, "The request must name its host exactly once."};

bool is_digit(char letter) {
    return letter >= '0' && letter <= '9';
}

bool is_host_letter(char letter) {
    return is_digit(letter) || (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           (letter != '\0' && std::string_view(".-_~:[]%").find(letter) != std::string_view::npos);
}

bool is_control(char letter) {
    const auto byte = static_cast<unsigned char>(letter);
    return (byte < 0x20 && byte != '\t') || byte == 0x7F;
}

// What matters across fields, gathered line by line.
struct Facts {
    bool is_http_1_1 = false;
    int fields = 0;
    int hosts = 0;
    int lengths = 0;
    int codings = 0;
};

std::optional<Refused> check_request_line(std::string_view line, Facts& facts) {
    const auto first = line.find(' ');
    const auto last = line.rfind(' ');
    if (first == std::string_view::npos || first == last) return malformed_line;
    const auto method = line.substr(0, first);
    const auto target = line.substr(first + 1, last - first - 1);
    const auto version = line.substr(last + 1);
    if (method.empty() || !std::ranges::all_of(method, is_token_letter)) return malformed_line;
    if (target.empty() || target.find_first_of(" \t") != std::string_view::npos ||
        std::ranges::any_of(target, is_control)) {
        return malformed_line;
    }
    if (target.size() > target_bytes_max) return Refused{414, "The address is too long."};
    facts.is_http_1_1 = version == "HTTP/1.1";
    if (facts.is_http_1_1 || version == "HTTP/1.0") return std::nullopt;
    const bool is_other_version = version.size() == 8 && version.starts_with("HTTP/") && is_digit(version[5]) &&
                                  version[6] == '.' && is_digit(version[7]);
    if (is_other_version) return Refused{505, "Only HTTP/1.0 and HTTP/1.1 are spoken here."};
    return malformed_line;
}

std::optional<Refused> check_value(std::string_view name, std::string_view value, Facts& facts) {
    if (is_same_word(name, "host")) {
        ++facts.hosts;
        if (value.empty() || !std::ranges::all_of(value, is_host_letter)) return doubtful_host;
    } else if (is_same_word(name, "content-length")) {
        ++facts.lengths;
        const bool is_number = !value.empty() && std::ranges::all_of(value, is_digit);
        if (!is_number) return doubtful_length;
        if (value.size() > length_digits_max) return too_large;
    } else if (is_same_word(name, "transfer-encoding")) {
        ++facts.codings;
        if (!is_same_word(value, "chunked")) return doubtful_length;
    } else if (is_same_word(name, "expect")) {
        if (!is_same_word(value, "100-continue")) {
            return Refused{417, "The only expectation understood is 100-continue."};
        }
    }
    return std::nullopt;
}

std::optional<Refused> check_field(std::string_view line, Facts& facts) {
    ++facts.fields;
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0) return malformed_field;
    const auto name = line.substr(0, colon);
    const auto value = trim_blanks(line.substr(colon + 1));
    if (!std::ranges::all_of(name, is_token_letter)) return malformed_field; // folding, "name :"
    if (std::ranges::any_of(value, is_control)) return malformed_field;
    return check_value(name, value, facts);
}

std::optional<Refused> check_facts(const Facts& facts) {
    if (facts.lengths > 1 || facts.codings > 1) return doubtful_length;
    if (facts.codings == 1 && (facts.lengths == 1 || !facts.is_http_1_1)) return doubtful_length;
    if (facts.hosts > 1 || (facts.hosts == 0 && facts.is_http_1_1)) return doubtful_host;
    return std::nullopt;
}

std::string_view take_line(std::string_view& rest) {
    const auto line = rest.substr(0, rest.find(line_end));
    rest.remove_prefix(std::min(rest.size(), line.size() + line_end.size()));
    return line;
}

} // namespace

HeadScanner::State HeadScanner::advance(std::string_view bytes) {
    for (; seen_ < bytes.size(); ++seen_) {
        const bool is_after_cr = seen_ > line_start_ && bytes[seen_ - 1] == '\r';
        if ((bytes[seen_] == '\n') != is_after_cr) return State::malformed;
        if (bytes[seen_] != '\n') continue;
        const bool is_empty_line = seen_ == line_start_ + 1;
        line_start_ = seen_ + 1;
        if (is_empty_line) return State::finished;
    }
    return State::unfinished;
}

std::optional<Refused> check_head(std::string_view head, int fields_max) {
    if (!base::is_valid_utf8(head)) return malformed_field;
    Facts facts;
    auto rest = head;
    if (auto refused = check_request_line(take_line(rest), facts)) return refused;
    for (auto line = take_line(rest); !line.empty(); line = take_line(rest)) {
        if (facts.fields == fields_max) return Refused{431, "The request has too many fields."};
        if (auto refused = check_field(line, facts)) return refused;
    }
    return check_facts(facts);
}

Request glimpse_of(std::string_view head) {
    Request request;
    auto rest = head;
    const auto line = take_line(rest);
    const auto target = line.substr(std::min(line.find('/'), line.size()));
    const auto path = target.substr(0, std::min(target.find_first_of(" ?"), target_bytes_max));
    const bool is_plain = std::ranges::all_of(path, [](char letter) { return letter > ' ' && letter < 0x7F; });
    request.path = is_plain && !path.empty() ? std::string(path) : "/";
    request.target = request.path;
    while (!rest.empty()) {
        const auto field = take_line(rest);
        const auto colon = std::min(field.find(':'), field.size());
        if (!is_same_word(field.substr(0, colon), "accept-language")) continue;
        const auto value = trim_blanks(field.substr(std::min(colon + 1, field.size())));
        if (base::is_valid_utf8(value)) request.headers.emplace_back("accept-language", value);
    }
    return request;
}

std::optional<Method> find_method(std::string_view name) {
    const auto found = std::ranges::find_if(methods, [&](Method method) { return name_of(method) == name; });
    if (found == methods.end()) return std::nullopt;
    return *found;
}

std::optional<parse::Target> read_request_target(std::string_view target) {
    if (target.starts_with('/')) return parse::read_target(target);
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (!is_same_word(target.substr(0, scheme.size()), scheme)) continue;
        const auto rest = target.substr(scheme.size());
        const auto end = std::min(rest.find_first_of("/?#"), rest.size());
        const auto host = rest.substr(0, end);
        if (host.empty() || !std::ranges::all_of(host, is_host_letter)) return std::nullopt;
        const auto path = rest.substr(end);
        return parse::read_target(path.starts_with('/') ? std::string(path) : "/" + std::string(path));
    }
    return std::nullopt;
}

} // namespace http
