// SPDX-License-Identifier: AGPL-3.0-or-later
// From hits to what is shown of them: texts, doors, addresses, for one page at a time.
#include "parse/excerpt.hpp"
#include "rooms/react/search/rules.hpp"
#include "rooms/react/search/terms.hpp"
#include "rooms/react/search/web.hpp"
#include <set>

namespace search {

namespace {

struct Texts {
    std::map<std::int64_t, std::string> items;
    std::map<std::int64_t, std::string> comments;
    std::map<std::int64_t, base::PublicId> comment_ids;
};

Texts texts_of(platform::Visit& visit, const Results& results) {
    std::vector<items::ItemId> item_ids;
    std::vector<comments::CommentId> comment_ids;
    for (const auto& hit : results.hits) {
        if (hit.doc.subject == Subject::comment) comment_ids.push_back({hit.doc.row});
        if (hit.doc.subject == Subject::item || hit.item.title.empty()) item_ids.push_back(hit.doc.item);
    }
    Texts out;
    for (const auto& item : items::list_rows(visit.db(), item_ids))
        out.items.emplace(item.id.number, text_of_html(item.html));
    for (const auto& comment : comments::list_by_id(visit.db(), comment_ids)) {
        out.comments.emplace(comment.id.number, text_of_html(comment.html));
        out.comment_ids.emplace(comment.id.number, comment.public_id);
    }
    return out;
}

std::map<std::int64_t, spaces::Space> doors_of(platform::Visit& visit, const Results& results) {
    std::set<spaces::SpaceId> ids;
    for (const auto& hit : results.hits) ids.insert(hit.item.spaces.begin(), hit.item.spaces.end());
    std::map<std::int64_t, spaces::Space> out;
    const std::vector<spaces::SpaceId> list(ids.begin(), ids.end());
    for (auto& space : spaces::list_visible(visit, list)) out.emplace(space.id.number, std::move(space));
    return out;
}

} // namespace

std::vector<ShownHit> list_shown(platform::Visit& visit, const Results& results) {
    constexpr std::size_t name_length_max = 80;
    auto texts = texts_of(visit, results);
    auto doors = doors_of(visit, results);
    std::vector<ShownHit> out;
    for (const auto& hit : results.hits) {
        auto& shown = out.emplace_back(ShownHit{.hit = &hit, .title = {}, .excerpt = {}, .href = {}, .doors = {}});
        const auto& item_text = texts.items[hit.doc.item.number];
        auto title = hit.item.title.empty() ? parse::excerpt(item_text, name_length_max) : hit.item.title;
        shown.title = marked(results.question, title);
        shown.href = items::item_path(hit.item.public_id);
        if (hit.doc.subject == Subject::comment) {
            items::Item thread;
            thread.public_id = hit.item.public_id;
            shown.href = comments::comment_path(thread, texts.comment_ids[hit.doc.row]);
            shown.excerpt = snippet(results.question, texts.comments[hit.doc.row]);
        } else if (title != item_text) {
            shown.excerpt = snippet(results.question, item_text);
        }
        for (auto space : hit.item.spaces)
            if (auto door = doors.find(space.number); door != doors.end()) shown.doors.push_back(door->second);
    }
    return out;
}

} // namespace search
