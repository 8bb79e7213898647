// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// One request, or one job, from the house's point of view: who asks, when, in which words, with which connection.
//
//   PostId publish_post(Visit& visit, const Draft& draft) {
//       auto clean = check_draft(draft);                         pure; throws Refusal
//       return write(visit, [&] {                                one transaction, durable when it returns
//           spaces::access_space(visit, draft.space, Need::post); visit.db() is the writer here
//           auto id = store::insert_post(visit.db(), clean);
//           tell(visit, {.kind = published, .subject = id.number});
//           return id;
//       });
//   }
//
// What write() returns (void, Id, integers, bool, string, vectors and plain structs of these) is kept under the
// request's idempotency key: the same request sent again does not run the act and gets the same value.
#include "base/crypto.hpp"
#include "base/refusal.hpp"
#include "base/time.hpp"
#include "db/database.hpp"
#include "jobs/jobs.hpp"
#include "platform/fact.hpp"
#include "platform/outcome.hpp"
#include "platform/viewer.hpp"
#include "ui/frame.hpp"
#include "words/words.hpp"
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <typeindex>
#include <vector>

namespace platform {

struct House; // what lives as long as the program: see platform/house.hpp

// The idempotency key of a form or an API write.
struct RequestKey {
    std::string key;
    std::string route;     // "POST /posts"
    std::string body_hash; // of the fields without csrf and key
    base::PersonId owner;  // who asked, even when the act signs somebody in
};

class Visit {
public:
    Visit(House& house, Viewer viewer);
    ~Visit();
    Visit(const Visit&) = delete;
    Visit& operator=(const Visit&) = delete;

    House& house() const { return house_; }
    const Viewer& viewer() const { return viewer_; }
    void set_viewer(Viewer viewer); // sign-in, jobs that act for somebody
    base::Instant now() const { return now_; }
    const words::Words& words() const { return words_; }

    // A reader; inside write(), the writer's connection.
    db::Connection& db();
    bool is_writing() const { return writer_ != nullptr; }

    // Room for what was read to answer this request, so that the rooms of one page read it once: a T of the caller's own,
    // empty at first and again after each write. Null while writing and in jobs, which live longer than what they read.
    template <class T>
    T* memory() {
        if (writer_ || viewer_.is_system()) return nullptr;
        auto& kept = memory_[std::type_index(typeid(T))];
        if (!kept) kept = std::make_shared<T>();
        return static_cast<T*>(kept.get());
    }

    // Enqueues inside write(): the job exists if and only if the act does.
    void later(const jobs::Job& job);
    // After the commit (at once outside write()), wakes the pages that show this topic ("space:12", "person:7").
    void wake(std::string topic);
    // After the commit (at once outside write()), ends the event streams of a person who lost a right.
    void cut_streams(base::PersonId person);
    // After the commit, at once outside write(); of several acts with one name the first runs. Lost in a crash: only for
    // what is kept in memory or made up for later. Must not throw.
    void after_write(std::string_view name, std::function<void()> act);

    // What a topic is called outside: row numbers are never shown.
    std::string sealed_topic(std::string_view topic) const;
    // Inside write(): where the thing just made can be seen, kept with the idempotency key.
    void result_at(std::string location);

    // Shown once on the next page.
    void flash(base::Message message);

    // Set by the pipeline.
    std::optional<RequestKey> request_key;
    std::string reference; // of this request in the log
    std::string path;
    std::string nonce;
    std::string csrf_token;
    std::string visitor; // random cookie of somebody not signed in
    std::string remote_address;
    bool wants_fragment = false;
    ui::Entered entered; // what was typed, when a form comes back
    std::vector<base::Message> flashes_to_show;
    std::vector<base::Message> new_flashes;
    std::optional<std::string> new_session_token; // accounts: set to sign in
    enum class Lasting { browser, ninety_days } session_lasting = Lasting::browser;
    bool end_session = false; // accounts: set to sign out

    void run_write(const std::function<std::string()>& act, std::string& outcome);

private:
    House& house_;
    Viewer viewer_;
    base::Instant now_;
    words::Words words_;
    std::optional<db::Lease> reader_;
    std::map<std::type_index, std::shared_ptr<void>> memory_;
    db::Connection* writer_ = nullptr;
    int writes_ = 0;
    std::vector<std::string> wakes_;
    std::vector<base::PersonId> cuts_;
    std::map<std::string, std::function<void()>, std::less<>> acts_after_;
    std::string location_;

    std::string run_keyed(const std::function<std::string()>& act);
    std::string sealed(std::string_view plain) const;
    std::string opened(std::string_view sealed) const;
    void forget_effects();
    void after_commit();
};

// One transaction (see above). Nested calls join the outer transaction.
template <class F>
auto write(Visit& visit, F act) -> decltype(act()) {
    using Outcome = decltype(act());
    if (visit.is_writing()) return act();
    std::string outcome;
    if constexpr (std::is_void_v<Outcome>) {
        visit.run_write(
            [&] {
                act();
                return std::string();
            },
            outcome);
    } else {
        visit.run_write([&] { return encode_outcome(act()); }, outcome);
        return decode_outcome<Outcome>(outcome);
    }
}

} // namespace platform
