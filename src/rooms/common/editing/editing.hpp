// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The editing room: several people who change one text see each other, and nobody overwrites anybody.
//
//   show:  auto draft = drafts::open_draft(…);
//          auto shown = editing::show_newest(visit, item, draft);
//          editing::notices(visit, frame, item, shown), then a form with the hidden field editing::revision_field
//   save:  write(visit, [&] { … editing::check_newest(visit, item, change); items::update_body(…); })
//          refused as invalid when somebody saved meanwhile: the route's form is shown again, with the clash
#include "base/id.hpp"
#include "base/merge.hpp"
#include "base/time.hpp"
#include "http/request.hpp"
#include "platform/room.hpp"
#include "rooms/common/items/items.hpp"
#include "ui/draft.hpp"
#include <optional>
#include <string>
#include <string_view>

namespace editing {

inline constexpr std::string_view revision_field = "revision"; // of a form: the revision its text began from

struct Text {
    std::string title;
    std::string body;
};
struct Change {
    Text text;
    std::optional<std::int64_t> revision; // none: whoever saves does not know, and means the newest
};
Change change_of(const http::Request& request); // fields title, body, revision
// Inside write(): nobody else changes the item until the end of it. Refuses a change of what is no longer the newest text.
void check_newest(platform::Visit& visit, const items::Item& item, const Change& change);

// What was typed, another text that was saved meanwhile, and one that joins them.
struct Clash {
    Text mine;
    Text theirs;
    Text joined;
    std::vector<base::MergeConflict> conflicts;
    base::PersonId editor; // who saved last
    base::Instant at;
};
std::optional<Clash> find_clash(platform::Visit& visit, const items::Item& item, const Change& change);

// A form of this item that is being shown. Where what was typed (or kept as a draft) began from an older text, it holds
// the joined one instead, in visit.entered; before the frame is made.
struct Shown {
    std::int64_t revision = 0; // for the form
    std::string device;
    std::optional<Clash> clash;
};
Shown show_newest(platform::Visit& visit, const items::Item& item, const ui::KeptDraft& draft);
// Above the form: who else has it open, and the clash.
html::Html notices(platform::Visit& visit, const ui::Frame& frame, const items::Item& item, const Shown& shown);
// After a save: this page's form is closed.
void close_form(platform::Visit& visit, base::PublicId item, const http::Request& request);

platform::Room room();

} // namespace editing
