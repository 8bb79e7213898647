// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/organisation.hpp"
#include "platform/house.hpp"
#include "platform/settings.hpp"
#include "words/terms.hpp"

namespace platform {

namespace {

constexpr std::string_view prefix = "organisation.";

// Each text member under its name, once, for reading and writing.
template <class O, class F>
void for_each_text(O& organisation, F visit) {
    visit("name", organisation.name);
    visit("short_name", organisation.short_name);
    visit("language", organisation.language);
    visit("time_zone", organisation.time_zone);
    visit("brand_colour", organisation.brand_colour);
    visit("logo", organisation.logo);
    visit("cover", organisation.cover);
    visit("typeface", organisation.typeface);
    visit("terms", organisation.terms);
    visit("tagline", organisation.tagline);
    visit("welcome", organisation.welcome);
    visit("charter", organisation.charter);
    visit("mail_from", organisation.mail_from);
    visit("mail_url", organisation.mail_url);
    visit("dkim_selector", organisation.dkim_selector);
}

Organisation read_organisation(Visit& visit) {
    auto values = list_settings(visit, prefix);
    Organisation out;
    for_each_text(out, [&](const char* name, std::string& field) {
        if (auto found = values.find(name); found != values.end()) field = found->second;
    });
    if (auto kind = values.find("kind"); kind != values.end())
        out.kind = kind->second == "1"   ? OrganisationKind::employees_union
                   : kind->second == "2" ? OrganisationKind::employers_organisation
                                         : OrganisationKind::professional_association;
    return out;
}

} // namespace

std::shared_ptr<const Organisation> organisation(Visit& visit) {
    if (visit.is_writing()) // what this act changed is not committed yet, and not for others
        return std::make_shared<const Organisation>(read_organisation(visit));
    auto& house = visit.house();
    return house.organisation.get(house.clock->now(), [&] {
        auto read = read_organisation(visit);
        house.catalogues->use(words::read_terms(read.terms));
        return read;
    });
}

std::shared_ptr<const Organisation> organisation(House& house) {
    Viewer viewer;
    viewer.means = Viewer::Means::system;
    Visit visit(house, viewer);
    return organisation(visit);
}

void update_organisation(Visit& visit, const Organisation& organisation) {
    for_each_text(organisation, [&](const char* name, const std::string& field) {
        update_setting(visit, std::string(prefix) + name, field);
    });
    update_setting(visit, std::string(prefix) + "kind", std::to_string(static_cast<int>(organisation.kind)));
    visit.after_write("organisation", [&house = visit.house(), terms = words::read_terms(organisation.terms)] {
        house.catalogues->use(terms);
        house.organisation.forget();
    });
}

} // namespace platform
