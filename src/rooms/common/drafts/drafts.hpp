// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The drafts room: what is being written is kept on the server as it is typed, and taken up again on any device.
//
//   auto draft = drafts::open_draft(visit, request, {.kind = drafts::Kind::post, .name = "new-post", .path = "/posts/new"});
//   ui::form(frame, {.action = "/posts", .draft_key = draft.place}, ui::draft_taken(frame, draft), …, ui::draft_row(frame, draft))
//   …
//   publish(…);
//   drafts::finish_draft(visit, request);                                    once it was accepted
#include "base/id.hpp"
#include "http/request.hpp"
#include "platform/room.hpp"
#include "ui/draft.hpp"
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace drafts {

enum class Kind { post = 1, article = 2, reply = 3, edit = 4, testimony = 5 };

// A form one writes in. The path opens it; `?draft=ID` takes up a draft there, `?draft=new` begins another one.
struct Place {
    Kind kind = Kind::post;
    std::string name; // "new-post": one per form, the same each time
    std::string path;
};
using Fields = std::map<std::string, std::vector<std::string>>;

// Before the frame is made: a GET takes up the draft that was asked for, or else the latest of this place, and puts what
// it holds into visit.entered. A form that comes back keeps the draft it carried.
ui::KeptDraft open_draft(platform::Visit& visit, const http::Request& request, const Place& place);
// The latest draft of a form that stands in a page of other things (a box to reply in): what it holds is given, not put
// into visit.entered.
struct Latest {
    ui::KeptDraft draft;
    Fields fields;
};
Latest open_latest(platform::Visit& visit, const Place& place);
// What was written was accepted: its draft is over.
void finish_draft(platform::Visit& visit, const http::Request& request);
// Inside write(). For what comes back unpublished: a draft of the viewer's, or of somebody a job acts for.
void insert_draft(platform::Visit& visit, const Place& place, const Fields& fields);

inline constexpr std::string_view drafts_path = "/drafts";

platform::Room room();

} // namespace drafts
