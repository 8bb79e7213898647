// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The house's database: one SQLite file (one writer thread with group commit, a pool of readers) or PostgreSQL (a pool).
//
// write(act) runs act inside a transaction and returns only when it is durable; what act throws comes out again and
// nothing is written. act may be run twice (another act of its group failed, a deadlock): it must have no effect but
// through the connection it is given, and do no hashing, rendering, file or network work.
// A thread that wrote and then leases a reader sees its own write.
//
// After an error an act is over on both engines: let the error out, or put the part that may fail under attempt().
// Outside write() every statement stands alone (but see read_one_moment()); readers refuse to change anything.
#include "db/connection.hpp"
#include <functional>
#include <memory>
#include <string>
#include <utility>

struct sqlite3;

namespace db {

struct Options {
    std::string location; // a file path, or postgres://user:password@host/name
    int readers = 8;      // connections for reading (SQLite) or in all, half of them for writing (PostgreSQL)
    std::string file_key; // not empty: the SQLite file is encrypted with this 32-byte key
    enum class Durability { full, off } durability = Durability::full; // off: seeds and tests only
    std::function<void(sqlite3&)> each_sqlite; // what every SQLite connection needs (a tokenizer, a function)
};

class Lease { // a reader, given back when this goes
public:
    Lease(Connection& connection, std::function<void()> give_back)
        : connection_(&connection), give_back_(std::move(give_back)) {}
    Lease(Lease&& other) noexcept
        : connection_(std::exchange(other.connection_, nullptr)), give_back_(std::move(other.give_back_)) {
        other.give_back_ = nullptr;
    }
    Lease& operator=(Lease&&) = delete;
    ~Lease() {
        if (give_back_) give_back_();
    }
    Connection& operator*() const { return *connection_; }
    Connection* operator->() const { return connection_; }

private:
    Connection* connection_;
    std::function<void()> give_back_;
};

class Database {
public:
    virtual ~Database() = default;
    virtual Engine engine() const = 0;
    virtual bool is_sealed() const = 0; // the whole file is encrypted; never on PostgreSQL
    // Waits while all readers are out; throws Error after 30 s.
    virtual Lease read() = 0;
    // The same, for a page: on SQLite all of it is of one moment, that of its first statement. Not for long work: what
    // was written since cannot leave the write-ahead log meanwhile.
    virtual Lease read_one_moment() { return read(); }
    // Throws std::logic_error inside an act. On PostgreSQL deadlocks and serialization failures run act again.
    virtual void write(const std::function<void(Connection&)>& act) = 0;
    // A consistent copy while people write (SQLite's backup API, pg_dump is the administrator's on PostgreSQL).
    virtual void back_up(const std::string& to_path) = 0;
    // Called, with no lock held and by any thread, after a commit that changed something. Used to wake job workers.
    virtual void on_commit(std::function<void()> wake) = 0;
};

std::unique_ptr<Database> open(const Options& options);

// Part of an act that may fail alone: what it throws comes out, its changes are undone, and the act may go on.
void attempt(Connection& connection, const std::function<void()>& part);

} // namespace db
