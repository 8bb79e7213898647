// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/common/drafts/store_personal.hpp"
#include "platform/platform.hpp"
#include "rooms/common/drafts/actions.hpp"
#include "rooms/common/drafts/rules.hpp"
#include "rooms/common/drafts/store.hpp"

namespace drafts::store {

namespace {

using base::mark;
using platform::Forgetting;
using platform::Visit;
using Kind = platform::PersonalColumn::Kind;

// The text is sealed: it comes in when the list is taken away.
const db::Query list_draft_rows{
    .name = "drafts.list_personal",
    .text =
        "SELECT public_id, kind, CAST('' AS TEXT), state, begun_at, saved_at FROM drafts "
        "WHERE person_id = $1 AND state < 3 ORDER BY saved_at, id",
};
constexpr std::size_t id_column = 0;
constexpr std::size_t text_column = 2;

const db::Query delete_drafts{.name = "drafts.forget_drafts", .text = "DELETE FROM drafts WHERE person_id = $1"};

const char* kind_word(std::int64_t kind) {
    switch (drafts::Kind{static_cast<int>(kind)}) {
        case drafts::Kind::post: return mark("Publication");
        case drafts::Kind::article: return mark("Article");
        case drafts::Kind::reply: return mark("A reply");
        case drafts::Kind::edit: return mark("Correction");
        case drafts::Kind::testimony: return mark("Testimony");
    }
    return "";
}
const char* state_word(std::int64_t state) {
    return State{static_cast<int>(state)} == State::removed ? mark("deleted") : mark("waits");
}

void take_out(Visit& visit, PersonId person, platform::PersonalCopy& copy) {
    for (auto& table : copy.tables) {
        if (table.list->query != &list_draft_rows) continue;
        for (auto& row : table.rows) {
            auto draft = find_draft(visit.db(), person, PublicId{row[id_column].number});
            if (draft && draft->state != State::finished) row[text_column].text = text_of(read_fields(visit, *draft));
        }
    }
}

void forget(Visit& visit, Forgetting& forgetting) {
    visit.db().run(delete_drafts, forgetting.person);
}

} // namespace

platform::Personal personal() {
    return {.places = {{"drafts.person_id", "drafts"}},
            .lists = {{.name = "drafts",
                       .title = mark("My drafts"),
                       .about = mark("What you began to write and have not sent."),
                       .query = &list_draft_rows,
                       .columns = {{"id", mark("Public number"), Kind::public_id},
                                   {"kind", mark("Kind"), Kind::choice, kind_word},
                                   {"text", mark("Text")},
                                   {"state", mark("State"), Kind::choice, state_word},
                                   {"begun_at", mark("Begun"), Kind::moment},
                                   {"saved_at", mark("Saved"), Kind::moment}}}},
            .take_out = take_out,
            .forget = forget,
            .queries = {&delete_drafts}};
}

} // namespace drafts::store
