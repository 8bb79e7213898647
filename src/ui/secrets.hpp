// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Passkeys, and secrets that are kept on paper. Not part of ui.hpp: few pages need it.
#include "html/html.hpp"
#include "ui/actions.hpp"
#include "ui/form.hpp"
#include "ui/frame.hpp"
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ui {

// A form whose proof is a passkey: the browser asks the device, and puts the answer into the field `passkey`. Shown only
// where the browser knows passkeys; without JavaScript another way stands beside it.
struct PasskeyForm {
    std::string action;
    std::string challenge_href; // POST: answers what the device is asked, as JSON
    enum class Ceremony { make, use } ceremony = Ceremony::use;
    std::string label; // of the button
    Kind kind = Kind::secondary;
    std::vector<std::pair<std::string, std::string>> hidden;
    std::string takes_from; // id of another form whose fields `next` and `keep` go along
};
html::Html passkey_form(const Frame& frame, const PasskeyForm& shape, const html::Html& content = {});

// Sends the page to the printer; shown where a behaviour can.
html::Html print_button(const Frame& frame);
// Short secrets to copy on paper, in columns.
html::Html secret_list(const Frame& frame, std::string_view label, const std::vector<std::string>& secrets);

} // namespace ui
