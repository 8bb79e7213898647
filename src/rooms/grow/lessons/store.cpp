// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/grow/lessons/store.hpp"
#include "db/list.hpp"

namespace lessons::store {

namespace {

const db::Query insert_followed_query{
    .name = "lessons.insert_followed",
    .text =
        "INSERT INTO lessons_followed (person_id, course, lesson, followed_at) VALUES ($1, $2, $3, $4) "
        "ON CONFLICT (person_id, course, lesson) DO NOTHING",
};
const db::Query delete_followed_query{
    .name = "lessons.delete_followed",
    .text = "DELETE FROM lessons_followed WHERE person_id = $1 AND course = $2 AND lesson = $3",
};
const db::Query add_to_count_query{
    .name = "lessons.add_to_count",
    .text =
        "INSERT INTO lesson_counts (course, lesson, people) VALUES ($1, $2, $3) "
        "ON CONFLICT (course, lesson) DO UPDATE SET people = lesson_counts.people + $3",
};
const db::Query list_followed_query{
    .name = "lessons.list_followed",
    .text =
        "SELECT person_id, course, lesson FROM lessons_followed WHERE person_id IN (:ids) "
        "ORDER BY person_id, course, lesson",
};
const db::Query list_totals_query{
    .name = "lessons.list_totals",
    .text = "SELECT course, lesson, people FROM lesson_counts ORDER BY course, lesson",
};
const db::Query has_agreed_query{
    .name = "lessons.has_agreed",
    .text = "SELECT COUNT(*) FROM lesson_agreements WHERE person_id = $1",
};
const db::Query insert_agreement_query{
    .name = "lessons.insert_agreement",
    .text = "INSERT INTO lesson_agreements (person_id, agreed_at) VALUES ($1, $2) ON CONFLICT (person_id) DO NOTHING",
};
const db::Query delete_agreement_query{
    .name = "lessons.delete_agreement",
    .text = "DELETE FROM lesson_agreements WHERE person_id = $1",
};
const db::Query list_agreements_query{
    .name = "lessons.list_agreements",
    .text =
        "SELECT person_id, agreed_at FROM lesson_agreements WHERE (agreed_at, person_id) < ($1, $2) "
        "ORDER BY agreed_at DESC, person_id DESC LIMIT $3",
};

} // namespace

bool insert_followed(db::Connection& connection, const Followed& followed, base::Instant at) {
    return connection.run(insert_followed_query, followed.person, followed.course, followed.lesson, at) > 0;
}
bool delete_followed(db::Connection& connection, const Followed& followed) {
    return connection.run(delete_followed_query, followed.person, followed.course, followed.lesson) > 0;
}
void add_to_count(db::Connection& connection, const Followed& followed, int delta) {
    connection.run(add_to_count_query, followed.course, followed.lesson, delta);
}
std::vector<Followed> list_followed(db::Connection& connection, std::span<const PersonId> persons) {
    return db::list_in<Followed>(connection, list_followed_query, persons);
}
std::vector<Total> list_totals(db::Connection& connection) {
    return connection.all<Total>(list_totals_query);
}
bool has_agreed(db::Connection& connection, PersonId person) {
    return connection.get<std::int64_t>(has_agreed_query, person) > 0;
}
void insert_agreement(db::Connection& connection, PersonId person, base::Instant at) {
    connection.run(insert_agreement_query, person, at);
}
void delete_agreement(db::Connection& connection, PersonId person) {
    connection.run(delete_agreement_query, person);
}
std::vector<Agreement> list_agreements(db::Connection& connection, const Agreement& after, int limit) {
    return connection.all<Agreement>(list_agreements_query, after.agreed_at, after.person, limit);
}

std::vector<const db::Query*> queries() {
    return {&insert_followed_query,  &delete_followed_query,  &add_to_count_query,
            &list_followed_query,    &list_totals_query,      &has_agreed_query,
            &insert_agreement_query, &delete_agreement_query, &list_agreements_query};
}

} // namespace lessons::store
