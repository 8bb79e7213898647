// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/asked.hpp"
#include "platform/platform.hpp"
#include "rooms/people/security/actions.hpp"
#include "rooms/people/security/pages.hpp"
#include "rooms/people/security/store.hpp"
#include "rooms/people/security/totp.hpp"
#include "rooms/people/security/web.hpp"
#include "rooms/people/security/webauthn.hpp"

namespace security {

using base::Refusal;
using base::say;
using http::Method;
using http::Request;
using http::Response;
using platform::id_of;
using platform::Policy;
using platform::Route;
using platform::Visit;

namespace {

constexpr const char* own_page = "/me/security";

Response show_codes(Visit& visit, const Codes& codes) {
    auto frame = platform::frame_of(visit);
    frame.entered = {};
    return platform::show(visit, frame, pages::codes(frame, {.codes = codes}));
}

// The first key brings recovery codes along, shown this once.
Response after_new_key(Visit& visit, const Codes& codes, base::Message done) {
    visit.flash(std::move(done));
    if (codes.empty()) return platform::go_to(visit, own_page);
    return show_codes(visit, codes);
}

// What the app writes beside its digits. A union's name stays out of what others may see on a phone.
totp::Label label_of(Visit& visit) {
    auto house = platform::organisation(visit);
    auto account = accounts::find_account(visit.db(), visit.viewer().person);
    auto host = visit.house().origin.substr(visit.house().origin.find("://") + 3);
    return {.issuer = house->is_union()           ? host
                      : house->short_name.empty() ? house->name
                                                  : house->short_name,
            .account = account && !account->email.empty() ? account->email : visit.viewer().name};
}

Response show_app(Visit& visit, Request&) {
    accounts::check_confirmed(visit);
    auto secret = find_planned_secret(visit);
    pages::AppPage page{.has_app = store::find_app(visit.db(), visit.viewer().person).has_value(),
                        .secret = secret ? totp::base32(*secret) : "",
                        .address = secret ? totp::address_of(*secret, label_of(visit)) : ""};
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::app(frame, page));
}

Response create_plan(Visit& visit, Request&) {
    accounts::check_confirmed(visit);
    plan_app(visit);
    return platform::go_to(visit, "/me/security/app");
}

Response create_app(Visit& visit, Request& request) {
    accounts::check_confirmed(visit);
    return after_new_key(visit, add_app(visit, request.field("code")), say("Your code app is linked."));
}

Response delete_app(Visit& visit, Request&) {
    accounts::check_confirmed(visit);
    remove_app(visit);
    visit.flash(say("The code app is forgotten."));
    return platform::go_to(visit, own_page);
}

Response show_new_passkey(Visit& visit, Request&) {
    accounts::check_confirmed(visit);
    auto device = accounts::session_device(visit.db(), visit.viewer().session);
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::new_passkey(frame, device));
}

Response create_add_challenge(Visit& visit, Request&) {
    return ask_passkey(visit, Purpose::add, store::list_passkeys(visit.db(), visit.viewer().person));
}

Response create_passkey(Visit& visit, Request& request) {
    accounts::check_confirmed(visit);
    auto codes = add_passkey(visit, request.field("passkey"), request.field("label"));
    return after_new_key(visit, codes, say("Your passkey is ready: next time, it lets you in."));
}

Response update_passkey(Visit& visit, Request& request) {
    rename_passkey(visit, id_of(request), request.field("label"));
    visit.flash(say("Saved."));
    return platform::go_to(visit, own_page);
}

Response delete_passkey(Visit& visit, Request& request) {
    accounts::check_confirmed(visit);
    remove_passkey(visit, id_of(request));
    visit.flash(say("The passkey is removed: it opens nothing here any more."));
    return platform::go_to(visit, own_page);
}

Response create_codes(Visit& visit, Request&) {
    accounts::check_confirmed(visit);
    return show_codes(visit, make_codes(visit));
}

// The page that shows them sends them back: nothing here can read them a second time.
Response download_codes(Visit& visit, Request& request) {
    auto codes = request.fields("codes");
    if (!are_own_codes(visit, codes)) throw Refusal::not_found();
    auto name = visit.words().text("recovery-codes") + ".txt";
    return Response::download(name, "text/plain; charset=utf-8",
                              pages::codes_file(visit.words(), platform::organisation(visit)->name, codes));
}

Route get(std::string_view pattern, platform::Handler handler, std::string_view summary) {
    return {.pattern = pattern, .policy = Policy::member, .handler = handler, .summary = summary};
}
Route post(std::string_view pattern, platform::Handler handler, std::string_view summary,
           platform::Handler form = nullptr) {
    return {.method = Method::post,
            .pattern = pattern,
            .policy = Policy::member,
            .handler = handler,
            .summary = summary,
            .form = form};
}

} // namespace

std::vector<Route> own_routes() {
    return {
        get("/me/security/app", show_app, "Links a code app, step by step"),
        post("/me/security/app", create_plan, "Makes the secret of a new code app", show_app),
        post("/me/security/app/check", create_app, "Links the code app that shows the right code", show_app),
        post("/me/security/app/remove", delete_app, "Forgets the code app"),
        get("/me/security/passkeys/new", show_new_passkey, "Where a passkey is made"),
        post("/me/security/passkeys/challenge", create_add_challenge, "What a device is asked, to make a passkey"),
        post("/me/security/passkeys", create_passkey, "Keeps a new passkey", show_new_passkey),
        post("/me/security/passkeys/{id}/name", update_passkey, "Renames a passkey"),
        post("/me/security/passkeys/{id}/remove", delete_passkey, "Removes a passkey"),
        post("/me/security/codes", create_codes, "Makes ten new recovery codes and shows them once"),
        post("/me/security/codes/file", download_codes, "The codes just shown, as a file"),
    };
}

} // namespace security
