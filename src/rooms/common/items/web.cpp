// SPDX-License-Identifier: AGPL-3.0-or-later
// The items room answers no page of its own: posts shows an item, feed lists them.
#include "rooms/common/items/items.hpp"
#include "rooms/common/items/store.hpp"
#include "rooms/common/items/store_personal.hpp"

namespace items {

platform::Room room() {
    return {
        .name = "items",
        .queries = store::queries(),
        .tells = {item_published, item_edited, item_deleted, item_restored, item_hidden, item_shown, person_mentioned},
        .features = {{.name = questions_feature,
                      .label = base::mark("Questions: with the answer that helped, and those that wait"),
                      .purpose =
                          base::mark("A question stands out, the answer that helped is marked, and what waits is "
                                     "listed."),
                      .advice = base::mark("Ask three people to answer the first ones within the day: a question left "
                                           "alone is worse than none.")}},
        .personal = store::personal()};
}

} // namespace items
