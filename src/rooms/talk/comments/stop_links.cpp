// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/comments/stop_links.hpp"
#include "base/crypto.hpp"
#include "platform/house.hpp"
#include "platform/outcome.hpp"
#include "rooms/talk/comments/store_notices.hpp"

namespace comments {

namespace {

constexpr std::string_view about = "comments.stop";

struct Sealed {
    std::int64_t person = 0;
    std::int64_t kinds = 0; // bits
};

} // namespace

std::string stop_path(platform::Visit& visit, const Stop& stop) {
    Sealed sealed{.person = stop.person.number};
    for (auto kind : stop.kinds) sealed.kinds |= static_cast<std::int64_t>(kind);
    auto bytes = base::seal(visit.house().key.derive(about), platform::encode_outcome(sealed), about);
    return "/mails/stop/" + base::base64url(bytes);
}

std::optional<Stop> open_stop(platform::Visit& visit, std::string_view token) {
    auto bytes = base::from_base64url(token);
    if (!bytes) return std::nullopt;
    auto plain = base::open_sealed(visit.house().key.derive(about), *bytes, about);
    if (!plain) return std::nullopt;
    auto sealed = platform::decode_outcome<Sealed>(*plain);
    Stop stop{.person = PersonId{sealed.person}, .kinds = {}};
    for (auto kind : notice_kinds)
        if ((sealed.kinds & static_cast<std::int64_t>(kind)) != 0) stop.kinds.push_back(kind);
    return stop;
}

std::vector<PersonId> list_refusing_announcements(db::Connection& connection, std::span<const PersonId> among) {
    return store::list_stopping(connection, NoticeKind::announcements, among);
}

std::string refuse_announcements_path(platform::Visit& visit, PersonId person) {
    return stop_path(visit, {.person = person, .kinds = {NoticeKind::announcements}});
}

} // namespace comments
