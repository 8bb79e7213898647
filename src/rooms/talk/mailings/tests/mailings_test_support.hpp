// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// A house with announcements and people who cannot all be written to.
#include "parse/json.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/people/members/members.hpp"
#include "rooms/talk/mailings/mailings.hpp"
#include "support/talk_house.hpp"
#include <set>

namespace mailings {

using base::PersonId;
using items::ItemId;
using items::TalkHouse;
using spaces::SpaceId;
using support::contains;
using support::Fields;

struct MailHouse : testing::Test {
    TalkHouse house;

    explicit MailHouse(platform::OrganisationKind kind = platform::OrganisationKind::professional_association)
        : house({.kind = kind}) {
        house.put(house.binding, house.nadia, spaces::Standing::member);
        house.mails();
    }

    ItemId announce(PersonId author, std::vector<SpaceId> doors, items::Reach reach = items::Reach::spaces,
                    const std::string& text = "La salle est **fermée** mardi.") {
        auto visit = house.visit_as(author);
        auto body = items::render_body(*visit, text);
        items::NewItem item{.kind = items::Kind::announcement,
                            .author = author,
                            .title = "Fermeture",
                            .body = text,
                            .reach = reach,
                            .spaces = std::move(doors),
                            .published_at = visit->now()};
        return platform::write(*visit, [&] { return items::insert_item(*visit, item, body); });
    }
    // A member of the register who never signed in.
    PersonId enrol(const std::string& first, const std::string& email) {
        auto visit = house.system_visit();
        members::Record record;
        record.first_name = first;
        record.last_name = "Costa";
        record.email = email;
        record.address = "3 rue des Presses";
        record.postal_code = "35000";
        record.city = "Rennes";
        return platform::write(*visit, [&] { return members::add_member(*visit, record); });
    }
    std::string slug(SpaceId space) {
        auto visit = house.system_visit();
        return spaces::access_space(*visit, space, spaces::Need::see).slug;
    }
    http::Response send(PersonId who, ItemId item, const Fields& more, const std::string& key = {}) {
        Fields fields = more;
        fields.emplace_back("pace", "60"); // of two the first counts
        return house.post(who, house.path(item) + "/mailings", fields, key);
    }
    http::Response send_to_all(PersonId who, ItemId item) { return send(who, item, {{"audience", "everyone"}}); }
    http::Response send_to(PersonId who, ItemId item, SpaceId space) {
        return send(who, item, {{"audience", "spaces"}, {"spaces", slug(space)}});
    }
    // All beats of what is on its way.
    std::vector<net::Mail> arrived(int beats = 20) {
        auto out = house.mails();
        for (int i = 0; i < beats; ++i) {
            house.clock().advance(std::chrono::seconds(61));
            for (auto& mail : house.mails()) out.push_back(std::move(mail));
        }
        return out;
    }
    static std::set<std::string> addresses(const std::vector<net::Mail>& mails) {
        std::set<std::string> out;
        for (const auto& mail : mails) out.insert(mail.to_address);
        EXPECT_EQ(out.size(), mails.size()) << "somebody received it twice";
        return out;
    }
    static std::string header(const net::Mail& mail, const std::string& name) {
        for (const auto& [key, value] : mail.headers)
            if (key == name) return value;
        return {};
    }
    parse::Json told(PersonId who, const std::string& page) {
        return *parse::Json::parse(house.api(who, "GET", "/api/v1" + page).body);
    }
};

using Set = std::set<std::string>;

} // namespace mailings
