// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/feed/pages.hpp"

namespace feed {

namespace {

ui::List list_of(const ui::Frame& frame, const Stream& stream) {
    return {.id = "stream",
            .label = stream.label,
            .items = stream.cards,
            .more = ui::pager(frame, {.next_href = stream.next_href, .label = {}, .end_sentence = stream.end}),
            .look = ui::List::Look::entries};
}

} // namespace

html::Html stream(const ui::Frame& frame, const Stream& stream) {
    if (stream.cards.empty()) return stream.empty;
    return ui::list(frame, list_of(frame, stream));
}

html::Html stream_more(const ui::Frame& frame, const Stream& stream) {
    return ui::list_items(frame, list_of(frame, stream));
}

html::Html news(const ui::Frame& frame, const News& news) {
    html::Html line;
    if (news.count > 0)
        line =
            ui::link_button(frame, {.label = frame.w().count("{n} new publication", "{n} new publications", news.count),
                                    .href = news.show_href,
                                    .kind = ui::Kind::secondary,
                                    .icon = "arrow-up"});
    return ui::live(frame, {.id = "news", .topic = news.topics, .href = news.refresh_href}, line);
}

std::string greeting_title(const ui::Frame& frame, const Greeting& greeting, int hour) {
    constexpr int evening_hour = 18;
    if (hour >= evening_hour || hour < 5)
        return frame.w().text("Good evening, {name}", {{"name", greeting.first_name}});
    return frame.w().text("Hello, {name}", {{"name", greeting.first_name}});
}

namespace {

html::Html questions_link(const ui::Frame& frame, const Waiting& questions) {
    if (questions.count == 0) return {};
    const auto& words = frame.w();
    return ui::link_button(
        frame, {.label = questions.is_more
                             ? words.text("More than {n} questions waiting", {{"n", words.number(questions.count)}})
                             : words.count("{n} question waiting", "{n} questions waiting", questions.count),
                .href = "/questions",
                .kind = ui::Kind::quiet,
                .icon = "circle-help",
                .size = ui::Size::small});
}

} // namespace

html::Html greeting(const ui::Frame& frame, const Greeting& greeting) {
    auto questions = questions_link(frame, greeting.questions);
    if (!greeting.suggestion) return questions.empty() ? questions : ui::cluster(questions);
    const auto& suggestion = *greeting.suggestion;
    return ui::notice(frame, {.kind = ui::NoticeKind::information,
                              .title = {},
                              .text = suggestion.sentence,
                              .content = ui::cluster(ui::link_button(frame, {.label = suggestion.label,
                                                                             .href = suggestion.href,
                                                                             .kind = ui::Kind::secondary,
                                                                             .size = ui::Size::small}),
                                                     questions),
                              .id = {}});
}

html::Html empty_home(const ui::Frame& frame, Spaces spaces) {
    const auto& words = frame.w();
    if (spaces == Spaces::none)
        return ui::empty_state(
            frame,
            {.title = words.text("The house has just opened"),
             .text = words.text("Its first spaces are being prepared. Meanwhile, say who you are: the others will "
                                "know you when they arrive."),
             .action = ui::link_button(frame, {.label = words.text("Complete my profile"),
                                               .href = "/me/profile",
                                               .kind = ui::Kind::primary,
                                               .icon = "user"}),
             .icon = "sprout"});
    return ui::empty_state(frame,
                           {.title = words.text("Nothing here yet, and it starts with you"),
                            .text = words.text("Join the spaces of your trade or of what you like: what is published "
                                               "there will come here."),
                            .action = ui::link_button(frame, {.label = words.text("See the spaces"),
                                                              .href = "/spaces",
                                                              .kind = ui::Kind::primary,
                                                              .icon = "layout-grid"}),
                            .icon = "sprout"});
}

html::Html empty_space(const ui::Frame& frame, std::string_view new_post_href) {
    const auto& words = frame.w();
    return ui::empty_state(frame, {.title = words.text("Nobody has published here yet"),
                                   .text = words.text("Two lines are enough: a question, a find, a hello."),
                                   .action = ui::link_button(frame, {.label = words.text("Publish the first message"),
                                                                     .href = std::string(new_post_href),
                                                                     .kind = ui::Kind::primary,
                                                                     .icon = "pencil"}),
                                   .icon = "sprout"});
}

html::Html empty_tag(const ui::Frame& frame, const std::string& tag) {
    const auto& words = frame.w();
    return ui::empty_state(frame,
                           {.title = words.text("Nothing carries this tag"),
                            .text = words.text("Write #{tag} in a message and it will be found here.", {{"tag", tag}}),
                            .action = ui::link_button(frame, {.label = words.text("Publish"), .href = "/posts/new"}),
                            .icon = "search"});
}

ui::Page tag_page(const ui::Frame& frame, const std::string& tag, const Stream& list) {
    return {.title = "#" + tag, .content = stream(frame, list), .section = "/"};
}

html::Html no_question(const ui::Frame& frame) {
    const auto& words = frame.w();
    return ui::empty_state(
        frame,
        {.title = words.text("Every question has its answer"),
         .text = words.text("Ask yours: somebody here has probably met the case."),
         .action = ui::link_button(frame, {.label = words.text("Ask a question"), .href = "/posts/new?kind=question"}),
         .icon = "circle-check"});
}

ui::Page questions_page(const ui::Frame& frame, const Stream& list) {
    const auto& words = frame.w();
    return {.title = words.text("Questions waiting for an answer"),
            .content = stream(frame, list),
            .lead = list.cards.empty() ? std::string()
                                       : words.text("Two lines from somebody who has met the case are often enough."),
            .section = "/questions"};
}

html::Html landing(const ui::Frame& frame, const Landing& landing) {
    const auto& words = frame.w();
    return ui::stack(
        landing.tagline.empty() ? html::Html{} : ui::lead(landing.tagline),
        landing.welcome.empty() ? html::Html{} : ui::prose(landing.welcome),
        ui::cluster(ui::link_button(
            frame,
            {.label = words.text("Sign in"), .href = "/sign-in", .kind = ui::Kind::primary, .size = ui::Size::large})),
        ui::muted(words.text("This house is for members. If you are one and have never come in, give the "
                             "address your organisation knows: a link will be mailed to you.")));
}

} // namespace feed
