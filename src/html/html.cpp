// SPDX-License-Identifier: AGPL-3.0-or-later
#include "html/html.hpp"
#include <algorithm>
#include <array>

namespace html {

namespace {

constexpr std::string_view entity_of(char letter) {
    switch (letter) {
        case '&': return "&amp;";
        case '<': return "&lt;";
        case '>': return "&gt;";
        case '"': return "&quot;";
        case '\'': return "&#39;";
        default: return {};
    }
}

constexpr auto special = [] {
    std::array<bool, 256> table{};
    for (const char letter : {'&', '<', '>', '"', '\''}) table[static_cast<unsigned char>(letter)] = true;
    return table;
}();

bool is_control(char letter) {
    const auto code = static_cast<unsigned char>(letter);
    return code < 0x20 || code == 0x7f;
}

bool same_scheme(std::string_view scheme, std::string_view lower) {
    return std::ranges::equal(scheme, lower, [](char a, char b) {
        return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
    });
}

// Browsers drop tabs and line ends anywhere in an address: one that has them is not what it seems.
bool is_allowed(std::string_view address) {
    if (std::ranges::any_of(address, is_control)) return false;
    const std::size_t end = address.find_first_of(":/?#");
    if (end == std::string_view::npos || address[end] != ':') return true;
    const std::string_view scheme = address.substr(0, end);
    return std::ranges::any_of(std::array<std::string_view, 4>{"https", "http", "mailto", "tel"},
                               [&](std::string_view each) { return same_scheme(scheme, each); });
}

} // namespace

std::string Html::str() const& {
    std::string out;
    out.reserve(size());
    for (const auto& part : before_) out += *part;
    return out += text_;
}

std::string Html::str() && {
    return before_.empty() ? std::move(text_) : std::as_const(*this).str();
}

void Html::share_text() {
    if (text_.empty()) return;
    before_size_ += text_.size();
    before_.push_back(std::make_shared<const std::string>(std::exchange(text_, {})));
}

Html& Html::operator+=(const Html& other) {
    if (other.before_.empty() && other.text_.size() < detail::shared_from) {
        text_ += other.text_;
        return *this;
    }
    if (this == &other) return *this += Html(other);
    share_text();
    before_.insert(before_.end(), other.before_.begin(), other.before_.end());
    before_size_ += other.before_size_;
    text_ = other.text_;
    if (text_.size() >= detail::shared_from) share_text();
    return *this;
}

Html Writer::take() && {
    if (out_.text_.size() >= detail::shared_from) out_.share_text();
    return std::move(out_);
}

void escape_into(std::string& out, std::string_view text) {
    std::size_t from = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!special[static_cast<unsigned char>(text[at])]) continue;
        out.append(text.substr(from, at - from)).append(entity_of(text[at]));
        from = at + 1;
    }
    out.append(text.substr(from));
}

Url::Url(std::string_view address) {
    const std::size_t start = address.find_first_not_of(' ');
    if (start == std::string_view::npos) return;
    address = address.substr(start, address.find_last_not_of(' ') - start + 1);
    text_ = is_allowed(address) ? std::string(address) : "#";
}

} // namespace html
