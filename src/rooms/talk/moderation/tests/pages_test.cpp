// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/moderation/pages.hpp"
#include "app/boot.hpp"
#include "ui/golden_test_support.hpp"
#include <gtest/gtest.h>

namespace moderation {
namespace {

constexpr base::Instant now{1'795'000'000'000};

struct Sample {
    std::unique_ptr<words::Catalogues> catalogues = app::catalogues();
    words::Words words;
    ui::Frame frame;

    explicit Sample(words::Language language) : words(*catalogues, language, "Europe/Paris") {
        frame.words = &words;
        frame.now = now;
        frame.new_key = [] { return std::string("key"); };
        frame.asset = [](std::string_view name) { return "/static/" + std::string(name); };
    }
};

const pages::Thing thing{.path = "/moderation/posts/x7k",
                         .href = "/posts/x7k",
                         .text = "Un mot de trop <script>",
                         .author = {.name = "Sophie Martin", .line = "Reliure"}};

TEST(ModerationPages, ReaderModeratorAndAuthorSeeTheirOwn) {
    for (auto language : {words::Language::fr, words::Language::en}) {
        Sample sample(language);
        const std::string code(words::language_code(language));
        ui::expect_golden("menu_reader." + code, pages::menu(sample.frame, {.path = thing.path, .may_report = true}));
        ui::expect_golden("menu_moderator." + code,
                          pages::menu(sample.frame, {.path = thing.path, .may_report = true, .may_moderate = true}));
        Moderation hid{.reason = "Relisons la charte.", .at = now - std::chrono::hours(3)};
        ui::expect_golden("why_author." + code,
                          pages::why(sample.frame, {.thing = thing, .latest = hid, .may_contest = true}).content);
        ui::expect_golden("queue." + code, pages::queue(sample.frame, {{.thing = thing,
                                                                        .reasons = {"Blessant.", "Hors sujet."},
                                                                        .first_at = now - std::chrono::hours(5)}})
                                               .content);
        ui::expect_golden(
            "menu_reporter." + code,
            html::group(
                pages::outcome(sample.frame, ReportState::open),
                pages::menu(sample.frame, {.path = thing.path, .may_report = true, .reported = ReportState::left})));
        pages::Access access{.name = "Karim Haddad",
                             .first_name = "Karim",
                             .action = "/console/suspensions/x7k",
                             .record_href = "/console/members/x7k"};
        auto suspending = pages::suspension(sample.frame, access);
        ui::expect_golden("suspend." + code, html::group(ui::paragraph(suspending.title), suspending.content));
        access.is_suspended = true;
        access.latest = hid;
        auto letting_back = pages::suspension(sample.frame, access);
        ui::expect_golden("let_back." + code, html::group(ui::paragraph(letting_back.title), letting_back.content));
        ui::expect_golden("suspended." + code, pages::suspension_reason(sample.frame, hid));
        ui::expect_golden(
            "doors." + code,
            html::group(pages::doors(sample.frame, {.looks_after = true, .waiting = 2, .has_reported = true}),
                        pages::waiting_here(sample.frame, 1)));
    }
}

} // namespace
} // namespace moderation
