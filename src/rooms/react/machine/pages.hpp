// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "rooms/react/machine/machine.hpp"
#include "rooms/react/machine/model.hpp"
#include "ui/ui.hpp"
#include <optional>
#include <string>
#include <vector>

namespace machine::pages {

enum class Part { health, work, storage };
enum class Asking { no, running, unanswered };

struct Health {
    std::optional<Examination> examination;
    Asking asking = Asking::no;
    bool is_code_confirmed = false;
    std::optional<Backups> backups; // none: none is made every night
};
ui::Page health(const ui::Frame& frame, const Health& page);
// What was found last, re-fetched while an examination goes on.
html::Html findings(const ui::Frame& frame, const Health& page);
// At the top of the home and of the console, for administrators; nothing when nothing is wrong.
html::Html banner(const ui::Frame& frame, const Examination& examination);

// pages_work.cpp ------------------------------------------------------------------------------------------------------
struct Counted {
    std::string kind; // of jobs
    std::int64_t count = 0;
    std::optional<base::Instant> since; // due since then, or from then on
};
struct Job {
    std::int64_t number = 0;
    std::string kind;
    std::string error;
    std::string about;  // of a mail: to whom; empty: nobody is named
    std::string answer; // of a mail: what the server said last
    std::int64_t failures = 0;
    base::Instant at; // given up, or tried again
};
struct UnreachedMail {
    std::string kind;
    std::string who;  // a name, or an address that says little
    std::string href; // of their record; empty: none
    std::string answer;
    base::Instant at;
};
struct Throughput { // oldest first
    std::vector<std::string> labels;
    std::vector<std::int64_t> jobs;
    std::vector<std::int64_t> mails;
};
struct Work {
    std::vector<Counted> waiting;
    std::vector<Counted> running;
    std::vector<Job> retrying;
    std::int64_t retrying_count = 0;
    std::vector<Job> parked;
    std::int64_t parked_count = 0;
    std::string more_parked;
    std::vector<UnreachedMail> unreached;
    std::string more_unreached;
    Throughput hour;
    Throughput day;
};
ui::Page work(const ui::Frame& frame, const Work& page);
std::vector<html::Html> parked_rows(const ui::Frame& frame, const std::vector<Job>& jobs);
std::vector<html::Html> unreached_rows(const ui::Frame& frame, const std::vector<UnreachedMail>& mails);

// pages_storage.cpp ---------------------------------------------------------------------------------------------------
struct Storage {
    std::vector<Size> sizes; // of the last day that was measured
    Forecast forecast;
    struct Sum {
        base::Day day;
        std::int64_t bytes = 0;
    };
    std::vector<Sum> history; // oldest first
};
ui::Page storage(const ui::Frame& frame, const Storage& page);

html::Html part_tabs(const ui::Frame& frame, Part current);

} // namespace machine::pages
