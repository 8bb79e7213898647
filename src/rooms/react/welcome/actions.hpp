// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What a newcomer does on the way; each is the viewer's own.
#include "platform/platform.hpp"
#include "rooms/people/members/members.hpp"
#include "rooms/react/welcome/model.hpp"
#include <span>
#include <string>

namespace welcome {

Path path_of(platform::Visit& visit);                                         // the first step, where nothing was done
void answer_questions(platform::Visit& visit, const members::Shared& shared); // and goes on
void join_spaces(platform::Visit& visit, std::span<const std::string> slugs); // open ones; and goes on
void skip_step(platform::Visit& visit, Step step);
void put_path_aside(platform::Visit& visit);

struct Hello {
    std::string body;
    std::string space; // slug
    enum class Greets { nobody, leaders } greets = Greets::leaders;
};
base::PublicId publish_hello(platform::Visit& visit, const Hello& hello); // and the path is finished

std::vector<std::string> list_leader_handles(platform::Visit& visit, spaces::SpaceId space); // others than the viewer
std::vector<platform::Listener> listeners();

} // namespace welcome
