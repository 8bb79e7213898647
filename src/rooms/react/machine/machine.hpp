// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The machine room: what works behind the house, and whether it does. Jobs and mails, what takes room, and one examination
// that `guilde doctor` prints and the console shows. The program that serves examines every hour, or when somebody asks:
//
//   jobs::Timer{.name = machine::examine_timer, .every = …,
//               .run = [&] { machine::keep_examination(visit, machine::examine(visit, installation)); }}
#include "base/time.hpp"
#include "platform/room.hpp"
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace machine {

inline constexpr std::string_view job_retried = "job.retried";   // subject: job; 0: all that were parked
inline constexpr std::string_view job_given_up = "job.given_up"; // subject: job
inline constexpr std::string_view recovery_code_confirmed = "house.recovery_code_confirmed";

inline constexpr std::string_view examine_timer =
    "machine.examine"; // of the program that serves: it knows what follows

// How the program was started: what a room cannot know.
struct Installation {
    std::string program;                                  // "0.1.0"
    std::string key_file;                                 // its path
    std::string database_file;                            // its path; empty: PostgreSQL
    enum class Seal { plain, sealed } seal = Seal::plain; // of the whole database file
    std::string mail_url; // of the command line, which wins over the console's; empty: none
};

enum class Verdict { good = 1, advice = 2, bad = 3 };

// A sentence that can wait for its reader: an English id of the catalogues, and what stands in its braces.
struct Argument {
    std::string name;
    enum class Kind { text = 1, number = 2, moment = 3, bytes = 4, work = 5 } kind = Kind::text;
    std::string text;       // of work: the kind of a job
    std::int64_t value = 0; // milliseconds of a moment, bytes, or the number
};
struct Sentence {
    std::string id; // empty: nothing is to be said
    std::vector<Argument> arguments;
};
std::string say_sentence(const words::Words& words, const Sentence& sentence);

struct Finding {
    Verdict verdict = Verdict::good;
    Sentence what;
    Sentence means;   // why it matters
    Sentence advice;  // what to do
    std::string href; // where; empty: on the machine
};
struct Examination {
    base::Instant at;
    std::string host; // the machine's name
    std::vector<Finding> findings;
};
// Reads, and asks the name servers about the sender's domain: at most 10 seconds when they are silent.
Examination examine(platform::Visit& visit, const Installation& installation);
void keep_examination(platform::Visit& visit, const Examination& examination);

platform::Room room();

} // namespace machine
