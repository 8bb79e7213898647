// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Tests that say the same of both engines: TEST_P(OnBothEngines, …) with database() fresh and empty.
#include "db/testing.hpp"
#include <gtest/gtest.h>

namespace db::testing {

class OnBothEngines : public ::testing::TestWithParam<Engine> {
protected:
    void SetUp() override {
        if (GetParam() == Engine::postgres && !has_postgres())
            GTEST_SKIP() << "GUILDE_TEST_POSTGRES names no PostgreSQL server";
        scratch_ = scratch(GetParam());
        database_ = scratch_->open({});
    }
    Database& database() { return *database_; }
    const Scratch& place() const { return *scratch_; }

    void change(const std::string& sql) {
        database().write([&](Connection& c) { c.script(translate(sql, c.engine())); });
    }
    std::int64_t number(std::string_view sql) {
        return database().read()->get<std::int64_t>(Query{"test.number", sql});
    }

private:
    std::unique_ptr<Scratch> scratch_;
    std::unique_ptr<Database> database_;
};

inline auto both_engines() {
    return ::testing::Values(Engine::sqlite, Engine::postgres);
}
inline std::string engine_name(const ::testing::TestParamInfo<Engine>& info) {
    return info.param == Engine::sqlite ? "sqlite" : "postgres";
}

} // namespace db::testing
