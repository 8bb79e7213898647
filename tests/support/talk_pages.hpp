// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// A reader and a few people for golden pages of the rooms that talk.
#include "app/boot.hpp"
#include "rooms/common/items/items.hpp"
#include "ui/golden_test_support.hpp"
#include "ui/ui.hpp"
#include <memory>

namespace items {

struct TalkReader {
    std::unique_ptr<words::Catalogues> catalogues = app::catalogues();
    words::Words words;
    ui::Frame frame;
    std::string code;

    explicit TalkReader(words::Language language)
        : words(*catalogues, language, "Europe/Paris"), code(words::language_code(language)) {
        frame.words = &words;
        frame.now = {1'795'000'000'000};
        frame.new_key = [] { return std::string("key"); };
        frame.asset = [](std::string_view name) { return "/static/" + std::string(name); };
        frame.is_simple = true;
    }
};

inline ui::Person pierre() {
    return {.name = "Pierre Lefèvre", .href = "/members/x7k", .line = "Reliure · Bretagne", .colour = 3};
}
inline ui::Person sophie() {
    return {.name = "Sophie Martin", .href = "/members/a2c", .line = "Édition · Normandie", .colour = 5};
}
inline spaces::Space binding() {
    return {.id = {1},
            .slug = "reliure",
            .name = "Reliure",
            .kind = spaces::Kind::trade,
            .purpose = "Relier",
            .colour = 0,
            .member_count = 214,
            .standing = spaces::Standing::leader};
}
inline spaces::Space law() {
    return {.id = {2},
            .slug = "juridique",
            .name = "Juridique",
            .kind = spaces::Kind::commission,
            .access = spaces::Access::on_request,
            .purpose = "Droit",
            .colour = 7,
            .member_count = 12,
            .standing = spaces::Standing::member};
}
inline Item question() {
    Item item;
    item.id = {12};
    item.public_id = {4'242};
    item.kind = Kind::question;
    item.title = "Où trouver du papier marbré ?";
    item.body = "Mon fournisseur a **fermé**.";
    item.html = "<p>Mon fournisseur a <strong>fermé</strong>.</p>";
    item.published_at = {1'794'990'000'000};
    item.comment_count = 2;
    return item;
}

} // namespace items
