// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/machine/actions.hpp"
#include "jobs/overview.hpp"
#include "net/host.hpp"
#include "platform/backups.hpp"
#include "platform/outbox_watch.hpp"
#include "platform/platform.hpp"
#include "platform/settings.hpp"
#include "rooms/people/files/files.hpp"
#include "rooms/react/machine/store.hpp"
#include "rooms/talk/documents/documents.hpp"

namespace machine {

using base::Refusal;
using base::say;
using platform::Visit;

namespace {

constexpr int retried_at_once = 500;
constexpr std::int64_t days_kept = 400;

void put_back(Visit& visit, std::int64_t number) {
    jobs::retry_parked(visit.db(), number, visit.now());
}

jobs::Parked access_parked(Visit& visit, JobId job) {
    auto parked = jobs::find_parked(visit.db(), job.number);
    if (!parked)
        throw Refusal::conflict(say("This is no longer waiting: somebody has seen to it."), "/console/machine/work");
    return std::move(*parked);
}

std::vector<Size> read_sizes(Visit& visit) {
    auto day = base::Day::of(visit.now());
    const auto& folder = visit.house().data_directory;
    std::vector<Size> out;
    auto add = [&](Kind kind, std::int64_t bytes) { out.push_back({.day = day, .kind = kind, .bytes = bytes}); };
    add(Kind::database, store::database_bytes(visit.db()));
    if (visit.db().engine() == db::Engine::sqlite)
        add(Kind::journal, net::size_of_file(store::database_file(visit.db()) + "-wal"));
    auto pictures = files::sum_picture_bytes(visit.db());
    auto documents = documents::sum_bytes(visit.db());
    add(Kind::pictures, pictures);
    add(Kind::documents, documents);
    // Twins share their bytes, so that the sums may be more than what stands on the disk.
    add(Kind::other_files, std::max<std::int64_t>(0, net::size_of_folder(folder + "/files") - pictures - documents));
    add(Kind::mails, net::size_of_folder(folder + "/mail"));
    auto disk = net::disk_of(folder);
    if (auto backups = platform::find_backup_state(visit)) {
        auto theirs = net::disk_of(backups->folder);
        bool is_shared = disk && theirs && disk->device == theirs->device;
        add(is_shared ? Kind::backups : Kind::backups_elsewhere, net::size_of_folder(backups->folder));
    }
    if (disk) {
        add(Kind::free, disk->free_bytes);
        add(Kind::capacity, disk->total_bytes);
    }
    return out;
}

} // namespace

void confirm_recovery_code(Visit& visit) {
    platform::write(visit, [&] {
        platform::update_setting(visit, "house.recovery_code_confirmed", visit.now().iso());
        platform::tell(visit, {.kind = recovery_code_confirmed});
    });
}

void retry_job(Visit& visit, JobId job) {
    platform::write(visit, [&] {
        access_parked(visit, job);
        put_back(visit, job.number);
        platform::tell(visit, {.kind = job_retried, .subject = job.number});
    });
}

std::int64_t retry_all(Visit& visit) {
    return platform::write(visit, [&] {
        auto parked = jobs::list_parked(visit.db(), 0, retried_at_once);
        for (const auto& job : parked) put_back(visit, job.id);
        if (!parked.empty()) platform::tell(visit, {.kind = job_retried});
        return static_cast<std::int64_t>(parked.size());
    });
}

void give_up_job(Visit& visit, JobId job) {
    platform::write(visit, [&] {
        auto parked = access_parked(visit, job);
        if (auto mail = platform::mail_of_job(parked.kind, parked.payload)) platform::give_up_mail(visit, *mail);
        jobs::delete_parked_job(visit.db(), job.number);
        platform::tell(visit, {.kind = job_given_up, .subject = job.number});
    });
}

void measure(Visit& visit) {
    auto sizes = read_sizes(visit);
    platform::write(visit, [&] {
        for (const auto& size : sizes) store::upsert_size(visit.db(), size);
        store::delete_sizes_before(visit.db(), {base::Day::of(visit.now()).number - days_kept});
    });
}

void ask_measure(Visit& visit) {
    platform::write(visit, [&] { jobs::hasten_timer(visit.db(), measure_timer, visit.now()); });
    if (visit.house().worker) visit.house().worker->wake();
}

} // namespace machine
