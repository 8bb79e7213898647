// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/privacy/actions.hpp"
#include "rooms/react/privacy/pack.hpp"
#include "rooms/react/privacy/send.hpp"
#include "rooms/react/privacy/store.hpp"
#include <charconv>

namespace privacy {

using base::Refusal;
using base::say;
using platform::Visit;

namespace {

constexpr platform::Limit copies_limit{.name = "privacy.copies", .count_max = 3, .window = std::chrono::hours(24)};
constexpr base::Milliseconds lifetime = std::chrono::hours(24);
constexpr base::Milliseconds grace =
    std::chrono::hours(1); // of one that was taken: its bytes may still be on their way
constexpr std::size_t part_bytes = 1 << 20;
constexpr std::string_view mail_kind = "privacy.copy_ready";

bool is_over(const Takeout& takeout, base::Instant now) {
    return takeout.expires_at <= now || takeout.state == TakeoutState::taken || takeout.state == TakeoutState::gone;
}

db::Bytes seal_part(Visit& visit, TakeoutId takeout, std::string_view bytes) {
    return platform::seal_field(visit, {.table = "takeout_parts", .column = "bytes", .row = takeout.number}, bytes);
}

Refusal taken() {
    return Refusal::conflict(say("This copy was taken already, or its day is over. Ask for another one."), "/me/data");
}

void note_progress(Visit& visit, TakeoutId takeout, std::int64_t progress) {
    platform::write(visit, [&] { store::update_progress(visit.db(), takeout, progress); });
}

// The visit of the job speaks for the person: their language, their hours.
void speak_for(Visit& visit, const accounts::Account& account) {
    auto viewer = visit.viewer();
    viewer.language = words::parse_language(account.language).value_or(words::Language::fr);
    viewer.time_zone = account.time_zone;
    visit.set_viewer(viewer);
}

std::int64_t number_of(const std::string& payload) {
    std::int64_t number = 0;
    std::from_chars(payload.data(), payload.data() + payload.size(), number);
    return number;
}

// Piece by piece, each opened when it is asked for; the last one takes the copy away.
class CopyPieces {
public:
    CopyPieces(Visit& visit, TakeoutId takeout) : house_(visit.house()), viewer_(visit.viewer()), takeout_(takeout) {}

    std::string next() {
        Visit visit(house_, viewer_);
        auto part = store::find_part(visit.db(), takeout_, part_++);
        if (part)
            return platform::open_field(visit, {.table = "takeout_parts", .column = "bytes", .row = takeout_.number},
                                        *part);
        platform::write(visit, [&] { store::delete_parts(visit.db(), takeout_); });
        return {};
    }

private:
    platform::House& house_;
    platform::Viewer viewer_;
    TakeoutId takeout_;
    std::int64_t part_ = 0;
};

} // namespace

base::PublicId ask_for_copy(Visit& visit) {
    auto person = visit.viewer().person;
    auto subject = std::to_string(person.number);
    return platform::write(visit, [&] {
        auto latest = store::find_latest(visit.db(), person);
        if (latest && !is_over(*latest, visit.now())) return latest->public_id;
        platform::check_limit(visit, copies_limit, subject);
        platform::count_one(visit, copies_limit, subject);
        Takeout takeout{.id = {},
                        .public_id = base::PublicId::random(),
                        .person = person,
                        .state = TakeoutState::making,
                        .asked_at = visit.now(),
                        .expires_at = visit.now() + lifetime};
        auto id = store::insert_takeout(visit.db(), takeout);
        visit.later({.kind = "privacy.make_copy",
                     .payload = std::to_string(id.number),
                     .run_at = visit.now(),
                     .unique_key = {}});
        return takeout.public_id;
    });
}

std::optional<Takeout> find_own_copy(Visit& visit) {
    auto latest = store::find_latest(visit.db(), visit.viewer().person);
    if (!latest || is_over(*latest, visit.now())) return std::nullopt;
    return latest;
}

void make_copy(Visit& visit, const std::string& payload) {
    auto takeout = store::find_takeout(visit.db(), TakeoutId{number_of(payload)});
    if (!takeout || takeout->state != TakeoutState::making) return;
    auto account = accounts::find_account(visit.db(), takeout->person);
    auto person = accounts::find_person(visit.db(), takeout->person);
    if (!account || !person) return;
    speak_for(visit, *account);
    note_progress(visit, takeout->id, 1);
    auto copy = platform::take_out_personal(visit, takeout->person);
    note_progress(visit, takeout->id, 2);
    auto bytes = pack_copy(
        visit.words(),
        {.organisation = platform::organisation(visit)->name, .name = person->name(), .made_at = visit.now()}, copy);
    std::vector<db::Bytes> parts;
    for (std::size_t from = 0; from < bytes.size(); from += part_bytes)
        parts.push_back(seal_part(visit, takeout->id, std::string_view(bytes).substr(from, part_bytes)));
    note_progress(visit, takeout->id, 3);
    takeout->progress = steps_of_takeout;
    takeout->bytes = static_cast<std::int64_t>(bytes.size());
    takeout->expires_at = visit.now() + lifetime;
    platform::write(visit, [&] {
        store::delete_parts(visit.db(), takeout->id); // of a try that failed
        for (std::size_t i = 0; i < parts.size(); ++i)
            store::insert_part(visit.db(), takeout->id, static_cast<std::int64_t>(i), parts[i]);
        store::update_ready(visit.db(), *takeout);
        visit.wake("person:" + std::to_string(takeout->person.number));
        send_to(visit, *account, mail_kind, [&](const words::Words& words) {
            return copy_ready_mail(words, platform::absolute(visit.house(), "/me/data"), takeout->expires_at);
        });
    });
}

std::function<std::string()> take_copy(Visit& visit, base::PublicId copy) {
    auto id = platform::write(visit, [&] {
        auto takeout = store::find_takeout(visit.db(), copy);
        bool is_own = takeout && takeout->person == visit.viewer().person;
        if (!is_own || takeout->state == TakeoutState::making) throw Refusal::not_found();
        bool is_taken = is_over(*takeout, visit.now()) ||
                        !store::change_state(visit.db(), takeout->id, TakeoutState::ready, TakeoutState::taken);
        if (is_taken) throw taken();
        return takeout->id;
    });
    if (!store::find_part(visit.db(), id, 0)) throw taken(); // the same request sent again, too late
    auto pieces = std::make_shared<CopyPieces>(visit, id);
    return [pieces] { return pieces->next(); };
}

void remove_old_copies(Visit& visit) {
    constexpr int at_once = 100;
    for (auto is_more = true; is_more;)
        is_more = platform::write(visit, [&] {
            auto over = store::list_over(visit.db(), visit.now() - grace, at_once);
            for (auto id : over) {
                store::delete_parts(visit.db(), id);
                for (auto from : {TakeoutState::making, TakeoutState::ready, TakeoutState::taken})
                    store::change_state(visit.db(), id, from, TakeoutState::gone);
            }
            return !over.empty();
        });
}

} // namespace privacy
