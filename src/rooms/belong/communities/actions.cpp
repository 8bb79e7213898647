// SPDX-License-Identifier: AGPL-3.0-or-later
// The way in: persons, then questions, answers, comments, favourites, and which answer was accepted.
#include "rooms/belong/communities/actions.hpp"
#include "base/text.hpp"
#include "parse/html_markdown.hpp"
#include "rooms/belong/communities/bunches.hpp"
#include "rooms/belong/communities/dump.hpp"
#include "rooms/belong/communities/rules.hpp"
#include "rooms/belong/communities/store.hpp"
#include "rooms/common/items/items.hpp"
#include "rooms/common/spaces/spaces.hpp"
#include "rooms/people/accounts/accounts.hpp"
#include "rooms/people/members/members.hpp"
#include "rooms/talk/comments/comments.hpp"
#include "rooms/talk/reactions/reactions.hpp"
#include <algorithm>
#include <map>
#include <set>

namespace communities {

namespace {

using platform::Tense;
using platform::Visit;
using store::SourceRow;

constexpr std::int64_t favourite = 5; // kinds of votes
constexpr std::int64_t for_it = 2;
constexpr std::int64_t against_it = 3;
constexpr std::size_t text_bytes_max = static_cast<std::size_t>(items::body_bytes_max);

// One dump on its way in.
class Arrival {
public:
    Arrival(Visit& visit, const Dump& dump, const std::function<void(const Progress&)>& on_progress)
        : visit_(visit), dump_(dump), on_progress_(on_progress) {}

    Summary run() {
        look();
        begin();
        bring_persons();
        bring_posts(PostKind::question, base::mark("questions"));
        bring_posts(PostKind::answer, base::mark("answers"));
        bring_comments();
        bring_favourites();
        accept_answers();
        finish();
        return {.community = community_.public_id, .brought = say_brought(counts_), .left_out = say_left_out(counts_)};
    }

private:
    // Once through, without writing: a dump that cannot be read to its end changes nothing.
    void look() {
        read_posts(dump_, Bodies::left,
                   {.post = [&](const DumpPost& post) { look_at(post); }, .other = [&] { ++counts_.site_posts; }}) ||
            need("Posts.xml");
        bool has_comments = read_comments(dump_, [&](const DumpComment& comment) { active_.insert(comment.author); });
        bool has_votes = read_votes(dump_, [&](const DumpVote& vote) { look_at(vote); });
        counts_.missing_files = (has_comments ? 0 : 1) + (has_votes ? 0 : 1);
        active_.erase(0);
        read_users(dump_, [&](const DumpUser& user) { counts_.idle_users += active_.contains(user.number) ? 0 : 1; }) ||
            need("Users.xml");
    }

    static bool need(const char* file) {
        throw base::Refusal::invalid(file, base::say("This file is needed, and is not there."));
    }

    void look_at(const DumpPost& post) {
        active_.insert(post.author);
        counts_.edits += post.is_edited ? 1 : 0;
        counts_.closings += post.is_closed ? 1 : 0;
        if (first_at_.milliseconds == 0 || post.at < first_at_) first_at_ = post.at;
        if (post.kind == PostKind::question && post.accepted > 0) accepted_.emplace(post.number, post.accepted);
    }
    void look_at(const DumpVote& vote) {
        if (vote.kind == favourite && vote.author > 0)
            active_.insert(vote.author);
        else
            ++(vote.kind == for_it || vote.kind == against_it ? counts_.nameless_votes : counts_.other_votes);
    }

    void begin() {
        auto key = base::fold(dump_.name);
        if (key.empty()) throw base::Refusal::invalid("name", base::say("Give this community a name."));
        auto known = store::find_community(visit_.db(), key);
        if (known && known->state == State::undoing)
            throw base::Refusal::conflict(base::say("This community is being taken out: wait until that is done."));
        platform::write(visit_, [&] {
            community_ = known.value_or(Community{
                .public_id = base::PublicId::random(), .name = base::clean_line(dump_.name), .begun_at = visit_.now()});
            if (!known) community_.id = store::insert_community(visit_.db(), community_, key);
            if (known) store::change_state(visit_.db(), community_.id, known->state, State::running);
            if (community_.space == 0) {
                community_.space = make_space().number;
                store::update_community(visit_.db(), community_);
            }
        });
    }

    spaces::SpaceId make_space() {
        auto name = std::string(base::first_code_points(community_.name, 60));
        if (spaces::find_by_kind_and_name(visit_.db(), spaces::Kind::interest, name))
            throw base::Refusal::conflict(
                base::say("There is a space called {name} already: bring the community in under another name.",
                          {{"name", name}}));
        return spaces::create_space(visit_, {.name = name, .kind = spaces::Kind::interest}, Tense::history, first_at_);
    }

    void say(const char* what, std::int64_t done) const {
        if (on_progress_) on_progress_({.what = base::say(what), .done = done});
    }

    // Those of these rows that came already, by their number there.
    template <class Row>
    std::map<std::int64_t, SourceRow> known(Became kind, const std::vector<Row>& rows) {
        std::vector<std::int64_t> numbers;
        for (const auto& row : rows) numbers.push_back(row.number);
        return find(kind, numbers);
    }
    std::map<std::int64_t, SourceRow> find(Became kind, const std::vector<std::int64_t>& numbers) {
        std::map<std::int64_t, SourceRow> out;
        for (const auto& row : store::list_known(visit_.db(), community_.id, kind, numbers))
            out.emplace(row.source, row);
        return out;
    }
    void keep(Became kind, const SourceRow& row) { store::insert_row(visit_.db(), community_.id, kind, row); }

    // Rows in bunches: `write` gets those that are new.
    template <class Row>
    Bunches<Row> in_bunches(Became kind, const char* what, std::function<void(const std::vector<Row>&)> write) {
        return {[this, kind, what, write = std::move(write), done = std::int64_t{0}](std::vector<Row> rows) mutable {
            done += static_cast<std::int64_t>(rows.size());
            auto came = known(kind, rows);
            std::erase_if(rows, [&](const Row& row) { return came.contains(row.number); });
            if (!rows.empty()) write(rows);
            say(what, done);
        }};
    }

    void bring_persons() {
        auto bunches =
            in_bunches<DumpUser>(Became::person, base::mark("people"), [&](const std::vector<DumpUser>& users) {
                platform::write(visit_, [&] {
                    for (const auto& user : users) add_person(user);
                });
            });
        read_users(dump_, [&](const DumpUser& user) {
            if (active_.contains(user.number)) bunches.add(user);
        });
        bunches.flush();
    }

    void add_person(const DumpUser& user) {
        auto name = split_name(user.name);
        if (name.last.empty()) name.last = "#" + std::to_string(user.number);
        members::Record record;
        record.first_name = name.first;
        record.last_name = name.last;
        auto person = members::add_member(visit_, record, Tense::history);
        // Whoever has not come has not agreed: not in the directory, whatever the organisation's rule.
        members::leave_directory(visit_, person);
        spaces::add_member(visit_, {community_.space}, person, spaces::Standing::member, Tense::history);
        keep(Became::person, {.source = user.number, .row = person.number, .thread = 0});
    }

    // Who writes; somebody deleted there is another one in each thread.
    PersonId author_of(std::int64_t author, std::int64_t thread) {
        if (author > 0)
            if (auto found = find(Became::person, {author}); !found.empty()) return {found.begin()->second.row};
        if (auto found = find(Became::former, {thread}); !found.empty()) return {found.begin()->second.row};
        auto person = accounts::create_person(visit_, {}, visit_.words().text("Former member")); // no record: no page
        keep(Became::former, {.source = thread, .row = person.number, .thread = thread});
        return person;
    }
    items::RenderedBody render(std::string& markdown) {
        auto fitted = fit(markdown, text_bytes_max);
        counts_.shortened += fitted.is_cut ? 1 : 0;
        markdown = fitted.text;
        return items::render_body(visit_, markdown);
    }

    void bring_posts(PostKind kind, const char* what) {
        bool is_question = kind == PostKind::question;
        auto bunches = in_bunches<DumpPost>(
            is_question ? Became::question : Became::answer, what,
            [&](const std::vector<DumpPost>& posts) { is_question ? write_questions(posts) : write_answers(posts); });
        read_posts(dump_, Bodies::read,
                   {.post =
                        [&](const DumpPost& post) {
                            if (post.kind == kind) bunches.add(post);
                        },
                    .other = [] {}});
        bunches.flush();
    }

    struct Text {
        std::string markdown;
        items::RenderedBody body;
    };
    Text text_of(const std::string& html) {
        Text out{.markdown = parse::html_to_markdown(html), .body = {}};
        if (out.markdown.empty()) out.markdown = "…";
        out.body = render(out.markdown);
        return out;
    }

    void write_questions(const std::vector<DumpPost>& posts) {
        std::vector<Text> texts;
        for (const auto& post : posts) {
            texts.push_back(text_of(post.html));
            texts.back().body.tags = post.tags;
        }
        platform::write(visit_, [&] {
            for (std::size_t i = 0; i < posts.size(); ++i) {
                const auto& post = posts[i];
                auto title = base::clean_line(post.title);
                items::NewItem item{.kind = items::Kind::question,
                                    .author = author_of(post.author, post.number),
                                    .title = std::string(base::first_code_points(
                                        title, static_cast<std::size_t>(items::title_length_max))),
                                    .body = texts[i].markdown,
                                    .spaces = {{community_.space}},
                                    .published_at = post.at,
                                    .tense = Tense::history};
                auto id = items::insert_item(visit_, item, texts[i].body);
                keep(Became::question, {.source = post.number, .row = id.number, .thread = post.number});
            }
        });
    }

    void write_answers(const std::vector<DumpPost>& posts) {
        std::vector<Text> texts;
        std::vector<std::int64_t> parents;
        for (const auto& post : posts) {
            texts.push_back(text_of(post.html));
            parents.push_back(post.parent);
        }
        auto questions = find(Became::question, parents);
        for (const auto& post : posts) counts_.lost_posts += questions.contains(post.parent) ? 0 : 1;
        platform::write(visit_, [&] {
            for (std::size_t i = 0; i < posts.size(); ++i) {
                const auto& post = posts[i];
                auto question = questions.find(post.parent);
                if (question == questions.end()) continue;
                auto id = comments::insert_comment(visit_,
                                                   {.item = {question->second.row},
                                                    .author = author_of(post.author, post.parent),
                                                    .body = texts[i].markdown,
                                                    .posted_at = post.at,
                                                    .tense = Tense::history},
                                                   texts[i].body);
                keep(Became::answer, {.source = post.number, .row = id.number, .thread = post.parent});
            }
        });
    }

    void bring_comments() {
        auto bunches = in_bunches<DumpComment>(Became::comment, base::mark("comments"),
                                               [&](const std::vector<DumpComment>& rows) { write_comments(rows); });
        read_comments(dump_, [&](const DumpComment& comment) { bunches.add(comment); });
        bunches.flush();
    }

    // Under the question, or a reply to the answer that it is about.
    void write_comments(const std::vector<DumpComment>& rows) {
        std::vector<Text> texts;
        std::vector<std::int64_t> posts;
        for (const auto& row : rows) {
            auto text = write_tags(base::clean_text(row.text));
            texts.push_back({.markdown = text.empty() ? "…" : text, .body = {}});
            texts.back().body = render(texts.back().markdown);
            posts.push_back(row.post);
        }
        auto questions = find(Became::question, posts);
        auto answers = find(Became::answer, posts);
        std::vector<std::int64_t> threads;
        for (const auto& [number, answer] : answers) threads.push_back(answer.thread);
        auto of_answers = find(Became::question, threads);
        for (auto post : posts) counts_.lost_posts += questions.contains(post) || answers.contains(post) ? 0 : 1;
        platform::write(visit_, [&] {
            for (std::size_t i = 0; i < rows.size(); ++i) {
                auto answer = answers.find(rows[i].post);
                auto thread = answer == answers.end() ? rows[i].post : answer->second.thread;
                const auto& among = answer == answers.end() ? questions : of_answers;
                auto question = among.find(thread);
                if (question == among.end()) continue;
                comments::NewComment made{.item = {question->second.row},
                                          .author = author_of(rows[i].author, thread),
                                          .body = texts[i].markdown,
                                          .posted_at = rows[i].at,
                                          .tense = Tense::history};
                if (answer != answers.end()) made.parent = {answer->second.row};
                auto id = comments::insert_comment(visit_, made, texts[i].body);
                keep(Became::comment, {.source = rows[i].number, .row = id.number, .thread = thread});
            }
        });
    }

    void bring_favourites() {
        auto bunches = in_bunches<DumpVote>(Became::reaction, base::mark("favourites"),
                                            [&](const std::vector<DumpVote>& votes) { write_favourites(votes); });
        read_votes(dump_, [&](const DumpVote& vote) {
            if (vote.kind == favourite && vote.author > 0) bunches.add(vote);
        });
        bunches.flush();
    }

    void write_favourites(const std::vector<DumpVote>& votes) {
        std::vector<std::int64_t> posts, people;
        for (const auto& vote : votes) {
            posts.push_back(vote.post);
            people.push_back(vote.author);
        }
        auto questions = find(Became::question, posts);
        auto persons = find(Became::person, people);
        platform::write(visit_, [&] {
            for (const auto& vote : votes) {
                auto question = questions.find(vote.post);
                auto person = persons.find(vote.author);
                if (question == questions.end() || person == persons.end())
                    continue; // of an answer: it has no reactions
                reactions::insert_reaction(visit_, {question->second.row}, {person->second.row}, reactions::Kind::like);
                keep(Became::reaction,
                     {.source = vote.number, .row = person->second.row, .thread = question->second.source});
            }
        });
    }

    // Where nobody has accepted one here since.
    void accept_answers() {
        std::vector<std::int64_t> asked, wanted;
        for (const auto& [question, answer] : accepted_) {
            asked.push_back(question);
            wanted.push_back(answer);
        }
        auto questions = find(Became::question, asked);
        auto answers = find(Became::answer, wanted);
        platform::write(visit_, [&] {
            counts_.accepted = 0;
            for (const auto& [question, answer] : accepted_) {
                if (!questions.contains(question) || !answers.contains(answer)) continue;
                const items::ItemId item{questions[question].row};
                auto rows = items::list_rows(visit_.db(), std::span(&item, 1));
                if (!rows.empty() && rows.front().accepted_comment == 0)
                    items::accept_comment(visit_, item, answers[answer].row);
                ++counts_.accepted;
            }
        });
    }

    void finish() {
        auto count = [&](Became kind) { return store::count_rows(visit_.db(), community_.id, kind); };
        counts_.persons = count(Became::person);
        counts_.former = count(Became::former);
        counts_.questions = count(Became::question);
        counts_.answers = count(Became::answer);
        counts_.comments = count(Became::comment);
        counts_.reactions = count(Became::reaction);
        platform::write(visit_, [&] {
            community_.report = write_counts(counts_);
            community_.finished_at = visit_.now();
            store::update_community(visit_.db(), community_);
            store::change_state(visit_.db(), community_.id, State::running, State::finished);
            platform::tell(visit_, {.kind = community_imported, .subject = community_.id.number});
        });
    }

    Visit& visit_;
    const Dump& dump_;
    const std::function<void(const Progress&)>& on_progress_;
    Community community_;
    Counts counts_;
    std::set<std::int64_t> active_;
    std::map<std::int64_t, std::int64_t> accepted_; // question, answer
    base::Instant first_at_;
};

} // namespace

Summary import_dump(Visit& visit, const Dump& dump, const std::function<void(const Progress&)>& on_progress) {
    return Arrival(visit, dump, on_progress).run();
}

std::string community_path(base::PublicId community) {
    return "/console/communities/" + community.str();
}

} // namespace communities
