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
constexpr int suggestions_most = 8;
constexpr std::size_t query_length_max = 200;

std::string label_of_token(platform::Visit& visit, char kind, const std::string& key) {
    if (key.empty()) return {};
    auto facet = store::find_facet(visit.db(), token_of(kind, key));
    return facet && !facet->label.empty() ? facet->label : key;
}

std::vector<pages::Choice> choices_of(platform::Visit& visit, char kind, int most, const std::string& chosen,
                                      const std::string& chosen_label) {
    std::vector<pages::Choice> out;
    bool has_chosen = chosen.empty();
    for (const auto& facet : store::list_facets(visit.db(), kind, most)) {
        out.push_back({.label = facet.label, .key = facet.token.substr(3), .people = facet.people});
        has_chosen = has_chosen || out.back().key == chosen;
    }
    if (!has_chosen) {
        auto facet = store::find_facet(visit.db(), token_of(kind, chosen));
        out.insert(out.begin(), {.label = chosen_label, .key = chosen, .people = facet ? facet->people : 0});
    }
    return out;
}

pages::Filters filters_of(platform::Visit& visit, const pages::Asked& asked) {
    const auto& search = asked.search;
    return {.trades = choices_of(visit, 't', choices_most, search.trade, asked.trade),
            .regions = choices_of(visit, 'r', 24, search.region, asked.region),
            .interests = choices_of(visit, 'i', choices_most, search.interest, asked.interest),
            .offers = choices_of(visit, 'o', choices_most, search.offer, asked.offer),
            .seeks = choices_of(visit, 's', choices_most, search.seek, asked.seek)};
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
    if (request.wants_fragment()) {
        auto frame = platform::fragment_frame_of(visit);
        return platform::show_fragment(visit, request.value("cursor").empty()
                                                  ? pages::directory_results(frame, directory)
                                                  : pages::directory_more(frame, directory));
    }
    directory.filters = filters_of(visit, directory.asked);
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
