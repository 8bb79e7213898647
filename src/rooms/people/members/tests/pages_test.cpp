// SPDX-License-Identifier: AGPL-3.0-or-later
// Golden pages: the directory, a profile for three readers, one's own form, the console; in both languages.
#include "rooms/people/members/pages.hpp"
#include "app/boot.hpp"
#include "people.hpp"
#include "ui/golden_test_support.hpp"

namespace members {

namespace {

constexpr base::Instant now{1'795'000'000'000};

struct Sample {
    std::unique_ptr<words::Catalogues> catalogues = app::catalogues();
    words::Words words;
    ui::Frame frame;
    std::string code;

    explicit Sample(words::Language language)
        : words(*catalogues, language, "Europe/Paris"), code(words::language_code(language)) {
        frame.words = &words;
        frame.now = now;
        frame.new_key = [] { return std::string("key"); };
        frame.asset = [](std::string_view name) { return "/static/" + std::string(name); };
    }
};

Profile elodie() {
    Profile out;
    out.record = clean_record(full_record());
    out.record.person = {7};
    out.record.public_id = {12345};
    out.record.directory = Visibility::everyone;
    out.shown.set(Field::job, Visibility::everyone);
    out.directory_answered_at = now;
    out.confirmed_at = now;
    out.arrived_at = now;
    out.created_at = now;
    return out;
}

pages::Directory directory() {
    pages::Directory out;
    out.asked.search.trade = "reliure";
    out.asked.trade = "Reliure";
    out.filters.trades = {{"Reliure", "reliure", 214}, {"Édition", "edition", 96}};
    out.filters.regions = {{"Bretagne", "bretagne", 31}};
    out.filters.offers = {{"Marbrure", "marbrure", 12}};
    out.people = {elodie()};
    out.next = "cursor";
    out.count = 214;
    out.today = base::Day::of(now);
    return out;
}

// Nobody, the viewer alone, and a dozen who all fit on the page.
pages::Directory directory_of(int count) {
    pages::Directory out;
    out.count = count;
    out.today = base::Day::of(now);
    out.viewer = elodie().record.person;
    out.people.assign(static_cast<std::size_t>(count), elodie());
    for (int i = 1; i < count; ++i) {
        auto& record = out.people[static_cast<std::size_t>(i)].record;
        record.person = {100 + i};
        record.last_name = "Voisine " + std::to_string(i);
    }
    return out;
}

pages::ConsoleList console_list() {
    pages::ConsoleList out;
    out.search = {.scope = Scope::console, .words = "mar", .state = std::string(token_current)};
    out.people = {elodie()};
    out.next = "cursor";
    out.count = 1;
    out.today = base::Day::of(now);
    return out;
}

} // namespace

TEST(Pages, look_as_they_were_accepted) {
    for (auto language : {words::Language::fr, words::Language::en}) {
        Sample sample(language);
        const auto& frame = sample.frame;
        auto card = pages::card_of(frame, elodie(), Audience::member, base::Day::of(now));
        ui::expect_golden("card." + sample.code, ui::person_card(frame, card));
        ui::expect_golden("directory." + sample.code, pages::directory_page(frame, directory()).content);
        for (auto [name, audience] :
             {std::pair{"stranger", Audience::stranger}, {"member", Audience::member}, {"self", Audience::self}}) {
            pages::ProfileView view{
                .profile = elodie(), .audience = audience, .today = base::Day::of(now), .handle = "elodie-marchand"};
            ui::expect_golden(std::string("profile_") + name + "." + sample.code,
                              pages::profile_page(frame, view).content);
        }
        for (auto count : {0, 1, 12}) {
            auto page = directory_of(count);
            ui::expect_golden("directory_of_" + std::to_string(count) + "." + sample.code,
                              pages::directory_results(frame, page));
        }
        ui::expect_golden("console." + sample.code, pages::console_list_page(frame, console_list()).content);
        ui::expect_golden("record_form." + sample.code,
                          pages::record_form_page(frame, elodie().record, false, {elodie().record}).content);
        ui::expect_golden("edit." + sample.code, pages::edit_page(frame, elodie()).content);
        pages::RecordView record{.profile = elodie(),
                                 .today = base::Day::of(now),
                                 .account = "—",
                                 .has_account = true,
                                 .may_give_roles = true,
                                 .may_suspend = true};
        ui::expect_golden("record." + sample.code, pages::record_page(frame, record).content);
    }
}

} // namespace members
