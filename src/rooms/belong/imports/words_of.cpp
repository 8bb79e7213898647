// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/belong/imports/words_of.hpp"
#include <map>

namespace imports {

namespace {

const char* field_label(members::Field field) {
    using members::Field;
    switch (field) {
        case Field::first_name: return base::mark("First name");
        case Field::last_name: return base::mark("Last name");
        case Field::email: return base::mark("E-mail address");
        case Field::trade: return base::mark("Trade");
        case Field::job: return base::mark("Role or job");
        case Field::employer: return base::mark("Employer");
        case Field::region: return base::mark("Region");
        case Field::postal_code: return base::mark("Postal code");
        case Field::city: return base::mark("Town");
        case Field::phone: return base::mark("Phone");
        case Field::address: return base::mark("Postal address");
        case Field::birth_date: return base::mark("Birth date");
        case Field::member_number: return base::mark("Member number");
        case Field::joined_on: return base::mark("Member since");
        case Field::paid_until: return base::mark("Paid until");
        case Field::interests: return base::mark("Interests");
        case Field::offers: return base::mark("Can help with");
        case Field::seeks: return base::mark("Looks for");
        case Field::story: return base::mark("Story");
        case Field::links: return base::mark("Links");
    }
    return "";
}

void add_list(std::vector<std::string>& out, const words::Words& w, const char* sentence,
              const std::vector<std::string>& columns) {
    if (columns.empty()) return;
    std::vector<std::string> labels;
    for (const auto& each : columns) labels.push_back(column_label(w, each));
    out.push_back(w.text(sentence, {{"fields", w.list(labels)}}));
}

void add_who(std::vector<std::string>& out, const words::Words& w, const Line& line) {
    if (line.verdict == Verdict::question)
        out.push_back(w.text("Perhaps {name}, whom you have already.", {{"name", line.other}}));
    if (line.verdict == Verdict::repeated)
        out.push_back(
            w.text("The same person as on line {line}: both lines are taken together.", {{"line", line.other}}));
    if (line.verdict == Verdict::returned) out.push_back(w.text("Had left, and is a member again."));
    if (line.verdict == Verdict::absent) out.push_back(w.text("A member today, and not in this file."));
}

} // namespace

const char* verdict_label(Verdict verdict) {
    switch (verdict) {
        case Verdict::added: return base::mark("New");
        case Verdict::changed: return base::mark("Changes");
        case Verdict::unchanged: return base::mark("No change");
        case Verdict::returned: return base::mark("Is back");
        case Verdict::repeated: return base::mark("Twice in the file");
        case Verdict::question: return base::mark("To decide");
        case Verdict::problem: return base::mark("Left aside");
        case Verdict::absent: return base::mark("Not in the file");
    }
    return "";
}

std::string target_label(const words::Words& w, std::string_view name) {
    if (name == target::ignored) return w.text("Leave out");
    if (name == target::extra) return w.text("Keep for officers, as it is");
    if (name == target::full_name) return w.text("First and last name together");
    if (name == target::record) return w.text("Address of the record (our own exports)");
    if (name == target::state) return w.text("Member or left (our own exports)");
    if (auto field = members::parse_field(name)) return w.text(field_label(*field));
    return std::string(name);
}

std::string column_label(const words::Words& w, const std::string& change) {
    if (change.starts_with('+')) return change.substr(1);
    return target_label(w, change);
}

base::Message note_text(const Note& note) {
    base::Arguments column{{"column", note.detail}};
    switch (note.kind) {
        case Note::Kind::missing_name:
            return base::say("No name on this line: write one in the file and import it again.");
        case Note::Kind::odd_email:
            return base::say("The e-mail address in “{column}” is not complete: kept as a note.", column);
        case Note::Kind::odd_date: return base::say("The date in “{column}” cannot be read: kept as a note.", column);
        case Note::Kind::too_long:
            return base::say("“{column}” is too long: shortened, and kept whole as a note.", column);
        case Note::Kind::too_many:
            return base::say("“{column}” has too many words: shortened, and kept whole as a note.", column);
        case Note::Kind::odd_link:
            return base::say("The addresses in “{column}” cannot be opened: kept as a note.", column);
        case Note::Kind::failed: return base::say("This line could not be imported. Try it alone.");
    }
    return base::say("This line could not be imported. Try it alone.");
}

std::vector<std::string> line_remarks(const words::Words& w, const Line& line) {
    std::vector<std::string> out;
    add_who(out, w, line);
    if (line.verdict != Verdict::added) add_list(out, w, base::mark("Changes: {fields}."), line.changes);
    add_list(out, w, base::mark("Stays as the member wrote it: {fields}."), line.kept);
    if (has(line.flags, Flag::shared_email))
        out.push_back(w.text("Somebody else has this address: a member without an account, to be invited by letter."));
    else if (has(line.flags, Flag::letter))
        out.push_back(w.text("No e-mail address: to be invited by letter."));
    if (has(line.flags, Flag::same_name)) out.push_back(w.text("Another line has the same name: two persons."));
    if (has(line.flags, Flag::joined_lines)) out.push_back(w.text("Completed by another line of the file."));
    for (const auto& note : line.notes) out.push_back(w.text(note_text(note)));
    return out;
}

} // namespace imports
