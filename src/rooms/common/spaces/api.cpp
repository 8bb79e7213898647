// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/text.hpp"
#include "parse/json.hpp"
#include "rooms/common/spaces/rules.hpp"
#include "rooms/common/spaces/store.hpp"
#include "rooms/common/spaces/web.hpp"

namespace spaces {

namespace {

constexpr int api_page_size = 100;
constexpr std::string_view list_name = "spaces.api";

const char* kind_word(Kind kind) {
    switch (kind) {
        case Kind::trade: return "trade";
        case Kind::interest: return "interest";
        case Kind::project: return "project";
        case Kind::commission: return "commission";
        case Kind::region: return "region";
    }
    return "";
}

const char* access_word(Access access) {
    switch (access) {
        case Access::open: return "open";
        case Access::on_request: return "on_request";
        case Access::hidden: return "hidden";
    }
    return "";
}

const char* standing_word(Standing standing) {
    switch (standing) {
        case Standing::none: return "none";
        case Standing::invited: return "invited";
        case Standing::requested: return "requested";
        case Standing::member: return "member";
        case Standing::leader: return "leader";
    }
    return "";
}

parse::Json json_of(const SpaceRow& space) {
    return parse::Json::object({{"slug", space.slug},
                                {"name", space.name},
                                {"kind", kind_word(space.kind)},
                                {"access", access_word(space.access)},
                                {"purpose", space.purpose},
                                {"member_count", space.member_count},
                                {"standing", standing_word(space.standing)}});
}

} // namespace

http::Response list_spaces_as_json(platform::Visit& visit, http::Request& request) {
    auto rows =
        store::list_spaces(visit.db(), {.viewer = visit.viewer().person,
                                        .kind = std::nullopt,
                                        .folded = base::fold(request.value("q")),
                                        .after = platform::open_position(visit, list_name, request.value("cursor")),
                                        .limit = api_page_size + 1});
    parse::Json next;
    if (rows.size() > api_page_size) {
        rows.pop_back();
        const auto& last = rows.back();
        next = platform::seal_position(visit, list_name, {.text = name_key(last.name), .id = last.id.number});
    }
    return http::Response::json(
        parse::Json::object({{"items", parse::Json::array_of(rows, json_of)}, {"next", next}}).serialise());
}

} // namespace spaces
