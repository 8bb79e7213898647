// SPDX-License-Identifier: AGPL-3.0-or-later
#include "db/postgres_connection.hpp"
#include "db/list.hpp"
#include <charconv>
#include <cstdlib>
#include <cstring>

namespace db::postgres {
namespace {

constexpr std::size_t statement_count_max = 2'000;

struct StalePlan : Error { // the tables changed under a prepared statement
    using Error::Error;
};

class PostgresRow final : public Row {
public:
    explicit PostgresRow(const PGresult* result) : result_(result) {}
    void move_to(int row) { row_ = row; }

    bool is_null(int column) const override { return PQgetisnull(result_, row_, column) != 0; }
    std::string_view text(int column) const override {
        return {PQgetvalue(result_, row_, column), static_cast<std::size_t>(PQgetlength(result_, row_, column))};
    }
    std::int64_t int64(int column) const override {
        const auto digits = text(column);
        if (digits == "t") return 1;
        if (digits == "f") return 0;
        std::int64_t out = 0;
        const auto* end = digits.data() + digits.size();
        const auto read = std::from_chars(digits.data(), end, out);
        if (read.ec != std::errc{} || read.ptr != end)
            throw Error("not a whole number in column " + std::to_string(column));
        return out;
    }
    double real(int column) const override {
        const auto digits = text(column);
        double out = 0;
        const auto* end = digits.data() + digits.size();
        const auto read = std::from_chars(digits.data(), end, out);
        if (read.ec != std::errc{} || read.ptr != end) throw Error("not a number in column " + std::to_string(column));
        return out;
    }
    bool boolean(int column) const override { return int64(column) != 0; }
    std::string bytes(int column) const override {
        const auto escaped = text(column);
        if (!escaped.starts_with("\\x") || escaped.size() % 2 != 0)
            throw Error("not bytes in column " + std::to_string(column));
        std::string out(escaped.size() / 2 - 1, '\0');
        for (std::size_t i = 0; i < out.size(); ++i) {
            unsigned int byte = 0;
            const auto* digits = escaped.data() + 2 + 2 * i;
            std::from_chars(digits, digits + 2, byte, 16);
            out[i] = static_cast<char>(byte);
        }
        return out;
    }

private:
    const PGresult* result_;
    int row_ = 0;
};

std::string_view field(const PGresult* result, int code) {
    const char* text = result == nullptr ? nullptr : PQresultErrorField(result, code);
    return text == nullptr ? std::string_view{} : text;
}

// Without DETAIL, which repeats the values of the row: they have no place in a log.
std::string describe(const PGresult* result, std::string_view name) {
    std::string out(name);
    out += ": ";
    out += field(result, PG_DIAG_MESSAGE_PRIMARY);
    if (const auto constraint = field(result, PG_DIAG_CONSTRAINT_NAME); !constraint.empty())
        out += " [" + std::string(constraint) + "]";
    return out;
}

// 57P01 to 57P03 come before the connection is seen to be closed.
bool is_of_outage(std::string_view state) {
    return state.starts_with("57P") || state.starts_with("08");
}

bool changes_rows(const PGresult* result) {
    const std::string_view tag = PQcmdStatus(const_cast<PGresult*>(result));
    return tag.starts_with("INSERT") || tag.starts_with("UPDATE") || tag.starts_with("DELETE") ||
           tag.starts_with("MERGE");
}

std::int64_t changed_row_count(const PGresult* result) {
    if (!changes_rows(result)) return 0;
    const std::string_view digits = PQcmdTuples(const_cast<PGresult*>(result));
    std::int64_t out = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), out);
    return out;
}

} // namespace

Handle connect_to(const std::string& location) {
    const char* keywords[] = {
        "dbname", "application_name", "client_encoding", "connect_timeout", "keepalives_idle", "tcp_user_timeout",
        nullptr};
    const char* values[] = {location.c_str(), "guilde", "UTF8", "10", "30", "60000", nullptr};
    Handle handle(PQconnectdbParams(keywords, values, 1));
    if (PQstatus(handle.get()) != CONNECTION_OK)
        throw Broken(std::string("cannot reach the database: ") + PQerrorMessage(handle.get()));
    PQsetNoticeProcessor(
        handle.get(), [](void*, const char*) {}, nullptr);
    return handle;
}

// What libpq wants: pointers to text, except for bytes, which go as they are.
struct PostgresConnection::Parameters {
    explicit Parameters(std::span<const Value> parameters) {
        const auto size = parameters.size();
        texts.resize(size);
        values.resize(size, nullptr);
        lengths.resize(size, 0);
        formats.resize(size, 0);
        for (std::size_t i = 0; i < size; ++i) std::visit([&](const auto& value) { set(i, value); }, parameters[i]);
    }
    int count() const { return static_cast<int>(values.size()); }

    std::vector<std::string> texts;
    std::vector<const char*> values;
    std::vector<int> lengths;
    std::vector<int> formats;

private:
    void set(std::size_t, std::monostate) {}
    void set(std::size_t i, bool value) { values[i] = value ? "t" : "f"; }
    void set(std::size_t i, std::string_view value) {
        if (value.find('\0') != std::string_view::npos) throw Error("text holds a NUL byte");
        texts[i] = value;
        values[i] = texts[i].c_str();
    }
    void set(std::size_t i, BytesView value) {
        values[i] = value.value.empty() ? "" : value.value.data();
        lengths[i] = static_cast<int>(value.value.size());
        formats[i] = 1;
    }
    template <class Number>
    void set(std::size_t i, Number value) {
        char digits[32];
        const auto written = std::to_chars(digits, digits + sizeof digits, value);
        texts[i].assign(digits, written.ptr);
        values[i] = texts[i].c_str();
    }
};

PostgresConnection::PostgresConnection(const Options& options, Access access) : options_(options), access_(access) {
    connect();
}

void PostgresConnection::connect() {
    statements_.clear();
    handle_ = connect_to(options_.location);
    configure();
}

void PostgresConnection::configure() {
    std::string settings =
        "SET statement_timeout = '30s'; SET lock_timeout = '10s';"
        "SET idle_in_transaction_session_timeout = '60s'; SET plan_cache_mode = auto;"
        "SET bytea_output = hex; SET extra_float_digits = 1; SET TIME ZONE 'UTC';";
    settings += options_.durability == Options::Durability::full ? "SET synchronous_commit = on;"
                                                                 : "SET synchronous_commit = off;";
    if (access_ == Access::read) settings += "SET default_transaction_read_only = on;";
    script(settings);
}

void PostgresConnection::reconnect() {
    connect();
}

void PostgresConnection::fail(const PGresult* result, std::string_view name) {
    const auto state = field(result, PG_DIAG_SQLSTATE);
    if (is_broken() || is_of_outage(state)) throw Broken(std::string(name) + ": the connection to the database broke");
    const auto text = describe(result, name);
    if (state == "23505") throw Duplicate(text);
    if (state == "40001" || state == "40P01") throw Retry(text);
    if (state == "53100") throw DiskFull(std::string(name) + ": the disk is full");
    if (text.find("cached plan must not change result type") != std::string::npos) throw StalePlan(text);
    throw Error(text);
}

Result PostgresConnection::check(PGresult* raw, std::string_view name) {
    Result result(raw);
    const auto status = PQresultStatus(raw);
    if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK && status != PGRES_EMPTY_QUERY) fail(raw, name);
    return result;
}

const std::string& PostgresConnection::statement(std::string_view name, std::string_view text) {
    if (auto found = statements_.find(text); found != statements_.end()) return found->second;
    if (statements_.size() >= statement_count_max) forget_statements();
    const std::string own_text(text);
    const std::string handle = "s" + std::to_string(++statement_count_);
    check(PQprepare(handle_.get(), handle.c_str(), own_text.c_str(), 0, nullptr), name);
    return statements_.emplace(own_text, handle).first->second;
}

void PostgresConnection::forget_statements() {
    statements_.clear();
    script("DEALLOCATE ALL");
}

Result PostgresConnection::run_prepared(std::string_view name, std::string_view text, const Parameters& parameters) {
    const auto& handle = statement(name, text);
    return check(PQexecPrepared(handle_.get(), handle.c_str(), parameters.count(), parameters.values.data(),
                                parameters.lengths.data(), parameters.formats.data(), 0),
                 name);
}

Result PostgresConnection::run_again_if_stale(std::string_view name, std::string_view text,
                                              const Parameters& parameters) {
    if (is_broken() && access_ == Access::read) reconnect();
    const bool alone = !in_transaction();
    try {
        return run_prepared(name, text, parameters);
    } catch (const StalePlan& error) {
        if (!alone) {
            statements_.clear(); // names are not used twice, so the old ones may stay on the server
            throw Retry(error.what());
        }
        forget_statements();
    } catch (const Broken&) {
        // Outside a transaction only readers run statements, and reading twice is harmless.
        if (!alone || access_ != Access::read) throw;
        reconnect();
    }
    return run_prepared(name, text, parameters);
}

std::int64_t PostgresConnection::execute(const Query& query, std::span<const Value> parameters,
                                         const std::function<void(const Row&)>& on_row) {
    const auto text = query.postgres.empty() ? query.text : query.postgres;
    const auto result = run_again_if_stale(query.name, text, Parameters(parameters));
    if (on_row) {
        PostgresRow row(result.get());
        for (int i = 0; i < PQntuples(result.get()); ++i) {
            row.move_to(i);
            on_row(row);
        }
    }
    const auto changed = changed_row_count(result.get());
    has_changes_ = has_changes_ || changed > 0;
    return changed;
}

void PostgresConnection::script(const std::string& sql) {
    check(PQexec(handle_.get(), sql.c_str()), "script");
    has_changes_ = true;
}

void PostgresConnection::prepare(const Query& query) {
    const auto& one = with_one_id(query);
    const std::string text(one.postgres.empty() ? one.text : one.postgres);
    const std::string handle = "s" + std::to_string(++statement_count_);
    check(PQprepare(handle_.get(), handle.c_str(), text.c_str(), 0, nullptr), query.name);
    script("DEALLOCATE " + handle);
}

void PostgresConnection::begin() {
    script("BEGIN");
    has_changes_ = false;
}

void PostgresConnection::commit() {
    const Result result(PQexec(handle_.get(), "COMMIT"));
    if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) {
        if (is_broken() || is_of_outage(field(result.get(), PG_DIAG_SQLSTATE)))
            throw Unsure("the connection broke at COMMIT: whether it was saved is not known");
        fail(result.get(), "COMMIT");
    }
    if (std::string_view(PQcmdStatus(result.get())) != "COMMIT")
        throw Error("the act went on after an error; use db::attempt");
}

void PostgresConnection::roll_back() noexcept {
    if (is_broken() || !in_transaction()) return;
    const Result result(PQexec(handle_.get(), "ROLLBACK"));
}

} // namespace db::postgres
