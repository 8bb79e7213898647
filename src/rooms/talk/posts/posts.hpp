// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The posts room: messages, questions and announcements are written, shown, edited and withdrawn here; members' proposals
// to everyone wait here for a facilitator. What a post is (doors, text, counters) belongs to items.
#include "base/refusal.hpp"
#include "http/request.hpp"
#include "parse/json.hpp"
#include "platform/room.hpp"
#include "rooms/common/items/items.hpp"
#include "ui/frame.hpp"
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace posts {

inline constexpr std::string_view proposal_declined = "post.proposal_declined"; // subject: item

inline constexpr std::string_view new_post_path = "/posts/new";      // `?space=SLUG` ticks that space
inline constexpr std::string_view preview_path = "/posts/preview";   // POST body: the rendered Markdown
inline constexpr std::string_view mentions_path = "/posts/mentions"; // GET ?q=: people to mention
inline constexpr std::string_view tags_path = "/posts/tags";         // GET ?q=: tags that begin so

// Items as the API tells them: id, kind, title, body, html, author {id, name}, spaces, everyone, tags, counts, times
// (ISO 8601, UTC). In the order given.
std::vector<parse::Json> to_json(platform::Visit& visit, std::span<const items::ListedItem> listed);
// {id, name} of each author, keyed by person number; id is null where there is no page to see.
std::map<std::int64_t, parse::Json> authors_to_json(platform::Visit& visit, std::span<const base::PersonId> authors);
// "Visible to Binding and Law, 214 people": what stands beside everything that is written.
ui::Audience audience_of(platform::Visit& visit, const items::Readers& readers);

// A message of the viewer's, published as their form would do it: checked, counted against the limit, joining the open
// spaces it stands in. Refused by field: title, body, spaces.
struct Message {
    std::string title;
    std::string body;
    std::vector<std::string> spaces; // slugs
    items::Reach reach = items::Reach::spaces;
};
base::PublicId publish_message(platform::Visit& visit, const Message& message);

// What a page says above an item that is not simply published: proposed, hidden, deleted; nothing else.
html::Html state_notice_of(platform::Visit& visit, const ui::Frame& frame, const items::Item& item);

// For rooms whose forms publish: who should read it.
struct Doors {
    std::vector<std::string> spaces; // slugs
    items::Reach reach = items::Reach::spaces;
};
Doors doors_of(const http::Request& request); // fields `spaces`, `other_spaces`, `everyone`
Doors doors_of(const ui::Entered& entered);   // what was typed, or kept as a draft
// These fields with the number of readers, counted anew as boxes are ticked.
html::Html door_fields(platform::Visit& visit, const ui::Frame& frame, const Doors& chosen);
base::FieldErrors find_faults(platform::Visit& visit, const Doors& doors);
// Inside write(): counts one publication of the viewer's against their limit, joins the open spaces they are not in yet.
std::vector<items::SpaceId> enter_doors(platform::Visit& visit, const Doors& doors);

platform::Room room();

} // namespace posts
