// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What a generated house is made of. Names are combined from parts, so that nobody real is meant.
#include <array>
#include <string>

namespace app::big {

inline constexpr std::array first_names{
    "Alice",  "Amélie", "André", "Anne",   "Antoine", "Aurore", "Basile", "Béatrice", "Benoît", "Camille",
    "Cécile", "Chloé",  "Clara", "Cyril",  "Damien",  "Denise", "Édith",  "Élodie",   "Émile",  "Étienne",
    "Fanny",  "Farid",  "Félix", "Flore",  "Gaël",    "Gilles", "Hugo",   "Irène",    "Jeanne", "Joël",
    "Julie",  "Karine", "Lamia", "Laure",  "Léa",     "Louis",  "Lucie",  "Maël",     "Malik",  "Manon",
    "Marc",   "Maud",   "Mehdi", "Noémie", "Olga",    "Paul",   "Rémi",   "Rose",     "Samia",  "Théo"};
inline constexpr std::array name_beginnings{"Bel", "Bois", "Car",  "Cha", "Clai", "Dau", "Del", "Du",  "Fer", "Font",
                                            "Gar", "Gran", "Haut", "La",  "Le",   "Mar", "Mon", "Pel", "Ro",  "Val"};
inline constexpr std::array name_endings{"bert", "bois", "champ", "dard", "det",  "din", "font",
                                         "lier", "lot",  "mont",  "neau", "nier", "pré", "quet",
                                         "rand", "rieu", "roux",  "sel",  "tier", "vert"};
inline constexpr std::size_t last_name_count = name_beginnings.size() * name_endings.size();
inline std::string last_name(std::size_t index) {
    return std::string(name_beginnings[index % name_beginnings.size()]) +
           name_endings[index / name_beginnings.size() % name_endings.size()];
}
inline constexpr std::array trades{"Impression", "Graphisme", "Édition",   "Reliure",      "Librairie",
                                   "Papeterie",  "Façonnage", "Prépresse", "Illustration", "Restauration"};
inline constexpr std::array regions{"Île-de-France",
                                    "Auvergne-Rhône-Alpes",
                                    "Nouvelle-Aquitaine",
                                    "Occitanie",
                                    "Hauts-de-France",
                                    "Grand Est",
                                    "Pays de la Loire",
                                    "Bretagne",
                                    "Normandie",
                                    "Bourgogne-Franche-Comté",
                                    "Centre-Val de Loire",
                                    "Provence-Alpes-Côte d’Azur",
                                    "Corse",
                                    "La Réunion"};
inline constexpr std::array jobs{
    "Conductrice de presse", "Relieur", "Graphiste", "Éditrice", "Libraire", "Maquettiste"};
inline constexpr std::array words{
    "papier",   "encre",   "atelier",      "presse",      "plomb",     "typographie", "dorure",   "couture", "colle",
    "grain",    "couleur", "profil",       "épreuve",     "tirage",    "livre",       "cahier",   "toile",   "cuir",
    "marbrure", "gravure", "lithographie", "sérigraphie", "offset",    "numérique",   "maquette", "gabarit", "norme",
    "contrat",  "devis",   "apprentie",    "formation",   "salaire",   "convention",  "sécurité", "machine", "massicot",
    "pli",      "rainage", "vernis",       "blanchet",    "caractère", "chasse",      "approche", "marge",   "colophon",
    "jaquette", "signet",  "tranchefile",  "ais",         "onglet"};

} // namespace app::big
