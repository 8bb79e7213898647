// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "http/head.hpp"
#include "http/request.hpp"
#include <optional>

namespace http {

// Fills request.form from its body when the content type is that of a form. Runs on a worker: a large
// upload takes a while to read. A form that is refused leaves in request.form the text that could be read.
std::optional<Refused> read_form_of(Request& request);

} // namespace http
