// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/offices/mails.hpp"

namespace offices {

using platform::Role;

const char* role_words(Role role) {
    switch (role) {
        case Role::none: break;
        case Role::facilitator: return base::mark("Facilitator");
        case Role::treasurer: return base::mark("Treasurer");
        case Role::administrator: return base::mark("Administrator");
    }
    return "";
}

WrittenMail office_mail(const ui::MailFrame& frame, const OfficeMail& mail) {
    const auto& w = *frame.words;
    base::Arguments names{{"officer", mail.officer}, {"office", w.text(role_words(mail.role))}};
    bool is_given = mail.change == Change::given;
    auto sentence = mail.officer.empty() ? (is_given ? w.text("You have a new office: {office}.", names)
                                                     : w.text("You no longer have this office: {office}.", names))
                                         : (is_given ? w.text("{officer} gave you an office: {office}.", names)
                                                     : w.text("{officer} took this office back: {office}.", names));
    ui::Mail out;
    out.title = is_given ? w.text("You have a new office") : w.text("An office has ended");
    out.paragraphs = {w.text("Hello {name},", {{"name", mail.first_name}}), sentence};
    if (is_given) {
        out.paragraphs.push_back(
            w.text("What it lets you do stands in the console, under Roles. An office may ask you "
                   "to sign in in two steps: the house tells you how."));
        out.button = ui::MailButton{.label = w.text("Open the console"), .href = mail.href};
    } else {
        out.paragraphs.push_back(
            w.text("You stay a member, and nothing of what you wrote changes. Thank you for what "
                   "you did."));
        out.button = ui::MailButton{.label = w.text("Open the house"), .href = mail.href};
    }
    out.after = {w.text("This surprises you? Ask those who run the house.")};
    out.why = w.text("You receive this message because it is about your account.");
    return {.subject = w.text("About your account"), .mail = ui::mail(frame, out)};
}

} // namespace offices
