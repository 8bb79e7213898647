// SPDX-License-Identifier: AGPL-3.0-or-later
// seed village: fixtures/village/ becomes a house, through the rooms' front doors, marked as history (nobody is mailed).
#include "app/commands/commands.hpp"
#include "app/seeds/village_text.hpp"
#include "base/text.hpp"
#include "net/image.hpp"
#include "platform/feature.hpp"
#include "platform/organisation.hpp"
#include "rooms/common/items/items.hpp"
#include "rooms/common/spaces/spaces.hpp"
#include "rooms/grow/watch/watch.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/people/audit/audit.hpp"
#include "rooms/people/files/files.hpp"
#include "rooms/people/members/members.hpp"
#include "rooms/react/links/links.hpp"
#include "rooms/talk/articles/articles.hpp"
#include "rooms/talk/comments/comments.hpp"
#include "rooms/talk/reactions/reactions.hpp"
#include <charconv>
#include <chrono>
#include <iostream>
#include <map>
#include <regex>

namespace app {

namespace {

using base::PersonId;
using platform::Tense;
using platform::Visit;

constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t day_ms = 24 * 60 * minute_ms;

struct People {
    std::map<std::string, PersonId> by_key;
    std::map<std::string, std::string> handles; // key → @handle
    PersonId of(const std::string& key) const {
        auto found = by_key.find(key);
        if (found == by_key.end()) throw BootError("nobody in the village is called " + key);
        return found->second;
    }
};

base::Instant days_ago(Visit& visit, double days) {
    return {visit.now().milliseconds - static_cast<std::int64_t>(days * static_cast<double>(day_ms))};
}

// A local time of day on a day in the past.
base::Instant moment(Visit& visit, std::int64_t days, const std::string& at) {
    int hour = 9;
    int minute = 0;
    if (at.size() == 5) {
        std::from_chars(at.data(), at.data() + 2, hour);
        std::from_chars(at.data() + 3, at.data() + 5, minute);
    }
    words::Words house(*visit.house().catalogues, words::Language::fr, "Europe/Paris");
    auto start = house.start_of(house.local_day(days_ago(visit, static_cast<double>(days))));
    return {std::min(start.milliseconds + (hour * 60 + minute) * minute_ms, visit.now().milliseconds - minute_ms)};
}

std::string email_of(const village::Person& person) {
    if (!person.has_email) return {};
    return (person.shares_email_with.empty() ? person.key : person.shares_email_with) + "@village.example";
}

members::Record record_of(Visit& visit, const village::Person& person) {
    members::Record record;
    record.first_name = person.first_name;
    record.last_name = person.last_name;
    record.email = email_of(person);
    record.trade = person.trade;
    record.job = person.role;
    record.employer = person.employer;
    record.region = person.region;
    record.birth_date = base::Day::parse_iso(person.birth_date);
    record.joined_on = base::Day::of(days_ago(visit, static_cast<double>(person.joined_days_ago)));
    if (person.paid_until_days)
        record.paid_until = base::Day{base::Day::of(visit.now()).number + *person.paid_until_days};
    record.interests = person.interests;
    record.offers = person.offers;
    record.seeks = person.seeks;
    record.story = person.story;
    record.links = person.links;
    record.directory = !person.is_in_directory ? members::Visibility::hidden
                       : person.is_public      ? members::Visibility::everyone
                                               : members::Visibility::members;
    return record;
}

void give_roles(Visit& visit, PersonId id, const village::Person& person) {
    for (const auto& role : person.roles) {
        if (role == "administrator") accounts::give_role(visit, id, platform::Role::administrator);
        if (role == "facilitator") accounts::give_role(visit, id, platform::Role::facilitator);
        if (role == "treasurer") accounts::give_role(visit, id, platform::Role::treasurer);
    }
}

People add_people(Visit& visit, const village::Village& village) {
    People out;
    platform::write(visit, [&] {
        out = {};
        for (const auto& person : village.people) {
            auto id = members::add_member(visit, record_of(visit, person));
            out.by_key[person.key] = id;
            if (person.last_seen_days_ago && person.has_email && person.shares_email_with.empty())
                accounts::open_account(visit, id, days_ago(visit, static_cast<double>(person.joined_days_ago)),
                                       days_ago(visit, static_cast<double>(*person.last_seen_days_ago)));
            if (!person.is_in_directory) members::leave_directory(visit, id);
            give_roles(visit, id, person);
        }
    });
    for (const auto& person : village.people)
        out.handles[person.key] = base::slug(person.first_name + " " + person.last_name);
    return out;
}

spaces::Kind kind_of(const std::string& kind) {
    if (kind == "trade") return spaces::Kind::trade;
    if (kind == "project") return spaces::Kind::project;
    if (kind == "commission") return spaces::Kind::commission;
    if (kind == "region") return spaces::Kind::region;
    return spaces::Kind::interest;
}

std::map<std::string, spaces::SpaceId> add_spaces(Visit& visit, const village::Village& village, const People& people) {
    std::map<std::string, spaces::SpaceId> out;
    platform::write(visit, [&] {
        out.clear();
        for (const auto& space : village.spaces) {
            auto access = space.access == "hidden"    ? spaces::Access::hidden
                          : space.access == "request" ? spaces::Access::on_request
                                                      : spaces::Access::open;
            auto id = spaces::create_space(visit,
                                           {.slug = space.slug,
                                            .name = space.name,
                                            .kind = kind_of(space.kind),
                                            .access = access,
                                            .purpose = space.purpose,
                                            .charter = space.charter,
                                            .colour = static_cast<std::int64_t>(out.size() % 12)},
                                           Tense::history, days_ago(visit, 424));
            out[space.slug] = id;
            for (const auto& key : space.leaders)
                spaces::add_member(visit, id, people.of(key), spaces::Standing::leader, Tense::history);
            for (const auto& key : space.members)
                spaces::add_member(visit, id, people.of(key), spaces::Standing::member, Tense::history);
        }
    });
    return out;
}

// @sophie → @sophie-marchetti
std::string with_handles(const std::string& body, const People& people) {
    static const std::regex mention("@([a-z]+)");
    std::string out;
    std::sregex_iterator at(body.begin(), body.end(), mention);
    std::size_t from = 0;
    for (; at != std::sregex_iterator(); ++at) {
        auto handle = people.handles.find((*at)[1]);
        if (handle == people.handles.end()) continue;
        auto start = static_cast<std::size_t>(at->position(0));
        out += body.substr(from, start - from) + "@" + handle->second;
        from = start + static_cast<std::size_t>(at->length(0));
    }
    return out + body.substr(from);
}

items::Kind item_kind(const std::string& kind) {
    if (kind == "question") return items::Kind::question;
    if (kind == "announcement") return items::Kind::announcement;
    if (kind == "article" || kind == "testimony") return items::Kind::article;
    return items::Kind::message;
}

class Teller {
public:
    Teller(Visit& visit, const People& people, const std::map<std::string, spaces::SpaceId>& places)
        : visit_(visit), people_(people), places_(places) {}

    void tell(const village::Conversation& conversation) {
        auto item = publish(conversation);
        for (const auto& card : conversation.cards) add_card(item, card);
        std::vector<comments::CommentId> roots;
        for (const auto& comment : conversation.comments) {
            auto root = add_comment(item, comment, {});
            roots.push_back(root);
            for (const auto& reply : comment.replies) add_comment(item, reply, root);
        }
        platform::write(visit_, [&] {
            if (conversation.accepted)
                items::accept_comment(visit_, item, roots.at(static_cast<std::size_t>(*conversation.accepted)).number);
            for (const auto& reaction : conversation.reactions)
                if (auto kind = reactions::parse_kind(reaction.kind))
                    reactions::insert_reaction(visit_, item, people_.of(reaction.by), *kind);
        });
    }

private:
    // Drawn here, kept like any picture a member gives.
    std::string with_pictures(std::string body, const village::Conversation& conversation) {
        for (const auto& drawing : conversation.pictures) {
            auto png = net::svg_to_png(drawing.svg, 720, 960);
            if (!png) throw BootError("a picture of " + conversation.file + " cannot be drawn");
            auto prepared = files::prepare_text_picture(visit_, *png, "picture");
            auto path = platform::write(visit_, [&] { return files::insert_text_picture(visit_, prepared).address(); });
            body += "\n" + files::picture_markdown(*parse::read_house_picture(path), drawing.words) + "\n";
        }
        return body;
    }

    void add_card(items::ItemId item, const village::LinkCard& card) {
        auto png = net::svg_to_png(card.svg, 720, 405);
        if (!png) throw BootError("the picture of " + card.url + " cannot be drawn");
        auto picture = files::prepare_picture(visit_, *png, files::PictureUse::card, "picture");
        platform::write(visit_, [&] {
            links::insert_known(visit_, item,
                                {.url = card.url,
                                 .title = card.title,
                                 .description = card.description,
                                 .site = card.site,
                                 .picture = picture});
        });
    }

    items::ItemId publish(const village::Conversation& conversation) {
        published_at_ = moment(visit_, conversation.days_ago, conversation.at);
        items::NewItem item{.kind = item_kind(conversation.kind),
                            .author = people_.of(conversation.author),
                            .title = conversation.title,
                            .body = with_pictures(with_handles(conversation.body, people_), conversation),
                            .reach = conversation.is_for_everyone ? items::Reach::everyone : items::Reach::spaces,
                            .spaces = {},
                            .published_at = published_at_,
                            .tense = Tense::history};
        for (const auto& slug : conversation.spaces) item.spaces.push_back(places_.at(slug));
        if (!conversation.standfirst.empty()) item.body = conversation.standfirst + "\n\n" + item.body;
        auto body = items::render_body(visit_, item.body, items::article_bytes_max);
        for (const auto& tag : conversation.tags) body.tags.push_back(tag);
        return platform::write(visit_, [&] {
            if (item.kind != items::Kind::article) return items::insert_item(visit_, item, body);
            return articles::insert_article(visit_,
                                            {.item = item,
                                             .level = conversation.level,
                                             .guest_name = conversation.guest_name,
                                             .guest_line = conversation.guest_line,
                                             .is_testimony = conversation.kind == "testimony",
                                             .series = conversation.series},
                                            body);
        });
    }

    comments::CommentId add_comment(items::ItemId item, const village::Comment& comment, comments::CommentId parent) {
        auto after_ms = static_cast<std::int64_t>(comment.days_after * static_cast<double>(day_ms));
        auto latest = visit_.now().milliseconds - minute_ms;
        comments::NewComment made{.item = item,
                                  .author = people_.of(comment.author),
                                  .parent = parent,
                                  .body = with_handles(comment.body, people_),
                                  .posted_at = {std::min(published_at_.milliseconds + after_ms, latest)},
                                  .tense = Tense::history};
        auto body = items::render_body(visit_, made.body);
        return platform::write(visit_, [&] { return comments::insert_comment(visit_, made, body); });
    }

    Visit& visit_;
    const People& people_;
    const std::map<std::string, spaces::SpaceId>& places_;
    base::Instant published_at_;
};

// The watch is open: two referees, what they annotated, and what waits for them.
void add_watch(Visit& visit, const village::Watch& given, const People& people) {
    platform::write(visit, [&] {
        platform::update_feature(visit, watch::feature, true);
        auto namer = people.of("nadia");
        for (const auto& key : given.referees) watch::insert_referee(visit, people.of(key), namer);
        std::map<std::string, watch::SourceId> sources;
        for (const auto& source : given.sources)
            sources[source.key] =
                watch::insert_source(visit, source.name, source.address, people.of(given.referees.at(0)));
        for (const auto& text : given.texts) {
            watch::NewEntry entry{.source = sources.at(text.source),
                                  .at = moment(visit, text.days_ago, "09:10"),
                                  .title = text.title,
                                  .address = text.address,
                                  .summary = text.summary,
                                  .note = text.note,
                                  .trades = text.trades};
            if (!text.referee.empty()) entry.decided_by = people.of(text.referee);
            if (text.applies_in_days)
                entry.applies_on = base::Day{base::Day::of(visit.now()).number + *text.applies_in_days};
            watch::insert_entry(visit, entry);
        }
    });
}

// Who looked at whose record lately: what the journal of acts and each member's own page show.
void add_acts(Visit& visit, const People& people) {
    struct Done {
        const char* officer;
        audit::Act act;
        audit::Page page;
        const char* about; // nobody: everybody
        double days;
    };
    constexpr Done acts[] = {{"bernard", audit::Act::register_exported, audit::Page::imports, nullptr, 21},
                             {"nadia", audit::Act::record_opened, audit::Page::record, "helene", 12},
                             {"nadia", audit::Act::record_opened, audit::Page::record, "sophie", 9},
                             {"claire", audit::Act::form_opened, audit::Page::form, "sophie", 4},
                             {"claire", audit::Act::record_corrected, audit::Page::form, "sophie", 4},
                             {"nadia", audit::Act::record_opened, audit::Page::record, "leo", 2}};
    platform::write(visit, [&] {
        for (const auto& done : acts)
            audit::record(visit,
                          {.act = done.act,
                           .page = done.page,
                           .actor = people.of(done.officer),
                           .at = days_ago(visit, done.days)},
                          done.about ? people.of(done.about) : audit::everybody);
    });
}

} // namespace

int seed_village(const Settings& given) {
    auto settings = given;
    settings.speed = Settings::Speed::fast;
    auto house = open_house(settings);
    Visit visit(*house, system_viewer());
    if (platform::organisation(visit)->is_set_up()) {
        std::cout << "This house is already lived in; nothing was changed.\n";
        return 0;
    }
    auto village = village::read_village();
    auto people = add_people(visit, village);
    auto places = add_spaces(visit, village, people);
    Teller teller(visit, people, places);
    for (const auto& conversation : village.conversations) teller.tell(conversation);
    add_watch(visit, village.watch, people);
    add_acts(visit, people);
    law::update_facts(visit, village.law, law::PageName::notice);
    law::update_facts(visit, village.law, law::PageName::privacy);
    platform::write(visit,
                    [&] { platform::update_organisation(visit, village.organisation); }); // last: it opens the house
    std::cout << "The village is there: " << village.people.size() << " people, " << village.spaces.size()
              << " spaces, " << village.conversations.size() << " conversations.\n";
    return 0;
}

} // namespace app
