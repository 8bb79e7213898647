// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/commands/commands.hpp"
#include "rooms/people/audit/audit.hpp"
#include <iostream>

namespace app {

int verify_audit(const Settings& settings, const std::string& seal) {
    auto house = open_house(settings);
    platform::Visit visit(*house, system_viewer());
    auto verdict = audit::verify(visit, seal);
    auto entry = "entry " + std::to_string(verdict.broken_at);
    using Fault = audit::Verdict::Fault;
    switch (verdict.fault) {
        case Fault::none: break;
        case Fault::gap: throw BootError("the chain is broken: " + entry + " is missing");
        case Fault::changed: throw BootError("the chain is broken: " + entry + " is not what was written");
        case Fault::cut: throw BootError("the chain is broken: its end does not fit; something is wrong from " + entry);
        case Fault::other_seal: throw BootError("this is not the chain that was sealed: " + entry + " differs");
    }
    std::cout << "The chain is whole: " << verdict.entries << (verdict.entries == 1 ? " entry.\n" : " entries.\n")
              << "Its seal, to write down elsewhere: " << verdict.seal << "\n"
              << "`guilde audit verify --seal` will show whether anything before it was cut off.\n";
    return 0;
}

} // namespace app
