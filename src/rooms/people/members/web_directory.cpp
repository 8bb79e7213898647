// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/text.hpp"
#include "rooms/people/members/lines.hpp"
#include "rooms/people/members/record.hpp"
#include "rooms/people/members/store.hpp"
#include "rooms/people/members/web.hpp"

namespace members {

namespace {

constexpr int page_size = 24;
constexpr int paper_size = 500;
constexpr int choices_most = 12;
constexpr int regions_most = 24;
constexpr int suggestions_most = 8;
constexpr std::size_t query_length_max = 200;

std::string label_of_token(platform::Visit& visit, char kind, const std::string& key) {
    if (key.empty()) return {};
    auto facet = store::find_facet(visit.db(), token_of(kind, key));
    return facet && !facet->label.empty() ? facet->label : key;
}

// One of the filters, with what was chosen in it.
struct Filter {
    char kind;
    int most;
    std::string Search::*chosen;
    std::string pages::Asked::*label;
};

// The counts are of the whole directory: they are told only where no other filter is on.
std::vector<pages::Choice> choices_of(platform::Visit& visit, const pages::Asked& asked, const Filter& filter) {
    const auto& chosen = asked.search.*filter.chosen;
    auto others = asked.search;
    (others.*filter.chosen).clear();
    bool is_alone = !others.is_filtered();
    std::vector<pages::Choice> out;
    bool has_chosen = chosen.empty();
    for (const auto& facet : store::list_facets(visit.db(), filter.kind, filter.most)) {
        out.push_back({.label = facet.label, .key = facet.token.substr(3), .people = is_alone ? facet.people : -1});
        has_chosen = has_chosen || out.back().key == chosen;
    }
    if (!has_chosen) {
        auto facet = store::find_facet(visit.db(), token_of(filter.kind, chosen));
        auto people = facet ? facet->people : 0;
        out.insert(out.begin(), {.label = asked.*filter.label, .key = chosen, .people = is_alone ? people : -1});
    }
    return out;
}

pages::Filters filters_of(platform::Visit& visit, const pages::Asked& asked) {
    using pages::Asked;
    auto choices = [&](const Filter& filter) { return choices_of(visit, asked, filter); };
    return {.trades = choices({'t', choices_most, &Search::trade, &Asked::trade}),
            .regions = choices({'r', regions_most, &Search::region, &Asked::region}),
            .interests = choices({'i', choices_most, &Search::interest, &Asked::interest}),
            .offers = choices({'o', choices_most, &Search::offer, &Asked::offer}),
            .seeks = choices({'s', choices_most, &Search::seek, &Asked::seek})};
}

pages::Directory directory_of(platform::Visit& visit, const http::Request& request, int limit) {
    pages::Directory out;
    out.asked = asked_of(visit, request);
    auto found = find_people(visit, out.asked.search, request.value("cursor"), limit);
    out.people = list_profiles(visit, found.persons);
    out.next = found.next;
    out.count = found.count;
    out.count_is = found.count_is;
    out.today = visit.words().local_day(visit.now());
    out.viewer = visit.viewer().person;
    return out;
}

http::Response show_directory(platform::Visit& visit, http::Request& request) {
    auto directory = directory_of(visit, request, page_size);
    if (request.wants_fragment() && !request.value("cursor").empty())
        return platform::show_fragment(visit, pages::directory_more(platform::fragment_frame_of(visit), directory));
    directory.filters = filters_of(visit, directory.asked);
    if (request.wants_fragment())
        return platform::show_fragment(visit, pages::directory_results(platform::fragment_frame_of(visit), directory));
    auto frame = platform::frame_of(visit);
    return platform::show(visit, frame, pages::directory_page(frame, directory));
}

http::Response show_paper(platform::Visit& visit, http::Request& request) {
    auto directory = directory_of(visit, request, paper_size);
    auto frame = platform::frame_of(visit);
    http::Response response;
    response.body = ui::print_page(frame, pages::directory_paper(frame, directory)).str();
    return response;
}

http::Response show_suggestions(platform::Visit& visit, http::Request& request) {
    auto handles = suggest_handles(visit, request.value("q"), suggestions_most);
    std::vector<PersonId> persons;
    for (const auto& handle : handles) persons.push_back(handle.person);
    auto lines = lines_of(visit, persons);
    std::vector<ui::Option> options;
    for (const auto& handle : handles) {
        const auto& line = lines.at(handle.person.number);
        options.push_back(
            {.value = "@" + handle.slug, .label = line.line.empty() ? line.name : line.name + " (" + line.line + ")"});
    }
    return platform::show_fragment(visit, ui::expander_items(platform::fragment_frame_of(visit), options));
}

} // namespace

Search search_of(const http::Request& request) {
    Search out;
    out.words = base::first_code_points(base::clean_line(request.value("q")), query_length_max);
    for (auto [name, key] : {std::pair{"trade", &Search::trade},
                             {"region", &Search::region},
                             {"interest", &Search::interest},
                             {"offer", &Search::offer},
                             {"seek", &Search::seek}})
        out.*key = base::fold(base::first_code_points(request.value(name), query_length_max));
    out.newcomers = !request.value("new").empty();
    out.sort = request.value("sort") == "newest" ? Sort::newest : Sort::name;
    return out;
}

pages::Asked asked_of(platform::Visit& visit, const http::Request& request) {
    pages::Asked out;
    out.search = search_of(request);
    out.look = request.value("view") == "list" ? pages::Look::list : pages::Look::cards;
    out.trade = label_of_token(visit, 't', out.search.trade);
    out.region = label_of_token(visit, 'r', out.search.region);
    out.interest = label_of_token(visit, 'i', out.search.interest);
    out.offer = label_of_token(visit, 'o', out.search.offer);
    out.seek = label_of_token(visit, 's', out.search.seek);
    return out;
}

std::vector<platform::Route> directory_routes() {
    using http::Method;
    using platform::Policy;
    return {
        {Method::get, "/members", Policy::member, show_directory, "The directory, searched and filtered."},
        {Method::get, "/members/print", Policy::member, show_paper, "The directory on paper."},
        {Method::get, "/members/suggest", Policy::member, show_suggestions, "Names to mention, as one types."},
    };
}

} // namespace members
