// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The letter: the announcement's text, and around it the words of its reader's language. Pure.
#include "html/html.hpp"
#include "ui/mail.hpp"
#include <string>
#include <vector>

namespace mailings {

struct Letter {
    enum class Subject { title, neutral } subject = Subject::title; // neutral: in a union
    enum class Purpose { sent, test } purpose = Purpose::sent;
    std::string title;
    std::string author;
    std::vector<std::string> places; // where it was published
    html::Html body;
    std::string text;
    std::string href;     // of the announcement
    std::string to_space; // the one it goes to; empty: to everyone, or to several
    bool to_everyone = true;
    std::string stop_href;
};
struct WrittenLetter {
    std::string subject;
    ui::RenderedMail mail;
};
WrittenLetter write_letter(const ui::MailFrame& frame, const Letter& letter);

} // namespace mailings
