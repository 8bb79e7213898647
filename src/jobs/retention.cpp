// SPDX-License-Identifier: AGPL-3.0-or-later
#include "jobs/retention.hpp"
#include "jobs/queries.hpp"

namespace jobs {

std::vector<std::string> forget_parked(db::Connection& connection, std::string_view kind, base::Instant before) {
    return connection.all<std::string>(delete_parked_of_kind, kind, before);
}

std::int64_t forget_all_parked(db::Connection& connection, base::Instant before) {
    return connection.run(delete_parked, before);
}

} // namespace jobs
