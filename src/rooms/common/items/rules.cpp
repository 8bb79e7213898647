// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/common/items/rules.hpp"
#include <algorithm>

namespace items {

void check_doors(Reach reach, std::span<const spaces::Space> spaces, MayAddressEveryone may_everyone) {
    using base::Refusal;
    using base::say;
    if (reach == Reach::everyone && may_everyone == MayAddressEveryone::no)
        throw Refusal::invalid("everyone",
                               say("Only facilitators publish to everyone. Propose it, and one of them will decide."));
    if (reach == Reach::spaces && spaces.empty())
        throw Refusal::invalid("spaces", say("Choose at least one space: who should read this?"));
    if (spaces.size() > doors_max)
        throw Refusal::invalid("spaces",
                               say("Twenty spaces at most. Choose those whose members will want to read this."));
    auto closed = std::ranges::find_if(spaces, [](const auto& space) { return space.access != spaces::Access::open; });
    bool has_other = spaces.size() > 1 || reach == Reach::everyone;
    if (closed != spaces.end() && has_other)
        throw Refusal::invalid("spaces",
                               say("What is published in {space} stays in {space}: choose it alone, or leave it out.",
                                   {{"space", closed->name}}));
}

namespace {

bool is_own_affair(Need need) {
    return need == Need::read || need == Need::edit || need == Need::remove;
}

} // namespace

bool is_edited_together(Kind kind) {
    return kind == Kind::announcement || kind == Kind::article;
}

bool may(const Item& item, Need need, const Rights& rights) {
    switch (item.state) {
        case State::published: break;
        case State::hidden:
            if (need == Need::read && rights.is_author) return true;
            return rights.is_moderator && (need == Need::read || need == Need::moderate);
        case State::withdrawn:
        case State::cancelled: return rights.is_author && is_own_affair(need);
        case State::deleted: return rights.is_author && rights.reads && is_own_affair(need);
        case State::scheduled:
            return need != Need::reply && (rights.is_author || (rights.is_moderator && need != Need::remove));
        case State::proposed:
        case State::declined:
            if (need == Need::reply) return false;
            if (need == Need::moderate) return rights.is_facilitator;
            if (need == Need::edit || need == Need::remove) return rights.is_author;
            return rights.is_author || rights.is_facilitator;
    }
    if (need == Need::moderate) return rights.is_moderator;
    if (!rights.reads) return false;
    if (need == Need::edit) return rights.is_author || (rights.is_moderator && is_edited_together(item.kind));
    return need != Need::remove || rights.is_author;
}

State state_after(State state, Change change) {
    switch (change) {
        case Change::remove:
            if (state == State::published) return State::deleted;
            if (state == State::scheduled) return State::cancelled;
            return state == State::proposed || state == State::declined ? State::withdrawn : state;
        case Change::restore:
            if (state == State::deleted) return State::published;
            if (state == State::cancelled) return State::scheduled;
            return state == State::withdrawn ? State::proposed : state;
        case Change::hide: return state == State::published ? State::hidden : state;
        case Change::show: return state == State::hidden ? State::published : state;
    }
    return state;
}

} // namespace items
