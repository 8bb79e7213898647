// SPDX-License-Identifier: AGPL-3.0-or-later
#include "platform/brand.hpp"
#include "parse/json.hpp"
#include "platform/house.hpp"
#include "ui/brand.hpp"
#include <algorithm>

namespace platform {

namespace {

// One address for each look: figtree, the usual type, is not named.
std::string style_name(ui::Rgb colour, ui::Typeface typeface) {
    auto out = ui::colour_hex(colour).substr(1);
    if (typeface != ui::Typeface::figtree) out += "-" + std::string(ui::typeface_name(typeface));
    return out;
}

http::Response show_style(Visit&, http::Request& request) {
    auto name = request.parameter("name");
    if (!name.ends_with(".css")) throw base::Refusal::not_found();
    name.remove_suffix(4);
    auto hyphen = std::min(name.find('-'), name.size());
    auto colour = ui::parse_colour(name.substr(0, hyphen));
    auto typeface = hyphen == name.size() ? ui::Typeface::figtree
                                          : ui::parse_typeface(name.substr(hyphen + 1)).value_or(ui::Typeface::figtree);
    if (!colour || style_name(*colour, typeface) != name) throw base::Refusal::not_found();
    http::Response response;
    response.content_type = "text/css; charset=utf-8";
    response.body = ui::brand_style(*colour, typeface);
    response.set_header("Cache-Control", "public, max-age=31536000, immutable");
    return response;
}

http::Response show_manifest(Visit& visit, http::Request&) {
    using parse::Json;
    auto house = organisation(visit);
    auto name = house->is_set_up() ? house->name : std::string("Guilde");
    auto short_name = house->short_name.empty() ? name : house->short_name;
    auto icon = [&](const char* file, const char* sizes, const char* type) {
        return Json::object({{"src", visit.house().asset(file)}, {"sizes", sizes}, {"type", type}});
    };
    auto manifest = Json::object({{"name", name},
                                  {"short_name", short_name},
                                  {"start_url", "/"},
                                  {"scope", "/"},
                                  {"display", "standalone"},
                                  {"lang", house->language},
                                  {"background_color", "#fbf8f3"},
                                  {"theme_color", house->brand_colour}});
    if (visit.house().asset && !visit.house().asset("icon.svg").empty())
        manifest.set("icons", Json::array({icon("icon.svg", "any", "image/svg+xml")}));
    http::Response response;
    response.content_type = "application/manifest+json";
    response.body = manifest.serialise();
    response.set_header("Cache-Control", "public, max-age=300");
    return response;
}

http::Response show_robots(Visit&, http::Request&) {
    return http::Response::text("User-agent: *\nDisallow: /\n");
}

} // namespace

std::string brand_path(const Organisation& organisation) {
    auto colour = ui::parse_colour(organisation.brand_colour);
    if (!colour) return {};
    auto typeface = ui::parse_typeface(organisation.typeface).value_or(ui::Typeface::figtree);
    return "/brand/" + style_name(*colour, typeface) + ".css";
}

Room brand_room() {
    return {.name = "brand",
            .routes = {{.pattern = "/brand/{name}",
                        .policy = Policy::anyone,
                        .handler = show_style,
                        .summary = "The style sheet of a brand colour"},
                       {.pattern = "/manifest.webmanifest",
                        .policy = Policy::anyone,
                        .handler = show_manifest,
                        .summary = "The web application's manifest"},
                       {.pattern = "/robots.txt",
                        .policy = Policy::anyone,
                        .handler = show_robots,
                        .summary = "What search engines may visit: nothing yet"}}};
}

} // namespace platform
