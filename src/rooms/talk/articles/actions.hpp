// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The verbs of articles; each is one transaction.
#include "platform/visit.hpp"
#include "rooms/common/editing/editing.hpp"
#include "rooms/talk/articles/model.hpp"
#include <vector>

namespace articles {

struct Access {
    items::Item item;
    Article article;
};
Access access_article(platform::Visit& visit, PublicId article, items::Need need);

Published publish_article(platform::Visit& visit, const Draft& draft, const Pictures& pictures);
// The doors stay what they are. Refused as invalid over a newer text (editing::check_newest).
void edit_article(platform::Visit& visit, PublicId article, const Draft& draft, const Pictures& pictures,
                  std::optional<std::int64_t> revision);

// Of what waits for its hour, by whoever may edit it.
void publish_now(platform::Visit& visit, PublicId article);
void reschedule_article(platform::Visit& visit, PublicId article, base::Instant at);
// A job: publishes what is due, each as its author, with the rights they have now; who could not is written to.
void publish_due(platform::Visit& visit);
void publish_due_later(platform::Visit& visit, base::Instant at); // inside write()

enum class Direction { earlier, later };
Series access_series(platform::Visit& visit, PublicId series); // whoever reads one of its articles, and its owner
std::string series_of(platform::Visit& visit, const Article& article); // its public id, as forms name it; or nothing
void edit_series(platform::Visit& visit, PublicId series, std::string_view title, std::string_view about);
void move_in_series(platform::Visit& visit, PublicId series, PublicId article, Direction direction);

} // namespace articles
