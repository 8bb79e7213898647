// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/belong/imports/aliases.hpp"
#include "base/text.hpp"
#include "parse/email_address.hpp"
#include <algorithm>

namespace imports {

namespace {

// Columns that only this program's files have: three of them, and it is the one.
struct Preset {
    std::string_view name;
    std::vector<std::string_view> marks;
};
const std::vector<Preset> presets{
    {"galette",
     {"id de l adherent", "date d echeance", "courriel", "pseudo", "exempt de cotisation", "administrateur galette",
      "personne morale", "identifiant", "gsm", "numero adherent", "nom adh", "prenom adh", "ddn adh", "cp adh",
      "email adh", "ville adh", "apparaitre sur les pages publiques"}},
    {"civicrm",
     {"contact id", "membership id", "membership type", "membership expiration date", "member since",
      "membership status", "external identifier", "membership start date", "contact type", "do not email"}},
    {"hitobito", {"surnom", "adresse e mail principale", "npa", "numero de la maison", "roles", "nom de l entreprise"}},
    {"helloasso",
     {"reference commande", "date de la commande", "statut de la commande", "nom adherent", "prenom adherent",
      "carte d adherent", "nom payeur", "email payeur", "montant tarif"}},
};

const std::vector<Alias> galette{
    {"member_number", {"numero adherent", "id de l adherent"}}, {"job", {"profession", "prof adh"}},
    {"employer", {"personne morale", "societe adh"}},           {"phone", {"gsm", "gsm adh", "telephone", "tel adh"}},
    {"joined_on", {"date de creation", "date crea adh"}},
};
const std::vector<Alias> civicrm{
    {"member_number", {"external identifier", "contact id"}},
    {"joined_on", {"member since", "membership start date"}},
    {"paid_until", {"membership expiration date", "membership end date", "end date"}},
    {"address", {"street address", "supplemental address 1"}},
    {"employer", {"current employer", "organization name"}},
};
const std::vector<Alias> hitobito{
    {"address", {"rue", "numero de la maison"}},
    {"postal_code", {"npa"}},
    {"city", {"lieu"}},
    {"email", {"adresse e mail principale"}},
    {"employer", {"nom de l entreprise"}},
};
const std::vector<Alias> helloasso{
    {"last_name", {"nom adherent"}},
    {"first_name", {"prenom adherent"}},
    {"email", {"email adherent", "email payeur"}},
    {"employer", {"raison sociale"}},
    {"joined_on", {"date de la commande"}},
};

const std::vector<Alias> common{
    {"last_name",
     {"nom", "nom de famille", "last name", "lastname", "surname", "family name", "nom adh", "nom d usage",
      "nom adherent", "nom du membre", "nom de l adherent", "nom usuel", "last_name"}},
    {"first_name",
     {"prenom", "prenoms", "first name", "firstname", "given name", "forename", "prenom adh", "prenom adherent",
      "prenom du membre", "prenom de l adherent", "prenom usuel"}},
    {"email",
     {"email", "e mail", "courriel", "mail", "adresse email", "adresse e mail", "adresse mail", "adresse electronique",
      "email adh", "email address", "e mail address", "mel", "courriel personnel", "email personnel", "email adherent",
      "email 1", "courriel 1"}},
    {"trade",
     {"filiere", "metier", "branche", "secteur", "secteur d activite", "corps de metier", "specialite", "trade",
      "discipline", "domaine", "section professionnelle"}},
    {"job",
     {"profession", "fonction", "poste", "emploi", "job title", "job", "role", "qualification", "intitule du poste"}},
    {"employer",
     {"employeur", "entreprise", "societe", "raison sociale", "etablissement", "employer", "company", "organisation",
      "organization", "structure", "nom de l entreprise", "atelier"}},
    {"region", {"region", "delegation", "delegation regionale", "section regionale", "union regionale", "region adh"}},
    {"postal_code", {"code postal", "cp", "cp adh", "codepostal", "postal code", "zip", "zip code", "postcode", "npa"}},
    {"city", {"ville", "commune", "localite", "city", "town", "ville adh", "lieu"}},
    {"phone",
     {"portable", "telephone portable", "tel portable", "mobile", "telephone mobile", "gsm", "tel mobile", "telephone",
      "tel", "phone", "mobile phone", "phone number", "n de telephone", "numero de telephone", "telephone fixe"}},
    {"address",
     {"adresse", "adresse postale", "rue", "street address", "street", "address", "adresse adh", "adresse 1",
      "adresse1", "complement d adresse", "adresse 2", "adresse2"}},
    {"birth_date",
     {"date de naissance", "ddn", "ddn adh", "naissance", "birth date", "date of birth", "birthdate", "ne le", "nee le",
      "ne e le", "date naissance"}},
    {"member_number",
     {"numero adherent", "numero d adherent", "n adherent", "n d adherent", "numero de membre", "numero de l adherent",
      "n de membre", "matricule", "member number", "membership number", "numero", "num adherent", "no adherent",
      "numero de carte", "id adherent"}},
    {"joined_on",
     {"date d adhesion", "adherent depuis", "date d entree", "member since", "joined", "joined on", "date adhesion",
      "date de premiere adhesion", "premiere adhesion", "membre depuis", "entree"}},
    {"paid_until",
     {"date d echeance", "echeance", "date de fin d adhesion", "fin d adhesion", "a jour jusqu au", "paye jusqu au",
      "cotisation jusqu au", "valable jusqu au", "membership expiration date", "expiration", "date d expiration",
      "fin de validite", "paid until", "date de fin", "valid until", "date fin adhesion", "date echeance"}},
    {"interests", {"interets", "centres d interet", "interests", "centre d interet"}},
    {"offers", {"competences", "savoir faire", "skills", "offre", "competences offertes"}},
    {"seeks", {"recherche", "besoins", "cherche"}},
    {"story", {"presentation", "biographie", "bio", "a propos"}},
    {"links", {"site", "site web", "site internet", "website", "url", "web", "linkedin"}},
};

const Alias full_name{
    target::full_name,
    {"nom complet", "nom et prenom", "nom prenom", "nom prenoms", "prenom nom", "prenom et nom", "nom et prenoms",
     "nom prenom adherent", "full name", "name", "display name", "adherent", "membre", "member"}};

bool is_upper(std::string_view word) {
    auto folded = base::fold(word);
    bool has_letter = false;
    for (char letter : folded) has_letter = has_letter || (letter >= 'a' && letter <= 'z');
    for (char letter : word)
        if (letter >= 'a' && letter <= 'z') return false;
    return has_letter && base::code_point_count(word) > 1;
}

std::vector<std::string> words_in(std::string_view text) {
    std::vector<std::string> out;
    auto clean = base::clean_line(text);
    for (std::size_t from = 0; from < clean.size();) {
        auto to = std::min(clean.find(' ', from), clean.size());
        out.push_back(clean.substr(from, to - from));
        from = to + 1;
    }
    return out;
}

void append(std::string& text, const std::string& word) {
    text += (text.empty() ? "" : " ") + word;
}

} // namespace

std::string guess_preset(const std::vector<std::string>& folded_names) {
    std::string best;
    std::ptrdiff_t best_count = 2;
    for (const auto& preset : presets) {
        auto count = std::ranges::count_if(preset.marks, [&](std::string_view mark) {
            return std::ranges::find(folded_names, mark) != folded_names.end();
        });
        if (count > best_count) {
            best = preset.name;
            best_count = count;
        }
    }
    return best;
}

std::string_view preset_label(std::string_view preset) {
    if (preset == own_preset) return "Guilde";
    if (preset == "galette") return "Galette";
    if (preset == "civicrm") return "CiviCRM";
    if (preset == "helloasso") return "HelloAsso";
    return preset;
}

std::span<const Alias> preset_aliases(std::string_view preset) {
    if (preset == "galette") return galette;
    if (preset == "civicrm") return civicrm;
    if (preset == "hitobito") return hitobito;
    if (preset == "helloasso") return helloasso;
    return {};
}

std::span<const Alias> common_aliases() {
    return common;
}

const Alias& full_name_alias() {
    return full_name;
}

SplitName split_full_name(std::string_view text) {
    SplitName out;
    if (auto comma = text.find(','); comma != std::string_view::npos)
        return {.first = base::clean_line(text.substr(comma + 1)), .last = base::clean_line(text.substr(0, comma))};
    auto words = words_in(text);
    if (words.size() == 1) return {.first = {}, .last = words.front()};
    auto shouted = std::ranges::count_if(words, [](const std::string& word) { return is_upper(word); });
    bool tells = shouted > 0 && shouted < static_cast<std::ptrdiff_t>(words.size());
    for (std::size_t i = 0; i < words.size(); ++i) {
        bool is_last = tells ? is_upper(words[i]) : i > 0;
        append(is_last ? out.last : out.first, words[i]);
    }
    return out;
}

std::vector<std::string> split_free_list(std::string_view text) {
    std::vector<std::string> out;
    for (std::size_t from = 0; from <= text.size();) {
        auto to = std::min(text.find_first_of(",;|\n", from), text.size());
        if (auto word = base::clean_line(text.substr(from, to - from)); !word.empty()) out.push_back(word);
        from = to + 1;
    }
    return out;
}

std::string* line_of(members::Record& r, members::Field field) {
    using members::Field;
    switch (field) {
        case Field::first_name: return &r.first_name;
        case Field::last_name: return &r.last_name;
        case Field::email: return &r.email;
        case Field::trade: return &r.trade;
        case Field::job: return &r.job;
        case Field::employer: return &r.employer;
        case Field::region: return &r.region;
        case Field::postal_code: return &r.postal_code;
        case Field::city: return &r.city;
        case Field::phone: return &r.phone;
        case Field::address: return &r.address;
        case Field::member_number: return &r.member_number;
        case Field::story: return &r.story;
        default: return nullptr;
    }
}

std::string text_of(const members::Record& record, members::Field field) {
    using members::Field;
    auto day = [](const std::optional<base::Day>& each) { return each ? each->iso() : std::string(); };
    switch (field) {
        case Field::birth_date: return day(record.birth_date);
        case Field::joined_on: return day(record.joined_on);
        case Field::paid_until: return day(record.paid_until);
        case Field::interests: return join_words(record.interests);
        case Field::offers: return join_words(record.offers);
        case Field::seeks: return join_words(record.seeks);
        case Field::links: return join_words(record.links);
        default: return *line_of(const_cast<members::Record&>(record), field);
    }
}

Note::Kind kind_of(members::Field field) {
    using members::Field;
    switch (field) {
        case Field::email: return Note::Kind::odd_email;
        case Field::links: return Note::Kind::odd_link;
        case Field::interests:
        case Field::offers:
        case Field::seeks: return Note::Kind::too_many;
        default: return Note::Kind::too_long;
    }
}

void shorten(members::Record& record, members::Field field) {
    using members::Field;
    auto cut = [](std::vector<std::string>& words) {
        std::erase_if(words, [](const std::string& word) {
            return base::code_point_count(word) > 60 || base::fold(word).empty();
        });
        if (words.size() > 20) words.resize(20);
    };
    switch (field) {
        case Field::email: record.email.clear(); return;
        case Field::links: record.links.clear(); return;
        case Field::interests: return cut(record.interests);
        case Field::offers: return cut(record.offers);
        case Field::seeks: return cut(record.seeks);
        case Field::first_name:
        case Field::last_name: *line_of(record, field) = base::first_code_points(*line_of(record, field), 100); return;
        case Field::story: record.story = base::first_code_points(record.story, 4000); return;
        default:
            if (auto* line = line_of(record, field)) *line = base::first_code_points(*line, 200);
    }
}

} // namespace imports
