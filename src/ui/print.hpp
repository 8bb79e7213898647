// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// For paper: letters with a code to scan.
#include "html/html.hpp"
#include "ui/frame.hpp"
#include <string>
#include <vector>

namespace ui {

struct Qr {
    std::string text;  // the address it leads to
    std::string label; // what it is, for who cannot see it
};
html::Html qr(const Frame& frame, const Qr& qr);

struct Letter {
    std::vector<std::string> recipient; // lines of the address window
    std::string place_and_day;
    std::string subject;
    html::Html body;        // paragraphs
    Qr qr;                  // empty text: none
    std::string code;       // shown in three and three: 482 913
    std::string code_label; // "Your code"
    std::string address;    // to type by hand
    std::string signature;
};
html::Html letter(const Frame& frame,
                  const Letter& letter); // one A4 page each; several may follow one another

} // namespace ui
