// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/reading_lists/actions.hpp"
#include "platform/platform.hpp"
#include "rooms/talk/reading_lists/rules.hpp"
#include "rooms/talk/reading_lists/store.hpp"
#include <algorithm>

namespace reading_lists {

using base::Refusal;
using base::say;
using platform::Visit;

namespace {

List insert(Visit& visit, const std::string& name) {
    auto count = static_cast<std::int64_t>(store::list_lists(visit.db(), visit.viewer().person).size());
    if (count >= lists_max)
        throw Refusal::invalid("name", say("You have {n} lists already: that is all there is room for.",
                                           {{"n", std::to_string(lists_max)}}));
    List list{.public_id = PublicId::random(), .owner = visit.viewer().person, .name = name, .made_at = visit.now()};
    list.id = store::insert_list(visit.db(), list);
    return list;
}

// One may put away what one may read; what was put away stays when that ends, and is not shown then.
ItemId readable(Visit& visit, PublicId item) {
    return items::access_item(visit, item, items::Need::read).id;
}

} // namespace

std::string list_path(PublicId list) {
    return std::string(lists_path) + "/" + list.str();
}

List access_list(Visit& visit, PublicId id, Need need) {
    auto list = store::find_list(visit.db(), id);
    if (!list || !may(*list, need, visit.viewer().person)) throw Refusal::not_found();
    return *list;
}

PublicId create_list(Visit& visit, std::string_view name) {
    auto clean = check_name(name);
    return platform::write(visit, [&] {
        auto list = insert(visit, clean);
        visit.result_at(list_path(list.public_id));
        return list.public_id;
    });
}

void edit_list(Visit& visit, PublicId id, std::string_view name, Sharing sharing) {
    auto clean = check_name(name);
    platform::write(visit, [&] {
        auto list = access_list(visit, id, Need::own);
        list.name = clean;
        list.is_shared = sharing == Sharing::shared;
        store::update_list(visit.db(), list);
    });
}

void remove_list(Visit& visit, PublicId id) {
    platform::write(visit, [&] {
        auto list = access_list(visit, id, Need::own);
        if (list.removed_at) return;
        list.removed_at = visit.now();
        store::update_list(visit.db(), list);
    });
}

void restore_list(Visit& visit, PublicId id) {
    platform::write(visit, [&] {
        auto list = access_list(visit, id, Need::own);
        list.removed_at.reset();
        store::update_list(visit.db(), list);
    });
}

void put_in_lists(Visit& visit, PublicId item, std::span<const PublicId> lists, std::string_view new_list) {
    auto name = new_list.empty() ? std::string() : check_name(new_list);
    platform::write(visit, [&] {
        auto id = readable(visit, item);
        for (const auto& list : store::list_lists(visit.db(), visit.viewer().person)) {
            if (list.removed_at) continue;
            if (std::ranges::find(lists, list.public_id) == lists.end())
                store::delete_entry(visit.db(), list.id, id);
            else
                store::insert_entry(visit.db(), list.id, id, visit.now());
        }
        if (!name.empty()) store::insert_entry(visit.db(), insert(visit, name).id, id, visit.now());
    });
}

void remove_entry(Visit& visit, PublicId id, PublicId item) {
    platform::write(visit, [&] {
        auto list = access_list(visit, id, Need::own);
        store::delete_entry(visit.db(), list.id, readable(visit, item));
    });
}

void mark_entry(Visit& visit, PublicId id, PublicId item, Reading reading) {
    platform::write(visit, [&] {
        auto list = access_list(visit, id, Need::own);
        auto at = reading == Reading::read ? std::optional(visit.now()) : std::nullopt;
        store::update_read(visit.db(), list.id, readable(visit, item), at);
    });
}

void sweep(Visit& visit) {
    platform::write(visit, [&] { store::delete_old(visit.db(), visit.now() - undo_time); });
}

} // namespace reading_lists
