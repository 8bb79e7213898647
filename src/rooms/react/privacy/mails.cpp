// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/privacy/mails.hpp"

namespace privacy {

namespace {

std::string why(const words::Words& w) {
    return w.text("You receive this message because it is about your own account. It cannot be refused.");
}

} // namespace

WrittenMail copy_ready_mail(const words::Words& w, const std::string& href, base::Instant until) {
    ui::Mail out;
    out.title = w.text("Your copy is ready");
    out.paragraphs = {w.text("The copy that you asked for is ready. Sign in and take it: it can be taken once.")};
    out.button = ui::MailButton{.label = w.text("Take my copy"), .href = href};
    out.after = {w.text("It goes on {moment}. After that you can ask for another one.", {{"moment", w.moment(until)}}),
                 w.text("If you did not ask for it, end the sessions you do not know in your account.")};
    out.why = why(w);
    return {.subject = w.text("Your copy is ready"), .mail = std::move(out)};
}

WrittenMail erasure_asked_mail(const words::Words& w, const std::string& undo_href, base::Instant due_at) {
    ui::Mail out;
    out.title = w.text("Your account will be erased");
    out.paragraphs = {w.text("It will be erased on {moment}. Until then nothing changes, and you can undo it.",
                             {{"moment", w.moment(due_at)}})};
    out.button = ui::MailButton{.label = w.text("Keep my account"), .href = undo_href};
    out.after = {w.text("After that day nothing can be brought back.")};
    out.why = why(w);
    return {.subject = w.text("Your account will be erased"), .mail = std::move(out)};
}

WrittenMail erasure_undone_mail(const words::Words& w) {
    ui::Mail out;
    out.title = w.text("Your account stays");
    out.paragraphs = {w.text("The erasure is undone. Nothing was erased.")};
    out.why = why(w);
    return {.subject = w.text("Your account stays"), .mail = std::move(out)};
}

WrittenMail erased_mail(const words::Words& w) {
    ui::Mail out;
    out.title = w.text("Your account is erased");
    out.paragraphs = {w.text("What was kept about you is erased, but for what the law asks to keep."),
                      w.text("This is the last message. Your address is forgotten with it.")};
    out.why = why(w);
    return {.subject = w.text("Your account is erased"), .mail = std::move(out)};
}

} // namespace privacy
