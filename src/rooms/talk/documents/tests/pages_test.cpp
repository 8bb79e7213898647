// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/documents/pages.hpp"
#include "support/talk_pages.hpp"
#include <gtest/gtest.h>

namespace documents::pages {
namespace {

Document quote() {
    return {.id = {1},
            .public_id = {77},
            .item = {12},
            .version = 2,
            .name = "Devis du relieur.pdf",
            .kind = Kind::pdf,
            .byte_count = 1'240'000,
            .updated_at = {1'794'000'000'000}};
}

Document gone() {
    return {.id = {2},
            .public_id = {78},
            .item = {12},
            .state = State::deleted,
            .name = "Brouillon.odt",
            .kind = Kind::odt};
}

Version version(std::int64_t number) {
    return {.number = number,
            .name = number == 2 ? "Devis du relieur.pdf" : "Devis.odt",
            .kind = number == 2 ? Kind::pdf : Kind::odt,
            .byte_count = number * 620'000,
            .added_at = {1'794'000'000'000 - (2 - number) * 86'400'000}};
}

} // namespace

TEST(DocumentPages, show_what_is_attached_to_readers_and_to_the_author) {
    for (auto language : {words::Language::fr, words::Language::en}) {
        items::TalkReader reader(language);
        Attached view{.item = {4'242}, .documents = {quote()}};
        ui::expect_golden("attached_reader." + reader.code, attached(reader.frame, view));
        view.reader = Reader::author;
        view.documents.push_back(gone());
        ui::expect_golden("attached_author." + reader.code, attached(reader.frame, view));
    }
}

TEST(DocumentPages, ask_for_a_file_and_show_its_versions) {
    for (auto language : {words::Language::fr, words::Language::en}) {
        items::TalkReader reader(language);
        ui::expect_golden("attaching." + reader.code,
                          ui::page(reader.frame, attaching(reader.frame, {.item = items::question()})));
        History view{.item = items::question(),
                     .document = quote(),
                     .versions = {{.version = version(2), .person = items::sophie()},
                                  {.version = version(1), .person = items::sophie()}},
                     .reader = Reader::author};
        ui::expect_golden("history." + reader.code, ui::page(reader.frame, history(reader.frame, view)));
    }
}

} // namespace documents::pages
