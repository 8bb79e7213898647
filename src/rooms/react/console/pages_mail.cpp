// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/console/pages.hpp"

namespace console::pages {

namespace {

std::string finding_text(const ui::Frame& frame, Finding finding) {
    const auto& w = frame.w();
    switch (finding) {
        case Finding::good: return w.text("In order");
        case Finding::missing: return w.text("Missing");
        case Finding::wrong: return w.text("There is a mistake in it");
        case Finding::unknown: return w.text("Could not be asked");
    }
    return {};
}

html::Html finding_row(const ui::Frame& frame, std::string name, Finding finding, const std::string& advice) {
    bool is_good = finding == Finding::good;
    return ui::row(frame, {.title = std::move(name),
                           .text = finding_text(frame, finding) + (is_good ? "" : " · " + advice),
                           .icon = is_good ? "circle-check" : "circle-alert"});
}

html::Html test_notice(const ui::Frame& frame, const Mail& page) {
    const auto& w = frame.w();
    if (page.test_answer.empty()) return {};
    return ui::notice(frame, {.kind = page.test_accepted ? ui::NoticeKind::success : ui::NoticeKind::error,
                              .title = page.test_accepted ? w.text("The server took the message")
                                                          : w.text("The server did not take the message"),
                              .text = w.text("It said: {answer}", {{"answer", page.test_answer}})});
}

} // namespace

ui::Page mail(const ui::Frame& frame, const Mail& page) {
    const auto& w = frame.w();
    auto form =
        ui::form(frame, {.action = "/console/mail"},
                 ui::email_field(frame, {.name = "mail_from",
                                         .label = w.text("Sender"),
                                         .help = w.text("An address of your own domain."),
                                         .value = page.from,
                                         .required = true}),
                 ui::text_field(
                     frame, {.name = "mail_server",
                             .label = w.text("Mail server"),
                             .help = w.text("smtp://name@mail.example.org:587, as your provider says. Empty: messages "
                                            "are kept in a folder and do not leave."),
                             .value = page.server,
                             .autocomplete = "off"}),
                 ui::password_field(
                     frame, {.name = "mail_password",
                             .label = w.text("Its password"),
                             .help = page.has_password ? w.text("One is kept. Leave empty to keep it.") : std::string(),
                             .required = false}),
                 ui::text_field(frame, {.name = "dkim_selector",
                                        .label = w.text("DKIM selector"),
                                        .help = w.text("Your provider gives it with the key to publish."),
                                        .value = page.selector}),
                 ui::submit_row(frame, {.label = w.text("Save"), .cancel_href = "/console"}));
    auto counts = ui::stat_list(frame, {{.label = w.text("Waiting"), .value = w.number(page.waiting)},
                                        {.label = w.text("Accepted"), .value = w.number(page.accepted)},
                                        {.label = w.text("Refused"), .value = w.number(page.refused)}});
    auto test = ui::cluster(
        ui::action_form(frame,
                        {.action = "/console/mail/test", .label = w.text("Send me a test message"), .icon = "send"}),
        ui::link_button(frame,
                        {.label = w.text("Examine our domain"), .href = "/console/mail/domain", .icon = "search"}));
    return {.title = w.text("Mail"),
            .content = ui::stack_loose(test_notice(frame, page), form,
                                       ui::section(frame, {.title = w.text("Does it work?")}, test),
                                       ui::section(frame, {.title = w.text("Messages")}, counts)),
            .section = "/console"};
}

ui::Page mail_domain(const ui::Frame& frame, std::string_view domain, const DomainReport& report) {
    const auto& w = frame.w();
    auto above =
        ui::breadcrumb(frame, {{.label = w.text("Mail"), .href = "/console/mail"}, {.label = w.text("Domain")}});
    if (domain.empty())
        return {.title = w.text("Our domain"),
                .content = ui::empty_state(
                    frame, {.title = w.text("No sender yet"),
                            .text = w.text("Write the sender’s address first."),
                            .action = ui::link_button(frame, {.label = w.text("Mail"), .href = "/console/mail"}),
                            .icon = "mail"}),
                .above = above,
                .section = "/console"};
    return {.title = w.text("Our domain"),
            .content = ui::list(
                frame, {.items = {finding_row(frame, "SPF", report.spf,
                                              w.text("add a TXT record: v=spf1 include:YOUR-PROVIDER -all")),
                                  finding_row(frame, "DKIM", report.dkim,
                                              w.text("publish the key your provider gives, and write its selector")),
                                  finding_row(frame, "DMARC", report.dmarc,
                                              w.text("add a TXT record at _dmarc: v=DMARC1; p=none"))}}),
            .lead = w.text("What other mail servers ask about {domain} before believing us.",
                           {{"domain", std::string(domain)}}),
            .above = above,
            .section = "/console"};
}

} // namespace console::pages
