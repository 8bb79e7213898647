// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// From a Visit to an answer.
#include "http/response.hpp"
#include "platform/visit.hpp"
#include "ui/frame.hpp"
#include "ui/ui.hpp"

namespace platform {

// What components need of this request. Makes a few small queries (navigation, the viewer's line).
ui::Frame frame_of(Visit& visit);
// A frame for a page's fragment: no navigation.
ui::Frame fragment_frame_of(Visit& visit);

// A whole page.
http::Response show(Visit& visit, const ui::Frame& frame, const ui::Page& page, int status = 200);
// A fragment for htmx, with the flashes of this visit.
http::Response show_fragment(Visit& visit, const html::Html& fragment, int status = 200);
// After a form: 303 to the page; a path that leaves this site leads home.
http::Response go_to(Visit& visit, std::string path);

// An absolute address for mails.
std::string absolute(const House& house, std::string_view path);

} // namespace platform
