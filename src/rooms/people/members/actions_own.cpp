// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/members/actions.hpp"
#include "rooms/people/members/record.hpp"
#include "rooms/people/members/rules.hpp"
#include <algorithm>
#include <array>

namespace members {

namespace {

// What a member writes; the rest is the office's (number, dues, day of joining) or the account's (e-mail).
constexpr std::array own_fields{Field::first_name, Field::last_name, Field::trade,       Field::job,
                                Field::employer,   Field::region,    Field::postal_code, Field::city,
                                Field::phone,      Field::address,   Field::birth_date,  Field::interests,
                                Field::offers,     Field::seeks,     Field::story,       Field::links};

void add_edited(Record& record, Field field) {
    auto name = std::string(field_name(field));
    if (std::ranges::find(record.edited, name) == record.edited.end()) record.edited.push_back(name);
}

} // namespace

Profile get_own_profile(platform::Visit& visit) {
    auto profile = find_profile(visit, visit.viewer().person);
    if (!profile || profile->record.state != MemberState::current) throw base::Refusal::not_found();
    return std::move(*profile);
}

void update_own_profile(platform::Visit& visit, const Record& given, const Shown& shown) {
    auto known = get_own_profile(visit);
    auto wanted = given;
    follow_postal_code(wanted, known.record);
    auto clean = clean_record(wanted);
    auto errors = check_record(clean);
    if (!errors.empty()) throw base::Refusal::invalid(std::move(errors));
    platform::write(visit, [&] {
        auto before = get_own_profile(visit);
        auto after = before;
        for (auto field : own_fields) {
            if (is_same(known.record, clean, field)) continue; // what came from elsewhere meanwhile stays
            copy_field(after.record, clean, field);
            add_edited(after.record, field);
        }
        after.shown = shown;
        after.confirmed_at = visit.now();
        update_profile(visit, before, after);
        platform::tell(visit, {.kind = member_updated, .subject = after.record.person.number});
    });
}

std::vector<std::string> split_shared(std::string_view typed) {
    return split_words(typed);
}

void update_own_shared(platform::Visit& visit, const Shared& shared) {
    auto profile = get_own_profile(visit);
    auto record = profile.record;
    record.seeks = shared.seeks;
    record.offers = shared.offers;
    record.interests = shared.interests;
    update_own_profile(visit, record, profile.shown);
}

void answer_directory(platform::Visit& visit, Visibility directory, PublicConsent consent) {
    if (directory == Visibility::everyone && consent == PublicConsent::missing)
        throw base::Refusal::invalid("public_consent",
                                     base::say("Tick this box if your membership may become public."));
    platform::write(visit, [&] {
        auto before = get_own_profile(visit);
        auto after = before;
        after.record.directory = directory;
        after.directory_answered_at = visit.now();
        if (directory != Visibility::everyone)
            after.public_since.reset();
        else if (!before.public_since)
            after.public_since = visit.now();
        update_profile(visit, before, after);
        bool was_listed = before.record.directory != Visibility::hidden;
        bool will_be = directory != Visibility::hidden;
        auto person = after.record.person.number;
        if (was_listed != will_be)
            platform::tell(visit, {.kind = will_be ? directory_joined : directory_left, .subject = person});
        else if (before.record.directory != directory)
            platform::tell(visit, {.kind = member_updated, .subject = person});
    });
}

void confirm_record(platform::Visit& visit) {
    platform::write(visit, [&] {
        auto before = get_own_profile(visit);
        auto after = before;
        after.confirmed_at = visit.now();
        update_profile(visit, before, after);
        platform::tell(visit, {.kind = record_confirmed, .subject = after.record.person.number});
    });
}

void update_photo(platform::Visit& visit, const files::PreparedPicture& prepared) {
    platform::write(visit, [&] {
        auto before = get_own_profile(visit);
        auto after = before;
        bool is_public = before.record.directory == Visibility::everyone;
        auto picture = files::insert_picture(visit, prepared, is_public ? files::Guard::anyone : files::Guard::members);
        after.photo_id = picture.id;
        after.photo = picture.public_id;
        update_profile(visit, before, after);
        if (before.photo_id) files::delete_picture(visit, *before.photo_id);
        platform::tell(visit, {.kind = member_updated, .subject = after.record.person.number});
    });
}

void remove_photo(platform::Visit& visit) {
    platform::write(visit, [&] {
        auto before = get_own_profile(visit);
        if (!before.photo_id) return;
        auto after = before;
        after.photo_id.reset();
        after.photo.reset();
        update_profile(visit, before, after);
        files::delete_picture(visit, *before.photo_id);
        platform::tell(visit, {.kind = member_updated, .subject = after.record.person.number});
    });
}

} // namespace members
