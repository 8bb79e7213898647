// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/files/jobs.hpp"
#include "platform/log.hpp"
#include "platform/platform.hpp"
#include "rooms/people/files/store.hpp"
#include <set>

namespace files {

namespace {

constexpr int batch = 500;
constexpr auto grace = std::chrono::hours(20);

std::set<std::string> list_all_names(platform::Visit& visit) {
    std::set<std::string> out;
    std::string after;
    while (true) {
        auto part = store::list_names(visit.db(), after, batch);
        if (part.empty()) return out;
        after = part.back();
        out.insert(part.begin(), part.end());
    }
}

void remove_old_orphans(platform::Visit& visit) {
    while (true) {
        auto orphans = store::list_orphans(visit.db(), visit.now() - grace, batch);
        for (const auto& name : orphans) {
            bool is_free = platform::write(visit, [&] {
                store::delete_orphan(visit.db(), name);
                return !store::is_named(visit.db(), name);
            });
            if (is_free) visit.house().files->remove(name);
        }
        if (orphans.size() < static_cast<std::size_t>(batch)) return;
    }
}

} // namespace

void sweep(platform::Visit& visit) {
    remove_old_orphans(visit);
    auto named = list_all_names(visit);
    auto kept = visit.house().files->list();
    std::vector<std::string> orphans;
    for (const auto& name : kept)
        if (named.erase(name) == 0) orphans.push_back(name);
    if (!orphans.empty())
        platform::write(visit, [&] {
            for (const auto& name : orphans) store::insert_orphan(visit.db(), name, visit.now());
        });
    if (!named.empty()) platform::log_event("files.missing", std::to_string(named.size()));
}

} // namespace files
