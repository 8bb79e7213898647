// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/mailings/mails.hpp"

namespace mailings {

namespace {

std::string why_of(const ui::MailFrame& frame, const Letter& letter) {
    const auto& words = *frame.words;
    if (letter.to_everyone)
        return words.text("You receive this announcement because you are a member of {organisation}.",
                          {{"organisation", frame.organisation}});
    if (!letter.to_space.empty())
        return words.text("You receive this announcement because you are in the space {space}.",
                          {{"space", letter.to_space}});
    return words.text("You receive this announcement because you are in one of the spaces it is for.");
}

std::string subject_of(const words::Words& words, const Letter& letter) {
    auto subject = letter.subject == Letter::Subject::neutral ? words.text("An announcement for you") : letter.title;
    if (subject.empty()) subject = words.text("An announcement");
    return letter.purpose == Letter::Purpose::test ? words.text("Test: {subject}", {{"subject", subject}}) : subject;
}

} // namespace

WrittenLetter write_letter(const ui::MailFrame& frame, const Letter& letter) {
    const auto& words = *frame.words;
    ui::Mail out;
    out.title = letter.title.empty() ? words.text("An announcement") : letter.title;
    if (letter.purpose == Letter::Purpose::test)
        out.paragraphs = {words.text("This is a test: nobody else has received it.")};
    out.quotes = {{.author = letter.author,
                   .where = words.list(letter.places),
                   .text = letter.text,
                   .body = letter.body,
                   .href = {}}};
    out.button = ui::MailButton{.label = words.text("Read and reply"), .href = letter.href};
    out.why = why_of(frame, letter);
    out.stop_label = words.text("No more announcements by mail");
    out.stop_href = letter.stop_href;
    return {.subject = subject_of(words, letter), .mail = ui::mail(frame, out)};
}

} // namespace mailings
