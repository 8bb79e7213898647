// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// `guilde COMMAND`: each returns the process's exit status (0 done, 1 could not be done, 2 mistyped) and says in one
// sentence what went wrong. Commands may run beside a running server.
#include "app/boot.hpp"
#include "app/moving/house_archive.hpp"
#include "app/moving/nightly.hpp"
#include <string>
#include <vector>

namespace app {

int run_command(int argc, char** argv);

struct Serving {
    std::string listen = "127.0.0.1:8080";
    std::string print_links; // "village": how to sign in as each demo person; "empty": the setup link
    std::vector<std::string> trusted_proxies;
    int io_threads = 1;
    int workers = 32;
    int reads_per_minute = 120;
    int drain_seconds = 0; // how long /health says 503 before the program stops; a second signal does not wait
    bool log_requests = false;
    Nightly nightly;
};
struct MailServer {
    std::string url; // "-": a line of standard input, since command lines can be read by everybody
    std::string from;
    std::string send_test_to;
};
// Opening a house makes one where there is none; for a command that wants one that is there, a sentence (BootError).
void check_house_is_there(const Settings& settings);
int serve(const Settings& settings, const Serving& serving);
int migrate(const Settings& settings);
int seed_village(const Settings& settings);
int seed_big(const Settings& settings, int members, std::uint64_t seed_number);
int import_members(const Settings& settings, const std::string& file);
// A Stack Exchange dump in a folder; name: of the community and its space (empty: the folder's).
int import_stackexchange(const Settings& settings, const std::string& folder, const std::string& name);
int export_members(const Settings& settings, const std::string& file); // "-": standard output
int print_links(const Settings& settings, const std::vector<std::string>& emails);
int let_in(const Settings& settings, const std::string& email);
int print_setup_link(const Settings& settings);
int print_tokens(const Settings& settings, const std::vector<std::string>& emails);
int back_up(const Settings& settings, const std::string& to_file, Wrapping wrapping);
int export_house(const Settings& settings, const std::string& to_file);
int import_house(const Settings& settings, const std::string& from_file);
int restore(const Settings& settings, const std::string& from_file);
int show_doctor(const Settings& settings, const std::string& send_test_to);
int keep_mail_server(const Settings& settings, const MailServer& given);
// Is the chain of officers' acts whole? A seal that was written down shows what was cut off since.
int verify_audit(const Settings& settings, const std::string& seal);
int print_routes(const Settings& settings);
int show_recovery_code(const Settings& settings);
enum class Encrypting { on, off };
int change_encryption(const Settings& settings, Encrypting encrypting); // of the whole SQLite file
int rotate_key(const Settings& settings);
int restore_key(const Settings& settings, const std::string& code);

} // namespace app
