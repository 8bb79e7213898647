// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Event streams: a hub of topics. Events wake, they do not carry content: a page that hears "space:abc" re-fetches what
// it may see. publish() may be called from any thread and never blocks on a slow client (its queue is bounded; past the
// bound it is disconnected and comes back).
#include <functional>
#include <string>
#include <string_view>

namespace http {

class Hub {
public:
    virtual ~Hub() = default;
    virtual void publish(std::string_view topic, std::string_view event, std::string_view data) = 0;
    // Ends every stream that was opened for this owner (a person's id): a right was lost, a session ended.
    virtual void disconnect(std::string_view owner) = 0;
    virtual std::size_t count() const = 0;
};

} // namespace http
