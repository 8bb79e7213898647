// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/mailer.hpp"
#include "platform/organisation.hpp"
#include <filesystem>
#include <mutex>

namespace app {

namespace {

// Opens another connection when the setting changes; no restart.
class FollowingMailer final : public net::Mailer {
public:
    FollowingMailer(platform::House& house, std::string forced_url)
        : house_(house), forced_url_(std::move(forced_url)) {}

    net::MailResult send(const net::Mail& mail) override { return current()->send(mail); }

private:
    std::shared_ptr<net::Mailer> current() {
        auto url = forced_url_.empty() ? platform::organisation(house_)->mail_url : forced_url_;
        std::lock_guard lock(mutex_);
        if (!mailer_ || url != url_) {
            url_ = url;
            mailer_ = url.empty() ? open_folder() : std::shared_ptr(net::open_smtp({.url = url}));
        }
        return mailer_;
    }
    std::shared_ptr<net::Mailer> open_folder() {
        auto folder = house_.data_directory + "/mail";
        std::filesystem::create_directories(folder);
        return net::open_mail_folder(folder);
    }

    platform::House& house_;
    std::string forced_url_;
    std::mutex mutex_;
    std::string url_;
    std::shared_ptr<net::Mailer> mailer_;
};

} // namespace

std::unique_ptr<net::Mailer> open_mailer(platform::House& house, const std::string& forced_url) {
    return std::make_unique<FollowingMailer>(house, forced_url);
}

} // namespace app
