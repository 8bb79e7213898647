// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/accounts/mails.hpp"

namespace accounts {

namespace {

std::string hello(const words::Words& words, const std::string& first_name) {
    return words.text("Hello {name},", {{"name", first_name}});
}

WrittenMail write(const ui::MailFrame& frame, std::string subject, const ui::Mail& mail) {
    return {.subject = std::move(subject), .mail = ui::mail(frame, mail)};
}

} // namespace

WrittenMail sign_in_mail(const ui::MailFrame& frame, const LinkMail& mail) {
    const auto& words = *frame.words;
    ui::Mail out;
    out.title = words.text("Your code to sign in");
    out.paragraphs = {
        hello(words, mail.first_name),
        words.text(
            "Here is the code to type in the page where you asked for it. It lasts half an hour. The button below "
            "does the same.")};
    out.code = mail.code;
    out.button = ui::MailButton{.label = words.text("Sign in with this link"), .href = mail.href};
    out.after = {words.text("The link works once, on this device or another."),
                 words.text("You did not ask for it? Then somebody mistyped an address: leave this message alone, "
                            "nothing happens.")};
    out.why = words.text("You receive this message because somebody typed your address on the sign-in page of {name}.",
                         {{"name", frame.organisation}});
    auto subject = mail.subject == Subject::neutral ? words.text("Your sign-in message")
                                                    : words.text("Sign in to {name}", {{"name", frame.organisation}});
    return write(frame, std::move(subject), out);
}

WrittenMail fresh_invitation_mail(const ui::MailFrame& frame, const LinkMail& mail) {
    const auto& words = *frame.words;
    ui::Mail out;
    out.title = words.text("Your fresh invitation");
    out.paragraphs = {hello(words, mail.first_name),
                      words.text("Your former link had grown too old: here is another. It lasts thirty days.")};
    out.button = ui::MailButton{.label = words.text("Come in"), .href = mail.href};
    out.after = {words.text("The link works once, on this device or another.")};
    out.why = words.text("You receive this message because a fresh invitation was asked for with your former link.");
    auto subject = mail.subject == Subject::neutral
                       ? words.text("Your fresh invitation")
                       : words.text("Your fresh invitation to {name}", {{"name", frame.organisation}});
    return write(frame, std::move(subject), out);
}

WrittenMail email_confirmation_mail(const ui::MailFrame& frame, const EmailChangeMail& mail) {
    const auto& words = *frame.words;
    ui::Mail out;
    out.title = words.text("Is this your new address?");
    out.paragraphs = {hello(words, mail.first_name),
                      words.text("You asked that {address} become your address. Press the button within a day to "
                                 "confirm it.",
                                 {{"address", mail.new_email}})};
    out.button = ui::MailButton{.label = words.text("Use this address"), .href = mail.href};
    out.after = {words.text("You did not ask for it? Leave this message alone: nothing changes.")};
    out.why = words.text("You receive this message because this address was given as somebody’s new address.");
    return write(frame, words.text("Confirm your new address"), out);
}

WrittenMail email_notice_mail(const ui::MailFrame& frame, const EmailChangeMail& mail) {
    const auto& words = *frame.words;
    ui::Mail out;
    out.title = words.text("Your address is about to change");
    out.paragraphs = {hello(words, mail.first_name),
                      words.text("Somebody, no doubt you, asked to use {address} instead of this one. If that was you, "
                                 "there is nothing to do here: the confirmation waits at the new address.",
                                 {{"address", mail.new_email}})};
    out.button = ui::MailButton{.label = words.text("This was not me: cancel"), .href = mail.href};
    out.after = {words.text("If it was not you, cancel, then look at your open sessions and choose a new password.")};
    out.why = words.text("You receive this message because it is about the safety of your account.");
    return write(frame, words.text("Your address is about to change"), out);
}

WrittenMail email_taken_mail(const ui::MailFrame& frame, const EmailChangeMail& mail) {
    const auto& words = *frame.words;
    ui::Mail out;
    out.title = words.text("This address already has an account");
    out.paragraphs = {words.text("Hello,"),
                      words.text("Somebody, perhaps you, asked to use this address for another account. It already "
                                 "has one, so nothing was changed.")};
    out.button = ui::MailButton{.label = words.text("Sign in with this address"), .href = mail.href};
    out.why = words.text("You receive this message because this address was given as somebody’s new address.");
    return write(frame, words.text("This address already has an account"), out);
}

} // namespace accounts
