// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/security/mails.hpp"

namespace security {

namespace {

std::string title_of(const words::Words& words, News news) {
    switch (news) {
        case News::passkey_added: return words.text("A passkey was added to your account");
        case News::passkey_removed: return words.text("A passkey was removed from your account");
        case News::app_added: return words.text("A code app was linked to your account");
        case News::app_removed: return words.text("Your account no longer asks for the code of an app");
        case News::codes_made: return words.text("New recovery codes were made for your account");
        case News::code_used: return words.text("A recovery code of your account was used");
        case News::password: return words.text("The password of your account changed");
        case News::keys_forgotten: return words.text("The keys of your account were forgotten");
        case News::device: return words.text("A new device signed in to your account");
    }
    return {};
}

std::string hello(const words::Words& words, const std::string& first_name) {
    return words.text("Hello {name},", {{"name", first_name}});
}

std::string why(const words::Words& words) {
    return words.text("You receive this message because it is about the safety of your account.");
}

} // namespace

WrittenMail news_mail(const ui::MailFrame& frame, const NewsMail& mail) {
    const auto& words = *frame.words;
    ui::Mail out;
    out.title = title_of(words, mail.news);
    out.paragraphs = {hello(words, mail.first_name),
                      mail.device.empty() ? words.text("It happened on {when}.", {{"when", mail.when}})
                                          : words.text("It happened on {when}, with {device}.",
                                                       {{"when", mail.when}, {"device", mail.device}}),
                      words.text("Was that you? Then there is nothing to do.")};
    out.button = ui::MailButton{.label = words.text("Look at my keys and devices"), .href = mail.href};
    out.after = {
        words.text("Was it not you? Sign in, end the devices you do not know, and remove the keys that are "
                   "not yours. If you cannot, tell those who run the house at once.")};
    out.why = why(words);
    return {.subject = out.title, .mail = ui::mail(frame, out)};
}

WrittenMail confirmation_mail(const ui::MailFrame& frame, const CodeMail& mail) {
    const auto& words = *frame.words;
    ui::Mail out;
    out.title = words.text("Your code, to go on");
    out.paragraphs = {hello(words, mail.first_name),
                      words.text("Here is the code to type in the page where you were. It lasts a quarter of an hour. "
                                 "Give it to nobody.")};
    out.code = mail.code;
    out.after = {
        words.text("You did not ask for it? Then somebody is using your account: sign in and end the devices "
                   "you do not know.")};
    out.why = why(words);
    return {.subject = out.title, .mail = ui::mail(frame, out)};
}

WrittenMail reentry_asked_mail(const ui::MailFrame& frame, const ReentryMail& mail) {
    const auto& words = *frame.words;
    ui::Mail out;
    out.title = words.text("Somebody asks that you be let back in");
    out.paragraphs = {
        hello(words, mail.first_name),
        words.text("{officer} says that you have lost your keys, and asks that they be forgotten, so that "
                   "you can come in again. A second officer must agree within a day.",
                   {{"officer", mail.officer}}),
        words.text("You asked for it? Then there is nothing to do but wait.")};
    out.button = ui::MailButton{.label = words.text("I did not ask for this: stop it"), .href = mail.href};
    out.why = why(words);
    return {.subject = words.text("About the keys of your account"), .mail = ui::mail(frame, out)};
}

WrittenMail reentry_done_mail(const ui::MailFrame& frame, const ReentryMail& mail) {
    const auto& words = *frame.words;
    ui::Mail out;
    out.title = words.text("You can come in again");
    out.paragraphs = {
        hello(words, mail.first_name),
        words.text("Two officers have agreed. Your former keys, password and devices are forgotten: ask for "
                   "a message on the sign-in page, come in, then make new keys.")};
    out.button = ui::MailButton{.label = words.text("Sign in"), .href = mail.href};
    out.after = {words.text("You did not ask for it? Tell those who run the house at once.")};
    out.why = why(words);
    return {.subject = words.text("About the keys of your account"), .mail = ui::mail(frame, out)};
}

} // namespace security
