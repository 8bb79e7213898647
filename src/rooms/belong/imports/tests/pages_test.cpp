// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/belong/imports/pages.hpp"
#include "rooms/belong/imports/columns.hpp"
#include "ui/golden_test_support.hpp"

namespace imports::pages {
namespace {

struct Reader {
    words::Catalogues catalogues;
    words::Words words;
    ui::Frame frame;

    explicit Reader(words::Language language)
        : words((words::add_embedded(catalogues), catalogues), language, "Europe/Paris") {
        frame.words = &words;
        frame.now = {1795302000000};
        frame.nonce = "n0nce";
        frame.csrf_token = "csrf-token";
        frame.new_key = [] { return std::string("key"); };
        frame.asset = [](std::string_view name) { return "/static/" + std::string(name); };
    }
};

Import sample(State state) {
    Import import;
    import.id = {1};
    import.public_id = {42};
    import.file_name = "adherents.csv";
    import.state = state;
    import.row_count = 1200;
    import.progress = 500;
    import.progress_max = 1201;
    import.mapping = {
        .preset = "galette", .dates = {}, .header = {"Nom :", "Courriel :"}, .targets = {"last_name", "email"}};
    import.counts = {.added = 1190, .changed = 3, .question = 1, .problem = 2, .absent = 1, .letter = 4};
    import.outcome = {.added = 1190, .changed = 3};
    import.domains = {{.name = "metro-imprim.fr", .addresses = 240}};
    import.made_at = {1795302000000 - 3600000};
    return import;
}

std::vector<Line> lines() {
    return {{.ordinal = 1, .line = 2, .verdict = Verdict::added, .flags = 6, .name = "Zoë Martin"},
            {.ordinal = 2,
             .line = 3,
             .verdict = Verdict::changed,
             .flags = 1,
             .name = "Léo Durand",
             .changes = {"city", "+Groupe"},
             .kept = {"trade"}},
            {.ordinal = 3, .line = 4, .verdict = Verdict::question, .name = "Sophie Martin", .other = "Sophie Durand"},
            {.ordinal = 4,
             .line = 5,
             .verdict = Verdict::problem,
             .notes = {{.kind = Note::Kind::missing_name, .detail = {}}}},
            {.ordinal = 5, .verdict = Verdict::absent, .name = "Paul <b>Petit</b>"}};
}

void draw(words::Language language, const std::string& code) {
    Reader reader(language);
    const auto& f = reader.frame;
    auto keep = [&](const std::string& name, const ui::Page& page) {
        ui::expect_golden(name + "." + code, html::group(page.title, page.lead, page.actions, page.content));
    };
    keep("home", home(f, {.imports = {{.import = sample(State::finished), .by = "Bernard Caisse"}}, .next_href = {}}));
    keep("columns", columns(f, {.import = sample(State::mapping),
                                .samples = {{"Martin", "Durand"}, {"zoe@essai.example"}},
                                .preview = {{"Zoë Martin", "zoe@essai.example"}}}));
    keep("progress", progress(f, sample(State::running)));
    keep("report", report(f, {.import = sample(State::checked), .lines = lines(), .leaving = 1, .is_union = true}));
    keep("questions", report(f, {.import = sample(State::checked), .show = Show::question, .lines = lines()}));
    keep("result", report(f, {.import = sample(State::finished), .lines = lines()}));
    keep("undone", report(f, {.import = sample(State::undone), .lines = {}}));
}

TEST(ImportPages, in_french) {
    draw(words::Language::fr, "fr");
}
TEST(ImportPages, in_english) {
    draw(words::Language::en, "en");
}

} // namespace
} // namespace imports::pages
