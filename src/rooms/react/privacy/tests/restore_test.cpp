// SPDX-License-Identifier: AGPL-3.0-or-later
// A backup made before somebody was erased holds them still: `guilde restore` erases them again.
#include "app/commands/commands.hpp"
#include "base/scratch_folder.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/people/members/members.hpp"
#include "rooms/react/privacy/erase.hpp"
#include "rooms/react/privacy/privacy.hpp"
#include <gtest/gtest.h>
#include <filesystem>

namespace privacy {
namespace {

namespace fs = std::filesystem;

class Restore : public testing::Test {
protected:
    base::ScratchFolder scratch;
    fs::path root = scratch.path;

    app::Settings settings(const std::string& data) const {
        return {.data_directory = (root / data).string(),
                .key_file = (root / "data.key").string(),
                .speed = app::Settings::Speed::fast,
                .readers = 2};
    }
    static base::PersonId add(platform::Visit& visit, const std::string& name) {
        members::Record record;
        record.first_name = name;
        record.last_name = "Martin";
        return platform::write(visit, [&] { return members::add_member(visit, record); });
    }
    static std::string said(const std::function<int()>& command) {
        testing::internal::CaptureStdout();
        auto status = command();
        auto out = testing::internal::GetCapturedStdout();
        EXPECT_EQ(status, 0) << out;
        return out;
    }
    static bool knows(const app::Settings& where, base::PublicId person) {
        auto house = app::open_house(where);
        platform::Visit visit(*house, app::system_viewer());
        return accounts::find_person(visit.db(), person).has_value();
    }
};

TEST_F(Restore, erases_again_whoever_was_erased_since) {
    auto here = settings("data");
    base::PublicId sophie, leo;
    {
        auto house = app::open_house(here);
        platform::Visit visit(*house, app::system_viewer());
        sophie = accounts::find_person(visit.db(), add(visit, "Sophie"))->public_id;
        leo = accounts::find_person(visit.db(), add(visit, "Léo"))->public_id;
    }
    fs::create_directories(root / "backups");
    auto before = (root / "backups/before.tar.gz").string();
    said([&] { return app::back_up(here, before, app::Wrapping::plain); });
    EXPECT_FALSE(fs::exists(root / "backups" / list_name));
    {
        auto house = app::open_house(here);
        platform::Visit visit(*house, app::system_viewer());
        auto person = accounts::find_person(visit.db(), sophie)->id;
        platform::write(visit, [&] {
            erase(visit, {.person = person, .by = {}, .reason = Reason::in_writing, .asked_at = {}, .due_at = {}});
        });
        finish_erasures(visit);
    }
    EXPECT_TRUE(fs::exists(root / "data.erasures"));
    said([&] { return app::back_up(here, (root / "backups/after.tar.gz").string(), app::Wrapping::plain); });
    EXPECT_TRUE(fs::exists(root / "backups" / list_name));

    auto there = settings("elsewhere");
    auto words = said([&] { return app::restore(there, before); });
    EXPECT_NE(words.find("1 erased since this was made"), std::string::npos) << words;
    EXPECT_FALSE(knows(there, sophie));
    EXPECT_TRUE(knows(there, leo));
    EXPECT_TRUE(fs::exists(root / "elsewhere.erasures"));

    fs::remove(root / "backups" / list_name); // the list beside the data folder does as well, on the same machine
    fs::remove_all(root / "data");
    said([&] { return app::restore(here, before); });
    EXPECT_FALSE(knows(here, sophie));
}

} // namespace
} // namespace privacy
