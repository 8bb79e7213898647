// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/commands/commands.hpp"

int main(int argc, char** argv) {
    return app::run_command(argc, argv);
}
