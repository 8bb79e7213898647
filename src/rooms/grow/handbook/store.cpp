// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/grow/handbook/store.hpp"

namespace handbook::store {

namespace {

const db::Query list_adapted_query{
    .name = "handbook.list_adapted",
    .text = "SELECT language, body, adapted_by, adapted_at FROM handbook_pages WHERE page = $1",
};
const db::Query upsert_page_query{
    .name = "handbook.update_page",
    .text =
        "INSERT INTO handbook_pages (page, language, body, adapted_by, adapted_at) VALUES ($1, $2, $3, $4, $5) "
        "ON CONFLICT (page, language) DO UPDATE SET body = EXCLUDED.body, adapted_by = EXCLUDED.adapted_by, "
        "adapted_at = EXCLUDED.adapted_at",
};
const db::Query delete_page_query{
    .name = "handbook.delete_page",
    .text = "DELETE FROM handbook_pages WHERE page = $1 AND language = $2",
};

} // namespace

std::vector<Adapted> list_adapted(db::Connection& connection, PageName page) {
    return connection.all<Adapted>(list_adapted_query, page);
}
void upsert_page(db::Connection& connection, PageName page, const Adapted& adapted) {
    connection.run(upsert_page_query, page, adapted.language, adapted.body, adapted.adapted_by, adapted.adapted_at);
}
void delete_page(db::Connection& connection, PageName page, std::string_view language) {
    connection.run(delete_page_query, page, language);
}

std::vector<const db::Query*> queries() {
    return {&list_adapted_query, &upsert_page_query, &delete_page_query};
}

} // namespace handbook::store
