// SPDX-License-Identifier: AGPL-3.0-or-later
#include "journeys/player.hpp"
#include "parse/url.hpp"
#include <algorithm>
#include <chrono>
#include <fstream>
#include <regex>

namespace journeys {

namespace {

// What stands between “ and ”, in order; the rest of the line with “” in their place.
std::pair<std::string, std::vector<std::string>> split_quotes(const std::string& line) {
    static constexpr std::string_view open = "“", close = "”";
    std::string rest;
    std::vector<std::string> quoted;
    std::size_t at = 0;
    for (;;) {
        auto begin = line.find(open, at);
        if (begin == std::string::npos) break;
        auto end = line.find(close, begin);
        if (end == std::string::npos) throw Stumble("a quotation is not closed");
        rest += line.substr(at, begin - at) + "“”";
        quoted.push_back(line.substr(begin + open.size(), end - begin - open.size()));
        at = end + close.size();
    }
    return {rest + line.substr(at), quoted};
}

bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

std::string labels_of(const Page& page) {
    std::string out;
    for (const auto& form : page.forms)
        for (const auto& button : form.buttons) out += " [" + button.label + "]";
    for (const auto& link : page.links) out += " <" + link.label + ">";
    return out;
}

} // namespace

std::vector<Line> read_lines(const std::string& path) {
    std::ifstream file(path);
    std::vector<Line> out;
    std::string text;
    for (int number = 1; std::getline(file, text); ++number)
        if (!text.empty() && !text.starts_with('#')) out.push_back({number, text});
    return out;
}

void Player::play(const std::string& line) {
    static const std::regex shape(
        R"((\S+) (opens|follows|writes|ticks|presses|sees|does not see|finds nothing|receives|opens the mail's link) ?(.*?)\.?)");
    std::smatch parts;
    auto [rest, quoted] = split_quotes(plain(line));
    if (line.starts_with("Given ") || !std::regex_match(rest, parts, shape)) return set_scene(plain(line));
    std::string name = parts[1];
    if (name != "She" && name != "He" && name != "They") somebody_ = name;
    quoted.push_back(parts[3]); // what is not in quotation marks comes last
    act(parts[2], quoted);
}

Player::Walker& Player::walker(const std::string& name) {
    return walkers_[name];
}

// Given a member Sophie Martin, sophie@essai.example, Reliure, Bretagne
void Player::set_scene(const std::string& line) {
    static const std::regex person(
        R"(Given an? (member|facilitator|administrator) (\S+) ([^,]+), ([^,]+), ([^,]+), ([^,]+?)\.?)");
    static const std::regex passing(R"((\d+) (days|minutes) pass\.?)");
    std::smatch parts;
    if (std::regex_match(line, parts, person)) {
        auto& walker = walkers_[parts[2]];
        walker.person = house_.add_member(parts[2], parts[3], parts[4], parts[5], parts[6]);
        if (parts[1] == "facilitator") house_.give_role(walker.person, platform::Role::facilitator);
        if (parts[1] == "administrator") house_.give_role(walker.person, platform::Role::administrator);
        house_.mails(); // what the sign-in sent
    } else if (std::regex_match(line, parts, passing)) {
        collect_mails(); // what was due happens before
        auto count = std::stoi(parts[1]);
        house_.clock().advance(parts[2] == "days" ? std::chrono::hours(24 * count) : std::chrono::minutes(count));
    } else {
        throw Stumble("this line says nothing the journey knows");
    }
}

void Player::act(const std::string& verb, const std::vector<std::string>& words) {
    auto& who = walker(somebody_);
    const auto& first = words.front();
    const auto& rest = words.back();
    auto field = rest.substr(rest.rfind(' ') + 1);
    if (verb == "opens" && rest == "the mail's link") return open_mail_link(who, "");
    if (verb == "opens") return open(who, rest);
    if (verb == "follows") return follow(who, first);
    if (verb == "writes") return write(who, first, field);
    if (verb == "ticks") return tick(who, first, field);
    if (verb == "presses") return press(who, first);
    if (verb == "sees") return see(who, first, true);
    if (verb == "does not see") return see(who, first, false);
    if (verb == "receives") return receive(who, field, first);
    if (verb == "finds nothing" && who.status != 404)
        throw Stumble("something is there: " + std::to_string(who.status) + " " + who.at);
}

void Player::open(Walker& who, const std::string& path) {
    if (!who.person) house_.stranger_cookies = who.cookies;
    auto response = house_.get(who.person, path);
    if (!who.person) who.cookies = house_.stranger_cookies;
    show(who, response, path);
}

// As a browser: a redirect is followed.
void Player::show(Walker& who, const http::Response& response, const std::string& path) {
    if (response.status == 303) return open(who, support::location_of(response));
    who.page = read_page(response.body);
    who.at = path;
    who.status = response.status;
    if (response.status >= 500) throw Stumble(path + " fails: " + who.page.text);
}

void Player::follow(Walker& who, const std::string& label) {
    auto link = std::ranges::find_if(who.page.links, [&](const auto& each) { return each.label == label; });
    if (link == who.page.links.end())
        link = std::ranges::find_if(who.page.links, [&](const auto& each) { return holds(each.label, label); });
    if (link == who.page.links.end()) throw Stumble("no such link at " + who.at + ":" + labels_of(who.page));
    open(who, std::string(link->href)); // a copy: the page it stands on goes
}

void Player::write(Walker& who, const std::string& value, const std::string& name) {
    for (auto& form : who.page.forms)
        if (auto* field = form.find(name); field && field->kind != Field::Kind::hidden) {
            field->value = value;
            return;
        }
    throw Stumble("nothing to write in is called " + name + " at " + who.at);
}

void Player::tick(Walker& who, const std::string& label, const std::string& name) {
    std::string others;
    for (auto& form : who.page.forms)
        for (auto& field : form.fields) {
            if (!field.is_box() || field.name != name) continue;
            others += " “" + field.label + "”";
            if (!field.label.starts_with(label)) continue;
            for (auto& other : form.fields)
                if (field.kind == Field::Kind::radio && other.name == name) other.is_ticked = false;
            field.is_ticked = true;
            return;
        }
    throw Stumble("not among" + others + " at " + who.at);
}

void Player::press(Walker& who, const std::string& label) {
    for (const auto& form : who.page.forms) {
        const auto* button = form.find_button(label);
        if (!button) continue;
        auto path = form.action.empty() ? who.at : form.action;
        auto fields = form.sent(*button);
        if (!form.posts) {
            for (std::size_t i = 0; i < fields.size(); ++i)
                path += (i == 0 ? "?" : "&") + fields[i].first + "=" + parse::percent_encode(fields[i].second);
            return open(who, path);
        }
        if (!who.person) house_.stranger_cookies = who.cookies;
        auto response = house_.post(who.person, path, fields);
        if (!who.person) who.cookies = house_.stranger_cookies;
        return show(who, response, path);
    }
    throw Stumble("no such button at " + who.at + ":" + labels_of(who.page));
}

void Player::see(const Walker& who, const std::string& text, bool expected) {
    if (holds(who.page.text, text) == expected) return;
    throw Stumble(who.at + " (" + std::to_string(who.status) + ") says: " + who.page.text);
}

void Player::collect_mails() {
    for (auto& mail : house_.mails()) mailbox_.push_back(std::move(mail));
}

void Player::receive(Walker& who, const std::string& address, const std::string& text) {
    collect_mails();
    std::string others;
    for (auto mail = mailbox_.begin(); mail != mailbox_.end(); ++mail) {
        auto words = plain(mail->subject + "\n" + mail->text);
        others += "\n" + mail->to_address + ": " + words;
        if (mail->to_address != address || !holds(words, text)) continue;
        who.mail = *mail;
        mailbox_.erase(mail);
        return;
    }
    throw Stumble("no such mail among:" + others);
}

void Player::open_mail_link(Walker& who, const std::string& part) {
    static const std::regex address(R"(https://essai\.example(/\S+))");
    for (std::sregex_iterator link(who.mail.text.begin(), who.mail.text.end(), address), end; link != end; ++link)
        if (holds((*link)[1], part)) return open(who, (*link)[1]);
    throw Stumble("the mail holds no such link: " + who.mail.text);
}

} // namespace journeys
