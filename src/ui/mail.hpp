// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// E-mails, from one structure in two forms: a single column of HTML (inline styles: mail programs
// know no other) and plain text. Addresses are whole (https://…): a mail has no base.
#include "html/html.hpp"
#include "words/words.hpp"
#include <optional>
#include <string>
#include <vector>

namespace ui {

struct MailFrame {
    const words::Words* words = nullptr;
    std::string organisation;
    std::string origin;              // https://guilde.example
    std::optional<std::string> logo; // whole address
    std::string accent = "#8a3b2e";  // colours of the brand on white: BrandTheme::light
    std::string on_accent = "#ffffff";
};

struct MailButton {
    std::string label;
    std::string href;
};
struct MailQuote { // somebody's words
    std::string author;
    std::string where; // "in Binding"
    std::string text;  // plain
    html::Html body;   // or rendered Markdown; text is then its plain form
    std::string href;
};
struct Mail {
    std::string title;
    std::vector<std::string> paragraphs;
    std::string code; // six digits, set large
    std::vector<MailQuote> quotes;
    std::optional<MailButton> button;  // one
    std::vector<std::string> after;    // paragraphs under the button
    std::string why;                   // why one receives it
    std::string stop_label, stop_href; // how to stop; empty: statutory mail
};
struct RenderedMail {
    std::string html;
    std::string text;
};
RenderedMail mail(const MailFrame& frame, const Mail& mail);

} // namespace ui
