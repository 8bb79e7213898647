// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/welcome/store_personal.hpp"
#include "platform/platform.hpp"
#include "rooms/react/welcome/model.hpp"
#include "rooms/react/welcome/welcome.hpp"

namespace welcome::store {

namespace {

using base::mark;
using platform::Forgetting;
using platform::Visit;
using Kind = platform::PersonalColumn::Kind;

const db::Query list_path_rows{
    .name = "welcome.list_personal",
    .text =
        "SELECT w.step, w.ending, w.begun_at, w.ended_at, i.public_id FROM welcome_paths w "
        "LEFT JOIN items i ON i.id = w.item_id WHERE w.person_id = $1",
};
const db::Query delete_path{.name = "welcome.forget_path", .text = "DELETE FROM welcome_paths WHERE person_id = $1"};

const char* step_word(std::int64_t step) {
    switch (Step{static_cast<int>(step)}) {
        case Step::about: return mark("Three questions to begin");
        case Step::meet: return mark("Whom you may meet");
        case Step::hello: return mark("Say hello in two lines");
    }
    return "";
}
const char* ending_word(std::int64_t ending) {
    switch (Ending{static_cast<int>(ending)}) {
        case Ending::open: return mark("under way");
        case Ending::finished: return mark("finished");
        case Ending::put_aside: return mark("put aside");
    }
    return "";
}

void forget(Visit& visit, Forgetting& forgetting) {
    visit.db().run(delete_path, forgetting.person);
}

} // namespace

platform::Personal personal() {
    return {.places = {{"welcome_paths.person_id", "welcome"}},
            .lists = {{.name = "welcome",
                       .title = mark("My first steps here"),
                       .about = mark("How far you went; what you answered stands in your record."),
                       .query = &list_path_rows,
                       .columns = {{"step", mark("The last page"), Kind::choice, step_word},
                                   {"ending", mark("State"), Kind::choice, ending_word},
                                   {"begun_at", mark("Begun"), Kind::moment},
                                   {"ended_at", mark("Ended"), Kind::moment},
                                   {"first_message", mark("My first message (public number)"), Kind::public_id}}}},
            .forget = forget,
            .facts_about = {finished, put_aside},
            .queries = {&delete_path}};
}

} // namespace welcome::store
