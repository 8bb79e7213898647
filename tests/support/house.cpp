// SPDX-License-Identifier: AGPL-3.0-or-later
#include "support/house.hpp"
#include "base/random.hpp"
#include "jobs/jobs.hpp"
#include "platform/journal.hpp"
#include "platform/page.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/people/members/members.hpp"

namespace support {

namespace {

const base::Instant start_of_tests{1'795'000'000'000}; // 18 November 2026

platform::Organisation organisation_for(const HouseOptions& options) {
    platform::Organisation out;
    out.name = "Fédération d’essai";
    out.short_name = "Essai";
    out.kind = options.kind;
    out.mail_from = "maison@essai.example";
    return out;
}

} // namespace

TestHouse::TestHouse(HouseOptions options) : scratch_(db::testing::migrated_scratch(app::migrations())) {
    base::start_crypto();
    house_ = std::make_unique<platform::House>();
    house_->rooms = app::all_rooms();
    for (auto& room : options.rooms) house_->rooms.push_back(std::move(room));
    app::check_manifest(house_->rooms);
    house_->database = scratch_->open(app::migrations());
    auto clock = std::make_unique<net::FixedClock>(start_of_tests);
    clock_ = clock.get();
    house_->clock = std::move(clock);
    house_->files = net::open_memory_file_store();
    auto mailer = std::make_unique<net::MemoryMailer>();
    mailer_ = mailer.get();
    house_->mailer = std::move(mailer);
    house_->dns = std::make_unique<net::FixedDns>();
    auto http = std::make_unique<net::FixedHttpClient>();
    http_ = http.get();
    house_->http = std::move(http);
    house_->catalogues = app::catalogues();
    house_->asset = [](std::string_view name) { return "/static/" + std::string(name); };
    house_->origin = "https://essai.example";
    platform::start_cursors(*house_);
    app::start_worker(*house_, 0);
    answerer_ = std::make_unique<platform::Answerer>(
        *house_, nullptr, platform::AnswerOptions{.reads_per_minute_max = 0, .reads_per_minute_max_by_address = 0});
    if (options.start == HouseOptions::Start::organised) {
        auto visit = system_visit();
        platform::write(*visit, [&] { platform::update_organisation(*visit, organisation_for(options)); });
    }
}

TestHouse::~TestHouse() {
    answerer_.reset();
    if (house_) house_->worker.reset();
    house_.reset();
}

std::vector<net::Mail> TestHouse::mails() {
    run_jobs();
    return mailer_->take();
}

int TestHouse::run_jobs() {
    int total = 0;
    for (int round = 0; round < 20; ++round) {
        auto ran = house_->worker->drain();
        total += ran;
        if (ran == 0) break;
    }
    return total;
}

std::unique_ptr<platform::Visit> TestHouse::system_visit() {
    return std::make_unique<platform::Visit>(*house_, app::system_viewer());
}

std::unique_ptr<platform::Visit> TestHouse::visit_as(PersonId person) {
    platform::Viewer viewer;
    viewer.language = words::Language::fr;
    if (person) {
        auto visit = system_visit();
        auto account = accounts::find_account(visit->db(), person);
        auto who = accounts::find_person(visit->db(), person);
        viewer.person = person;
        viewer.means = platform::Viewer::Means::session;
        if (who) {
            viewer.public_id = who->public_id;
            viewer.name = who->name();
        }
        if (account) {
            viewer.roles = account->roles;
            viewer.is_member = account->state != accounts::AccountState::suspended;
        }
    }
    return std::make_unique<platform::Visit>(*house_, viewer);
}

PersonId TestHouse::add_member(const std::string& first_name, const std::string& last_name, const std::string& email,
                               const std::string& trade, const std::string& region) {
    auto visit = system_visit();
    members::Record record;
    record.first_name = first_name;
    record.last_name = last_name;
    record.email = email;
    record.trade = trade;
    record.region = region;
    record.directory = members::Visibility::members;
    auto person = platform::write(*visit, [&] { return members::add_member(*visit, record); });
    if (!email.empty()) session_of(person);
    return person;
}

void TestHouse::give_role(PersonId person, platform::Role role) {
    auto visit = system_visit();
    platform::write(*visit, [&] { accounts::give_role(*visit, person, role); });
}

// Signs in once, as a person would: the mailed link's page and its button.
std::string TestHouse::session_of(PersonId person) {
    if (auto found = sessions_.find(person.number); found != sessions_.end()) return found->second;
    auto visit = system_visit();
    auto way_in = platform::write(*visit, [&] {
        return accounts::issue_way_in(*visit, person, accounts::WayInPurpose::sign_in, std::chrono::minutes(30)).token;
    });
    auto kept = std::exchange(stranger_cookies, {});
    auto path = accounts::way_in_path(way_in);
    auto page = get({}, path);
    auto answer = post({}, path, {{"keep", "yes"}}); // ninety days, whatever the clock does
    std::string session;
    for (const auto& [name, value] : answer.headers)
        if (name == "Set-Cookie" && value.starts_with("__Host-guilde_session="))
            session = value.substr(22, value.find(';') - 22);
    stranger_cookies = std::move(kept);
    if (session.empty()) throw std::runtime_error("the test house could not sign somebody in: " + answer.body);
    sessions_[person.number] = session;
    return session;
}

http::Response TestHouse::send(PersonId person, http::Request& request) {
    std::string cookies;
    auto add = [&](const std::string& name, const std::string& value) {
        cookies += (cookies.empty() ? "" : "; ") + name + "=" + value;
    };
    if (person)
        add("__Host-guilde_session", session_of(person));
    else
        for (const auto& [name, value] : stranger_cookies) add(name, value);
    if (!cookies.empty()) request.headers.emplace_back("cookie", cookies);
    request.headers.emplace_back("accept-language", "fr");
    request.remote_address = "192.0.2.7";
    request.is_secure = true;
    auto response = answer(request);
    if (!person)
        for (const auto& [name, value] : response.headers)
            if (name == "Set-Cookie") {
                auto equals = value.find('=');
                stranger_cookies[value.substr(0, equals)] = value.substr(equals + 1, value.find(';') - equals - 1);
            }
    return response;
}

http::Response TestHouse::get(PersonId person, const std::string& target, bool as_fragment) {
    auto request = request_for(http::Method::get, target);
    if (as_fragment) request.headers.emplace_back("hx-request", "true");
    return send(person, request);
}

http::Response TestHouse::post(PersonId person, const std::string& path, const Fields& fields, const std::string& key) {
    return post_files(person, path,
                      [&] {
                          auto all = fields;
                          if (!key.empty()) all.emplace_back("key", key);
                          return all;
                      }(),
                      {});
}

http::Response TestHouse::post_files(PersonId person, const std::string& path, const Fields& fields,
                                     const std::vector<UploadedFile>& files) {
    auto request = request_for(http::Method::post, path);
    for (const auto& [name, value] : fields) request.form.fields.push_back({name, value});
    for (const auto& file : files) request.form.files.push_back({file.field, file.file_name, file.type, file.bytes});
    if (!request.has_field("key")) request.form.fields.push_back({"key", base::random_token()});
    request.form.fields.push_back({"csrf", csrf_for(person)});
    request.headers.emplace_back("origin", house_->origin);
    return send(person, request);
}

http::Response TestHouse::api(PersonId person, const std::string& method, const std::string& target,
                              const std::string& json, const std::string& key) {
    auto& token = tokens_[person.number];
    if (token.empty() && person) {
        auto visit = system_visit();
        token = platform::write(*visit, [&] { return accounts::issue_api_token(*visit, person, "test"); });
    }
    auto request = request_for(method_named(method), target);
    request.body = json;
    if (!json.empty()) request.headers.emplace_back("content-type", "application/json");
    if (person) request.headers.emplace_back("authorization", "Bearer " + token);
    if (!key.empty()) request.headers.emplace_back("idempotency-key", key);
    request.remote_address = "192.0.2.8";
    return answer(request);
}

} // namespace support
