// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/machine/backup_watch.hpp"
#include "platform/backups.hpp"
#include "platform/house.hpp"
#include "platform/outbox.hpp"
#include "platform/platform.hpp"
#include "rooms/people/accounts/accounts.hpp"

namespace machine {

namespace {

constexpr base::Milliseconds between_warnings = std::chrono::hours(24);

platform::OutgoingMail write_warning(platform::Visit& visit, const accounts::Account& to,
                                     const platform::BackupState& state) {
    auto house = platform::organisation(visit);
    auto language = words::parse_language(to.language.empty() ? house->language : to.language);
    words::Words w(*visit.house().catalogues, language.value_or(words::Language::fr), house->time_zone);
    auto proven = state.proven_at ? w.text("The last one that could be restored is of {moment}.",
                                           {{"moment", w.moment(*state.proven_at)}})
                                  : w.text("None could be restored yet.");
    ui::Mail mail{
        .title = w.text("The backups of the house need you"),
        .paragraphs = {w.text("For more than two days no backup of the house was proven by a restore."), proven}};
    if (!state.error.empty())
        mail.paragraphs.push_back(w.text("The last try failed: {error}", {{"error", state.error}}));
    mail.button = ui::MailButton{.label = w.text("Open the machine"),
                                 .href = platform::absolute(visit.house(), "/console/machine")};
    mail.why = w.text("You receive this message because you are an administrator of {organisation}.",
                      {{"organisation", house->name}});
    auto rendered = ui::mail(platform::mail_frame(visit, w), mail);
    return {.kind = "machine.backups",
            .to_address = to.email,
            .to_name = {},
            .to_person = to.person,
            .subject = mail.title,
            .text = rendered.text,
            .html = rendered.html,
            .unsubscribe_path = {}};
}

} // namespace

void watch_backups(platform::Visit& visit) {
    auto state = platform::find_backup_state(visit);
    if (!state || !platform::is_proof_late(*state, visit.now())) return;
    if (state->warned_at && visit.now() - *state->warned_at < between_warnings) return;
    std::vector<platform::OutgoingMail> mails;
    auto officers = accounts::list_officers(visit.db(), platform::Role::administrator);
    for (const auto& account : accounts::list_accounts(visit.db(), officers))
        if (!account.email.empty() && account.state == accounts::AccountState::active)
            mails.push_back(write_warning(visit, account, *state));
    platform::write(visit, [&] {
        auto now = platform::find_backup_state(visit).value_or(*state);
        now.warned_at = visit.now();
        platform::update_backup_state(visit, now);
        for (const auto& mail : mails) platform::send_later(visit, mail);
    });
}

} // namespace machine
