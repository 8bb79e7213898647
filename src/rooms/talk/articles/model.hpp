// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "rooms/talk/articles/articles.hpp"
#include "rooms/talk/posts/posts.hpp"
#include <optional>
#include <string>
#include <vector>

namespace articles {

using base::PersonId;
using base::PublicId;
using items::ItemId;

enum class Form { article = 1, testimony = 2 };
enum class Level { none = 0, discovering = 1, practising = 2, expert = 3 };
inline constexpr Level levels[] = {Level::discovering, Level::practising, Level::expert};

// What this room keeps of an article, beside its item.
struct Article {
    ItemId item;
    Form form = Form::article;
    Level level = Level::none;
    std::int64_t cover_file = 0; // none: the drawn one
    std::string cover;           // address of the picture
    std::string cover_alt;
    std::string guest_name; // empty: signed by the member who publishes it
    std::string guest_line;
    std::int64_t guest_file = 0;
    std::string guest_portrait;
    std::optional<base::Instant> consent_at;
    PersonId consent_by;
    std::optional<base::Instant> failed_at;
    SeriesId series;
    std::int64_t place = 0;
};

struct Series {
    SeriesId id;
    PublicId public_id;
    PersonId owner;
    std::string title;
    std::string about;
    base::Instant begun_at;
};

enum class Consent { no, yes };
// What somebody who is no member signs.
struct Guest {
    std::string name;
    std::string line; // who they are, in one line
    Consent consent = Consent::no;
};

// A picture chosen in a form: none stays what is there.
struct Picture {
    std::string bytes;
    enum class Wish { keep, replace, remove } wish = Wish::keep;
};

// What the form or the API says, before anything is known to be right.
struct Draft {
    Form form = Form::article;
    std::string title;
    std::string standfirst;
    std::string body;
    Level level = Level::none;
    std::string cover_alt;
    Guest guest;
    std::string series;       // public id, "new", or none
    std::string series_title; // of a new one
    posts::Doors doors;
    std::optional<base::Instant> publish_at; // none: now
    std::vector<std::string> documents = {}; // given while writing: their public ids
};
struct Pictures {
    Picture cover;
    Picture portrait;
};

struct Published {
    PublicId public_id;
    items::State state = items::State::published;
};

} // namespace articles
