// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The settings of a house that is a service, in a TOML file (docs/operate/guilde.toml): what each command would otherwise
// be told by its options. An option that is given wins.
#include "app/commands/commands.hpp"
#include <string>

namespace app {

// Throws BootError, naming file and key, for a file that cannot be read, a key nobody knows, or a value of the wrong kind.
void read_settings_file(const std::string& path, Settings& settings, Serving& serving);

// The file that GUILDE_SETTINGS names; nothing when the command line names a data folder: then it is about another house.
std::string settings_file_for(int argc, char** argv);

} // namespace app
