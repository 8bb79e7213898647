// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// One PostgreSQL connection, used by one thread at a time. Only postgres*.cpp include this.
#include "db/away.hpp"
#include "db/database.hpp"
#include "db/text_hash.hpp"
#include <libpq-fe.h>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

namespace db::postgres {

enum class Access { read, write };

class Broken : public Away { // the connection is gone, and with it the transaction
    using Away::Away;
};

struct CloseHandle {
    void operator()(PGconn* handle) const { PQfinish(handle); }
};
struct ClearResult {
    void operator()(PGresult* result) const { PQclear(result); }
};
using Handle = std::unique_ptr<PGconn, CloseHandle>;
using Result = std::unique_ptr<PGresult, ClearResult>;

Handle connect_to(const std::string& location); // throws Broken when the server cannot be reached

class PostgresConnection final : public Connection {
public:
    PostgresConnection(const Options& options, Access access);
    ~PostgresConnection() override = default;
    PostgresConnection(const PostgresConnection&) = delete;
    PostgresConnection& operator=(const PostgresConnection&) = delete;

    Engine engine() const override { return Engine::postgres; }
    std::int64_t execute(const Query& query, std::span<const Value> parameters,
                         const std::function<void(const Row&)>& on_row) override;
    void script(const std::string& sql) override;
    void prepare(const Query& query) override;

    bool is_broken() const { return PQstatus(handle_.get()) != CONNECTION_OK; }
    bool in_transaction() const { return PQtransactionStatus(handle_.get()) != PQTRANS_IDLE; }
    void reconnect(); // throws Broken while the server cannot be reached
    void begin();
    // Throws Retry when it did not happen and may be tried again, Unsure when nobody knows, Error when it did not happen.
    void commit();
    void roll_back() noexcept;
    bool has_changes() const { return has_changes_; } // since begin()

private:
    struct Parameters;

    void connect();
    void configure();
    const std::string& statement(std::string_view name, std::string_view text);
    void forget_statements();
    Result check(PGresult* raw, std::string_view name);
    Result run_prepared(std::string_view name, std::string_view text, const Parameters& parameters);
    Result run_again_if_stale(std::string_view name, std::string_view text, const Parameters& parameters);
    [[noreturn]] void fail(const PGresult* result, std::string_view name);

    const Options options_;
    const Access access_;
    Handle handle_;
    std::unordered_map<std::string, std::string, TextHash, std::equal_to<>> statements_;
    std::uint64_t statement_count_ = 0; // names are never used twice
    bool has_changes_ = false;
};

} // namespace db::postgres
