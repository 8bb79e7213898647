// SPDX-License-Identifier: AGPL-3.0-or-later
// What waits for its hour. It goes out as its author would publish it then: with their rights of that moment, not of the
// one when they chose the hour.
#include "rooms/talk/articles/jobs.hpp"
#include "platform/platform.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/talk/articles/actions.hpp"
#include "rooms/talk/articles/store.hpp"
#include "ui/mail.hpp"

namespace articles {

using items::Need;
using platform::Visit;

namespace {

constexpr std::string_view job_kind = "articles.publish_due";

// Whoever may still come in, with the offices they hold now.
std::optional<platform::Viewer> find_viewer(Visit& visit, PersonId id) {
    auto person = accounts::find_person(visit.db(), id);
    auto account = accounts::find_account(visit.db(), id);
    if (!person || !account || account->state != accounts::AccountState::active) return std::nullopt;
    platform::Viewer viewer;
    viewer.person = id;
    viewer.public_id = person->public_id;
    viewer.name = person->name();
    viewer.roles = account->roles;
    viewer.is_member = true;
    viewer.means = platform::Viewer::Means::session;
    return viewer;
}

void publish_as_author(Visit& visit, const items::Item& item) {
    auto viewer = find_viewer(visit, item.author);
    if (!viewer) throw base::Refusal::not_found();
    Visit author(visit.house(), *viewer);
    platform::write(author, [&] {
        items::publish_scheduled(author, item.id);
        store::update_failed(author.db(), item.id, std::nullopt);
    });
}

// Nobody who may not come in any more is written to.
std::optional<platform::OutgoingMail> failure_mail(Visit& visit, const items::Item& item) {
    auto account = accounts::find_account(visit.db(), item.author);
    if (!account || account->email.empty() || account->state != accounts::AccountState::active) return std::nullopt;
    auto language = words::parse_language(account->language).value_or(words::Language::fr);
    words::Words words(*visit.house().catalogues, language, account->time_zone);
    auto title = words.text("Your article could not be published");
    ui::Mail mail;
    mail.title = title;
    mail.paragraphs = {
        words.text("Its hour came, but you may no longer publish in one of the places you had chosen. Nothing is lost: "
                   "your text is where it was, and nobody else reads it.")};
    mail.button = ui::MailButton{.label = words.text("See it"),
                                 .href = platform::absolute(visit.house(), items::article_path(item.public_id))};
    mail.why = words.text("You receive this message because you had chosen an hour for this article.");
    auto written = ui::mail(platform::mail_frame(visit, words), mail);
    auto person = accounts::find_person(visit.db(), item.author);
    return platform::OutgoingMail{.kind = "articles.publication_failed",
                                  .to_address = account->email,
                                  .to_name = person ? person->name() : std::string(),
                                  .to_person = item.author,
                                  .subject = title,
                                  .text = std::move(written.text),
                                  .html = std::move(written.html)};
}

void call_off(Visit& visit, const items::Item& item) {
    auto mail = failure_mail(visit, item);
    platform::write(visit, [&] {
        items::delete_item(visit, item.id); // scheduled: it is called off, and its author may put it back
        store::update_failed(visit.db(), item.id, visit.now());
        if (mail) platform::send_later(visit, *mail);
        platform::tell(visit, {.kind = publication_failed, .subject = item.id.number, .actor = item.author});
    });
}

} // namespace

void publish_due_later(Visit& visit, base::Instant at) {
    visit.later(
        {.kind = std::string(job_kind), .payload = {}, .run_at = at, .unique_key = std::to_string(at.milliseconds)});
}

void publish_due(Visit& visit) {
    constexpr int batch = 50;
    while (true) {
        auto due = items::list_due(visit.db(), visit.now(), batch);
        for (const auto& item : items::list_rows(visit.db(), due)) {
            if (item.state != items::State::scheduled) continue;
            try {
                publish_as_author(visit, item);
            } catch (const base::Refusal&) {
                call_off(visit, item);
            }
        }
        if (due.size() < static_cast<std::size_t>(batch)) return;
    }
}

void publish_now(Visit& visit, PublicId id) {
    auto item = access_article(visit, id, Need::edit).item;
    if (item.state != items::State::scheduled) return;
    try {
        publish_as_author(visit, item);
    } catch (const base::Refusal&) {
        throw base::Refusal::conflict(
            base::say("Its author may no longer publish in one of the places that were chosen."),
            items::article_path(item.public_id));
    }
}

void reschedule_article(Visit& visit, PublicId id, base::Instant at) {
    if (at <= visit.now())
        throw base::Refusal::invalid("publish_on",
                                     base::say("This moment has passed. Choose one to come, or publish now."));
    platform::write(visit, [&] {
        auto item = access_article(visit, id, Need::edit).item;
        items::reschedule_item(visit, item.id, at);
        publish_due_later(visit, at);
    });
}

std::vector<platform::JobHandler> schedule_jobs() {
    return {{.kind = job_kind, .run = [](Visit& visit, const std::string&) { publish_due(visit); }, .at_once = 1}};
}
std::vector<platform::Timer> schedule_timers() {
    return {{.name = "articles.publish_missed", .every = std::chrono::minutes(10), .run = publish_due}};
}

} // namespace articles
