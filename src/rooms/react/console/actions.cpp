// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/console/actions.hpp"
#include "base/random.hpp"
#include "rooms/common/items/items.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/react/console/console.hpp"
#include "rooms/react/console/store.hpp"
#include "rooms/talk/comments/comments.hpp"
#include <algorithm>

namespace console {

using platform::Visit;

namespace {

constexpr base::Milliseconds days_counted = std::chrono::hours(24 * 31); // older history is in no total
constexpr platform::Limit test_mails{.name = "console.test_mails", .count_max = 10, .window = std::chrono::hours(1)};

void save(Visit& visit, const platform::Organisation& organisation) {
    platform::update_organisation(visit, organisation);
    platform::tell(visit, {.kind = settings_changed});
}

void change_picture(Visit& visit, std::string& address, const PictureChange& change) {
    if (change.picture)
        address = files::picture_path(files::insert_picture(visit, *change.picture, files::Guard::anyone).public_id);
    else if (change.present == PictureChange::Present::removed)
        address.clear();
}

template <Happening kind>
void note(Visit& visit, const platform::Fact& fact) {
    platform::write(visit, [&] { store::add_to_day(visit.db(), kind, base::Day::of(fact.at)); });
}
// Within the act: what is done now waits for nobody's count, and is heard after it.
template <Happening kind>
void note_past(Visit& visit, const platform::Fact& fact) {
    bool is_past = fact.tense == platform::Tense::history;
    if (is_past && fact.at >= visit.now() - days_counted) note<kind>(visit, fact);
}

} // namespace

void update_identity(Visit& visit, const rules::Identity& typed) {
    auto clean = rules::check_identity(*platform::organisation(visit), typed);
    platform::write(visit, [&] { save(visit, rules::check_identity(*platform::organisation(visit), typed)); });
}

void update_looks(Visit& visit, const LooksDraft& draft) {
    auto colour = rules::check_colour(draft.colour);
    auto typeface = rules::check_typeface(draft.typeface);
    platform::write(visit, [&] {
        auto organisation = *platform::organisation(visit);
        organisation.brand_colour = colour;
        organisation.typeface = typeface;
        change_picture(visit, organisation.logo, draft.logo);
        change_picture(visit, organisation.cover, draft.cover);
        save(visit, organisation);
    });
}

void update_mail(Visit& visit, const rules::MailSetting& typed) {
    auto clean = rules::check_mail(*platform::organisation(visit), typed);
    platform::write(visit, [&] {
        auto organisation = *platform::organisation(visit);
        organisation.mail_from = clean.mail_from;
        organisation.mail_url = clean.mail_url;
        organisation.dkim_selector = clean.dkim_selector;
        save(visit, organisation);
    });
}

net::MailResult send_test_mail(Visit& visit) {
    platform::check_limit(visit, test_mails, "house");
    auto account = accounts::find_account(visit.db(), visit.viewer().person);
    if (!account || account->email.empty())
        throw base::Refusal::conflict(base::say("Give yourself an address first, in your account."), "/me");
    platform::count_one(visit, test_mails, "house");
    auto house = platform::organisation(visit);
    const auto& w = visit.words();
    auto from = house->mail_from.empty() ? "no-reply@localhost" : house->mail_from;
    auto text = w.text("This is the test message that you asked for. If you read it, mail goes out.");
    return visit.house().mailer->send({.to_address = account->email,
                                       .to_name = visit.viewer().name,
                                       .from_address = from,
                                       .from_name = house->short_name.empty() ? house->name : house->short_name,
                                       .reply_to = {},
                                       .subject = w.text("A test message"),
                                       .text = text,
                                       .html = "<p>" + text + "</p>",
                                       .message_id = base::random_token() + "@" + rules::domain_of(from),
                                       .date = visit.now(),
                                       .headers = {{"Auto-Submitted", "auto-generated"}}});
}

net::MailDomainReport examine_mail_domain(Visit& visit) {
    auto house = platform::organisation(visit);
    auto domain = rules::domain_of(house->mail_from);
    if (domain.empty()) return {};
    return net::check_mail_domain(*visit.house().dns, domain, house->dkim_selector);
}

void update_open_features(Visit& visit, const std::vector<std::string>& open) {
    platform::write(visit, [&] {
        for (const auto& feature : platform::list_features(visit)) {
            bool is_wanted = std::ranges::find(open, feature.name) != open.end();
            if (is_wanted == feature.is_open) continue;
            platform::update_feature(visit, feature.name, is_wanted);
            platform::tell(visit, {.kind = is_wanted ? feature_opened : feature_closed});
        }
    });
}

std::vector<platform::Listener> listeners() {
    using When = platform::Listener::When;
    using enum Happening;
    return {{.name = "console.count_publications", .kind = items::item_published, .hear = note<publication>},
            {.name = "console.count_comments", .kind = comments::comment_posted, .hear = note<comment>},
            {.name = "console.count_arrivals", .kind = accounts::account_opened, .hear = note<arrival>},
            {.name = "console.count_past_publications",
             .kind = items::item_published,
             .when = When::within,
             .hear = note_past<publication>},
            {.name = "console.count_past_comments",
             .kind = comments::comment_posted,
             .when = When::within,
             .hear = note_past<comment>},
            {.name = "console.count_past_arrivals",
             .kind = accounts::account_opened,
             .when = When::within,
             .hear = note_past<arrival>}};
}

} // namespace console
