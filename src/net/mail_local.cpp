// SPDX-License-Identifier: AGPL-3.0-or-later
#include "net/durable_file.hpp"
#include "net/mail.hpp"
#include <unistd.h>
#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <stdexcept>
#include <system_error>

namespace net {
namespace {

namespace fs = std::filesystem;

class MailFolder final : public Mailer {
public:
    explicit MailFolder(const std::string& directory) : directory_(directory) {
        create_folder(directory_);
        number_ = highest_number();
    }

    MailResult send(const Mail& mail) override {
        try {
            return {MailOutcome::accepted, "250 written to " + write(to_rfc5322(mail))};
        } catch (const std::invalid_argument& error) {
            return {MailOutcome::refused, error.what()};
        } catch (const std::system_error& error) {
            return {MailOutcome::try_later, error.what()};
        }
    }

private:
    long highest_number() const {
        long highest = 0;
        for (const auto& entry : fs::directory_iterator(directory_)) {
            const std::string stem = entry.path().stem().string();
            const bool is_number = !stem.empty() && stem.size() < 18 &&
                                   std::ranges::all_of(stem, [](char c) { return c >= '0' && c <= '9'; });
            if (is_number && entry.path().extension() == ".eml") {
                highest = std::max(highest, std::stol(stem));
            }
        }
        return highest;
    }

    // link() fails when the name is taken, so two programs never share a number.
    std::string write(const std::string& bytes) {
        const std::lock_guard lock(mutex_);
        const std::string temporary = write_temporary(directory_, bytes);
        std::string name;
        int error = 0;
        do {
            std::array<char, 32> text{};
            std::snprintf(text.data(), text.size(), "%06ld.eml", ++number_);
            name = text.data();
            error = ::link(temporary.c_str(), (directory_ + "/" + name).c_str()) == 0 ? 0 : errno;
        } while (error == EEXIST);
        ::unlink(temporary.c_str());
        if (error != 0) throw std::system_error(error, std::generic_category(), "link " + name);
        sync_folder(directory_);
        return name;
    }

    std::string directory_;
    std::mutex mutex_;
    long number_ = 0;
};

} // namespace

std::unique_ptr<Mailer> open_mail_folder(const std::string& directory) {
    return std::make_unique<MailFolder>(directory);
}

MailResult MemoryMailer::send(const Mail& mail) {
    try {
        to_rfc5322(mail);
    } catch (const std::invalid_argument& error) {
        return {MailOutcome::refused, error.what()};
    }
    const std::lock_guard lock(mutex_);
    if (answer_.outcome == MailOutcome::accepted) sent_.push_back(mail);
    return answer_;
}

std::vector<Mail> MemoryMailer::take() {
    const std::lock_guard lock(mutex_);
    return std::exchange(sent_, {});
}

void MemoryMailer::answer_with(MailResult result) {
    const std::lock_guard lock(mutex_);
    answer_ = std::move(result);
}

} // namespace net
