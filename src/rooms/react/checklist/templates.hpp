// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The beginnings of a house, ready to be edited.
#include "rooms/react/checklist/model.hpp"
#include "words/words.hpp"
#include <span>

namespace checklist::templates {

std::span<const SpaceTemplate> spaces_of(Set set);
std::string charter_of(Set set, words::Language language);
std::string welcome_of(Set set, words::Language language);

} // namespace checklist::templates
