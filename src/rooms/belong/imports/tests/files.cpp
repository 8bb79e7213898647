// SPDX-License-Identifier: AGPL-3.0-or-later
#include "files.hpp"
#include "parse/utf8.hpp"
#include "rooms/belong/imports/columns.hpp"
#include "rooms/belong/imports/imports.hpp"
#include "rooms/belong/imports/store.hpp"
#include <array>

namespace imports::testing {

std::string to_windows_1252(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        auto point = parse::first_code_point(text);
        text.remove_prefix(point.bytes);
        if (point.value < 256)
            out += static_cast<char>(point.value);
        else if (point.value == U'\u2019')
            out += '\x92';
        else if (point.value == U'\u0153')
            out += '\x9C';
        else
            out += '?';
    }
    return out;
}

namespace {

constexpr std::array first_names{"Sophie", "Éléonore", "Jean-Noël", "François", "Zoë", "Maëlys", "Inès", "Léo"};
constexpr std::array last_names{"Martin", "Le Goff", "D’Orgeval", "Œuvrard", "Nguyễn", "Lefèvre", "Çelik"};
constexpr std::array trades{"Reliure", "Imprimerie", "Édition; presse", "Papier \"vergé\"", ""};

std::string in_quotes(std::string_view cell) {
    std::string out = "\"";
    for (char letter : cell) out += letter == '"' ? std::string("\"\"") : std::string(1, letter);
    return out + "\"";
}

} // namespace

// Every 50th line repeats the one before in capitals, every 100th has no name, every 20th no address, every 25th the
// address of the person before, every 40th a date that does not exist.
MessyFile messy_file(int rows) {
    MessyFile file;
    std::string text = "Nom;Prénom;Courriel;Filière;Code postal;Né(e) le;Date d’échéance;Carte;Remarque\r\n";
    std::string last_address;
    for (int i = 1; i <= rows; ++i) {
        auto n = static_cast<std::size_t>(i);
        std::string first = first_names[n % first_names.size()];
        std::string last = std::string(last_names[n % last_names.size()]) + " " + std::to_string(i);
        auto born = std::to_string(1 + i % 28) + "/" + (i % 12 < 9 ? "0" : "") + std::to_string(1 + i % 12) + "/" +
                    std::to_string(1940 + i % 60);
        auto address = "membre" + std::to_string(i) + "@essai.example";
        std::string until = "31/12/2026";
        bool is_named = i % 100 != 0;
        bool is_repeat = i % 50 == 0 && is_named;
        if (!is_named) {
            first = last = "";
            ++file.nameless;
        } else if (is_repeat) {
            ++file.repeated;
        } else {
            ++file.persons;
            bool has_none = i % 20 == 1;
            bool shares = i % 25 == 3 && !last_address.empty();
            if (has_none) address = "";
            if (shares) address = last_address;
            if (has_none || shares) ++file.letters;
            if (shares) ++file.shared;
            if (i % 40 == 5) {
                until = "31/02/2026";
                ++file.odd;
            }
            if (!has_none && !shares) last_address = address;
        }
        auto born_then = born;
        if (is_repeat) { // the line before, shouted
            auto before = n - 1;
            first = first_names[before % first_names.size()];
            last = std::string(last_names[before % last_names.size()]) + " " + std::to_string(i - 1);
            born_then = std::to_string(1 + (i - 1) % 28) + "/" + ((i - 1) % 12 < 9 ? "0" : "") +
                        std::to_string(1 + (i - 1) % 12) + "/" + std::to_string(1940 + (i - 1) % 60);
            address = "";
        }
        text += in_quotes(last) + ";" + first + ";" + address + ";" + in_quotes(trades[n % trades.size()]) + ";0" +
                std::to_string(1000 + i % 8999) + ";" + born_then + ";" + until + ";" + std::to_string(i % 7) + ";" +
                (i % 10 == 0 ? "\"deux\nlignes\"" : "=SOMME(A1)") + "\r\n";
    }
    file.rows = rows;
    file.bytes = to_windows_1252(text);
    return file;
}

Imported check_file(support::TestHouse& house, base::PersonId officer, const std::string& bytes,
                    const std::string& name) {
    auto answer = house.post_files(officer, "/console/imports", {}, {{"file", name, "text/csv", bytes}});
    Imported out{.path = support::location_of(answer), .report = {}};
    if (out.path.empty()) throw std::runtime_error("the file was refused: " + support::body_text(answer));
    auto id = base::PublicId::parse(out.path.substr(out.path.rfind('/') + 1));
    auto mapping = store::find_import(house.system_visit()->db(), *id)->mapping;
    support::Fields fields{{"dates", mapping.dates == DateOrder::month_first ? "2" : "1"}};
    for (std::size_t i = 0; i < mapping.targets.size(); ++i)
        fields.emplace_back("column_" + std::to_string(i), mapping.targets[i]);
    house.post(officer, out.path + "/columns", fields);
    house.run_jobs();
    out.report = house.get(officer, out.path);
    return out;
}

http::Response start(support::TestHouse& house, base::PersonId officer, const std::string& path,
                     const support::Fields& options) {
    house.post(officer, path + "/start", options);
    house.run_jobs();
    return house.get(officer, path);
}

http::Response undo(support::TestHouse& house, base::PersonId officer, const std::string& path) {
    house.post(officer, path + "/undo", {});
    house.run_jobs();
    return house.get(officer, path);
}

std::string import_all(support::TestHouse& house, base::PersonId officer, const std::string& bytes,
                       const support::Fields& options) {
    auto imported = check_file(house, officer, bytes);
    start(house, officer, imported.path, options);
    return imported.path;
}

std::string export_of(support::TestHouse& house) {
    auto visit = house.system_visit();
    auto next = export_register(*visit);
    std::string out;
    for (auto piece = next(); !piece.empty(); piece = next()) out += piece;
    return out;
}

} // namespace imports::testing
