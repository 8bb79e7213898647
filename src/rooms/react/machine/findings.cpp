// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/machine/findings.hpp"
#include "base/message.hpp"
#include "rooms/react/machine/rules.hpp"
#include <cstdlib>

namespace machine {

using base::mark;

namespace {

constexpr const char* machine_page = "/console/machine";
constexpr const char* work_page = "/console/machine/work";
constexpr base::Milliseconds patience_of_work = std::chrono::minutes(15);
constexpr base::Milliseconds clock_difference_max = std::chrono::minutes(1);

Sentence sentence(const char* id, std::vector<Argument> arguments = {}) {
    return {.id = id, .arguments = std::move(arguments)};
}

Finding judge_key(const Readings& readings) {
    auto path = text_of("path", readings.key_file);
    if (readings.is_key_open)
        return bad(sentence(mark("Other users of this machine can read the key file {path}"), {path}),
                   sentence(mark("Whoever has it and a backup can read phones, addresses and birth dates.")),
                   sentence(mark("On the machine, type: chmod 600 {path}"), {path}));
    return good(sentence(mark("The key file is private: {path}"), {path}));
}

Finding judge_code(const Readings& readings) {
    if (readings.is_code_confirmed) return good(sentence(mark("The recovery code of the key was written down")));
    return advice(sentence(mark("The recovery code of the key is not written down yet")),
                  sentence(mark("Without the key, phones, addresses and birth dates are lost, backups or not.")),
                  sentence(mark("Type “guilde key code” on the machine, keep on paper what it answers, and confirm it "
                                "in the console, under The machine.")),
                  machine_page);
}

Finding judge_backups(const Readings& readings) {
    auto means = sentence(mark("If the disk breaks tonight, what was written since the last proven backup is lost."));
    auto look = sentence(mark("Look at the folder and its room, then at the log: journalctl -u guilde"));
    if (!readings.backups)
        return advice(sentence(mark("No backup is made every night")), std::move(means),
                      sentence(mark("Start the service with --backups FOLDER, on another disk if you can.")),
                      machine_page);
    const auto& backups = *readings.backups;
    auto what = backups.proven_at
                    ? sentence(mark("The last backup proven by a restore is of {moment} ({rows} rows, {files} files, "
                                    "in {folder})"),
                               {moment_of("moment", *backups.proven_at), number_of("rows", backups.rows),
                                number_of("files", backups.files), text_of("folder", backups.folder)})
                    : sentence(mark("No backup was proven by a restore yet"));
    if (backups.is_late && backups.error.empty()) return bad(std::move(what), std::move(means), std::move(look));
    if (!backups.error.empty()) {
        auto failed =
            sentence(mark("The last try to make a backup failed: {error}"), {text_of("error", backups.error)});
        return backups.is_late ? bad(std::move(what), std::move(failed), std::move(look))
                               : advice(std::move(what), std::move(failed), std::move(look));
    }
    if (backups.proven_at) return good(std::move(what));
    return advice(std::move(what), std::move(means),
                  sentence(mark("The first one is made at the hour set for it, tonight. Look again tomorrow.")));
}

Finding judge_disk(const Readings& readings) {
    auto what = sentence(mark("{bytes} free where the data is ({folder})"),
                         {bytes_of("bytes", readings.free_bytes), text_of("folder", readings.data_folder)});
    auto means = sentence(mark("When the disk is full nothing more can be written: the house can only be read."));
    auto what_to_do =
        sentence(mark("Make room, ask for a larger disk, or put the backups on another one. The page Storage says what "
                      "takes room."));
    const char* page = "/console/machine/storage";
    if (readings.free_bytes < free_bytes_needed)
        return bad(std::move(what), std::move(means), std::move(what_to_do), page);
    bool is_short =
        readings.forecast.outlook == Forecast::Outlook::growing && readings.forecast.months_left < months_wanted;
    if (readings.free_bytes < free_bytes_wanted || is_short)
        return advice(std::move(what), std::move(means), std::move(what_to_do), page);
    return good(std::move(what));
}

std::vector<Finding> judge_work(const Readings& readings) {
    std::vector<Finding> out;
    for (const auto& parked : readings.parked)
        out.push_back(bad(
            sentence(mark("Given up after five tries: {kind} ({n})"),
                     {number_of("n", parked.count), work_of("kind", parked.kind)}),
            sentence(mark("The last one said: {error}"), {text_of("error", rules::without_addresses(parked.error))}),
            sentence(mark("Mend the cause, then try again in the console, under The machine.")), work_page));
    if (readings.waits_since && readings.now - *readings.waits_since > patience_of_work)
        out.push_back(advice(
            sentence(mark("Work that was due has waited since {moment}"), {moment_of("moment", *readings.waits_since)}),
            sentence(mark("Mails leave late, and what should happen by itself does not.")),
            sentence(mark("Is the service running? systemctl status guilde says so. If it is, the machine "
                          "has too much to do: look again in an hour.")),
            work_page));
    if (out.empty()) out.push_back(good(sentence(mark("Every job could be done"))));
    return out;
}

Finding judge_origin(const Readings& readings) {
    auto address = text_of("address", readings.origin);
    if (readings.origin.starts_with("https://")) return good(sentence(mark("People use {address}"), {address}));
    auto what = sentence(mark("People use {address}, which is not safe beyond this machine"), {address});
    auto means = sentence(mark("Whoever stands on the way reads everything, passwords included."));
    auto what_to_do = sentence(mark("Put the house behind https and start the service with --origin https://…"));
    bool is_local = readings.origin.starts_with("http://127.0.0.1");
    return is_local ? advice(std::move(what), std::move(means), std::move(what_to_do))
                    : bad(std::move(what), std::move(means), std::move(what_to_do));
}

Finding judge_clock(const Readings& readings) {
    auto off = readings.database_clock_off.value_or(base::Milliseconds{});
    if (std::chrono::abs(off) > clock_difference_max)
        return bad(sentence(mark("The clocks of the program and of its database differ by {n} seconds"),
                            {number_of("n", std::abs(off.count() / 1000))}),
                   sentence(mark("What is planned for an hour happens at another one.")),
                   sentence(mark("Set both machines by the network: timedatectl set-ntp true")));
    switch (readings.clock) {
        case Readings::Clock::right: return good(sentence(mark("The clock is set by the network")));
        case Readings::Clock::adrift:
            return advice(sentence(mark("Nothing sets the clock of this machine")),
                          sentence(mark("A clock that goes wrong makes codes of the second step fail, and dates lie.")),
                          sentence(mark("On the machine, type: timedatectl set-ntp true")));
        case Readings::Clock::unknown: break;
    }
    return good(sentence(mark("The clock says {moment}"), {moment_of("moment", readings.now)}));
}

} // namespace

Argument text_of(std::string name, std::string text) {
    return {.name = std::move(name), .kind = Argument::Kind::text, .text = std::move(text)};
}
Argument number_of(std::string name, std::int64_t number) {
    return {.name = std::move(name), .kind = Argument::Kind::number, .text = {}, .value = number};
}
Argument moment_of(std::string name, base::Instant at) {
    return {.name = std::move(name), .kind = Argument::Kind::moment, .text = {}, .value = at.milliseconds};
}
Argument bytes_of(std::string name, std::int64_t bytes) {
    return {.name = std::move(name), .kind = Argument::Kind::bytes, .text = {}, .value = bytes};
}
Argument work_of(std::string name, std::string kind) {
    return {.name = std::move(name), .kind = Argument::Kind::work, .text = std::move(kind)};
}
Finding good(Sentence what) {
    return {.verdict = Verdict::good, .what = std::move(what), .means = {}, .advice = {}, .href = {}};
}
Finding advice(Sentence what, Sentence means, Sentence what_to_do, std::string href) {
    return {.verdict = Verdict::advice,
            .what = std::move(what),
            .means = std::move(means),
            .advice = std::move(what_to_do),
            .href = std::move(href)};
}
Finding bad(Sentence what, Sentence means, Sentence what_to_do, std::string href) {
    auto out = advice(std::move(what), std::move(means), std::move(what_to_do), std::move(href));
    out.verdict = Verdict::bad;
    return out;
}

std::vector<Finding> judge(const Readings& readings) {
    std::vector<Finding> out{
        good(sentence(mark("Guilde {program} and {database} answer, and the tables are this program’s"),
                      {text_of("program", readings.program), text_of("database", readings.database)})),
        judge_key(readings), judge_code(readings)};
    if (readings.is_sealed) out.push_back(good(sentence(mark("The whole database file is encrypted"))));
    out.push_back(judge_backups(readings));
    out.push_back(judge_disk(readings));
    for (auto& finding : judge_work(readings)) out.push_back(std::move(finding));
    out.push_back(judge_origin(readings));
    out.push_back(judge_clock(readings));
    for (auto& finding : judge_mail(readings)) out.push_back(std::move(finding));
    return out;
}

} // namespace machine
