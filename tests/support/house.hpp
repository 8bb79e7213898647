// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// A whole house in memory for tests: every room, a migrated scratch database (SQLite, or PostgreSQL when
// GUILDE_TEST_DATABASE=postgres), a clock that stands still, mail that is kept, jobs run when asked.
//
//   support::TestHouse house;
//   auto sophie = house.add_member("Sophie", "Martin", "sophie@village.example");
//   auto page = house.get(sophie, "/members");
//   auto answer = house.post(sophie, "/posts", {{"title", "…"}, {"body", "…"}});   csrf, key and cookies are added
//   house.run_jobs();  house.mails();
#include "app/boot.hpp"
#include "db/testing.hpp"
#include "net/clock.hpp"
#include "net/mail.hpp"
#include "platform/answer.hpp"
#include "platform/house.hpp"
#include "platform/platform.hpp"
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace support {

using Fields = std::vector<std::pair<std::string, std::string>>;
using base::PersonId;

// Organised unless `is_empty`: "Fédération d’essai", professional association, French.
struct HouseOptions {
    enum class Start { organised, empty } start = Start::organised;
    platform::OrganisationKind kind = platform::OrganisationKind::professional_association;
    std::vector<platform::Room> rooms = {}; // more of them, above the house's own
};

struct UploadedFile {
    std::string field;
    std::string file_name;
    std::string type;
    std::string bytes;
};

class TestHouse {
public:
    explicit TestHouse(HouseOptions options = {});
    ~TestHouse();

    platform::House& house() { return *house_; }
    net::FixedClock& clock() { return *clock_; }
    std::vector<net::Mail> mails(); // taken: a second call gives only what came since
    net::MemoryMailer& mailer() { return *mailer_; }
    net::FixedHttpClient& http() { return *http_; } // other sites: they answer what they are told to
    int run_jobs();                                 // everything due; follows what it enqueues

    // A visit as somebody (with their roles and language), for calling actions directly. PersonId{}: nobody.
    std::unique_ptr<platform::Visit> visit_as(PersonId person);
    std::unique_ptr<platform::Visit> system_visit();

    // Through the rooms' front doors. Active account, in the directory.
    PersonId add_member(const std::string& first_name, const std::string& last_name, const std::string& email,
                        const std::string& trade = "Reliure", const std::string& region = "Bretagne");
    void give_role(PersonId person, platform::Role role);

    // Requests through the whole pipeline. PersonId{}: a stranger. Languages: Accept-Language of strangers is French.
    http::Response get(PersonId person, const std::string& target, bool as_fragment = false);
    http::Response post(PersonId person, const std::string& path, const Fields& fields, const std::string& key = {});
    http::Response post_files(PersonId person, const std::string& path, const Fields& fields,
                              const std::vector<UploadedFile>& files);
    http::Response api(PersonId person, const std::string& method, const std::string& target,
                       const std::string& json = {}, const std::string& key = {});
    // The raw door.
    http::Response answer(http::Request request) { return answerer_->answer(request); }
    // A page's cookies kept for a stranger between two requests (setup, sign-in).
    std::map<std::string, std::string> stranger_cookies;
    std::string session_of(PersonId person); // the cookie's value
    // The next request comes in anew: what matters asks who one is after a quarter of an hour.
    void sign_in_again(PersonId person) { sessions_.erase(person.number); }

private:
    std::unique_ptr<db::testing::Scratch> scratch_;
    std::unique_ptr<platform::House> house_;
    net::FixedClock* clock_ = nullptr;
    net::MemoryMailer* mailer_ = nullptr;
    net::FixedHttpClient* http_ = nullptr;
    std::unique_ptr<platform::Answerer> answerer_;
    std::map<std::int64_t, std::string> sessions_;
    std::map<std::int64_t, std::string> tokens_;

    http::Response send(PersonId person, http::Request& request);
    std::string csrf_for(PersonId person);
};

http::Request request_for(http::Method method, const std::string& target);
http::Method method_named(std::string_view name);
std::string body_text(const http::Response& response); // tags removed, entities decoded, white space folded
bool contains(const http::Response& response, std::string_view text); // in body_text
std::string header_of(const http::Response& response, std::string_view name);
std::string location_of(const http::Response& response);
// The value of the first input of that name in a page ("csrf", "key").
std::string input_of(const http::Response& response, std::string_view name);

} // namespace support
