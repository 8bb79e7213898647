// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/form_body.hpp"
#include "parse/form.hpp"

namespace http {

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
    return Refused{400, "The form could not be read."};
}

} // namespace http
