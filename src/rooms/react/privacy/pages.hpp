// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What privacy looks like. Pure.
#include "rooms/react/privacy/model.hpp"
#include "ui/ui.hpp"
#include <optional>
#include <string>
#include <vector>

namespace privacy::pages {

inline constexpr std::string_view data_path = "/me/data";
inline constexpr std::string_view erasures_path = "/console/erasures";

html::Html door(const ui::Frame& frame); // the way to it from one's own page

struct Data {
    std::optional<Takeout> copy;
    std::optional<ErasureRequest> erasure;
};
ui::Page data(const ui::Frame& frame, const Data& page);
html::Html progress(const ui::Frame& frame, const Takeout& copy); // fetched again while it is being made

ui::Page erasure(const ui::Frame& frame);
ui::Page undo(const ui::Frame& frame, std::string_view token, base::Instant due_at);

struct Waiting {
    ErasureRequest request;
    ui::Person person;
    base::PublicId public_id;
};
struct Erasures {
    std::vector<Waiting> waiting;
    std::int64_t done = 0;
};
ui::Page erasures(const ui::Frame& frame, const Erasures& page);
struct Order {
    std::string name;
    base::PublicId person;
    std::optional<ErasureRequest> waiting;
};
ui::Page order(const ui::Frame& frame, const Order& page);

} // namespace privacy::pages
