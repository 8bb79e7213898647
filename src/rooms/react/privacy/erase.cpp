// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/privacy/erase.hpp"
#include "net/durable_file.hpp"
#include "platform/log.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/people/audit/audit.hpp"
#include "rooms/react/privacy/privacy.hpp"
#include "rooms/react/privacy/rules.hpp"
#include "rooms/react/privacy/store.hpp"
#include <filesystem>
#include <set>

namespace privacy {

using platform::Visit;

namespace {

// Under no key: one that is renewed would not know those of before. The number is random and 64 bits long; it tells
// something to who has it already.
std::string mark_of(base::PublicId person) {
    return base::hash_token("guilde erasure " + person.str());
}

} // namespace

void erase(Visit& visit, const ErasureRequest& request) {
    auto person = accounts::find_person(visit.db(), request.person);
    if (!person) return;
    // While they still have a reference: the entry stays, the reference goes.
    audit::record(visit, {.act = audit::Act::person_erased, .actor = request.by.value_or(request.person)},
                  request.person);
    platform::Forgetting forgetting{.person = request.person,
                                    .public_id = person->public_id,
                                    .writings = request.writings,
                                    .make_nobody = [&visit] { return accounts::create_nobody(visit); }};
    platform::forget_personal(visit, forgetting);
    store::insert_erasure(visit.db(), {.mark = mark_of(person->public_id),
                                       .writings = request.writings,
                                       .reason = request.reason,
                                       .erased_at = visit.now()});
    store::insert_sweep(visit.db(), request.person);
}

void finish_erasures(Visit& visit) {
    for (auto sweep : store::list_sweeps(visit.db())) {
        while (sweep.next_fact != 0) {
            sweep.next_fact = platform::forget_in_journal(visit, sweep.person, sweep.next_fact);
            platform::write(visit, [&] {
                if (sweep.next_fact == 0)
                    store::delete_sweep(visit.db(), sweep.person);
                else
                    store::update_sweep(visit.db(), sweep.person, sweep.next_fact);
            });
        }
    }
    if (visit.house().data_directory.empty() || store::count_erasures(visit.db()) == 0) return;
    try {
        write_erasures(list_path(visit.house().data_directory), list_erasures(visit));
    } catch (const std::exception& error) { // the database has the list; the next erasure tries again
        platform::log_failure("erasures", "privacy.write_erasures", error.what());
    }
}

std::string list_erasures(Visit& visit) {
    std::string out;
    for (const auto& erasure : store::list_erasures(visit.db())) out += write_line(erasure);
    return out;
}

std::string merge_erasures(std::string_view one, std::string_view other) {
    std::string out;
    for (const auto& erasure : read_list(std::string(one) + "\n" + std::string(other))) out += write_line(erasure);
    return out;
}

std::string list_path(const std::string& data_directory) {
    auto path = std::filesystem::absolute(data_directory).lexically_normal();
    if (!path.has_filename()) path = path.parent_path();
    return path.string() + ".erasures";
}

void write_erasures(const std::string& path, std::string_view list) {
    auto known = net::read_file(path).value_or("");
    auto merged = merge_erasures(known, list);
    if (merged == known) return;
    auto folder = std::filesystem::absolute(path).parent_path().string();
    auto temporary = net::write_temporary(folder, merged);
    std::filesystem::rename(temporary, path);
    net::sync_folder(folder);
}

int replay_erasures(Visit& visit, std::string_view list) {
    constexpr int at_once = 500;
    std::map<std::string, Erasure> wanted;
    for (auto& erasure : read_list(list)) wanted.emplace(erasure.mark, std::move(erasure));
    if (wanted.empty()) return 0;
    int count = 0;
    PersonId after;
    for (auto page = accounts::list_everybody(visit.db(), after, at_once); !page.empty();
         page = accounts::list_everybody(visit.db(), after, at_once)) {
        after = page.back().id;
        for (const auto& person : page) {
            auto erasure = wanted.find(mark_of(person.public_id));
            // Whoever came back since, with an old number out of an export, is no longer who was forgotten.
            if (erasure == wanted.end() || person.created_at > erasure->second.erased_at) continue;
            platform::write(visit, [&] {
                erase(visit, {.person = person.id,
                              .by = {},
                              .writings = erasure->second.writings,
                              .reason = erasure->second.reason,
                              .asked_at = erasure->second.erased_at,
                              .due_at = erasure->second.erased_at});
            });
            ++count;
        }
    }
    finish_erasures(visit);
    return count;
}

} // namespace privacy
