// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Whole pages as rooms would compose them: what the gallery shows and the golden files keep.
#include "ui/sample_test_support.hpp"

namespace ui {

inline html::Html said(const Sample& s, const char* english, const char* french) {
    return html::tags::p(s.say(english, french));
}

inline html::Html reactions(const Sample& s, std::int64_t likes, std::int64_t replies) {
    const auto& f = s.frame;
    return entry_actions(f, {action_form(f, {.action = "/posts/1/reactions/like",
                                             .label = s.say("Useful", "Utile"),
                                             .kind = Kind::quiet,
                                             .icon = "heart",
                                             .size = Size::small,
                                             .pressed = likes > 9,
                                             .count = likes,
                                             .target = {.selector = "#post-1"}}),
                             link_button(f, {.label = s.french ? std::to_string(replies) + " réponses"
                                                               : std::to_string(replies) + " replies",
                                             .href = "/posts/1#replies",
                                             .kind = Kind::quiet,
                                             .icon = "message-circle",
                                             .size = Size::small}),
                             share_button(f, {.title = "Papier marbré", .href = "/posts/1"})});
}

inline Menu entry_menu(const Sample& s) {
    return {.label = s.say("More", "Autres gestes"),
            .items = {{.label = s.say("Edit", "Modifier"), .href = "/posts/1/edit", .icon = "pencil"},
                      {.label = s.say("Report", "Signaler"),
                       .form = ActionForm{.action = "/posts/1/reports",
                                          .kind = Kind::danger,
                                          .confirm = s.say("Report this post?", "Signaler cette publication ?")},
                       .icon = "flag"}}};
}

inline Entry question(const Sample& s) {
    return {.id = "post-1",
            .author = s.pierre(),
            .at = s.ago(190),
            .doors = {s.binding(), s.paper()},
            .title = s.say("Where does one still find marbled paper made by hand?",
                           "Où trouve-t-on encore du papier marbré fait à la main ?"),
            .href = "/posts/1",
            .body = said(s,
                         "My supplier in Strasbourg has closed. I have forty volumes of a "
                         "provincial library to rebind, with endpapers that should not look like "
                         "a screen print. I have tried two workshops abroad: beautiful, but six "
                         "months of waiting and twice the price.",
                         "Mon fournisseur de Strasbourg a fermé. J’ai quarante volumes d’une "
                         "bibliothèque de province à relier, avec des gardes qui ne ressemblent "
                         "pas à une sérigraphie. J’ai essayé deux ateliers à l’étranger : superbe, "
                         "mais six mois d’attente et le double du prix."),
            .has_more = true,
            .badges = html::group(badge(s.frame, s.say("Question", "Question"), Tone::accent, "circle-help"),
                                  badge(s.frame, s.say("Answered", "Répondu"), Tone::success, "check")),
            .actions = reactions(s, 12, 7),
            .menu = menu(s.frame, entry_menu(s))};
}

inline Entry message(const Sample& s) {
    return {.id = "post-2",
            .author = s.sophie(),
            .at = s.ago(60 * 26),
            .edited = s.say("edited yesterday", "modifié hier"),
            .doors = {s.law()},
            .title = s.say("Giving up rights: what I now write in every quote",
                           "Cession de droits : ce que j’écris désormais dans chaque devis"),
            .href = "/posts/2",
            .body = said(s,
                         "Three clauses, in plain words, that have saved me two quarrels this "
                         "year: the use, the duration and the country.",
                         "Trois clauses, en mots simples, qui m’ont évité deux litiges cette "
                         "année : l’usage, la durée et le territoire."),
            .actions = reactions(s, 4, 2),
            .menu = menu(s.frame, entry_menu(s)),
            .is_unread = true};
}

inline Entry short_note(const Sample& s) {
    return {.id = "post-3",
            .author = s.leo(),
            .at = s.ago(60 * 24 * 3),
            .doors = {{s.say("Everyone", "Tout le monde"), "", 4}},
            .href = "/posts/3",
            .body = said(s,
                         "Good morning! I have just joined, from Toulouse. I print with "
                         "risography and look for people to share paper orders with.",
                         "Bonjour ! Je viens d’arriver, depuis Toulouse. J’imprime en risographie "
                         "et je cherche des gens avec qui grouper des commandes de papier."),
            .badges = badge(s.frame, s.say("Newcomer", "Vient d’arriver"), Tone::neutral, "sprout"),
            .actions = reactions(s, 21, 9)};
}

inline html::Html feed_aside(const Sample& s) {
    const auto& f = s.frame;
    const auto meet = [&](const Person& person) {
        return person_line(f, person,
                           link_button(f, {.label = s.say("Say hello", "Dire bonjour"),
                                           .href = "/messages/new",
                                           .kind = Kind::quiet,
                                           .icon = "message-circle",
                                           .icon_only = true}));
    };
    return html::group(section(f, {.title = s.say("People to meet", "À rencontrer")},
                               stack_tight(meet(s.leo()), meet(s.helene()), meet(s.nadia()))),
                       section(f, {.title = s.say("What my voice changed", "Ce que ma voix a changé")},
                               small_print(s.say("Your idea of a shared paper order was taken up by 14 workshops.",
                                                 "Votre idée de commande groupée a été reprise par 14 ateliers."))));
}

inline Page feed_page(const Sample& s) {
    const auto& f = s.frame;
    return {
        .title = s.say("Good evening, Sophie", "Bonsoir, Sophie"),
        .content = html::group(
            live(f, {.id = "new-posts", .topic = "feed", .href = "/feed/new"},
                 notice(f, {.content = html::group(s.say("Pierre answered your question of Tuesday. ",
                                                         "Pierre a répondu à votre question de mardi. "),
                                                   link(s.say("Read his answer", "Lire sa réponse"), "/posts/9"))})),
            list(f, {.id = "feed",
                     .items = {entry(f, question(s)), entry(f, message(s)), entry(f, short_note(s))},
                     .more = pager(f, {.next_href = "/?after=abc"}),
                     .look = List::Look::entries})),
        .aside = feed_aside(s),
        .lead = s.say("Two people are waiting for an answer you may know.",
                      "Deux personnes attendent une réponse que vous avez peut-être.")};
}

inline Page directory_page(const Sample& s) {
    const auto& f = s.frame;
    const auto card = [&](const Person& person, const char* en, const char* fr) {
        return person_card(f, {.person = person,
                               .facts = {s.say("Own workshop since 2011", "Atelier à son compte depuis 2011"),
                                         s.say("Speaks French, Breton", "Parle français, breton")},
                               .reason = s.say(en, fr),
                               .freshness = s.say("Record confirmed in March", "Fiche confirmée en mars")});
    };
    const Target results{.selector = "#results"};
    return {
        .title = s.say("Directory", "Annuaire"),
        .content = stack_loose(
            stack(search_field(f, {.action = "/people",
                                   .label = s.say("A name, a trade, a skill, a town",
                                                  "Un nom, un métier, un savoir-faire, une ville"),
                                   .target = results}),
                  filter_chips(f, {.label = s.say("Trade", "Filière"),
                                   .chips = {{s.say("Bookbinding", "Reliure"), "/people?trade=reliure", true, 214},
                                             {s.say("Printing", "Imprimerie"), "/people?trade=imprimerie", false, 98},
                                             {s.say("Publishing", "Édition"), "/people?trade=edition", false, 61},
                                             {s.say("Newcomers", "Nouveaux venus"), "/people?new=yes", false, 7}},
                                   .target = results})),
            section(f,
                    {.title = s.say("214 bookbinders", "214 relieuses et relieurs"),
                     .actions = link_button(f, {.label = s.say("Print", "Imprimer"),
                                                .href = "/people/print",
                                                .kind = Kind::quiet,
                                                .icon = "printer",
                                                .size = Size::small})},
                    list(f, {.id = "results",
                             .items = {card(s.pierre(), "Can help: marbling. Seeks: a printer in Lyon",
                                            "Peut aider : marbrure. Cherche : un imprimeur à Lyon"),
                                       card(s.sophie(), "Can help: quotes and rights",
                                            "Peut aider : devis et droits d’auteur"),
                                       card(s.helene(), "Seeks: someone for a first catalogue",
                                            "Cherche : quelqu’un pour un premier catalogue"),
                                       card(s.leo(), "Seeks: paper orders to share",
                                            "Cherche : des commandes de papier à partager")},
                             .more = pager(f, {.end_sentence = s.say("That is everyone.", "C’est tout le monde.")}),
                             .look = List::Look::cards})),
            section(f, {.title = s.say("By region", "Par région")},
                    tile_map(f, {.label = s.say("Members by region", "Adhérents par région"),
                                 .regions = {{"53", 31, "/people?region=53"},
                                             {"11", 74, "/people?region=11"},
                                             {"84", 42, "/people?region=84"},
                                             {"76", 18, "/people?region=76"},
                                             {"44", 12, "/people?region=44"},
                                             {"28", 9, "/people?region=28"},
                                             {"04", 2, "/people?region=04"},
                                             {"75", 26, "/people?region=75"}}}))),
        .width = Width::wide};
}

inline Page space_page(const Sample& s) {
    const auto& f = s.frame;
    return {.title = s.binding().name,
            .content = html::group(
                tabs(f, {.label = s.binding().name,
                         .tabs = {{s.say("Conversations", "Conversations"), "/spaces/reliure", true, 2},
                                  {s.say("Members", "Membres"), "/spaces/reliure/members"},
                                  {s.say("Documents", "Documents"), "/spaces/reliure/documents"}}}),
                list(f, {.items = {entry(f, question(s)), entry(f, short_note(s))},
                         .more = pager(f, {.end_sentence = s.say("You have read everything.", "Vous avez tout lu.")}),
                         .look = List::Look::entries})),
            .heading = Heading::hidden,
            .above = space_header(
                f, {.name = s.binding().name,
                    .purpose = s.say("Sewing, covering, gilding: questions of the bench, and addresses.",
                                     "Couture, couvrure, dorure : les questions d’établi, et les bonnes adresses."),
                    .colour = 0,
                    .seed = "reliure",
                    .kind = s.say("Trade", "Filière"),
                    .access = s.say("Open", "Ouvert"),
                    .access_icon = "lock-open",
                    .members = s.say("214 members", "214 membres"),
                    .leaders = {s.pierre(), s.helene()},
                    .actions = action_form(f, {.action = "/spaces/reliure/membership",
                                               .label = s.say("Join", "Rejoindre"),
                                               .kind = Kind::primary})})};
}

inline Page post_page(const Sample& s) {
    const auto& f = s.frame;
    auto whole = question(s);
    whole.look = EntryLook::whole;
    const Comment inner{.id = "c2",
                        .author = s.pierre(),
                        .at = s.ago(70),
                        .body = said(s, "Thank you, I shall write to her.", "Merci, je lui écris.")};
    const Comment answer{
        .id = "c1",
        .author = s.sophie(),
        .at = s.ago(150),
        .body =
            said(s, "Marianne Peter, near Rennes: small runs, four weeks, and she sends samples.",
                 "Marianne Peter, près de Rennes : petites séries, quatre semaines, et elle envoie des échantillons."),
        .badges = badge(f, s.say("Accepted answer", "Réponse retenue"), Tone::success, "check"),
        .actions = reactions(s, 5, 1),
        .replies = comment(f, inner),
        .is_accepted = true};
    return {.title = whole.title,
            .content = stack_loose(
                entry(f, whole),
                section(f, {.title = s.say("7 replies", "7 réponses"), .id = "replies"},
                        thread(f, "thread", {comment(f, answer)})),
                form(f,
                     {.action = "/posts/1/comments",
                      .draft_key = "reply-1",
                      .target = {.selector = "#thread", .swap = Target::Swap::append}},
                     markdown_editor(f, {.label = s.say("Your reply", "Votre réponse"),
                                         .max_length = 4000,
                                         .placeholder = s.say("What do you know about it?", "Qu’en savez-vous ?"),
                                         .mention_href = "/mentions",
                                         .tag_href = "/tags",
                                         .look = MarkdownEditor::Look::reply}),
                     submit_row(f, {.label = s.say("Reply", "Répondre"),
                                    .more = audience(
                                        f, {.sentence = s.say("Visible to Bookbinding and Paper, 231 people",
                                                              "Visible par Reliure et Papier, 231 personnes")})}))),
            .above = breadcrumb(f, {{s.binding().name, "/spaces/reliure"}, {s.say("Question", "Question"), ""}})};
}

inline Page publish_page(const Sample& s) {
    const auto& f = s.frame;
    return {
        .title = s.say("Publish", "Publier"),
        .content = form(
            f, {.action = "/posts", .confirm_leave = true, .draft_key = "post-new"},
            radio_group(f, {.name = "kind",
                            .label = s.say("What is it?", "De quoi s’agit-il ?"),
                            .value = "question",
                            .options = {{.value = "message",
                                         .label = s.say("A message", "Un message"),
                                         .help = s.say("News, a tip, a find", "Une nouvelle, un tuyau, une trouvaille"),
                                         .icon = "message-square"},
                                        {.value = "question",
                                         .label = s.say("A question", "Une question"),
                                         .help = s.say("You will mark the answer that helped",
                                                       "Vous retiendrez la réponse utile"),
                                         .icon = "circle-help"}},
                            .look = RadioGroup::Look::cards}),
            text_field(f, {.name = "title", .label = s.say("Title", "Titre"), .required = true, .max_length = 120}),
            markdown_editor(f, {.label = s.say("Text", "Texte"),
                                .required = true,
                                .max_length = 20000,
                                .preview_href = "/preview",
                                .mention_href = "/mentions",
                                .tag_href = "/tags"}),
            check_list(f, {.name = "spaces",
                           .label = s.say("Who should see it?", "Qui doit le voir ?"),
                           .help = s.say("One post, one conversation, whatever the doors.",
                                         "Une publication, une seule conversation, quelles que soient les portes."),
                           .values = {"reliure"},
                           .options = {{.value = "reliure", .label = s.binding().name},
                                       {.value = "juridique", .label = s.law().name},
                                       {.value = "papier", .label = s.paper().name}},
                           .look = CheckList::Look::chips,
                           .refresh_href = "/publish/audience",
                           .refresh_target = {.selector = "#audience"}}),
            html::tags::div_(html::tags::_id = "audience",
                             audience(f, {.sentence = s.say("214 people will be able to read it.",
                                                            "214 personnes pourront le lire.")})),
            folded(
                f,
                {.summary = s.say("More choices", "Autres choix"), .help = s.say("Tags, day", "Étiquettes, jour")},
                html::group(
                    tag_input(f, {.name = "tags", .label = s.say("Tags", "Étiquettes"), .suggestions_href = "/tags"}),
                    date_field(f, {.name = "until", .label = s.say("Shown until", "Affiché jusqu’au")}))),
            submit_row(f, {.label = s.say("Publish", "Publier"), .icon = "send", .cancel_href = "/"}))};
}

} // namespace ui
