// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/platform.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/people/setup/actions.hpp"
#include "rooms/people/setup/pages.hpp"
#include "rooms/people/setup/setup.hpp"

namespace setup {

using base::say;
using http::Method;
using http::Request;
using http::Response;
using platform::Policy;
using platform::Visit;

namespace {

constexpr std::size_t body_bytes_max = 12 << 20; // a logo straight from a camera

Response show_setup(Visit& visit, Request& request) {
    if (!accounts::is_setup_token_open(visit, request.parameter("token"))) throw base::Refusal::not_found();
    platform::Organisation start;
    start.language = visit.words().code();
    auto frame = platform::frame_of(visit);
    frame.is_simple = true;
    return platform::show(
        visit, frame,
        pages::setup(frame, {.token = std::string(request.parameter("token")), .start = std::move(start)}));
}

rules::Draft draft_of(const Request& request) {
    return {.name = std::string(request.field("name")),
            .short_name = std::string(request.field("short_name")),
            .kind = std::string(request.field("kind")),
            .language = std::string(request.field("language")),
            .brand_colour = std::string(request.field("brand_colour")),
            .first_name = std::string(request.field("first_name")),
            .last_name = std::string(request.field("last_name")),
            .email = std::string(request.field("email"))};
}

Response create_house(Visit& visit, Request& request) {
    // Before a picture is decoded for a stranger. A repeat of what succeeded goes on: it gets the same answer.
    if (!accounts::is_setup_token_open(visit, request.parameter("token")) &&
        !platform::organisation(visit)->is_set_up())
        throw base::Refusal::not_found();
    Opening opening{.token = std::string(request.parameter("token")),
                    .plan = rules::check_draft(draft_of(request)),
                    .logo = std::nullopt,
                    .user_agent = std::string(request.header("user-agent"))};
    const auto* logo = request.form.find_file("logo");
    bool is_open = accounts::is_setup_token_open(visit, opening.token);
    if (logo && !logo->bytes.empty() && is_open)
        opening.logo = files::prepare_picture(visit, logo->bytes, files::PictureUse::logo, "logo");
    open_house(visit, opening);
    visit.flash(say("Your house is open. Welcome!"));
    return platform::go_to(visit, "/console");
}

} // namespace

platform::Room room() {
    return {.name = "setup",
            .routes = {{.pattern = "/setup/{token}",
                        .policy = Policy::anyone,
                        .handler = show_setup,
                        .summary = "The page that sets up an empty house"},
                       {.method = Method::post,
                        .pattern = "/setup/{token}",
                        .policy = Policy::anyone,
                        .handler = create_house,
                        .summary = "Names the house and its first administrator",
                        .form = show_setup,
                        .body_bytes_max = body_bytes_max}}};
}

} // namespace setup
