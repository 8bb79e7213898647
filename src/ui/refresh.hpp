// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// A part of a form that shows elsewhere, as one types or chooses, what it would come to. Without JavaScript a button of the
// form asks for the same.
#include "html/html.hpp"
#include "ui/actions.hpp"
#include "ui/frame.hpp"
#include <string>

namespace ui {

struct Refresh {
    std::string href; // POSTs the form around there …
    Target target;    // … and shows the answer here
};
html::Html refreshing(const Frame& frame, const Refresh& refresh, const html::Html& fields);

} // namespace ui
