// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The items room: whatever people publish is one row here plus the kind's own table, with one thread and many doors.
// It owns bodies, audiences, tags, mentions, counters and the lists of items; comments, reactions, reports and feeds are
// written once, for items.
#include "base/id.hpp"
#include "base/time.hpp"
#include "platform/paging.hpp"
#include "platform/room.hpp"
#include "rooms/common/spaces/spaces.hpp"
#include "ui/entries.hpp"
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace items {

using base::PersonId;
using spaces::SpaceId;
using ItemId = base::Id<struct ItemTag>;

inline constexpr std::string_view item_published = "item.published"; // subject: item
inline constexpr std::string_view item_edited = "item.edited";
inline constexpr std::string_view item_deleted = "item.deleted";
inline constexpr std::string_view item_restored = "item.restored";
inline constexpr std::string_view item_hidden = "item.hidden"; // by a moderator
inline constexpr std::string_view item_shown = "item.shown";
inline constexpr std::string_view person_mentioned = "item.person_mentioned"; // subject: item, object: person

enum class Kind { message = 1, question = 2, announcement = 3, article = 4 };
// spaces: only through the spaces named. everyone: every member of the house, and the spaces named as well.
enum class Reach { spaces = 1, everyone = 2 };
// proposed: a member would like everyone to read it; seen by its author and the facilitators until one decides.
// withdrawn: a proposal deleted by its author; restored, it is a proposal again.
// scheduled: published_at is still to come; until then its author and those who look after its places see it.
// cancelled: scheduled, then deleted by its author; restored, it is scheduled again.
enum class State {
    published = 1,
    deleted = 2,
    hidden = 3,
    proposed = 4,
    declined = 5,
    withdrawn = 6,
    scheduled = 7,
    cancelled = 8
};
// edit: change its text; the author, and for what is said in the name of those who lead, they too. remove: its author.
enum class Need { read, reply, edit, remove, moderate };

inline constexpr std::int64_t title_length_max = 150;
inline constexpr std::int64_t body_bytes_max = 20'000;
inline constexpr std::int64_t article_bytes_max = 60'000;
inline constexpr std::size_t doors_max = 20;

struct Item {
    ItemId id;
    base::PublicId public_id;
    Kind kind = Kind::message;
    PersonId author;
    std::string title;
    std::string body; // Markdown, as typed
    std::string html; // rendered, safe
    Reach reach = Reach::spaces;
    State state = State::published;
    base::Instant published_at;
    std::optional<base::Instant> edited_at;
    base::Instant active_at; // last comment or publication
    std::int64_t comment_count = 0;
    std::int64_t reaction_count = 0;
    std::int64_t accepted_comment = 0; // row of the accepted answer, or 0
};

// An item as a list shows it.
struct ListedItem {
    Item item;
    std::vector<spaces::Space> doors; // visible to the viewer
    std::vector<std::string> tags;
};

struct NewItem {
    Kind kind = Kind::message;
    PersonId author;
    std::string title;
    std::string body;
    Reach reach = Reach::spaces;
    std::vector<SpaceId> spaces;
    base::Instant published_at;
    State state = State::published; // or proposed, or scheduled: published_at is then its hour
    platform::Tense tense = platform::Tense::live;
};
// A body rendered (outside write): HTML, plain text, tags and mentioned persons who exist.
struct RenderedBody {
    std::string html;
    std::string text;
    std::vector<std::string> tags;
    std::vector<PersonId> mentions;
};
RenderedBody render_body(platform::Visit& visit, std::string_view markdown, std::int64_t bytes_max = body_bytes_max);
// Refuses a text that names more people than anybody can mean: each of them would be mailed.
void check_mentions(const RenderedBody& body);

// Inside write(). Checks the doors: an item in a closed or hidden space has no other door; the author may post there.
ItemId insert_item(platform::Visit& visit, const NewItem& item, const RenderedBody& body);
void update_body(platform::Visit& visit, ItemId item, std::string_view title, std::string_view body,
                 const RenderedBody& rendered);        // keeps the former version in the history
void delete_item(platform::Visit& visit, ItemId item); // undo: restore_item
void restore_item(platform::Visit& visit, ItemId item);
// By a moderator; only what is published is hidden, only what is hidden is shown again.
void hide_item(platform::Visit& visit, ItemId item);
void show_item(platform::Visit& visit, ItemId item);
// A facilitator decides about a proposal: published now, to everyone; or declined.
void decide_proposal(platform::Visit& visit, ItemId item, State state);
// Of what is scheduled: another hour; now, by the viewer, whose right to publish in all its places is asked again (nothing
// happens to what is scheduled no more). Calling it off is delete_item.
void reschedule_item(platform::Visit& visit, ItemId item, base::Instant at);
void publish_scheduled(platform::Visit& visit, ItemId item);
std::vector<ItemId> list_due(db::Connection& connection, base::Instant now, int limit); // the oldest first
// Former texts, newest first.
struct Version {
    std::string title;
    std::string body;
    PersonId editor;
    base::Instant replaced_at;
};
std::vector<Version> list_versions(db::Connection& connection, ItemId item);
// Which text it is, so that a save over a newer one is noticed: 0, then another number with each edit.
std::int64_t get_revision(db::Connection& connection, ItemId item);
// Inside write(): the same, and until the end of this transaction nobody else changes it.
std::int64_t lock_revision(db::Connection& connection, ItemId item);
// What the next edit replaced: the text as it was then, and who replaced it. Nothing when it is the present one.
std::optional<Version> find_version(db::Connection& connection, ItemId item, std::int64_t revision);
// Counters, exact under concurrency: `delta` is added by SQL.
void add_to_comment_count(platform::Visit& visit, ItemId item, int delta, base::Instant active_at);
void add_to_reaction_count(platform::Visit& visit, ItemId item, int delta);
void accept_comment(platform::Visit& visit, ItemId item, std::int64_t comment); // 0: none

Item access_item(platform::Visit& visit, base::PublicId item, Need need);
Item access_item(platform::Visit& visit, ItemId item, Need need);
bool may_access(platform::Visit& visit, const Item& item, Need need);
std::vector<spaces::Space> list_doors(platform::Visit& visit, ItemId item); // visible to the viewer
// The spaces it was published in, without any judgement of rights: to index it, never to show them.
std::vector<SpaceId> list_door_spaces(db::Connection& connection, ItemId item);
std::vector<std::string> list_tags(db::Connection& connection, ItemId item);
bool has_items(db::Connection& connection, SpaceId space); // deleted, hidden and waiting ones too
// Persons among `persons` who may read the item now (rights are checked again when something is sent).
std::vector<PersonId> keep_readers(db::Connection& connection, ItemId item, std::span<const PersonId> persons);

// Who will read: names and number, shown before publishing and beside each reply box.
struct Readers {
    std::vector<std::string> places; // "Reliure", "everyone in the house"
    std::vector<PersonId> sample;    // a few persons to name
    std::int64_t count = 0;
    bool open_to_house = false; // an open space: other members may come by
    bool is_everyone = false;
};
Readers readers_of(platform::Visit& visit, Reach reach, std::span<const SpaceId> spaces);
Readers readers_of(platform::Visit& visit, ItemId item);

// Lists, each item once, newest first, only what the viewer may read. Cursors are sealed.
struct ListQuery {
    enum class By { doors, space, tag, author } by = By::doors; // doors: everything that reaches the viewer
    SpaceId space = {};
    std::string tag;
    PersonId author = {};
    std::string cursor;
    int limit = 20;
};
platform::Slice<ListedItem> list_items(platform::Visit& visit, const ListQuery& query);
std::vector<ListedItem> list_by_id(platform::Visit& visit, std::span<const ItemId> items); // readable ones only
// What a search ranks and shows of an item without its text.
struct Summary {
    ItemId id;
    base::PublicId public_id;
    Kind kind = Kind::message;
    PersonId author;
    std::string title;
    Reach reach = Reach::spaces;
    std::int64_t comment_count = 0;
    std::int64_t reaction_count = 0;
    std::int64_t accepted_comment = 0;
    std::vector<SpaceId> spaces; // its doors that the viewer sees
};
std::vector<Summary> list_summaries(platform::Visit& visit, std::span<const ItemId> items); // readable ones, any order
// The newest that wait for an answer, newest first; is_more: than those.
struct Waiting {
    std::vector<Summary> questions;
    bool is_more = false;
};
Waiting list_waiting(platform::Visit& visit, int limit);
// For the slots of one page: what it shows already, read once. Readable ones only, in any order.
std::vector<std::shared_ptr<const ListedItem>> list_shown(platform::Visit& visit, std::span<const ItemId> items);
// For slots, whose caller has checked who reads: the bare rows, in any order.
std::vector<std::shared_ptr<const Item>> list_rows(platform::Visit& visit, std::span<const ItemId> items);
std::vector<Item> list_rows(db::Connection& connection, std::span<const ItemId> items);
platform::Slice<ListedItem> list_unanswered(platform::Visit& visit, std::string_view cursor, int limit); // questions
std::vector<ListedItem> list_proposed(platform::Visit& visit); // for facilitators, oldest first, at most 100
std::int64_t count_unanswered(platform::Visit& visit,
                              base::Instant before); // questions without any reply, at most 1,000
// New through the viewer's doors and by others, at most 50.
std::int64_t count_since(platform::Visit& visit, base::Instant since);
// Tags that begin so, most used first: counted among the latest publications the viewer may read that carry one.
struct TagUse {
    std::string tag; // as in addresses
    std::string label;
    std::int64_t count = 0;
};
std::vector<TagUse> suggest_tags(platform::Visit& visit, std::string_view beginning, std::size_t most);

std::string item_path(base::PublicId item);                 // "/posts/x7k…"; leads on to an article
std::string article_path(base::PublicId item);              // "/articles/x7k…"
std::string tag_path(std::string_view label);               // "/tags/papier-marbre"
inline constexpr std::string_view house_topic = "everyone"; // of the event stream: something was published to everyone
// Told when something is published in a space; without one, to everyone. Heard by those who have that door: what is
// published elsewhere wakes nobody, or it would be betrayed.
std::string publication_topic(SpaceId space);
// What a page that shows this item listens to: the topics of its doors, sealed, with blanks between.
std::string topics_of(platform::Visit& visit, const Item& item);

// Components for every list of items; a room that shows items uses these.
struct CardParts {
    ui::Person author;
    html::Html actions;
    html::Html menu;
    html::Html attachments = {}; // above the actions
};
ui::Entry item_entry(const ui::Frame& frame, const ListedItem& listed, const CardParts& parts); // as an excerpt
html::Html item_card(const ui::Frame& frame, const ListedItem& listed, const CardParts& parts);
ui::Door door_of(const ui::Frame& frame, const spaces::Space& space);
html::Html tag_chips(const ui::Frame& frame, const std::vector<std::string>& labels); // under a text
// The cards of a list with their authors and the slots filled, in order.
std::vector<html::Html> item_cards(platform::Visit& visit, const ui::Frame& frame, std::span<const ListedItem> listed);

// Slots; ids: item numbers.
inline constexpr std::string_view card_actions_slot = "items.card_actions"; // reactions, number of replies
std::string card_actions_id(
    base::PublicId item); // of the element that fills it: whoever changes a number draws it anew
// Documents and cards of links: under a whole text, and under its excerpt in a list.
inline constexpr std::string_view attachments_slot = "items.attachments";
inline constexpr std::string_view list_attachments_slot = "items.list_attachments";
inline constexpr std::string_view thread_slot = "items.thread";  // comments under the item
inline constexpr std::string_view item_menu_slot = "items.menu"; // report, hide …

// Closed: a question is a message like another, and nothing waits for an answer.
inline constexpr std::string_view questions_feature = "questions";

platform::Room room();

} // namespace items
