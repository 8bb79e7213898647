// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/react/machine/machine.hpp"
#include "rooms/react/machine/rules.hpp"

namespace machine {

std::string say_sentence(const words::Words& words, const Sentence& sentence) {
    if (sentence.id.empty()) return {};
    base::Message message{.id = sentence.id, .arguments = {}};
    for (const auto& argument : sentence.arguments) {
        std::string said = argument.text;
        switch (argument.kind) {
            case Argument::Kind::text: break;
            case Argument::Kind::number: said = words.number(argument.value); break;
            case Argument::Kind::moment: said = words.moment({argument.value}); break;
            case Argument::Kind::bytes: said = rules::size_text(words, argument.value); break;
            case Argument::Kind::work: said = words.text(rules::work_words(argument.text)); break;
        }
        message.arguments.emplace_back(argument.name, std::move(said));
    }
    return words.text(message);
}

} // namespace machine
