// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/visit.hpp"
#include "platform/house.hpp"
#include "platform/request_keys.hpp"
#include <algorithm>
#include <chrono>
#include <thread>
#include <utility>

namespace platform {

namespace {

constexpr int attempts_max = 6;

const db::Query find_request_key{
    .name = "platform.find_request_key",
    .text =
        "SELECT body_hash, outcome, location FROM request_keys "
        "WHERE person_id = $1 AND route = $2 AND request_key = $3 AND ordinal = $4",
};
// Before the act: the same request sent twice at once waits here on PostgreSQL, whatever the act would collide on.
const db::Query claim_request_key{
    .name = "platform.claim_request_key",
    .text =
        "INSERT INTO request_keys (person_id, route, request_key, ordinal, body_hash, outcome, location, used_at) "
        "VALUES ($1, $2, $3, $4, $5, '', '', $6) ON CONFLICT (person_id, route, request_key, ordinal) DO NOTHING",
};
const db::Query update_request_key{
    .name = "platform.update_request_key",
    .text =
        "UPDATE request_keys SET outcome = $5, location = $6 "
        "WHERE person_id = $1 AND route = $2 AND request_key = $3 AND ordinal = $4",
};
const db::Query delete_old_request_keys{
    .name = "platform.delete_old_request_keys",
    .text = "DELETE FROM request_keys WHERE used_at < $1",
};

const db::Query forget_keys_of{.name = "platform.forget_request_keys",
                               .text = "DELETE FROM request_keys WHERE person_id = $1"};

struct UsedKey {
    std::string body_hash;
    std::string outcome;
    std::string location;
};

void forget_request_keys(Visit& visit) {
    write(visit, [&] { visit.db().run(delete_old_request_keys, visit.now() - std::chrono::hours(24 * 7)); });
}

} // namespace

Visit::Visit(House& house, Viewer viewer)
    : house_(house),
      viewer_(std::move(viewer)),
      now_(house.clock->now()),
      words_(*house.catalogues, viewer_.language, viewer_.time_zone) {}

Visit::~Visit() = default;

void Visit::set_viewer(Viewer viewer) {
    viewer_ = std::move(viewer);
    memory_.clear();
    words_ = words::Words(*house_.catalogues, viewer_.language, viewer_.time_zone);
}

db::Connection& Visit::db() {
    if (writer_) return *writer_;
    if (!reader_) reader_.emplace(viewer_.is_system() ? house_.database->read() : house_.database->read_one_moment());
    return **reader_;
}

void Visit::later(const jobs::Job& job) {
    if (!writer_) throw std::logic_error("later() outside write()");
    auto due = job;
    if (due.run_at.milliseconds == 0) due.run_at = now_;
    jobs::enqueue(*writer_, due);
}

void Visit::wake(std::string topic) {
    wakes_.push_back(std::move(topic));
    if (!writer_) after_commit();
}
void Visit::cut_streams(base::PersonId person) {
    cuts_.push_back(person);
    if (!writer_) after_commit();
}
void Visit::after_write(std::string_view name, std::function<void()> act) {
    acts_after_.emplace(name, std::move(act));
    if (!writer_) after_commit();
}
void Visit::flash(base::Message message) {
    new_flashes.push_back(std::move(message));
}
void Visit::result_at(std::string location) {
    location_ = std::move(location);
}

std::string Visit::sealed_topic(std::string_view topic) const {
    return base::keyed_hash(house_.key.derive("topic").bytes(), topic).substr(0, 20);
}

void Visit::forget_effects() {
    wakes_.clear();
    cuts_.clear();
    acts_after_.clear();
}

void Visit::run_write(const std::function<std::string()>& act, std::string& outcome) {
    memory_.clear();
    reader_.reset(); // one connection at a time: a full pool of readers that all want to write would stand still
    auto flash_count = new_flashes.size();
    for (int attempt = 1;; ++attempt) {
        try {
            house_.database->write([&](db::Connection& connection) {
                forget_effects(); // of an attempt that was undone
                new_flashes.resize(std::min(new_flashes.size(), flash_count));
                location_.clear();
                writer_ = &connection;
                struct Leave {
                    db::Connection*& writer;
                    ~Leave() { writer = nullptr; }
                } leave{writer_};
                outcome = run_keyed(act);
            });
            break;
        } catch (const db::Retry&) {
            forget_effects();
            if (attempt == attempts_max) throw;
            std::this_thread::sleep_for(std::chrono::milliseconds(5 << attempt));
        } catch (...) {
            forget_effects();
            throw;
        }
    }
    if (request_key) ++writes_; // counted among the request's own acts, or a repeat would not find them
    after_commit();
}

// What an act returns may be a secret (the token of a session): it is not kept in the clear.
std::string Visit::sealed(std::string_view plain) const {
    return base::base64url(base::seal(house_.key.derive("outcome"), plain, request_key->key));
}

std::string Visit::opened(std::string_view sealed) const {
    auto bytes = base::from_base64url(sealed);
    auto plain = bytes ? base::open_sealed(house_.key.derive("outcome"), *bytes, request_key->key) : std::nullopt;
    if (!plain) throw std::runtime_error("a kept outcome does not open");
    return *plain;
}

std::string Visit::run_keyed(const std::function<std::string()>& act) {
    if (!request_key) return act();
    const auto key = *request_key;
    auto used = writer_->find<UsedKey>(find_request_key, key.owner, key.route, key.key, writes_);
    if (used && used->body_hash == key.body_hash) return opened(used->outcome);
    if (used) throw KeyReused(used->location);
    if (writer_->run(claim_request_key, key.owner, key.route, key.key, writes_, key.body_hash, now_) == 0)
        throw db::Retry("the same request is being answered elsewhere");
    auto outcome = act();
    writer_->run(update_request_key, key.owner, key.route, key.key, writes_, sealed(outcome), location_);
    return outcome;
}

void Visit::after_commit() {
    auto wakes = std::exchange(wakes_, {});
    auto cuts = std::exchange(cuts_, {});
    auto acts = std::exchange(acts_after_, {});
    for (const auto& [name, act] : acts) act();
    if (house_.worker) house_.worker->wake();
    if (!house_.hub) return;
    for (const auto& topic : wakes) house_.hub->publish(sealed_topic(topic), "wake", sealed_topic(topic));
    for (auto person : cuts) house_.hub->disconnect(std::to_string(person.number));
}

KeyReused::KeyReused(std::string location_)
    : base::Refusal(base::Refusal::conflict(
          base::say("This form was already sent, with another text. What you sent first is kept as it was."),
          std::move(location_))) {}

Room request_keys_room() {
    return {
        .name = "request_keys",
        .queries = {&find_request_key, &claim_request_key, &update_request_key, &delete_old_request_keys},
        .timers = {{.name = "request_keys.forget", .every = std::chrono::hours(6), .run = forget_request_keys}},
        .personal = {.places = {{"request_keys.person_id", "",
                                 "requests of the last week, sealed, against doing twice"}},
                     .forget = [](Visit& visit,
                                  Forgetting& forgetting) { visit.db().run(forget_keys_of, forgetting.person); },
                     .queries = {&forget_keys_of}},
    };
}

} // namespace platform
