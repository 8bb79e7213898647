// SPDX-License-Identifier: AGPL-3.0-or-later
#include "ui/article.hpp"
#include "ui/parts.hpp"
#include "ui/people.hpp"

namespace ui {
using namespace html::tags;
using namespace parts;

namespace {

html::Html cover_picture(const Frame& frame, const ArticleCover& cover_) {
    if (cover_.picture.empty()) return cover(frame, cover_.drawn);
    return img(_class = "article-picture", _src = cover_.picture, _alt = cover_.alternative, _width = 1440,
               _height = 480);
}

html::Html step(const Frame& frame, std::string_view mark, const std::string& label, const std::string& title,
                const std::string& href) {
    if (href.empty()) return span();
    return a(_class = "neighbour", _href = href, span(_class = "small", icon(frame, mark), label),
             span(_class = "neighbour-title", title));
}

} // namespace

html::Html article_cover(const Frame& frame, const ArticleCover& cover) {
    return div_(_class = "article-cover", cover_picture(frame, cover),
                cover.marks.empty() ? html::Html{} : div_(_class = "article-marks", cover.marks));
}

html::Html article_byline(const Frame& frame, const ArticleByline& byline) {
    const auto name = byline.author.href.empty()
                          ? span(_class = "byline-name", byline.author.name)
                          : a(_class = "byline-name", _href = byline.author.href, byline.author.name);
    const auto doors = html::each(byline.doors, [&](const Door& each) { return door_chip(frame, each); });
    const auto optional = [](const std::string& text) { return text.empty() ? html::Html{} : span(text); };
    return div_(_class = "article-byline entry-head", avatar(frame, byline.author),
                div_(_class = "byline", name,
                     byline.author.line.empty() ? html::Html{}
                                                : html::group(" ", span(_class = "byline-line", byline.author.line)),
                     div_(_class = "byline-where", optional(byline.by), time(frame, byline.at),
                          optional(byline.reading), optional(byline.edited), doors)),
                byline.menu);
}

html::Html table_of_contents(const Frame& frame, const Contents& contents) {
    if (contents.entries.size() < 2) return {};
    const auto& w = frame.w();
    const auto lines = html::each(contents.entries, [](const Contents::Entry& each) {
        return li(_class = maybe(each.level > 2 ? "is-deeper" : ""), a(_href = "#" + each.id, each.title));
    });
    return nav(_class = "article-contents", _aria_labelledby = "contents-title",
               h2(_class = "article-contents-title", _id = "contents-title", w.text("In this article")), ol(lines));
}

html::Html article_body(const Frame&, const html::Html& rendered) {
    return div_(_class = "prose prose-article article-body", rendered);
}

html::Html testimony_body(const Frame&, const html::Html& rendered) {
    return div_(_class = "prose prose-article article-body is-testimony", rendered);
}

html::Html neighbours(const Frame& frame, const Neighbours& neighbours) {
    const auto& w = frame.w();
    return nav(_class = "neighbours", _aria_label = neighbours.series,
               p(_class = "small", w.text("Series"), " · ",
                 a(_class = "text-link", _href = neighbours.series_href, neighbours.series), " · ", neighbours.place),
               div_(_class = "neighbours-row",
                    step(frame, "arrow-left", w.text("Before"), neighbours.previous_title, neighbours.previous_href),
                    step(frame, "arrow-right", w.text("Next"), neighbours.next_title, neighbours.next_href)));
}

html::Html article_card(const Frame& frame, const ArticleCard& card) {
    return article(_class = "article-card", cover_picture(frame, card.cover),
                   div_(_class = "article-card-body",
                        card.cover.marks.empty() ? html::Html{} : div_(_class = "entry-badges", card.cover.marks),
                        h2(_class = "article-card-title", a(_href = card.href, card.title)),
                        card.standfirst.empty() ? html::Html{} : p(_class = "article-card-text", card.standfirst),
                        p(_class = "small", card.facts), card.actions));
}

} // namespace ui
