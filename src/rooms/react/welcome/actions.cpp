// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/welcome/actions.hpp"
#include "base/text.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/react/welcome/rules.hpp"
#include "rooms/react/welcome/store.hpp"
#include "rooms/react/welcome/welcome.hpp"
#include "rooms/talk/posts/posts.hpp"
#include <array>

namespace welcome {

using base::Refusal;
using base::say;
using platform::Visit;

namespace {

constexpr std::size_t leaders_max = 3;
constexpr std::size_t joined_max = 10;

// Inside write().
void go_on(Visit& visit, Step done) {
    auto person = visit.viewer().person;
    store::insert_path(visit.db(), person, visit.now());
    if (auto next = rules::step_after(done))
        store::update_step(visit.db(), person, *next);
    else
        store::update_ending(visit.db(), person, Ending::finished, visit.now());
}

// Whoever comes in for the first time. What imports and seeds tell is history: those people were here before.
void begin_path(Visit& visit, const platform::Fact& fact) {
    if (fact.tense == platform::Tense::history) return;
    platform::write(visit, [&] { store::insert_path(visit.db(), PersonId{fact.subject}, visit.now()); });
}

std::string with_greeting(Visit& visit, const Hello& hello) {
    auto body = base::clean_text(hello.body);
    if (hello.greets == Hello::Greets::nobody || base::trim(body).empty()) return body;
    auto space = spaces::access_space(visit, hello.space, spaces::Need::read);
    auto mentions = rules::missing_mentions(body, list_leader_handles(visit, space.id));
    if (mentions.empty()) return body;
    return body + "\n\n" +
           visit.words().text("A hello to {names}, who lead this space.", {{"names", visit.words().list(mentions)}});
}

} // namespace

Path path_of(Visit& visit) {
    return store::find_path(visit.db(), visit.viewer().person).value_or(Path{});
}

void answer_questions(Visit& visit, const members::Shared& shared) {
    members::update_own_shared(visit, shared);
    platform::write(visit, [&] { go_on(visit, Step::about); });
}

void join_spaces(Visit& visit, std::span<const std::string> slugs) {
    if (slugs.size() > joined_max) throw Refusal::invalid("spaces", say("Ten at once are plenty: choose fewer."));
    platform::write(visit, [&] {
        for (const auto& space : spaces::list_by_slug(visit, slugs)) {
            if (space.access != spaces::Access::open) throw Refusal::not_found();
            if (space.standing == spaces::Standing::member || space.standing == spaces::Standing::leader) continue;
            spaces::add_member(visit, space.id, visit.viewer().person, spaces::Standing::member, platform::Tense::live);
        }
        go_on(visit, Step::meet);
    });
}

void skip_step(Visit& visit, Step step) {
    platform::write(visit, [&] {
        go_on(visit, step);
        if (rules::step_after(step)) return;
        store::update_ending(visit.db(), visit.viewer().person, Ending::put_aside, visit.now());
        platform::tell(visit, {.kind = put_aside, .subject = visit.viewer().person.number});
    });
}

void put_path_aside(Visit& visit) {
    platform::write(visit, [&] {
        auto person = visit.viewer().person;
        store::insert_path(visit.db(), person, visit.now());
        store::update_ending(visit.db(), person, Ending::put_aside, visit.now());
        platform::tell(visit, {.kind = put_aside, .subject = person.number});
    });
}

base::PublicId publish_hello(Visit& visit, const Hello& hello) {
    if (hello.space.empty()) throw Refusal::invalid("space", say("Choose the space that will read it."));
    auto made =
        posts::publish_message(visit, {.title = {}, .body = with_greeting(visit, hello), .spaces = {hello.space}});
    platform::write(visit, [&] {
        auto item = items::access_item(visit, made, items::Need::read);
        go_on(visit, Step::hello);
        store::update_item(visit.db(), visit.viewer().person, item.id);
        platform::tell(visit, {.kind = finished, .subject = visit.viewer().person.number, .object = item.id.number});
        visit.result_at(items::item_path(made));
    });
    return made;
}

std::vector<std::string> list_leader_handles(Visit& visit, spaces::SpaceId space) {
    std::vector<std::string> out;
    for (auto person : spaces::list_leaders(visit.db(), space)) {
        if (person == visit.viewer().person || out.size() == leaders_max) continue;
        if (auto brief = members::find_brief(visit.db(), person); brief && !brief->handle.empty())
            out.push_back(brief->handle);
    }
    return out;
}

std::vector<platform::Listener> listeners() {
    return {{.name = "welcome.begin",
             .kind = accounts::account_opened,
             .when = platform::Listener::When::within,
             .hear = begin_path}};
}

} // namespace welcome
