// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/comments/mails.hpp"

namespace comments {

namespace {

std::string title_of(const words::Words& words, const NoticeMail& mail) {
    auto count = static_cast<std::int64_t>(mail.quotes.size()) + mail.left_out;
    if (count > 1) return words.count("{n} new message for you", "{n} new messages for you", count);
    const auto& author = mail.quotes.front().author;
    if (mail.is_mention) return words.text("{name} mentions you", {{"name", author}});
    return words.text("{name} answers you", {{"name", author}});
}

} // namespace

WrittenMail notice_mail(const ui::MailFrame& frame, const NoticeMail& mail) {
    const auto& words = *frame.words;
    ui::Mail out;
    out.title = title_of(words, mail);
    out.quotes = mail.quotes;
    if (mail.left_out > 0)
        out.after = {words.count("{n} more is on the site.", "{n} more are on the site.", mail.left_out)};
    out.button = ui::MailButton{.label = words.text("Read and reply"), .href = mail.href};
    out.why = mail.is_mention ? words.text("You receive this message because somebody mentioned you.")
                              : words.text("You receive this message because somebody answered what you published.");
    out.stop_label = words.text("Stop these messages");
    out.stop_href = mail.stop_href;
    auto subject = mail.subject == Subject::neutral ? words.text("A message for you") : out.title;
    return {.subject = std::move(subject), .mail = ui::mail(frame, out)};
}

} // namespace comments
