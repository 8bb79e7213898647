// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/common/drafts/actions.hpp"
#include "platform/platform.hpp"
#include "rooms/common/drafts/rules.hpp"
#include "rooms/common/drafts/store.hpp"

namespace drafts {

using base::Refusal;
using base::say;

namespace {

// The row's number is not known before the row is: the public one stands for it.
platform::FieldPlace place_of(PublicId draft) {
    return {.table = "drafts", .column = "fields", .row = draft.number};
}

db::Bytes sealed(platform::Visit& visit, PublicId draft, const Fields& fields) {
    return platform::seal_field(visit, place_of(draft), to_json(fields));
}

Saved insert(platform::Visit& visit, Draft draft, const Fields& fields) {
    if (store::count_open(visit.db(), draft.person) >= open_max)
        throw Refusal::conflict(
            say("You have {n} drafts already. Delete some of them first.", {{"n", std::to_string(open_max)}}),
            std::string(drafts_path));
    draft.revision = 1;
    draft.saved_at = visit.now();
    while (!store::insert_draft(visit.db(), draft, sealed(visit, draft.public_id, fields)))
        draft.public_id = PublicId::random();
    return {.id = draft.public_id, .revision = draft.revision};
}

Draft draft_of(platform::Visit& visit, const Place& place, PublicId id, PublicId device) {
    return {.public_id = id,
            .person = visit.viewer().person,
            .kind = place.kind,
            .place = place.name,
            .path = place.path,
            .device = device};
}

// What was emptied goes to the removed ones as it last was.
Saved save_nothing(platform::Visit& visit, const std::optional<Draft>& present, const Saving& saving) {
    if (present && present->state == State::open && judge(*present, saving) == Verdict::overwrite)
        store::update_state(visit.db(), *present, State::removed, visit.now());
    return {.id = saving.id, .revision = saving.revision, .became = Saved::Became::empty};
}

} // namespace

Draft access_draft(platform::Visit& visit, PublicId id) {
    auto draft = store::find_draft(visit.db(), visit.viewer().person, id);
    if (!draft || draft->state == State::finished) throw Refusal::not_found();
    return *draft;
}

Fields read_fields(platform::Visit& visit, const Draft& draft) {
    return from_json(platform::open_field(visit, place_of(draft.public_id), store::get_fields(visit.db(), draft)));
}

Saved save_draft(platform::Visit& visit, const Saving& saving) {
    return platform::write(visit, [&]() -> Saved {
        auto present = store::find_draft(visit.db(), visit.viewer().person, saving.id);
        if (!has_text(saving.fields)) return save_nothing(visit, present, saving);
        auto draft = draft_of(visit, saving.place, saving.id, saving.device);
        if (!present) return insert(visit, std::move(draft), saving.fields);
        switch (judge(*present, saving)) {
            case Verdict::over: return {.id = saving.id, .revision = 0, .became = Saved::Became::over};
            case Verdict::apart: {
                draft.public_id = PublicId::random();
                auto saved = insert(visit, std::move(draft), saving.fields);
                saved.became = Saved::Became::apart;
                return saved;
            }
            case Verdict::overwrite: break;
        }
        draft.revision = present->revision + 1;
        draft.saved_at = visit.now();
        if (!store::update_draft(visit.db(), *present, draft, sealed(visit, draft.public_id, saving.fields)))
            throw db::Retry("it was saved at the same moment");
        return {.id = draft.public_id, .revision = draft.revision};
    });
}

void insert_draft(platform::Visit& visit, const Place& place, const Fields& fields) {
    insert(visit, draft_of(visit, place, PublicId::random(), PublicId::random()), fields);
}

void remove_draft(platform::Visit& visit, PublicId id) {
    platform::write(visit, [&] {
        auto draft = access_draft(visit, id);
        if (draft.state == State::open) store::update_state(visit.db(), draft, State::removed, visit.now());
    });
}

void restore_draft(platform::Visit& visit, PublicId id) {
    platform::write(visit, [&] {
        auto draft = access_draft(visit, id);
        if (draft.state == State::removed) store::update_state(visit.db(), draft, State::open, visit.now());
    });
}

void sweep(platform::Visit& visit) {
    platform::write(visit, [&] {
        store::delete_old(visit.db(), State::open, visit.now() - age_max);
        store::delete_old(visit.db(), State::removed, visit.now() - undo_time);
        store::delete_old(visit.db(), State::finished, visit.now() - undo_time);
    });
}

} // namespace drafts
