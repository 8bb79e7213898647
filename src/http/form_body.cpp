// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/form_body.hpp"
#include "http/fields.hpp"
#include "parse/form.hpp"

namespace http {

namespace {

std::string without_nul(std::string_view text, std::string_view nul) {
    std::string out;
    for (auto at = text.find(nul); at != std::string_view::npos; at = text.find(nul)) {
        out += text.substr(0, at);
        text.remove_prefix(at + nul.size());
    }
    out += text;
    return out;
}

// The words of a form that is refused for a character nobody sees, so that they can be given back.
parse::Form readable_part(const Request& request, const parse::FormLimits& limits) {
    const auto type = request.header("content-type");
    const bool is_multipart = lower(type).starts_with("multipart/");
    auto text = without_nul(request.body, std::string_view("\0", 1));
    if (!is_multipart) text = without_nul(text, "%00");
    auto form = parse::read_form(type, text, limits);
    if (!form) return {};
    form->files.clear();
    return std::move(*form);
}

} // namespace

std::optional<Refused> read_form_of(Request& request) {
    const auto size = request.body.size();
    if (size == 0) return std::nullopt;
    const parse::FormLimits limits{.bytes_max = size, .field_bytes_max = size, .file_bytes_max = size};
    auto form = parse::read_form(request.header("content-type"), request.body, limits);
    if (form) {
        request.form = std::move(*form);
        return std::nullopt;
    }
    switch (form.problem.kind) {
        case parse::ProblemKind::unsupported: return std::nullopt;
        case parse::ProblemKind::too_large: return too_large;
        case parse::ProblemKind::malformed: break;
    }
    request.form = readable_part(request, limits);
    return Refused{400, "The form could not be read."};
}

} // namespace http
