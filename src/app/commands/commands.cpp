// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/commands/commands.hpp"
#include "app/settings_file.hpp"
#include "app/version.hpp"
#include "base/refusal.hpp"
#include "words/words.hpp"
#include <CLI/CLI.hpp>
#include <functional>
#include <iostream>

namespace app {

namespace {

using Act = std::function<int()>;

void add_common(CLI::App& command, Settings& settings) {
    command.add_option("--data", settings.data_directory, "The data folder")->capture_default_str();
    command.add_option("--database", settings.database, "postgres://… instead of the SQLite file in the data folder");
    command.add_option("--key", settings.key_file, "The key file (default: the data folder's name with .key)");
    command.add_option("--origin", settings.origin, "The address people use, https://…; kept for the next time");
    command.add_flag_callback(
        "--encrypt-database", [&settings] { settings.encryption = Settings::Encryption::wanted; },
        "A new house's SQLite file is encrypted as a whole");
    command.add_option("--mail", settings.mail_url, "smtp://user:password@host:587; wins over the console's setting");
}

CLI::App* add(CLI::App& parent, Settings& settings, Act& act, const char* name, const char* help, Act what) {
    auto* command = parent.add_subcommand(name, help);
    add_common(*command, settings);
    command->callback([&act, what] { act = what; });
    return command;
}

// A command for a house that is there: a mistyped folder makes no new one.
CLI::App* add_inside(CLI::App& parent, Settings& settings, Act& act, const char* name, const char* help, Act what) {
    return add(parent, settings, act, name, help, [&settings, what] {
        check_house_is_there(settings);
        return what();
    });
}

struct Arguments {
    Settings settings;
    Serving serving;
    std::vector<std::string> emails;
    std::string file;
    std::string code;
    std::string seal;
    std::string send_test_to;
    MailServer mail_server;
    std::string house_file;
    std::string name;
    Wrapping wrapping = Wrapping::plain;
    int members = 100'000;
    std::uint64_t seed_number = 1;
};

void add_house_commands(CLI::App& root, Arguments& a, Act& act) {
    auto& s = a.settings;
    auto* serving = add(root, s, act, "serve", "Answer pages, JSON and event streams, and run jobs",
                        [&a] { return serve(a.settings, a.serving); });
    serving->add_option("--listen", a.serving.listen, "ADDRESS:PORT")->capture_default_str();
    serving->add_option("--print-links", a.serving.print_links, "Print how to sign in")
        ->check(CLI::IsMember({"village", "empty"}));
    serving->add_option("--trust-proxy", a.serving.trusted_proxies, "Address of a proxy whose forwarded headers count");
    serving->add_option("--io-threads", a.serving.io_threads, "Threads that move bytes")->capture_default_str();
    serving->add_option("--workers", a.serving.workers, "Threads that answer")->capture_default_str();
    serving->add_option("--reads-per-minute", a.serving.reads_per_minute, "Pages one person may open; 0: no limit")
        ->capture_default_str();
    serving
        ->add_option("--drain", a.serving.drain_seconds,
                     "Seconds for which /health says 503 before the program stops, so that a balancer looks elsewhere")
        ->capture_default_str();
    serving->add_option("--backups", a.serving.nightly.folder,
                        "A folder: every night a sealed backup, proven by a restore");
    serving->add_option("--backup-hour", a.serving.nightly.hour, "From which hour on, where the organisation is")
        ->check(CLI::Range(0, 23))
        ->capture_default_str();
    serving->add_option("--backup-days", a.serving.nightly.days_kept, "How long backups are kept")
        ->check(CLI::Range(1, 3650))
        ->capture_default_str();
    serving->add_flag("--log-requests", a.serving.log_requests, "One log line per request");
    add(root, s, act, "migrate", "Bring the database to this program's schema", [&a] { return migrate(a.settings); });
    add(root, s, act, "routes", "Print every route with its policy, as JSON", [&a] { return print_routes(a.settings); })
        ->add_flag_callback(
            "--json", [] {}, "JSON is the only form");
    auto* doctor = add(root, s, act, "doctor", "Check this house: keys, database, mail, disk",
                       [&a] { return show_doctor(a.settings, a.send_test_to); });
    doctor->add_option("--send-test-to", a.send_test_to, "Send a test mail to this address");
    auto* mail = add_inside(root, s, act, "mail-server", "Try a mail server with a test mail, then keep it",
                            [&a] { return keep_mail_server(a.settings, a.mail_server); });
    mail->add_option("--server", a.mail_server.url, "smtp://user:password@host:587; -: a line of standard input")
        ->required();
    mail->add_option("--from", a.mail_server.from, "The address mails come from")->required();
    mail->add_option("--send-test-to", a.mail_server.send_test_to, "Who gets the test mail")->required();
    auto* saving = add_inside(root, s, act, "backup", "Copy the house while people write",
                              [&a] { return back_up(a.settings, a.file, a.wrapping); });
    saving->add_option("FILE", a.file, "The backup file to make")->required();
    saving->add_flag_callback(
        "--encrypt", [&a] { a.wrapping = Wrapping::sealed; }, "Seal it with the house's key");
    auto* restoring = add(root, s, act, "restore", "Put a backup into an empty data folder",
                          [&a] { return restore(a.settings, a.file); });
    restoring->add_option("FILE", a.file, "The backup file")->required();
    restoring
        ->add_option("--erasures", s.erasures_file,
                     "One more list of who was erased since, such as that of a newer backup")
        ->check(CLI::ExistingFile);
}

struct Whole {
    const char* name;
    const char* help;
    Act what;
};
// import and export: one of their own commands, or the whole house with --all FILE.
CLI::App* add_whole(CLI::App& root, Arguments& a, Act& act, Whole whole) {
    auto* command = root.add_subcommand(whole.name, whole.help)->require_subcommand(0, 1);
    add_common(*command, a.settings);
    auto* all =
        command->add_option("--all", a.house_file, "The whole house, in this file: for another machine or engine");
    command->callback([&act, command, all, what = whole.what] {
        if (all->count() > 0 && command->get_subcommands().empty())
            act = what;
        else if (all->count() > 0)
            throw CLI::ExcludesError("--all", command->get_subcommands().front()->get_name());
        else if (command->get_subcommands().empty())
            throw CLI::RequiredError("--all FILE, or a subcommand");
    });
    return command;
}

void add_people_commands(CLI::App& root, Arguments& a, Act& act) {
    auto& s = a.settings;
    add_inside(root, s, act, "link", "Print a one-time sign-in link",
               [&a] { return print_links(a.settings, a.emails); })
        ->add_option("EMAIL", a.emails, "Of the person who signs in; several: a link on a line each")
        ->required();
    add_inside(root, s, act, "let-in", "Forget somebody's keys and print a link that lets them in",
               [&a] { return let_in(a.settings, a.emails.front()); })
        ->add_option("EMAIL", a.emails, "Of the person who has lost every key")
        ->required();
    add_inside(root, s, act, "token", "Print an API token", [&a] { return print_tokens(a.settings, a.emails); })
        ->add_option("EMAIL", a.emails, "Of the person in whose name a program acts; several: a token on a line each")
        ->required();
    add(root, s, act, "setup-link", "Print the link that opens an empty house",
        [&a] { return print_setup_link(a.settings); });
    auto* importing = add_whole(root, a, act, {"import", "Bring people or a whole house in", [&a] {
                                                   return import_house(a.settings, a.house_file);
                                               }});
    add(*importing, s, act, "members", "Import a member file (CSV or XLSX)",
        [&a] { return import_members(a.settings, a.file); })
        ->add_option("FILE", a.file, "What the members are listed in")
        ->required();
    auto* community =
        add_inside(*importing, s, act, "stackexchange", "Bring the dump of a Stack Exchange site into a space",
                   [&a] { return import_stackexchange(a.settings, a.file, a.name); });
    community->add_option("DIR", a.file, "The folder with Posts.xml, Users.xml, Comments.xml, Votes.xml")->required();
    community->add_option("--name", a.name, "Of the community and its space (default: the folder's name)");
    auto* exporting = add_whole(root, a, act, {"export", "Take people or a whole house out", [&a] {
                                                   check_house_is_there(a.settings);
                                                   return export_house(a.settings, a.house_file);
                                               }});
    add_inside(*exporting, s, act, "members", "Export the register as CSV", [&a] {
        return export_members(a.settings, a.file.empty() ? "-" : a.file);
    })->add_option("FILE", a.file, "Default: standard output");
    auto* seeding = root.add_subcommand("seed", "Fill an empty house")->require_subcommand(1);
    add(*seeding, s, act, "village", "The demo association", [&a] { return seed_village(a.settings); });
    auto* big = add(*seeding, s, act, "big", "A large generated house",
                    [&a] { return seed_big(a.settings, a.members, a.seed_number); });
    big->add_option("--members", a.members, "How many people")->capture_default_str();
    big->add_option("--seed", a.seed_number, "The same number makes the same house")->capture_default_str();
    auto* audit = root.add_subcommand("audit", "The chain of what officers did and opened")->require_subcommand(1);
    add_inside(*audit, s, act, "verify", "Say whether the chain is whole, and where it breaks", [&a] {
        return verify_audit(a.settings, a.seal);
    })->add_option("--seal", a.seal, "A seal that was written down: shows what was cut off since");
    auto* key = root.add_subcommand("key", "The key of the sealed fields")->require_subcommand(1);
    add(*key, s, act, "code", "Show the recovery code to write down", [&a] { return show_recovery_code(a.settings); });
    add_inside(*key, s, act, "rotate", "Renew the key: everything sealed is sealed anew (the service is stopped)",
               [&a] { return rotate_key(a.settings); });
    add(*key, s, act, "restore", "Make the key file again from its code",
        [&a] { return restore_key(a.settings, a.code); })
        ->add_option("CODE", a.code, "As it was written down")
        ->required();
}

void add_database_commands(CLI::App& root, Arguments& a, Act& act) {
    auto* database = root.add_subcommand("database", "The SQLite file (the service is stopped)")->require_subcommand(1);
    add_inside(*database, a.settings, act, "encrypt", "Encrypt the whole file with the house's key",
               [&a] { return change_encryption(a.settings, Encrypting::on); });
    add_inside(*database, a.settings, act, "decrypt", "Make it a plain file again",
               [&a] { return change_encryption(a.settings, Encrypting::off); });
}

// A mistake in what was typed: one sentence, status 2. Asking for help is none.
int say_mistake(const CLI::App& root, const CLI::ParseError& error, int argc, char** argv) {
    if (error.get_exit_code() == 0) return root.exit(error);
    std::string first = argc > 1 ? argv[1] : "";
    auto is_it = [&](const CLI::App* command) { return command->get_name() == first; };
    bool is_unknown = !first.empty() && !first.starts_with('-') && root.get_subcommands(is_it).empty();
    std::cerr << "guilde: " << (is_unknown ? "there is no command " + first : std::string(error.what())) << "\n"
              << "Run with --help for more information.\n";
    return 2;
}

int say_refusal(const base::Refusal& refusal) {
    words::Catalogues none;
    words::Words english(none, words::Language::en, "UTC");
    std::cerr << "guilde: " << english.text(refusal.message) << "\n";
    for (const auto& [field, message] : refusal.fields)
        std::cerr << "  " << (field.empty() ? "" : field + ": ") << english.text(message) << "\n";
    return 1;
}

} // namespace

int run_command(int argc, char** argv) {
    CLI::App root{"Guilde: the home of a professional association or a trade union", "guilde"};
    root.require_subcommand(1);
    root.set_version_flag("--version", std::string(version));
    Arguments arguments;
    Act act;
    try {
        auto file = settings_file_for(argc, argv);
        if (!file.empty()) read_settings_file(file, arguments.settings, arguments.serving);
    } catch (const BootError& error) {
        std::cerr << "guilde: " << error.what() << "\n";
        return 1;
    }
    add_house_commands(root, arguments, act);
    add_people_commands(root, arguments, act);
    add_database_commands(root, arguments, act);
    root.add_subcommand("version", "Print the version")->callback([&act] {
        act = [] {
            std::cout << "guilde " << version << "\n";
            return 0;
        };
    });
    try {
        root.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return say_mistake(root, error, argc, argv);
    }
    try {
        return act();
    } catch (const base::Refusal& refusal) {
        return say_refusal(refusal);
    } catch (const std::exception& error) {
        std::cerr << "guilde: " << error.what() << "\n";
        return 1;
    }
}

} // namespace app
