// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/belong/imports/plan.hpp"
#include "parse/email_address.hpp"
#include "rooms/belong/imports/aliases.hpp"
#include "rooms/belong/imports/match.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include <algorithm>
#include <set>
#include <unordered_map>

namespace imports {

namespace {

constexpr int page_size = 500;
constexpr std::size_t no_line = static_cast<std::size_t>(-1);

std::string name_of(const members::Record& record) {
    if (record.first_name.empty()) return record.last_name;
    return record.last_name.empty() ? record.first_name : record.first_name + " " + record.last_name;
}

void add_flag(Line& line, Flag flag) {
    line.flags |= static_cast<std::int64_t>(flag);
}

class Planner {
public:
    Planner(platform::Visit& visit, std::vector<Person> people) : visit_(visit), people_(std::move(people)) {}

    Plan make() {
        read_register();
        for (std::size_t i = 0; i < people_.size(); ++i) plan_line(i);
        compare_with_register();
        for (auto& line : absent_) plan_.lines.push_back(std::move(line));
        std::int64_t ordinal = 0;
        for (auto& line : plan_.lines) line.ordinal = ++ordinal;
        for (const auto& line : plan_.lines) count(line);
        plan_.domains = count_domains(people_);
        return std::move(plan_);
    }

private:
    platform::Visit& visit_;
    std::vector<Person> people_;
    Plan plan_;
    People known_;
    std::vector<bool> taken_;
    std::vector<std::size_t> line_of_known_; // which line of the plan each known person is
    People met_;                             // in the file
    std::vector<std::size_t> line_of_met_;
    std::unordered_map<std::int64_t, std::size_t> index_of_person_;
    std::vector<Line> absent_;

    template <class F>
    void each_page(F act) {
        PersonId after;
        for (;;) {
            auto page = members::list_records(visit_, after, page_size);
            if (page.empty()) return;
            after = page.back().person;
            act(page);
        }
    }

    void read_register() {
        each_page([&](const std::vector<members::Record>& page) {
            for (const auto& record : page)
                index_of_person_.emplace(record.person.number, known_.add(identity_of(record)));
        });
        taken_.assign(known_.size(), false);
        line_of_known_.assign(known_.size(), no_line);
    }

    void plan_line(std::size_t index) {
        const auto& person = people_[index];
        Line line{.line = person.line, .name = name_of(person.record), .notes = person.notes};
        if (!person.notes.empty()) add_flag(line, Flag::odd_value);
        if (!person.has_name()) {
            line.verdict = Verdict::problem;
            line.notes.push_back({.kind = Note::Kind::missing_name, .detail = {}});
        } else {
            identify(index, line);
        }
        plan_.lines.push_back(std::move(line));
    }

    void identify(std::size_t index, Line& line) {
        auto who = identity_of(people_[index].record);
        auto known = known_.match(who, taken_);
        if (known.kind == Match::Kind::certain) {
            if (taken_[known.index]) return repeat(index, line_of_known_[known.index], line);
            take(known.index, line);
            line.verdict = Verdict::unchanged;
        } else {
            auto met = met_.match(who, {});
            if (met.kind == Match::Kind::certain) return repeat(index, line_of_met_[met.index], line);
            if (known.kind == Match::Kind::question && !taken_[known.index]) {
                take(known.index, line);
                line.verdict = Verdict::question;
                line.decision = known.likely;
            }
            if (met_.has_name(who.name)) add_flag(line, Flag::same_name);
            flag_address(who, line);
        }
        met_.add(std::move(who));
        line_of_met_.push_back(index);
    }

    void take(std::size_t known, Line& line) {
        line.person = known_[known].person;
        taken_[known] = true;
        line_of_known_[known] = plan_.lines.size();
    }

    void repeat(std::size_t index, std::size_t first, Line& line) {
        line.verdict = Verdict::repeated;
        line.other = std::to_string(people_[first].line);
        join_lines(people_[first], people_[index]);
        add_flag(plan_.lines[first], Flag::joined_lines);
    }

    // Whoever comes first with an address gets the account; the others are invited by letter.
    void flag_address(const Identity& who, Line& line) {
        bool is_shared = !who.email.empty() && (known_.has_email(who.email) || met_.has_email(who.email));
        if (is_shared) add_flag(line, Flag::shared_email);
        if (is_shared || who.email.empty()) add_flag(line, Flag::letter);
    }

    void compare_with_register() {
        each_page([&](const std::vector<members::Record>& page) {
            std::vector<PersonId> ids;
            for (const auto& record : page) ids.push_back(record.person);
            std::set<PersonId> opened;
            for (const auto& account : accounts::list_accounts(visit_.db(), ids))
                if (account.opened_at) opened.insert(account.person);
            for (const auto& record : page) compare(record, opened.contains(record.person));
        });
    }

    void compare(const members::Record& record, bool has_opened) {
        auto known = index_of_person_.find(record.person.number);
        if (known == index_of_person_.end()) return; // came meanwhile
        auto at = line_of_known_[known->second];
        bool is_current = record.state == members::MemberState::current;
        if (at == no_line) {
            if (is_current) propose_left(record);
            return;
        }
        auto& line = plan_.lines[at];
        const auto& person = people_[at];
        if (is_current && person.state == members::MemberState::left) propose_left(record);
        note_changes(line, record, person, has_opened);
        if (record.email.empty() && person.record.email.empty()) add_flag(line, Flag::letter);
        if (line.verdict == Verdict::question) {
            line.other = name_of(record);
        } else if (!is_current && person.state != members::MemberState::left) {
            line.verdict = Verdict::returned;
        } else if (!line.changes.empty()) {
            line.verdict = Verdict::changed;
        }
    }

    void propose_left(const members::Record& record) {
        absent_.push_back({.verdict = Verdict::absent, .person = record.person, .name = name_of(record)});
    }

    void note_changes(Line& line, const members::Record& record, const Person& person, bool has_opened) {
        for (auto field : person.given) {
            if (members::is_same(record, person.record, field)) continue;
            std::string name(members::field_name(field));
            bool is_theirs = std::ranges::find(record.edited, name) != record.edited.end() ||
                             (field == members::Field::email && has_opened);
            (is_theirs ? line.kept : line.changes).push_back(name);
        }
        if (!line.kept.empty()) add_flag(line, Flag::kept);
        auto extra = merge_extra(record.extra, person);
        for (const auto& [name, value] : extra)
            if (auto was = record.extra.find(name); was == record.extra.end() || was->second != value)
                line.changes.push_back("+" + name);
        for (const auto& [name, value] : record.extra)
            if (!extra.contains(name)) line.changes.push_back("+" + name);
    }

    void count(const Line& line) {
        auto& counts = plan_.counts;
        switch (line.verdict) {
            case Verdict::added: ++counts.added; break;
            case Verdict::changed: ++counts.changed; break;
            case Verdict::unchanged: ++counts.unchanged; break;
            case Verdict::returned: ++counts.returned; break;
            case Verdict::repeated: ++counts.repeated; break;
            case Verdict::question: ++counts.question; break;
            case Verdict::problem: ++counts.problem; break;
            case Verdict::absent: ++counts.absent; break;
        }
        counts.kept += has(line.flags, Flag::kept);
        counts.letter += has(line.flags, Flag::letter);
        counts.shared_email += has(line.flags, Flag::shared_email);
        counts.odd_value += has(line.flags, Flag::odd_value);
    }
};

constexpr std::string_view mail_providers[] = {
    "gmail.com",      "googlemail.com",   "orange.fr",   "wanadoo.fr",     "free.fr",     "sfr.fr",
    "neuf.fr",        "laposte.net",      "hotmail.com", "hotmail.fr",     "outlook.com", "outlook.fr",
    "live.fr",        "live.com",         "msn.com",     "yahoo.fr",       "yahoo.com",   "icloud.com",
    "me.com",         "mac.com",          "bbox.fr",     "aol.com",        "proton.me",   "protonmail.com",
    "numericable.fr", "club-internet.fr", "cegetel.net", "aliceadsl.fr",   "noos.fr",     "gmx.fr",
    "gmx.com",        "posteo.net",       "mailo.com",   "ik.me",          "riseup.net",  "zaclys.net",
    "dbmail.com",     "voila.fr",         "9online.fr",  "libertysurf.fr", "tele2.fr",    "skynet.be",
    "bluewin.ch"};

} // namespace

std::vector<Domain> count_domains(const std::vector<Person>& people) {
    std::unordered_map<std::string, std::int64_t> counts;
    for (const auto& person : people)
        if (auto email = parse::read_email_address(person.record.email)) ++counts[email->domain];
    std::vector<Domain> out;
    for (const auto& [name, addresses] : counts) {
        bool is_provider = std::ranges::find(mail_providers, name) != std::end(mail_providers);
        if (addresses >= 3 && !is_provider) out.push_back({.name = name, .addresses = addresses});
    }
    std::ranges::sort(out, [](const Domain& a, const Domain& b) {
        return a.addresses != b.addresses ? a.addresses > b.addresses : a.name < b.name;
    });
    if (out.size() > 5) out.resize(5);
    return out;
}

std::map<std::string, std::string> merge_extra(const std::map<std::string, std::string>& kept, const Person& person) {
    auto out = kept;
    for (const auto& name : person.extra_columns) out.erase(name);
    for (const auto& [name, value] : person.record.extra) out[name] = value;
    return out;
}

std::vector<Person> read_people(const Table& table, const Mapping& mapping) {
    std::vector<Person> out;
    out.reserve(table.rows.size());
    for (const auto& row : table.rows) out.push_back(read_person(row, mapping, table.kind));
    return out;
}

Plan make_plan(platform::Visit& visit, std::vector<Person> people) {
    return Planner(visit, std::move(people)).make();
}

} // namespace imports
