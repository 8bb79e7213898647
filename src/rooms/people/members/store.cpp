// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/members/store.hpp"
#include "db/list.hpp"
#include "rooms/people/members/matches.hpp"
#include "rooms/people/members/store_directory.hpp"

namespace members::store {

namespace {

const db::Query insert_query{
    .name = "members.insert_member",
    .text =
        "INSERT INTO members (person_id, name_key, trade, trade_key, job, employer, region, region_key, postal_code, "
        "city, email, email_key, phone, address, birth_date, extra, name_birth_key, member_number, "
        "member_number_key, joined_on, paid_until, since_day, story, links, state, directory, is_listed, shown, "
        "edited, photo_id, photo_public_id, directory_answered_at, public_since, arrived_at, confirmed_at, "
        "created_at, left_at) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, "
        "$22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37)",
};
const db::Query update_query{
    .name = "members.update_member",
    .text =
        "UPDATE members SET name_key = $2, trade = $3, trade_key = $4, job = $5, employer = $6, region = $7, "
        "region_key = $8, postal_code = $9, city = $10, email = $11, email_key = $12, phone = $13, address = $14, "
        "birth_date = $15, extra = $16, name_birth_key = $17, member_number = $18, member_number_key = $19, "
        "joined_on = $20, paid_until = $21, since_day = $22, story = $23, links = $24, state = $25, directory = $26, "
        "is_listed = $27, shown = $28, edited = $29, photo_id = $30, photo_public_id = $31, "
        "directory_answered_at = $32, public_since = $33, arrived_at = $34, confirmed_at = $35, created_at = $36, "
        "left_at = $37 "
        "WHERE person_id = $1",
};
const db::Query delete_query{.name = "members.delete_member", .text = "DELETE FROM members WHERE person_id = $1"};

#define MEMBER_COLUMNS                                                                                             \
    "SELECT person_id, name_key, trade, trade_key, job, employer, region, region_key, postal_code, city, email, "  \
    "email_key, phone, address, birth_date, extra, name_birth_key, member_number, member_number_key, joined_on, "  \
    "paid_until, since_day, story, links, state, directory, is_listed, shown, edited, photo_id, photo_public_id, " \
    "directory_answered_at, public_since, arrived_at, confirmed_at, created_at, left_at FROM members "

const db::Query find_query{.name = "members.find_member", .text = MEMBER_COLUMNS "WHERE person_id = $1"};
const db::Query list_query{.name = "members.list_members", .text = MEMBER_COLUMNS "WHERE person_id IN (:ids)"};
const db::Query list_after_query{
    .name = "members.list_members_after",
    .text = MEMBER_COLUMNS "WHERE person_id > $1 ORDER BY person_id LIMIT $2",
};
#undef MEMBER_COLUMNS

const db::Query count_current_query{
    .name = "members.count_current",
    .text = "SELECT people FROM member_facets WHERE token = '=c'",
};
const db::Query list_lines_query{
    .name = "members.list_lines",
    .text =
        "SELECT m.person_id, m.trade, m.region, m.state, m.directory, m.photo_public_id, p.public_id, p.first_name, "
        "p.last_name FROM members m JOIN persons p ON p.id = m.person_id WHERE m.person_id IN (:ids)",
};
const db::Query find_brief_query{
    .name = "members.find_brief",
    .text =
        "SELECT m.person_id, m.trade, m.region, COALESCE(h.slug, ''), m.arrived_at FROM members m "
        "LEFT JOIN member_handles h ON h.person_id = m.person_id WHERE m.person_id = $1 AND m.state = 1",
};
const db::Query list_addressees_after_query{
    .name = "members.list_addressees_after",
    .text = "SELECT person_id, email, state FROM members WHERE person_id > $1 ORDER BY person_id LIMIT $2",
};
const db::Query list_addressees_query{
    .name = "members.list_addressees",
    .text = "SELECT person_id, email, state FROM members WHERE person_id IN (:ids)",
};
const db::Query by_email_query{
    .name = "members.list_by_email",
    .text = "SELECT person_id FROM members WHERE email_key IN (:ids) AND email_key <> ''",
};
const db::Query by_name_birth_query{
    .name = "members.list_by_name_birth",
    .text = "SELECT person_id, name_birth_key FROM members WHERE name_birth_key IN (:ids) AND name_birth_key <> ''",
};
const db::Query by_number_query{
    .name = "members.list_by_member_number",
    .text =
        "SELECT person_id, member_number_key FROM members "
        "WHERE member_number_key IN (:ids) AND member_number_key <> ''",
};

} // namespace

void insert_member(db::Connection& connection, const Stored& m) {
    connection.run(insert_query, m.person, m.name_key, m.trade, m.trade_key, m.job, m.employer, m.region, m.region_key,
                   m.postal_code, m.city, m.email, m.email_key, m.phone, m.address, m.birth_date, m.extra,
                   m.name_birth_key, m.member_number, m.member_number_key, m.joined_on, m.paid_until, m.since_day,
                   m.story, m.links, m.state, m.directory, m.is_listed, m.shown, m.edited, m.photo, m.photo_public_id,
                   m.directory_answered_at, m.public_since, m.arrived_at, m.confirmed_at, m.created_at, m.left_at);
}
void update_member(db::Connection& connection, const Stored& m) {
    connection.run(update_query, m.person, m.name_key, m.trade, m.trade_key, m.job, m.employer, m.region, m.region_key,
                   m.postal_code, m.city, m.email, m.email_key, m.phone, m.address, m.birth_date, m.extra,
                   m.name_birth_key, m.member_number, m.member_number_key, m.joined_on, m.paid_until, m.since_day,
                   m.story, m.links, m.state, m.directory, m.is_listed, m.shown, m.edited, m.photo, m.photo_public_id,
                   m.directory_answered_at, m.public_since, m.arrived_at, m.confirmed_at, m.created_at, m.left_at);
}
void delete_member(db::Connection& connection, PersonId person) {
    connection.run(delete_query, person);
}
std::optional<Stored> find_member(db::Connection& connection, PersonId person) {
    return connection.find<Stored>(find_query, person);
}
std::vector<Stored> list_members(db::Connection& connection, std::span<const PersonId> persons) {
    return db::list_in<Stored>(connection, list_query, persons);
}
std::vector<Stored> list_members_after(db::Connection& connection, PersonId after, int limit) {
    return connection.all<Stored>(list_after_query, after, limit);
}
std::int64_t count_current(db::Connection& connection) {
    return connection.find<std::int64_t>(count_current_query).value_or(0);
}
std::vector<LineRow> list_lines(db::Connection& connection, std::span<const PersonId> persons) {
    return db::list_in<LineRow>(connection, list_lines_query, persons);
}
std::optional<Brief> find_brief(db::Connection& connection, PersonId person) {
    return connection.find<Brief>(find_brief_query, person);
}
std::vector<Addressee> list_addressees(db::Connection& connection, PersonId after, int limit) {
    return connection.all<Addressee>(list_addressees_after_query, after, limit);
}
std::vector<Addressee> list_addressees(db::Connection& connection, std::span<const PersonId> persons) {
    return db::list_in<Addressee>(connection, list_addressees_query, persons);
}
std::vector<PersonId> list_by_email(db::Connection& connection, std::span<const std::string> keys) {
    return db::list_in<PersonId>(connection, by_email_query, keys);
}
std::vector<KeyedPerson> list_by_name_birth(db::Connection& connection, std::span<const std::string> keys) {
    return db::list_in<KeyedPerson>(connection, by_name_birth_query, keys);
}
std::vector<KeyedPerson> list_by_member_number(db::Connection& connection, std::span<const std::string> keys) {
    return db::list_in<KeyedPerson>(connection, by_number_query, keys);
}

std::vector<const db::Query*> queries() {
    std::vector<const db::Query*> out{&insert_query,   &update_query,        &delete_query,        &find_query,
                                      &list_query,     &list_after_query,    &count_current_query, &list_lines_query,
                                      &by_email_query, &by_name_birth_query, &by_number_query,     &find_brief_query};
    out.insert(out.end(), {&list_addressees_after_query, &list_addressees_query});
    for (auto* query : word_queries()) out.push_back(query);
    for (auto* query : directory_queries()) out.push_back(query);
    for (auto* query : matches::queries()) out.push_back(query);
    return out;
}

} // namespace members::store
