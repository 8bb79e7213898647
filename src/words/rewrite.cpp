// SPDX-License-Identifier: AGPL-3.0-or-later
// Texts with other words for members, trades and spaces. The texts are ours and few thousand, so the grammar is what they need,
// and terms_test.cpp shows what becomes of each of them.
#include "base/text.hpp"
#include "words/terms.hpp"
#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <utility>

namespace words {

namespace {

struct Source { // a usual word
    std::string_view word;
    Term Terms::*term;
    bool is_many = false;
    Gender gender = Gender::masculine;
};
constexpr std::array french_sources{
    Source{"membre", &Terms::member},
    Source{"membres", &Terms::member, true},
    Source{"adhérent", &Terms::member},
    Source{"adhérents", &Terms::member, true},
    Source{"adhérente", &Terms::member, false, Gender::feminine},
    Source{"adhérentes", &Terms::member, true, Gender::feminine},
    Source{"filière", &Terms::trade, false, Gender::feminine},
    Source{"filières", &Terms::trade, true, Gender::feminine},
    Source{"métier", &Terms::trade},
    Source{"métiers", &Terms::trade, true},
    Source{"espace", &Terms::space},
    Source{"espaces", &Terms::space, true},
};
constexpr std::array english_sources{
    Source{"member", &Terms::member}, Source{"members", &Terms::member, true},
    Source{"trade", &Terms::trade},   Source{"trades", &Terms::trade, true},
    Source{"space", &Terms::space},   Source{"spaces", &Terms::space, true},
};

// ---- letters

bool is_letter(char letter) {
    return (static_cast<unsigned char>(letter) & 0x80) != 0 || std::isalpha(static_cast<unsigned char>(letter)) != 0;
}

// French letters beyond ASCII begin with C3 to C5 in UTF-8; marks (’ « » … and no-break spaces) with C2 or E2.
std::size_t letter_size(std::string_view text) {
    if (text.empty() || !is_letter(text[0])) return 0;
    const auto byte = static_cast<unsigned char>(text[0]);
    if (byte < 0x80) return 1;
    return byte >= 0xC3 && byte < 0xE2 && text.size() > 1 ? 2 : 0;
}

std::string_view first_word(std::string_view text) {
    std::size_t end = 0;
    while (end < text.size()) {
        const auto size = letter_size(text.substr(end));
        if (size == 0) break;
        end += size;
    }
    return text.substr(0, std::min(end, text.size()));
}

// Letters at the end of a text that was written so far.
std::string_view last_word(std::string_view text) {
    std::size_t start = text.size();
    while (start > 0) {
        std::size_t step = 1;
        while (step < 3 && start > step && (static_cast<unsigned char>(text[start - step]) & 0xC0) == 0x80) ++step;
        if (letter_size(text.substr(start - step, step)) != step) break;
        start -= step;
    }
    return text.substr(start);
}

std::string lower_first(std::string_view word) {
    std::string out(word);
    if (word.starts_with("É")) return "é" + out.substr(2);
    if (word.starts_with("À")) return "à" + out.substr(2);
    if (!out.empty()) out[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(out[0])));
    return out;
}

std::string upper_first(std::string word) {
    static constexpr std::array<std::array<std::string_view, 2>, 6> accented{
        {{"é", "É"}, {"à", "À"}, {"è", "È"}, {"ê", "Ê"}, {"â", "Â"}, {"î", "Î"}}};
    for (const auto& [small, large] : accented)
        if (word.starts_with(small)) return std::string(large) + word.substr(2);
    if (!word.empty()) word[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(word[0])));
    return word;
}

bool is_capital(std::string_view word) {
    return lower_first(word) != word;
}

std::string like(std::string_view model, std::string word) {
    return is_capital(model) ? upper_first(std::move(word)) : word;
}

bool begins_with_vowel(std::string_view word) {
    const auto first = base::fold(base::first_code_points(word, 1));
    return !first.empty() && std::string_view("aeiou").find(first[0]) != std::string_view::npos;
}

// ---- what agrees

struct Agreement {
    Gender gender = Gender::masculine;
    bool is_many = false;
    bool before_vowel = false; // of the word that follows
};

struct Pair { // masculine, feminine
    std::string_view he, she;
};
// Before a noun, and its articles; what does not change is not here.
constexpr std::array before_one{
    Pair{"un", "une"},           Pair{"aucun", "aucune"}, Pair{"quel", "quelle"},     Pair{"premier", "première"},
    Pair{"dernier", "dernière"}, Pair{"petit", "petite"}, Pair{"seul", "seule"},      Pair{"certain", "certaine"},
    Pair{"tout", "toute"},       Pair{"bon", "bonne"},    Pair{"ancien", "ancienne"}, Pair{"prochain", "prochaine"}};
constexpr std::array before_many{Pair{"quels", "quelles"},      Pair{"premiers", "premières"},
                                 Pair{"derniers", "dernières"}, Pair{"petits", "petites"},
                                 Pair{"certains", "certaines"}, Pair{"tous", "toutes"},
                                 Pair{"nouveaux", "nouvelles"}, Pair{"différents", "différentes"},
                                 Pair{"seuls", "seules"},       Pair{"anciens", "anciennes"}};
// They stay as they are, and what stands before them may agree: "tous les espaces".
constexpr std::array<std::string_view, 14> passed{"les",   "ces",   "mes",    "tes",  "ses",   "nos",  "vos",
                                                  "leurs", "autre", "autres", "même", "vingt", "deux", "trois"};
// After a noun; participles in -é need no place here.
constexpr std::array after{Pair{"ouvert", "ouverte"},
                           Pair{"choisi", "choisie"},
                           Pair{"rejoint", "rejointe"},
                           Pair{"absent", "absente"},
                           Pair{"inscrit", "inscrite"},
                           Pair{"suspendu", "suspendue"},
                           Pair{"connu", "connue"},
                           Pair{"seul", "seule"},
                           Pair{"restreint", "restreinte"},
                           Pair{"présent", "présente"},
                           Pair{"suivi", "suivie"},
                           Pair{"prêt", "prête"},
                           Pair{"tout", "toute"},
                           Pair{"actif", "active"},
                           Pair{"privé", "privée"},
                           Pair{"public", "publique"},
                           Pair{"nouveau", "nouvelle"},
                           Pair{"vu", "vue"},
                           Pair{"lu", "lue"},
                           Pair{"mis", "mise"},
                           Pair{"pris", "prise"},
                           Pair{"accueilli", "accueillie"},
                           Pair{"parti", "partie"},
                           Pair{"venu", "venue"},
                           Pair{"réuni", "réunie"},
                           Pair{"secret", "secrète"},
                           Pair{"retenu", "retenue"},
                           Pair{"rouvert", "rouverte"},
                           Pair{"confondu", "confondue"},
                           Pair{"découvert", "découverte"},
                           Pair{"écrit", "écrite"}};
// Words that may stand between a noun and what agrees with it.
constexpr std::array<std::string_view, 5> having{"a", "ai", "ont", "avez", "avons"};
constexpr std::array<std::string_view, 38> between{
    "est",     "sont",       "n",     "pas",    "a",    "ont",     "été",   "reste", "restent", "sera",
    "seront",  "soit",       "déjà",  "encore", "bien", "plus",    "moins", "très",  "trop",    "et",
    "ou",      "que",        "qui",   "vous",   "avez", "nous",    "avons", "lui",   "leur",    "toujours",
    "devient", "deviennent", "aussi", "ne",     "peut", "devenir", "j",     "ai"};

template <std::size_t count>
std::optional<std::string> in_gender(const std::array<Pair, count>& pairs, std::string_view word, Gender gender) {
    for (const auto& pair : pairs)
        if (word == pair.he || word == pair.she) return std::string(gender == Gender::feminine ? pair.she : pair.he);
    return {};
}

// "espace fermé" → "communauté fermée".
std::optional<std::string> agreed_after(std::string_view word, const Agreement& with) {
    const bool is_many = with.is_many && word.ends_with('s');
    const auto one = is_many ? word.substr(0, word.size() - 1) : word;
    const auto ending = is_many ? "s" : "";
    if (auto found = in_gender(after, one, with.gender)) return *found + ending;
    if (with.gender == Gender::feminine && one.ends_with("é") && one.size() > 4) return std::string(one) + "e" + ending;
    if (with.gender == Gender::masculine && one.ends_with("ée") && one.size() > 5)
        return std::string(one.substr(0, one.size() - 1)) + ending;
    return {};
}

bool take_end(std::string& text, std::string_view end) {
    if (!text.ends_with(end)) return false;
    text.resize(text.size() - end.size());
    return true;
}

// Where a word begins that is written at the end: nothing or no letter before it.
bool take_last(std::string& text, std::string_view word) {
    if (!text.ends_with(word) || last_word(text.substr(0, text.size() - word.size())).size() > 0) return false;
    return take_end(text, word);
}

// le, la, l’, and with de and à before them; the small word is taken off the end of `text`.
bool agree_definite(std::string& text, const Agreement& with) {
    enum class With { nothing, of, to } before = With::nothing;
    bool is_capital_letter = false;
    const auto take_any = [&](std::initializer_list<std::string_view> words) {
        return std::ranges::any_of(words, [&](std::string_view each) {
            if (take_last(text, each)) return true;
            return is_capital_letter = take_last(text, upper_first(std::string(each)));
        });
    };
    if (take_any({"de la ", "de l’", "du "}))
        before = With::of;
    else if (take_any({"à la ", "à l’", "au "}))
        before = With::to;
    else if (!take_any({"le ", "la ", "l’"}))
        return false;
    const bool is_she = with.gender == Gender::feminine;
    std::string article;
    if (with.before_vowel)
        article = before == With::of ? "de l’" : before == With::to ? "à l’" : "l’";
    else if (is_she)
        article = before == With::of ? "de la " : before == With::to ? "à la " : "la ";
    else
        article = before == With::of ? "du " : before == With::to ? "au " : "le ";
    text += is_capital_letter ? upper_first(article) : article;
    return true;
}

// Those whose form depends on the letter that follows.
std::optional<std::string> agreed_by_sound(std::string_view word, const Agreement& with) {
    const bool is_she = with.gender == Gender::feminine;
    if (word == "ce" || word == "cet" || word == "cette") return is_she ? "cette" : with.before_vowel ? "cet" : "ce";
    if (word == "nouveau" || word == "nouvel" || word == "nouvelle")
        return is_she ? "nouvelle" : with.before_vowel ? "nouvel" : "nouveau";
    for (const std::string_view owner : {"m", "t", "s"})
        if (word == std::string(owner) + "on" || word == std::string(owner) + "a")
            return std::string(owner) + (is_she && !with.before_vowel ? "a" : "on");
    return {};
}

// What stands before the noun that will follow `text`, made to agree with it.
void agree_before(std::string& text, Agreement with) {
    if (!with.is_many && agree_definite(text, with)) return;
    if (take_last(text, with.before_vowel ? "de " : "d’")) {
        text += with.before_vowel ? "d’" : "de ";
        return;
    }
    if (with.before_vowel && take_last(text, "que ")) {
        text += "qu’";
        return;
    }
    if (!text.ends_with(' ') || text.ends_with(" de nouveau ")) return;
    auto rest = text.substr(0, text.size() - 1);
    const auto word = std::string(last_word(rest));
    if (word.empty()) return;
    const auto small = lower_first(word);
    auto agreed = with.is_many ? in_gender(before_many, small, with.gender) : in_gender(before_one, small, with.gender);
    if (!agreed && !with.is_many) agreed = agreed_by_sound(small, with);
    const bool passes = std::ranges::find(passed, small) != passed.end();
    if (!agreed && !passes) return;
    rest.resize(rest.size() - word.size());
    const auto next = agreed ? like(word, *agreed) : word;
    agree_before(rest, {with.gender, with.is_many, begins_with_vowel(next)});
    text = rest + next + " ";
}

// What follows the noun in `rest`, which is eaten as far as it agrees.
std::string agree_after(std::string_view& rest, const Agreement& with) {
    std::string out, waiting;
    auto ahead = rest;
    bool is_its_object = false; // "que j’ai fermés", where "a fermé" does not agree
    bool is_held = false;       // by avoir
    while (!ahead.empty()) {
        std::size_t gap = 0;
        if (ahead.starts_with(' ')) gap = 1;
        if (ahead.starts_with("’")) gap = std::string_view("’").size();
        const auto word = gap == 0 ? std::string_view() : first_word(ahead.substr(gap));
        if (word.empty()) break;
        const auto agreed = agreed_after(word, with);
        if (agreed && is_held && !is_its_object) break;
        is_its_object = is_its_object || (waiting.empty() && out.empty() && word == "que");
        is_held = std::ranges::find(having, word) != having.end();
        if (!agreed && std::ranges::find(between, word) == between.end()) break;
        waiting += ahead.substr(0, gap);
        waiting += agreed ? *agreed : std::string(word);
        ahead.remove_prefix(gap + word.size());
        if (!agreed) continue;
        out += std::exchange(waiting, {});
        rest = ahead;
    }
    return out;
}

// "les adhérentes et les adhérents" is one noun when it becomes another.
std::string with_one_noun(std::string_view text) {
    std::string out(text);
    constexpr std::string_view all = "Toutes les adhérentes et tous les adhérents";
    if (const auto at = out.find(all); at != std::string::npos) out.replace(at, all.size(), "Tous les adhérents");
    constexpr std::string_view also = " et adhérentes";
    if (const auto at = out.find("adhérents et adhérentes"); at != std::string::npos)
        out.erase(out.find(also, at), also.size());
    for (const std::string_view both :
         {"dhérentes et les adhérents", "dhérentes et des adhérents", "dhérentes et aux adhérents",
          "dhérentes et adhérents", "dhérente ou un adhérent", "dhérentes ou adhérents"})
        if (const auto at = out.find(both); at != std::string::npos)
            out.replace(at, both.size(), both.ends_with('s') ? "dhérents" : "dhérent");
    return out;
}

template <std::size_t count>
const Source* find_source(const std::array<Source, count>& sources, std::string_view word) {
    const auto small = lower_first(word);
    const auto found = std::ranges::find(sources, std::string_view(small), &Source::word);
    return found == sources.end() ? nullptr : &*found;
}

} // namespace

std::string rewrite_french(std::string_view text, const Terms& terms) {
    const auto whole = terms.member.fr.one.empty() ? std::string(text) : with_one_noun(text);
    std::string out;
    std::string_view rest = whole;
    while (!rest.empty()) {
        if (rest.front() == '{') { // an argument's name
            const auto end = std::min(rest.find('}'), rest.size() - 1) + 1;
            out += rest.substr(0, end);
            rest.remove_prefix(end);
            continue;
        }
        const auto word = first_word(rest);
        if (word.empty()) {
            out += rest.front();
            rest.remove_prefix(1);
            continue;
        }
        rest.remove_prefix(word.size());
        const auto* source = find_source(french_sources, word);
        if (word == "métier" && (out.ends_with(" de ") || out.ends_with("parlent ")))
            source = nullptr; // of the work itself
        const Noun* noun = source == nullptr ? nullptr : &(terms.*source->term).fr;
        if (noun == nullptr || noun->one.empty()) {
            out += word;
            continue;
        }
        const auto& named = source->is_many ? noun->many : noun->one;
        const Agreement with{noun->gender, source->is_many, begins_with_vowel(named)};
        agree_before(out, with);
        out += like(word, named);
        if (noun->gender != source->gender) out += agree_after(rest, with);
    }
    return out;
}

namespace {

void agree_indefinite(std::string& text, std::string_view noun) {
    static constexpr std::array<std::array<std::string_view, 2>, 2> articles{{{"a ", "an "}, {"A ", "An "}}};
    for (const auto& [a, an] : articles)
        if (take_last(text, a) || take_last(text, an)) {
            text += begins_with_vowel(noun) ? an : a;
            return;
        }
}

} // namespace

std::string rewrite_english(std::string_view text, const Terms& terms) {
    std::string out;
    while (!text.empty()) {
        const auto word = text.front() == '{' ? std::string_view() : first_word(text);
        if (word.empty()) {
            const auto end = text.front() == '{' ? std::min(text.find('}'), text.size() - 1) + 1 : 1;
            out += text.substr(0, end);
            text.remove_prefix(end);
            continue;
        }
        text.remove_prefix(word.size());
        const auto* source = find_source(english_sources, word);
        const bool is_union = text.starts_with(" union"); // a trade union is one, whatever a trade is called
        const Noun* noun = source == nullptr || is_union ? nullptr : &(terms.*source->term).en;
        if (noun == nullptr || noun->one.empty()) {
            out += word;
            continue;
        }
        const auto& named = source->is_many ? noun->many : noun->one;
        agree_indefinite(out, named);
        out += like(word, named);
    }
    return out;
}

} // namespace words
