// SPDX-License-Identifier: AGPL-3.0-or-later
#include "ui/mail.hpp"
#include "base/text.hpp"

namespace ui {
using namespace html::tags;

namespace {

constexpr std::string_view font = "font-family:Figtree,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;";
// Inline styles hold the light theme; programs that know media queries darken these classes.
constexpr std::string_view dark_style =
    "<style>@media (prefers-color-scheme:dark){.m-page{background:#1c1916!important}"
    ".m-text{color:#efe8dc!important}.m-soft{color:#b5ab9b!important}"
    ".m-line{border-color:#3a342d!important}.m-button{border-color:#b5ab9b!important}}</style>";

std::string text_style(std::string_view more) {
    return std::string(font) + "font-size:17px;line-height:1.55;color:#24201b;margin:0 0 16px;" + std::string(more);
}

std::string small_style() {
    return std::string(font) + "font-size:14px;line-height:1.5;color:#5d564b;margin:0 0 8px;";
}

html::Html mail_paragraphs(const std::vector<std::string>& paragraphs) {
    return html::each(paragraphs,
                      [](const std::string& each) { return p(_class = "m-text", _style = text_style(""), each); });
}

html::Html mark(const MailFrame& frame) {
    const auto name =
        span(_class = "m-text", _style = std::string(font) + "font-size:16px;font-weight:700;color:#24201b;",
             frame.organisation);
    if (!frame.logo) return p(_style = "margin:0 0 28px;", name);
    return p(_style = "margin:0 0 28px;",
             img(_src = *frame.logo, _alt = "", _height = 36,
                 _style = "height:36px;width:auto;vertical-align:middle;margin-right:10px;"),
             name);
}

html::Html quote_html(const MailFrame& frame, const MailQuote& quote) {
    const auto from = quote.author + (quote.where.empty() ? "" : " · " + quote.where);
    const auto said = quote.body.empty() ? p(_class = "m-text",
                                             _style = text_style("margin:4px 0 0;white-space:pre-line;"), quote.text)
                                         : div_(_class = "m-text", _style = text_style("margin:4px 0 0;"), quote.body);
    return div_(_style = "border-left:3px solid " + frame.accent + ";padding:2px 0 2px 16px;margin:0 0 20px;",
                p(_class = "m-soft", _style = small_style() + "margin:0;",
                  quote.href.empty()
                      ? html::group(from)
                      : a(_href = quote.href, _class = "m-soft", _style = "color:#5d564b;font-weight:600;", from)),
                said);
}

html::Html button_html(const MailFrame& frame, const MailButton& button) {
    return p(_style = "margin:8px 0 24px;",
             a(_href = button.href, _class = "m-button",
               _style = std::string(font) + "display:inline-block;padding:12px 24px;border-radius:10px;" +
                        "font-size:17px;font-weight:600;text-decoration:none;background:" + frame.accent +
                        ";border:1px solid " + frame.accent + ";color:" + frame.on_accent + ";",
               button.label));
}

html::Html code_html(const std::string& code) {
    if (code.empty()) return {};
    return p(_class = "m-text",
             _style = text_style("font-size:32px;font-weight:700;letter-spacing:6px;margin:8px 0 20px;"), code);
}

html::Html foot_html(const Mail& mail) {
    if (mail.why.empty() && mail.stop_href.empty()) return {};
    const auto stop = mail.stop_href.empty()
                          ? html::Html{}
                          : p(_class = "m-soft", _style = small_style(),
                              a(_href = mail.stop_href, _class = "m-soft", _style = "color:#5d564b;", mail.stop_label));
    return div_(_class = "m-line", _style = "border-top:1px solid #e3dacb;margin-top:28px;padding-top:16px;",
                p(_class = "m-soft", _style = small_style(), mail.why), stop);
}

std::string html_part(const MailFrame& frame, const Mail& mail) {
    const auto content = html::group(
        mark(frame),
        h1(_class = "m-text",
           _style =
               std::string(font) +
               "font-size:26px;line-height:1.2;font-weight:700;letter-spacing:-0.02em;color:#24201b;margin:0 0 18px;",
           mail.title),
        mail_paragraphs(mail.paragraphs), code_html(mail.code),
        html::each(mail.quotes, [&](const MailQuote& each) { return quote_html(frame, each); }),
        mail.button ? button_html(frame, *mail.button) : html::Html{}, mail_paragraphs(mail.after), foot_html(mail));
    const auto page =
        html_(_lang = frame.words->code(),
              head(meta(_charset = "utf-8"), meta(_name = "viewport", _content = "width=device-width, initial-scale=1"),
                   meta(_name = "color-scheme", _content = "light dark"),
                   meta(_name = "supported-color-schemes", _content = "light dark"), html::tags::title(mail.title),
                   html::trusted(std::string(dark_style))),
              body(_class = "m-page", _style = "margin:0;padding:0;background:#faf6ef;",
                   div_(_style = "max-width:560px;margin:0 auto;padding:32px 20px 40px;", content)));
    return "<!doctype html>\n" + page.str() + "\n";
}

void add_block(std::string& out, std::string_view text) {
    if (text.empty()) return;
    if (!out.empty()) out += "\n";
    out.append(text).append("\n");
}

std::string quoted(const MailQuote& quote) {
    std::string out = quote.author;
    if (!quote.where.empty()) out += " · " + quote.where;
    out += "\n> ";
    for (const char letter : base::trim(quote.text)) {
        out += letter;
        if (letter == '\n') out += "> ";
    }
    if (!quote.href.empty()) out += "\n" + quote.href;
    return out;
}

std::string text_part(const MailFrame& frame, const Mail& mail) {
    std::string out;
    add_block(out, mail.title);
    for (const auto& each : mail.paragraphs) add_block(out, each);
    add_block(out, mail.code);
    for (const auto& each : mail.quotes) add_block(out, quoted(each));
    if (mail.button) add_block(out, mail.button->label + "\n" + mail.button->href);
    for (const auto& each : mail.after) add_block(out, each);
    std::string foot = "-- \n" + frame.organisation;
    if (!mail.why.empty()) foot += "\n" + mail.why;
    if (!mail.stop_href.empty()) foot += "\n" + mail.stop_label + "\n" + mail.stop_href;
    add_block(out, foot);
    return out;
}

} // namespace

RenderedMail mail(const MailFrame& frame, const Mail& mail) {
    return {html_part(frame, mail), text_part(frame, mail)};
}

} // namespace ui
