// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/talk/articles/actions.hpp"
#include "platform/platform.hpp"
#include "rooms/people/files/files.hpp"
#include "rooms/talk/articles/rules.hpp"
#include "rooms/talk/articles/store.hpp"
#include "rooms/talk/documents/documents.hpp"

namespace articles {

using base::Refusal;
using base::say;
using items::Need;
using platform::Visit;

namespace {

// Pictures are made small before the transaction, and named in it.
struct Prepared {
    std::optional<files::PreparedPicture> cover;
    std::optional<files::PreparedPicture> portrait;
};

Prepared prepare(Visit& visit, const Pictures& pictures) {
    Prepared out;
    if (pictures.cover.wish == Picture::Wish::replace)
        out.cover = files::prepare_picture(visit, pictures.cover.bytes, files::PictureUse::cover, "cover");
    if (pictures.portrait.wish == Picture::Wish::replace)
        out.portrait = files::prepare_picture(visit, pictures.portrait.bytes, files::PictureUse::portrait, "portrait");
    return out;
}

struct Slot {
    std::int64_t& file;
    std::string& address;
};

void place_picture(Visit& visit, const Slot& slot, Picture::Wish wish,
                   const std::optional<files::PreparedPicture>& prepared) {
    if (wish == Picture::Wish::keep) return;
    if (slot.file != 0) files::delete_picture(visit, files::FileId{slot.file});
    slot.file = 0;
    slot.address.clear();
    if (!prepared) return;
    auto picture = files::insert_picture(visit, *prepared, files::Guard::members);
    slot.file = picture.id.number;
    slot.address = files::picture_path(picture.public_id);
}

// The author's own series that was chosen, or the new one.
SeriesId choose_series(Visit& visit, const Draft& draft) {
    if (draft.series.empty()) return {};
    if (draft.series == "new")
        return store::insert_series(visit.db(), {.public_id = PublicId::random(),
                                                 .owner = visit.viewer().person,
                                                 .title = draft.series_title,
                                                 .begun_at = visit.now()});
    auto id = PublicId::parse(draft.series);
    auto series = id ? store::find_series(visit.db(), *id) : std::nullopt;
    if (!series || series->owner != visit.viewer().person)
        throw Refusal::invalid("series", say("This series is not yours. Choose another one."));
    return series->id;
}

void put_in_series(Visit& visit, Article& article, const Draft& draft) {
    auto chosen = choose_series(visit, draft);
    if (chosen == article.series) return;
    article.series = chosen;
    article.place = chosen ? store::get_last_place(visit.db(), chosen) + 1 : 0;
}

// Everything but the text.
void describe(Visit& visit, Article& article, const Draft& clean, const Pictures& pictures, const Prepared& prepared) {
    article.level = clean.level;
    article.cover_alt = clean.cover_alt;
    bool is_new_guest = article.guest_name != clean.guest.name;
    article.guest_name = clean.guest.name;
    article.guest_line = clean.guest.line;
    if (clean.guest.name.empty()) {
        article.consent_at.reset();
        article.consent_by = {};
    } else if (is_new_guest) {
        article.consent_at = visit.now();
        article.consent_by = visit.viewer().person;
    }
    place_picture(visit, {article.cover_file, article.cover}, pictures.cover.wish, prepared.cover);
    place_picture(visit, {article.guest_file, article.guest_portrait}, pictures.portrait.wish, prepared.portrait);
}

void check_form(Visit& visit, const Draft& clean) {
    auto faults = find_faults(clean, visit.now());
    faults.merge(posts::find_faults(visit, clean.doors));
    bool proposes = clean.doors.reach == items::Reach::everyone && !visit.viewer().is_facilitator();
    if (proposes && clean.publish_at)
        faults["publish_on"] = say("A facilitator decides about what you propose to everyone: its hour is theirs.");
    if (!faults.empty()) throw Refusal::invalid(std::move(faults));
}

// Back, then Publish again: a new form with a new key, but nothing new to say.
void check_not_repeated(Visit& visit, const items::NewItem& item) {
    constexpr std::chrono::hours repeat_time{24};
    auto published = items::list_items(visit, {.by = items::ListQuery::By::author, .author = item.author});
    for (const auto& listed : published.items)
        if (listed.item.kind == item.kind && listed.item.title == item.title && listed.item.body == item.body &&
            listed.item.published_at > visit.now() - repeat_time)
            throw Refusal::conflict(say("You have already published this. Nothing was sent twice."),
                                    items::article_path(listed.item.public_id));
}

items::State state_of(Visit& visit, const Draft& clean) {
    if (clean.publish_at) return items::State::scheduled;
    bool proposes = clean.doors.reach == items::Reach::everyone && !visit.viewer().is_facilitator();
    return proposes ? items::State::proposed : items::State::published;
}

} // namespace

std::string series_path(PublicId series) {
    return "/series/" + series.str();
}

Access access_article(Visit& visit, PublicId id, Need need) {
    auto item = items::access_item(visit, id, need);
    auto article = store::find_article(visit.db(), item.id);
    if (!article) throw Refusal::not_found();
    return {.item = std::move(item), .article = std::move(*article)};
}

Published publish_article(Visit& visit, const Draft& draft, const Pictures& pictures) {
    auto clean = clean_draft(draft);
    check_form(visit, clean);
    auto text = join_text({clean.standfirst, clean.body});
    auto body = items::render_body(visit, text, items::article_bytes_max);
    items::check_mentions(body);
    auto prepared = prepare(visit, pictures);
    return platform::write(visit, [&] {
        items::NewItem item{.kind = items::Kind::article,
                            .author = visit.viewer().person,
                            .title = clean.title,
                            .body = text,
                            .reach = clean.doors.reach,
                            .spaces = posts::enter_doors(visit, clean.doors),
                            .published_at = clean.publish_at.value_or(visit.now()),
                            .state = state_of(visit, clean)};
        check_not_repeated(visit, item);
        // The article is there before anybody hears of the item.
        auto id = items::insert_item(visit, item, body);
        documents::attach_given(visit, id, clean.documents);
        Article article{.item = id, .form = clean.form};
        describe(visit, article, clean, pictures, prepared);
        put_in_series(visit, article, clean);
        store::insert_article(visit.db(), article);
        if (clean.publish_at) publish_due_later(visit, *clean.publish_at);
        auto made = items::access_item(visit, id, Need::read);
        visit.result_at(items::article_path(made.public_id));
        return Published{.public_id = made.public_id, .state = made.state};
    });
}

items::ItemId insert_article(Visit& visit, const NewArticle& made, const items::RenderedBody& body) {
    auto id = items::insert_item(visit, made.item, body);
    Article article{.item = id,
                    .form = made.is_testimony ? Form::testimony : Form::article,
                    .level = parse_level(made.level).value_or(Level::none),
                    .guest_name = std::string(made.guest_name),
                    .guest_line = std::string(made.guest_line)};
    if (!article.guest_name.empty()) {
        article.consent_at = made.item.published_at;
        article.consent_by = made.item.author;
    }
    if (!made.series.empty()) {
        for (const auto& series : store::list_series_of(visit.db(), made.item.author, 50))
            if (series.title == made.series) article.series = series.id;
        if (!article.series)
            article.series = store::insert_series(visit.db(), {.public_id = PublicId::random(),
                                                               .owner = made.item.author,
                                                               .title = std::string(made.series),
                                                               .begun_at = made.item.published_at});
        article.place = store::get_last_place(visit.db(), article.series) + 1;
    }
    store::insert_article(visit.db(), article);
    return id;
}

void edit_article(Visit& visit, PublicId id, const Draft& draft, const Pictures& pictures,
                  std::optional<std::int64_t> revision) {
    auto former = access_article(visit, id, Need::edit);
    auto clean = clean_draft(draft);
    clean.publish_at.reset();
    if (auto faults = find_faults(clean, visit.now()); !faults.empty()) throw Refusal::invalid(std::move(faults));
    auto text = join_text({clean.standfirst, clean.body});
    auto body = items::render_body(visit, text, items::article_bytes_max);
    items::check_mentions(body);
    auto prepared = prepare(visit, pictures);
    platform::write(visit, [&] {
        auto [item, article] = access_article(visit, id, Need::edit);
        editing::check_newest(visit, item, {.text = {.title = clean.title, .body = text}, .revision = revision});
        describe(visit, article, clean, pictures, prepared);
        if (item.author == visit.viewer().person) put_in_series(visit, article, clean);
        store::update_article(visit.db(), article);
        items::update_body(visit, item.id, clean.title, text, body);
    });
}

} // namespace articles
