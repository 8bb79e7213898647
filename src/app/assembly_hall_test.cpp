// SPDX-License-Identifier: AGPL-3.0-or-later
// A general assembly: two hundred people behind one network address open their doors at the same time, over HTTP.
#include "http/server_test.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "support/house.hpp"
#include <gtest/gtest.h>
#include <atomic>
#include <map>
#include <regex>

namespace app {
namespace {

constexpr int people = 200;
constexpr int at_once = 8; // requests on their way; connections stay open

// One telephone: its connection, its cookies, the form it was shown.
class Phone {
public:
    Phone(unsigned short port, std::string origin) : client_(port), origin_(std::move(origin)) {}

    http::Answer get(const std::string& path) { return kept(client_.get(path, "Cookie: " + cookies() + "\r\n")); }
    http::Answer post(const std::string& page, const std::string& path, const std::string& fields) {
        auto form = get(page);
        auto body = "csrf=" + hidden(form, "csrf") + "&key=" + hidden(form, "key") + "&" + fields;
        return kept(client_.post(path, body,
                                 "Content-Type: application/x-www-form-urlencoded\r\nOrigin: " + origin_ +
                                     "\r\nCookie: " + cookies() + "\r\n"));
    }

private:
    std::string cookies() const {
        std::string out;
        for (const auto& [name, value] : cookies_) out += (out.empty() ? "" : "; ") + name + "=" + value;
        return out;
    }
    http::Answer kept(http::Answer answer) {
        static const std::regex cookie("set-cookie: ([^=\r\n]+)=([^;\r\n]*)", std::regex::icase);
        for (std::sregex_iterator at(answer.head.begin(), answer.head.end(), cookie), end; at != end; ++at)
            cookies_[(*at)[1]] = (*at)[2];
        return answer;
    }
    static std::string hidden(const http::Answer& page, const std::string& name) {
        std::smatch found;
        const std::regex input("name=\"" + name + "\" value=\"([^\"]*)\"");
        return std::regex_search(page.body, found, input) ? found[1].str() : std::string();
    }

    http::Client client_;
    std::string origin_;
    std::map<std::string, std::string> cookies_;
};

// act(i) for everybody, several at a time.
template <class Act>
void together(Act act) {
    std::atomic<int> next = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < at_once; ++i)
        threads.emplace_back([&] {
            for (int number = next++; number < people; number = next++) act(number);
        });
    for (auto& thread : threads) thread.join();
}

std::string address_of(int number) {
    return "membre" + std::to_string(number) + "@essai.example";
}

TEST(AssemblyHall, TwoHundredPeopleComeInFromOneAddress) {
    support::TestHouse house;
    {
        auto visit = house.system_visit();
        platform::write(*visit, [&] {
            for (int i = 0; i < people; ++i)
                accounts::create_account(*visit, accounts::create_person(*visit, "Membre", std::to_string(i)),
                                         address_of(i));
        });
    }
    platform::Answerer answerer(house.house(), nullptr, {});
    http::RunningServer server([&](http::Request& request) { return answerer.answer(request); });
    std::vector<std::unique_ptr<Phone>> phones(people);
    together([&](int i) {
        auto number = static_cast<std::size_t>(i);
        phones[number] = std::make_unique<Phone>(server.port(), house.house().origin);
        auto asked = phones[number]->post("/sign-in", "/sign-in", "keep=yes&email=" + address_of(i));
        EXPECT_EQ(asked.status, 303) << address_of(i) << "\n" << asked.body;
    });

    std::map<std::string, std::string> codes;
    const std::regex six_digits("(?:^|[^0-9])([0-9]{3})[^0-9A-Za-z]{0,3}([0-9]{3})(?:[^0-9]|$)");
    for (const auto& mail : house.mails()) {
        std::smatch code;
        ASSERT_TRUE(std::regex_search(mail.text, code, six_digits)) << mail.text;
        codes[mail.to_address] = code[1].str() + code[2].str();
    }
    ASSERT_EQ(codes.size(), static_cast<std::size_t>(people));

    std::atomic<int> inside = 0;
    together([&](int i) {
        auto& phone = *phones[static_cast<std::size_t>(i)];
        if (i % 4 == 0) phone.post("/sign-in/code", "/sign-in/code", "code=12345"); // some mistype
        auto entered = phone.post("/sign-in/code", "/sign-in/code", "code=" + codes.at(address_of(i)));
        EXPECT_EQ(entered.status, 303) << address_of(i) << "\n" << entered.body;
        inside += phone.get("/me/security").status == 200 ? 1 : 0;
    });
    EXPECT_EQ(inside, people);
}

} // namespace
} // namespace app
