// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/belong/communities/rules.hpp"
#include "base/text.hpp"
#include "parse/json.hpp"
#include <algorithm>
#include <charconv>

namespace communities {

namespace {

constexpr std::size_t name_length_max = 100;

template <class C, class F>
void for_each_count(C& counts, F visit) {
    visit("persons", counts.persons);
    visit("former", counts.former);
    visit("questions", counts.questions);
    visit("answers", counts.answers);
    visit("comments", counts.comments);
    visit("reactions", counts.reactions);
    visit("accepted", counts.accepted);
    visit("idle_users", counts.idle_users);
    visit("nameless_votes", counts.nameless_votes);
    visit("other_votes", counts.other_votes);
    visit("site_posts", counts.site_posts);
    visit("lost_posts", counts.lost_posts);
    visit("shortened", counts.shortened);
    visit("edits", counts.edits);
    visit("closings", counts.closings);
    visit("missing_files", counts.missing_files);
    visit("threads_kept", counts.threads_kept);
    visit("persons_kept", counts.persons_kept);
}

void add(std::vector<base::Message>& out, std::int64_t n, const char* sentence) {
    if (n > 0) out.push_back(base::say(sentence, {{"n", std::to_string(n)}}));
}

} // namespace

PersonName split_name(std::string_view shown) {
    auto clean = base::clean_line(std::string(base::first_code_points(shown, name_length_max)));
    auto blank = clean.find(' ');
    if (blank == std::string::npos) return {.first = {}, .last = clean};
    return {.first = clean.substr(0, blank), .last = clean.substr(blank + 1)};
}

std::vector<std::string> split_tags(std::string_view text) {
    std::vector<std::string> out;
    std::string tag;
    for (char c : text) {
        if (c != '<' && c != '>' && c != '|') {
            tag += c;
            continue;
        }
        if (!tag.empty()) out.push_back(tag);
        tag.clear();
    }
    if (!tag.empty()) out.push_back(tag);
    return out;
}

std::string write_tags(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t name = 0;
        for (std::string_view opening : {"[tag:", "[meta-tag:"})
            if (text.substr(at).starts_with(opening)) name = at + opening.size();
        auto end = name == 0 ? std::string_view::npos : text.find_first_of("]\n ", name);
        if (end == std::string_view::npos || text[end] != ']' || end == name) {
            out += text[at++];
            continue;
        }
        out += "#" + std::string(text.substr(name, end - name));
        at = end + 1;
    }
    return out;
}

std::optional<std::int64_t> parse_number(std::string_view text) {
    std::int64_t number = 0;
    auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (fault != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

std::optional<base::Instant> parse_moment(std::string_view text) {
    auto day = base::Day::parse_iso(text.substr(0, 10));
    if (!day || text.size() < 19 || text[10] != 'T' || text[13] != ':' || text[16] != ':') return std::nullopt;
    auto part = [&](std::size_t at, std::size_t size) { return parse_number(text.substr(at, size)); };
    auto hour = part(11, 2), minute = part(14, 2), second = part(17, 2);
    if (!hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 60) return std::nullopt;
    std::int64_t milliseconds = 0;
    if (text.size() >= 23 && text[19] == '.') milliseconds = part(20, 3).value_or(0);
    return base::Instant{day->number * 86'400'000 + ((*hour * 60 + *minute) * 60 + *second) * 1000 + milliseconds};
}

Fitted fit(const std::string& markdown, std::size_t bytes_max) {
    if (markdown.size() <= bytes_max) return {.text = markdown};
    constexpr std::string_view end = "\n\n…";
    auto part = std::string(base::first_code_points(markdown, bytes_max));
    while (part.size() + end.size() > bytes_max) {
        auto paragraph = part.rfind("\n\n");
        auto blank = part.find_last_of(" \n");
        auto at = paragraph != std::string::npos && paragraph > bytes_max / 2 ? paragraph : blank;
        if (at == std::string::npos || at < bytes_max / 2)
            part = std::string(base::first_code_points(part, bytes_max / 4));
        else
            part.resize(at);
    }
    return {.text = part + std::string(end), .is_cut = true};
}

std::string write_counts(const Counts& counts) {
    auto out = parse::Json::object();
    for_each_count(counts, [&](std::string_view name, std::int64_t n) { out.set(name, n); });
    return out.serialise();
}

Counts read_counts(std::string_view text) {
    Counts out;
    auto json = parse::Json::parse(text);
    if (!json) return out;
    for_each_count(out, [&](std::string_view name, std::int64_t& n) { n = json->find_int(name).value_or(0); });
    return out;
}

std::vector<base::Message> say_brought(const Counts& counts) {
    std::vector<base::Message> out;
    add(out, counts.persons, base::mark("{n} people who wrote or voted under their name. They sign in once invited."));
    add(out, counts.questions, base::mark("{n} questions, with their tags and dates."));
    add(out, counts.answers, base::mark("{n} answers."));
    add(out, counts.accepted, base::mark("{n} accepted answers, marked as such."));
    add(out, counts.comments, base::mark("{n} comments."));
    add(out, counts.reactions, base::mark("{n} favourites, as the “like” of whoever gave them."));
    add(out, counts.former, base::mark("In {n} threads somebody deleted there writes as a former member."));
    return out;
}

std::vector<base::Message> say_left_out(const Counts& counts) {
    std::vector<base::Message> out;
    add(out, counts.idle_users, base::mark("{n} accounts that wrote nothing: nobody’s data without a use."));
    if (counts.persons > 0)
        out.push_back(base::say("Portraits, places and addresses of people: each writes their own when they come."));
    add(out, counts.nameless_votes,
        base::mark("{n} votes for or against: the dump does not say whose, and here a reaction is somebody’s."));
    add(out, counts.other_votes, base::mark("{n} votes of the site’s own life: closing, deleting, rewards."));
    add(out, counts.site_posts, base::mark("{n} pages of the site itself, such as descriptions of tags."));
    add(out, counts.lost_posts, base::mark("{n} answers or comments whose question is not in the dump."));
    add(out, counts.shortened, base::mark("{n} texts were longer than texts may be here: their end is cut, with “…”."));
    add(out, counts.edits,
        base::mark("{n} texts had been edited: they come as they last were, without their history."));
    add(out, counts.closings, base::mark("{n} questions were closed there: here they are open."));
    add(out, counts.missing_files, base::mark("{n} files of the dump are missing: what they hold did not come."));
    return out;
}

std::vector<base::Message> say_kept(const Counts& counts) {
    std::vector<base::Message> out;
    add(out, counts.threads_kept, base::mark("{n} threads stay: somebody has answered or reacted here since."));
    add(out, counts.persons_kept, base::mark("{n} people stay: they have come since, or write in what stays."));
    return out;
}

} // namespace communities
