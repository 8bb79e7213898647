// SPDX-License-Identifier: AGPL-3.0-or-later
// The whole way in one call.
#include "rooms/belong/imports/actions.hpp"
#include "rooms/belong/imports/apply.hpp"
#include "rooms/belong/imports/columns.hpp"
#include "rooms/belong/imports/lines.hpp"
#include "rooms/belong/imports/words_of.hpp"

namespace imports {

namespace {

constexpr int problems_shown = 20;

void add(std::vector<base::Message>& out, std::int64_t n, const char* sentence) {
    if (n > 0) out.push_back(base::say(sentence, {{"n", std::to_string(n)}}));
}

std::vector<base::Message> say_counts(const Import& import) {
    std::vector<base::Message> out;
    const auto& counts = import.counts;
    const auto& outcome = import.outcome;
    out.push_back(base::say("{n} lines read.", {{"n", std::to_string(import.row_count)}}));
    add(out, outcome.added, base::mark("{n} new members."));
    add(out, outcome.changed, base::mark("{n} members changed."));
    add(out, outcome.returned, base::mark("{n} members back."));
    add(out, counts.unchanged, base::mark("{n} members unchanged."));
    add(out, counts.repeated, base::mark("{n} lines were about somebody of an earlier line."));
    add(out, counts.question,
        base::mark("{n} lines resemble a member: in doubt they stay two persons. Undo in the console."));
    add(out, counts.problem, base::mark("{n} lines left aside: they have no name."));
    add(out, counts.kept, base::mark("{n} members keep what they wrote themselves."));
    add(out, counts.letter, base::mark("{n} members have no address of their own: to be invited by letter."));
    add(out, counts.odd_value, base::mark("{n} lines have a value that cannot be read: kept as a note."));
    add(out, counts.absent, base::mark("{n} members are not in this file. Nobody was marked as left."));
    add(out, outcome.failed, base::mark("{n} lines failed."));
    for (const auto& domain : import.domains)
        out.push_back(base::say("{n} addresses at {domain}: probably an employer’s. Look before inviting.",
                                {{"n", std::to_string(domain.addresses)}, {"domain", domain.name}}));
    return out;
}

void add_problems(std::vector<base::Message>& out, platform::Visit& visit, ImportId id,
                  const std::vector<store::StoredLine>& lines) {
    for (const auto& stored : lines) {
        auto line = open_line(visit, id, stored);
        auto about = line.name.empty() ? std::string() : " (" + line.name + ")";
        for (const auto& note : line.notes) {
            if (out.size() >= problems_shown) return;
            out.push_back(
                base::say("Line {line}{about}: {problem}", {{"line", std::to_string(line.line)},
                                                            {"about", about},
                                                            {"problem", visit.words().text(note_text(note))}}));
        }
    }
}

} // namespace

Summary import_file(platform::Visit& visit, std::string_view bytes, const std::string& file_name,
                    const std::function<void(const Progress&)>& on_progress) {
    auto id = keep_file(visit, bytes, file_name);
    auto import = *store::find_import(visit.db(), id);
    if (!has_name(import.mapping)) {
        discard_import(visit, import.public_id);
        throw base::Refusal::invalid(
            "file",
            base::say("No column of this file is called like a name. Import it in the console, where you say what each "
                      "column is."));
    }
    platform::write(visit, [&] { store::change_state(visit.db(), id, State::mapping, State::checking); });
    check_file(visit, id);
    platform::write(visit, [&] { store::change_state(visit.db(), id, State::checked, State::running); });
    run_import(visit, id, on_progress);
    import = *store::find_import(visit.db(), id);
    Summary out{.import = import.public_id, .counts = say_counts(import), .problems = {}, .columns = {}};
    add_problems(out.problems, visit, id, store::list_lines(visit.db(), id, Verdict::problem, 0, problems_shown));
    add_problems(out.problems, visit, id, store::list_flagged(visit.db(), id, Flag::odd_value, 0, problems_shown));
    for (std::size_t i = 0; i < import.mapping.header.size(); ++i)
        out.columns.push_back(
            base::say("“{column}”: {meaning}", {{"column", import.mapping.header[i]},
                                                {"meaning", target_label(visit.words(), import.mapping.targets[i])}}));
    return out;
}

} // namespace imports
