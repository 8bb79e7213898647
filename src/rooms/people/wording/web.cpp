// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/request.hpp"
#include "platform/page.hpp"
#include "platform/platform.hpp"
#include "rooms/people/wording/pages.hpp"
#include "rooms/people/wording/rules.hpp"
#include "rooms/people/wording/wording.hpp"
#include "words/texts.hpp"

namespace wording {

using base::say;
using http::Method;
using http::Request;
using http::Response;
using platform::Policy;
using platform::Visit;
using words::Language;

namespace {

std::vector<std::string> sample_lines(const words::Terms& terms, Language language) {
    auto text = words::rewrite(words::get_text("wording", "samples", language), terms, language);
    std::vector<std::string> out;
    for (std::size_t start = 0; start < text.size();) {
        auto end = std::min(text.find('\n', start), text.size());
        if (end > start) out.push_back(text.substr(start, end - start));
        start = end + 1;
    }
    return out;
}

words::Noun typed_noun(Request& request, const std::string& name) {
    return {.one = std::string(request.field(name + "_one")),
            .many = std::string(request.field(name + "_many")),
            .gender = request.field(name + "_gender") == "f" ? words::Gender::feminine : words::Gender::masculine};
}
words::Terms typed_terms(Request& request) {
    words::Terms out;
    for (const auto& field : rules::fields)
        out.*field.term = {.fr = typed_noun(request, std::string(field.name) + "_fr"),
                           .en = typed_noun(request, std::string(field.name) + "_en")};
    return out;
}

void change_terms(Visit& visit, const words::Terms& typed) {
    auto clean = words::write_terms(rules::check_terms(typed));
    platform::write(visit, [&] {
        auto organisation = *platform::organisation(visit);
        organisation.terms = clean;
        platform::update_organisation(visit, organisation);
        platform::tell(visit, {.kind = wording_changed});
    });
}

Response show_form_with(Visit& visit, const words::Terms& terms) {
    auto frame = platform::frame_of(visit);
    return platform::show(
        visit, frame,
        pages::form(frame, terms, {.fr = sample_lines(terms, Language::fr), .en = sample_lines(terms, Language::en)}));
}

Response show_form(Visit& visit, Request&) {
    return show_form_with(visit, words::read_terms(platform::organisation(visit)->terms));
}

Response update_words(Visit& visit, Request& request) {
    change_terms(visit, typed_terms(request));
    visit.flash(say("Saved."));
    return platform::go_to(visit, "/console/words");
}

Response preview_words(Visit& visit, Request& request) {
    return show_form_with(visit, rules::check_terms(typed_terms(request)));
}

} // namespace

platform::Room room() {
    platform::Route form{.pattern = "/console/words",
                         .policy = Policy::facilitator,
                         .handler = show_form,
                         .summary = "What members, trades and spaces are called"};
    auto save = form;
    save.method = Method::post;
    save.form = show_form;
    save.handler = update_words;
    save.summary = "Changes what they are called";
    auto preview = save;
    preview.pattern = "/console/words/preview";
    preview.handler = preview_words;
    preview.summary = "Shows sentences with words that are not kept yet";
    return {.name = "wording",
            .routes = {form, save, preview},
            .tells = {wording_changed},
            .navigation = {{.label = base::mark("Our words"),
                            .href = "/console/words",
                            .icon = "quote",
                            .place = ui::NavigationItem::Place::console,
                            .policy = Policy::facilitator,
                            .order = 57,
                            .chapter = platform::Chapter::house}}};
}

} // namespace wording
