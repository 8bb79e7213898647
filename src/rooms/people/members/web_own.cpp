// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/text.hpp"
#include "parse/date.hpp"
#include "parse/phone.hpp"
#include "rooms/people/members/actions.hpp"
#include "rooms/people/members/record.hpp"
#include "rooms/people/members/store.hpp"
#include "rooms/people/members/web.hpp"
#include <limits>

namespace members {

namespace {

constexpr std::size_t photo_bytes_max = 12 * 1024 * 1024;

http::Response show_own(platform::Visit& visit, http::Request&) {
    auto profile = get_own_profile(visit);
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::edit_page(frame, profile));
}

Shown read_shown(const http::Request& request, const Shown& before) {
    auto out = before;
    for (auto field : list_shown_fields()) {
        auto value = request.field("see_" + std::string(field_name(field)));
        if (value.size() == 1 && value[0] >= '1' && value[0] <= '3')
            out.set(field, static_cast<Visibility>(value[0] - '0'));
    }
    return out;
}

http::Response update_own(platform::Visit& visit, http::Request& request) {
    auto profile = get_own_profile(visit);
    auto record = read_record(request, profile.record);
    update_own_profile(visit, record, read_shown(request, profile.shown));
    visit.flash(base::say("Your profile is saved."));
    return platform::go_to(visit, member_path(profile.record.public_id));
}

http::Response update_directory(platform::Visit& visit, http::Request& request) {
    auto value = request.field("directory");
    if (value.size() != 1 || value[0] < '1' || value[0] > '3')
        throw base::Refusal::invalid("directory", base::say("Choose one of the three."));
    auto directory = static_cast<Visibility>(value[0] - '0');
    answer_directory(visit, directory,
                     request.has_field("public_consent") ? PublicConsent::given : PublicConsent::missing);
    switch (directory) {
        case Visibility::hidden: visit.flash(base::say("You are not in the directory.")); break;
        case Visibility::members: visit.flash(base::say("Members find you in the directory.")); break;
        case Visibility::everyone: visit.flash(base::say("Everyone may read your profile.")); break;
    }
    return platform::go_to(visit, member_path(visit.viewer().public_id));
}

http::Response create_confirmation(platform::Visit& visit, http::Request&) {
    confirm_record(visit);
    visit.flash(base::say("Thank you: your record is marked as fresh."));
    return platform::go_to(visit, member_path(visit.viewer().public_id));
}

http::Response create_photo(platform::Visit& visit, http::Request& request) {
    const auto* file = request.form.find_file("photo");
    auto prepared = files::prepare_picture(visit, file ? std::string_view(file->bytes) : std::string_view{},
                                           files::PictureUse::portrait, "photo");
    update_photo(visit, prepared);
    visit.flash(base::say("Your photo is in place."));
    return platform::go_to(visit, "/me/profile#photo");
}

http::Response delete_photo(platform::Visit& visit, http::Request&) {
    remove_photo(visit);
    visit.flash(base::say("The photo is removed."));
    return platform::go_to(visit, "/me/profile#photo");
}

void read_day(const http::Request& request, Field field, std::optional<base::Day>& day, base::FieldErrors& errors) {
    auto name = std::string(field_name(field));
    if (!request.has_field(name)) return;
    auto text = base::clean_line(request.field(name));
    day = parse::read_day(text);
    if (!text.empty() && !day) errors.emplace(name, base::say("This is not a day: write it as 31/12/2026."));
}

} // namespace

Record read_record(const http::Request& request, const Record& before) {
    auto out = before;
    base::FieldErrors errors;
    for (auto field : list_fields())
        if (request.has_field(field_name(field))) set_line(out, field, request.field(field_name(field)));
    for (auto [field, words] :
         {std::pair{Field::interests, &out.interests}, {Field::offers, &out.offers}, {Field::seeks, &out.seeks}})
        if (request.has_field(field_name(field))) *words = split_words(request.field(field_name(field)));
    if (request.has_field("links")) {
        out.links.clear();
        std::string_view rest = request.field("links");
        while (!rest.empty()) {
            auto at = rest.find('\n');
            out.links.emplace_back(rest.substr(0, at));
            rest.remove_prefix(at == std::string_view::npos ? rest.size() : at + 1);
        }
    }
    read_day(request, Field::birth_date, out.birth_date, errors);
    read_day(request, Field::joined_on, out.joined_on, errors);
    read_day(request, Field::paid_until, out.paid_until, errors);
    auto phone = base::clean_line(out.phone);
    if (request.has_field("phone") && !phone.empty() && !parse::read_phone(phone))
        errors.emplace("phone", base::say("This phone number is not complete. It looks like 06 12 34 56 78."));
    for (auto& [name, message] : check_record(clean_record(out))) errors.emplace(name, message);
    if (!errors.empty()) throw base::Refusal::invalid(std::move(errors));
    return out;
}

std::vector<html::Html> fill_account_page(platform::Visit& visit, std::span<const std::int64_t> persons) {
    std::vector<html::Html> out;
    auto frame = platform::fragment_frame_of(visit);
    for (auto number : persons) {
        auto profile = find_profile(visit, PersonId{number});
        bool is_own =
            profile && profile->record.state == MemberState::current && PersonId{number} == visit.viewer().person;
        out.push_back(is_own ? pages::account_section(frame, *profile) : html::Html{});
    }
    return out;
}

std::vector<platform::Route> own_routes() {
    using http::Method;
    using platform::Policy;
    return {
        {Method::get, "/me/profile", Policy::member, show_own, "One's own profile, to edit."},
        {Method::post, "/me/profile", Policy::member, update_own, "Saves one's own profile.", show_own},
        {Method::post, "/me/directory", Policy::member, update_directory, "Says who finds one in the directory.",
         show_own},
        {Method::post, "/me/confirmation", Policy::member, create_confirmation,
         "Says that one's record is still right."},
        {.method = Method::post,
         .pattern = "/me/photo",
         .policy = Policy::member,
         .handler = create_photo,
         .summary = "Gives one's photo.",
         .form = show_own,
         .body_bytes_max = photo_bytes_max},
        {Method::post, "/me/photo/removal", Policy::member, delete_photo, "Removes one's photo."},
    };
}

} // namespace members
