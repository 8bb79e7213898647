// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/shared_hub.hpp"

namespace platform {

namespace {

// "wake TOPIC" and "cut PERSON".
constexpr std::string_view wake = "wake ";
constexpr std::string_view cut = "cut ";

} // namespace

SharedHub::SharedHub(http::Hub& own, const std::string& location)
    : own_(own), others_(db::open_bulletin(location, [this](std::string_view word) { hear(word); })) {}

void SharedHub::publish(std::string_view topic, std::string_view event, std::string_view data) {
    own_.publish(topic, event, data);
    if (others_ && event == "wake") others_->say(std::string(wake) += topic);
}

void SharedHub::disconnect(std::string_view owner) {
    own_.disconnect(owner);
    if (others_) others_->say(std::string(cut) += owner);
}

void SharedHub::hear(std::string_view word) {
    if (word.starts_with(wake)) {
        const auto topic = word.substr(wake.size());
        own_.publish(topic, "wake", topic);
    } else if (word.starts_with(cut)) {
        own_.disconnect(word.substr(cut.size()));
    }
}

} // namespace platform
