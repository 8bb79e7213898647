// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/time.hpp"
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace machine {

// What takes room. These numbers stand in the table.
enum class Kind {
    database = 1,
    journal = 2, // what SQLite has still to write into the database
    pictures = 3,
    documents = 4,
    other_files = 5,
    backups = 6,           // on the disk of the data
    backups_elsewhere = 7, // on another one
    mails = 8,             // kept in a folder, where there is no mail server
    free = 9,
    capacity = 10
};
struct Size {
    base::Day day;
    Kind kind = Kind::database;
    std::int64_t bytes = 0;
};

// How long the disk lasts when the house grows as it did.
struct Forecast {
    enum class Outlook { unknown, not_growing, growing } outlook = Outlook::unknown;
    std::int64_t bytes_a_month = 0;
    std::int64_t months_left = 0; // when it grows
    std::int64_t days_known = 0;
};

struct Backups {
    std::string folder;
    std::optional<base::Instant> proven_at;
    std::int64_t rows = 0;
    std::int64_t files = 0;
    std::string error;
    bool is_late = false;
};

enum class Record { good, missing, wrong, unknown };
struct DomainRecord {
    Record state = Record::unknown;
    std::string text; // what was found
};
struct Domain {
    std::string name; // empty: no sender's address yet
    std::string selector;
    DomainRecord spf, dkim, dmarc;
    Record mail_server = Record::unknown;
    bool is_silent() const {
        return spf.state == Record::unknown && dmarc.state == Record::unknown && mail_server == Record::unknown;
    }
};

struct ParkedKind {
    std::string kind;
    std::int64_t count = 0;
    std::string error; // of the latest
};

// All that an examination looks at; findings.cpp judges it.
struct Readings {
    base::Instant now;
    std::string program;
    std::string database; // "SQLite 3.40.1"
    bool is_sealed = false;
    std::string key_file;
    bool is_key_open = false; // others than its owner may read it
    bool is_code_confirmed = false;
    std::optional<Backups> backups;
    std::string data_folder;
    std::int64_t free_bytes = 0;
    Forecast forecast;
    std::vector<ParkedKind> parked;
    std::optional<base::Instant> waits_since; // the first job that is due
    std::string origin;
    std::string mail_server; // without its password; empty: mails become files
    std::int64_t mails_waiting = 0, mails_accepted = 0, mails_refused = 0;
    bool is_set_up = false;
    Domain domain;
    enum class Clock { right, adrift, unknown } clock = Clock::unknown;
    std::optional<base::Milliseconds> database_clock_off; // PostgreSQL's own clock against the program's
};

} // namespace machine
