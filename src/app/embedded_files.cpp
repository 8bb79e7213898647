// SPDX-License-Identifier: AGPL-3.0-or-later
// What the program carries inside itself: migrations, words, the names of static files.
#include "app/boot.hpp"
#include "embedded/embedded.hpp"
#include "parse/json.hpp"
#include <algorithm>
#include <map>
#include <memory>
#include <string>

namespace app {

namespace {

std::string_view find_file(std::string_view path) {
    for (const auto& file : embedded::files())
        if (file.path == path) return file.bytes;
    return {};
}

struct Found {
    std::string sqlite;
    std::string postgres;
};

std::map<std::string, Found> migrations_of(std::string_view owner) {
    std::map<std::string, Found> out;
    auto prefix = "migrations/" + std::string(owner) + "/";
    for (const auto& file : embedded::files()) {
        if (!file.path.starts_with(prefix)) continue;
        auto name = std::string(file.path.substr(prefix.size()));
        std::string text(file.bytes);
        if (name.ends_with(".sqlite.sql"))
            out[name.substr(0, name.size() - 11)].sqlite = text;
        else if (name.ends_with(".postgres.sql"))
            out[name.substr(0, name.size() - 13)].postgres = text;
        else
            out[name.substr(0, name.size() - 4)] = {text, text};
    }
    return out;
}

} // namespace

std::vector<db::Migration> migrations() {
    std::vector<db::Migration> out;
    std::vector<std::string> owners{"jobs", "platform"};
    for (const auto& room : all_rooms()) owners.emplace_back(room.name);
    for (std::size_t i = 0; i < owners.size(); ++i) {
        if (std::find(owners.begin(), owners.begin() + static_cast<std::ptrdiff_t>(i), owners[i]) !=
            owners.begin() + static_cast<std::ptrdiff_t>(i))
            continue;
        for (auto& [name, found] : migrations_of(owners[i]))
            out.push_back({.owner = owners[i], .name = name, .sqlite = found.sqlite, .postgres = found.postgres});
    }
    return out;
}

std::unique_ptr<words::Catalogues> catalogues() {
    auto out = std::make_unique<words::Catalogues>();
    if (auto compiled = find_file("words/fr.mo"); !compiled.empty()) out->add(words::Language::fr, compiled);
    if (!out->list_damaged(words::Language::fr).empty())
        throw BootError("the French words have other placeholders than the English ones");
    return out;
}

std::function<std::string(std::string_view)> asset_finder() {
    auto names = std::make_shared<std::map<std::string, std::string, std::less<>>>();
    auto manifest = parse::Json::parse(find_file("static/manifest.json"));
    if (manifest)
        for (const auto& [source, entry] : manifest->members()) {
            auto file = entry.find_string("file");
            if (!file) continue;
            auto short_name = source.substr(source.find_last_of('/') + 1);
            if (auto dot = short_name.rfind(".ts"); dot != std::string::npos && dot + 3 == short_name.size())
                short_name = short_name.substr(0, dot) + ".js";
            (*names)[short_name] = "/static/" + std::string(*file);
            if (const auto* styles = entry.find("css"))
                for (const auto& style : styles->items())
                    if (auto path = style.as_string()) {
                        (*names)[short_name.substr(0, short_name.find('.')) + ".css"] = "/static/" + std::string(*path);
                    }
        }
    return [names](std::string_view name) {
        if (auto found = names->find(name); found != names->end()) return found->second;
        auto path = "static/" + std::string(name);
        for (const auto& file : embedded::files())
            if (file.path == path) return "/" + path;
        return std::string();
    };
}

} // namespace app
