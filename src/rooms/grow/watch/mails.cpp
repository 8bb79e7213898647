// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/grow/watch/mails.hpp"
#include "rooms/grow/watch/rules.hpp"

namespace watch {

WrittenMail digest_mail(const ui::MailFrame& frame, const DigestMail& given) {
    const auto& words = *frame.words;
    auto count = static_cast<std::int64_t>(given.texts.size()) + given.left_out;
    ui::Mail out;
    out.title = words.count("{n} text that concerns you", "{n} texts that concern you", count);
    out.paragraphs = {given.trade.empty()
                          ? words.text("What the referees of the watch noted lately, and what it changes.")
                          : words.text("What the referees of the watch noted lately for your trade, {trade}, and what "
                                       "it changes.",
                                       {{"trade", given.trade}})};
    out.quotes = given.texts;
    if (given.left_out > 0)
        out.after = {words.count("{n} more is in the archive.", "{n} more are in the archive.", given.left_out)};
    out.button = ui::MailButton{.label = words.text("Read what concerns me"), .href = given.href};
    out.after.push_back(words.text("Another pace, other trades: {address}", {{"address", given.choose_href}}));
    out.why = given.pace == Pace::weekly
                  ? words.text("You receive this once a week, when there is something for you, as a member.")
                  : words.text("You receive this once a month, when there is something for you, as a member.");
    out.stop_label = words.text("Stop these messages");
    out.stop_href = given.stop_href;
    return {.subject = out.title, .mail = ui::mail(frame, out)};
}

WrittenMail trouble_mail(const ui::MailFrame& frame, const TroubleMail& given) {
    const auto& words = *frame.words;
    ui::Mail out;
    out.title = words.text("A source of the watch no longer answers");
    out.paragraphs = {
        words.text("“{source}” has not been read since {day}.", {{"source", given.source}, {"day", given.since}}),
        words.text(trouble_text(given.trouble)),
        given.is_stopped ? words.text("The house no longer looks there. Has the site a new feed? Add it in its place.")
                         : words.text("The house goes on trying, once a day. If the site has moved, add its new "
                                      "address and stop following the old one.")};
    out.button = ui::MailButton{.label = words.text("See the sources"), .href = given.href};
    out.why = words.text("You receive this because you are a referee of the watch. It is said once.");
    return {.subject = out.title, .mail = ui::mail(frame, out)};
}

} // namespace watch
