// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// A reader, a house and a few people for the tests of this folder.
#include "tests/source_folder.hpp"
#include "ui/ui.hpp"
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

namespace ui {

inline std::string read_source(const std::string& path) {
    std::stringstream out;
    out << std::ifstream(std::string(tests::source_folder) + "/" + path, std::ios::binary).rdbuf();
    return out.str();
}

struct Sample {
    words::Catalogues catalogues;
    words::Words words;
    Frame frame;
    bool french;

    explicit Sample(words::Language language)
        : words((load(), catalogues), language, "Europe/Paris"), french(language == words::Language::fr) {
        frame.words = &words;
        frame.now = {1795302000000}; // 21 November 2026, 23:00 in Paris
        frame.nonce = "n0nce";
        frame.csrf_token = "csrf-token";
        frame.new_key = [] { return std::string("key"); };
        frame.organisation =
            say("Guild of the graphic and book trades", "Compagnie des métiers graphiques et du livre");
        frame.organisation_short = say("The Guild", "La Compagnie");
        frame.path = "/";
        frame.viewer = sophie();
        add_navigation();
    }
    Sample(const Sample&) = delete;
    Sample& operator=(const Sample&) = delete;

    std::string say(const char* english, const char* in_french) const { return french ? in_french : english; }
    base::Instant ago(std::int64_t minutes) const { return {frame.now.milliseconds - minutes * 60000}; }

    Person sophie() const {
        return {.name = "Sophie Martin",
                .href = "/people/sophie",
                .line = say("Graphic design · Île-de-France", "Graphisme · Île-de-France"),
                .colour = 8};
    }
    Person pierre() const {
        return {.name = "Pierre Le Goff",
                .href = "/people/pierre",
                .line = say("Bookbinding · Brittany", "Reliure · Bretagne"),
                .colour = 0};
    }
    Person nadia() const {
        return {
            .name = "Nadia Benali", .href = "/people/nadia", .line = say("Facilitator", "Facilitatrice"), .colour = 5};
    }
    Person leo() const {
        return {.name = "Léo Fontaine",
                .href = "/people/leo",
                .line = say("Printing · Occitania", "Imprimerie · Occitanie"),
                .colour = 2};
    }
    Person helene() const {
        return {.name = "Hélène de La Tour",
                .href = "/people/helene",
                .line = say("Publishing · Normandy", "Édition · Normandie"),
                .colour = 10};
    }
    Door binding() const { return {say("Bookbinding", "Reliure"), "/spaces/reliure", 0}; }
    Door law() const { return {say("Law", "Juridique"), "/spaces/juridique", 7}; }
    Door paper() const { return {say("Paper", "Papier"), "/spaces/papier", 3}; }

private:
    int load() {
        for (const char* path : {"src/ui/words/fr.po", "src/words/words/fr.po", "src/base/words/fr.po"})
            catalogues.add(words::Language::fr, read_source(path));
        return 0;
    }

    void add_navigation() {
        using Place = NavigationItem::Place;
        const auto trades = say("Trades", "Filières"), regions = say("Regions", "Régions");
        frame.navigation = {
            {say("Search", "Chercher"), "/search", "search", 0, Place::search},
            {say("Notifications", "Notifications"), "/notifications", "bell", 3, Place::top},
            {say("Home", "Accueil"), "/", "house", 0, Place::main},
            {say("People", "Annuaire"), "/people", "users", 0, Place::main},
            {say("Diary", "Agenda"), "/agenda", "calendar", 0, Place::main},
            {say("All spaces", "Tous les espaces"), "/spaces", "layout-grid", 0, Place::main},
            {binding().name, binding().href, "", 2, Place::spaces, trades, 0},
            {law().name, law().href, "", 0, Place::spaces, trades, 7},
            {paper().name, paper().href, "", 0, Place::spaces, trades, 3},
            {say("Brittany", "Bretagne"), "/spaces/bretagne", "", 0, Place::spaces, regions, 6},
            {say("Home", "Accueil"), "/", "house", 0, Place::phone_bar},
            {say("Spaces", "Espaces"), "/spaces", "layout-grid", 2, Place::phone_bar},
            {say("Publish", "Publier"), "/publish", "square-pen", 0, Place::phone_bar},
            {say("Messages", "Messages"), "/messages", "message-circle", 0, Place::phone_bar},
            {say("Me", "Moi"), "/me", "user-round", 0, Place::phone_bar},
            {say("Overview", "Vue d’ensemble"), "/console", "gauge", 0, Place::console},
            {say("Members", "Adhérents"), "/console/members", "users", 0, Place::console},
            {say("Imports", "Imports"), "/console/imports", "upload", 0, Place::console},
            {say("Invitations", "Invitations"), "/console/invitations", "mail", 0, Place::console},
            {say("Spaces", "Espaces"), "/console/spaces", "layers", 0, Place::console},
            {say("Settings", "Réglages"), "/console/settings", "settings", 0, Place::console},
            {say("Console", "Console"), "/console", "gauge", 0, Place::account},
        };
    }
};

} // namespace ui
