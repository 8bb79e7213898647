// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/invitations/mails.hpp"

namespace invitations {

WrittenMail invitation_mail(const ui::MailFrame& frame, const InvitationMail& mail) {
    const auto& words = *frame.words;
    ui::Mail out;
    out.title = words.text("You are expected");
    out.paragraphs = {
        words.text("Hello {name},", {{"name", mail.first_name}}),
        words.text("{organisation} has opened its house: the place where its members find each other, talk about "
                   "their trade, and know what is being prepared.",
                   {{"organisation", frame.organisation}}),
        words.text("Your place is ready. Press the button to come in: there is no password to invent.")};
    out.button = ui::MailButton{.label = words.text("Come in"), .href = mail.href};
    out.code = mail.code;
    out.after = {words.text("The button works once, until {day}. After that its page sends you a fresh invitation.",
                            {{"day", words.day(mail.expires_on)}}),
                 words.text("On another device, type your last name and the six digits at {address}",
                            {{"address", mail.code_href}})};
    out.why = words.text(
        "You receive this message because you are a member of {organisation}, which invites its "
        "members one after the other.",
        {{"organisation", frame.organisation}});
    out.stop_label = words.text("Do not invite me again");
    out.stop_href = mail.decline_href;
    auto subject = mail.subject == InvitationMail::Subject::neutral
                       ? words.text("Your invitation")
                       : words.text("Your invitation to {organisation}", {{"organisation", frame.organisation}});
    return {.subject = std::move(subject), .mail = std::move(out)};
}

} // namespace invitations
