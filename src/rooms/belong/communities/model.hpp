// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What a dump holds and what became of it.
#include "base/id.hpp"
#include "base/message.hpp"
#include "base/time.hpp"
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace communities {

using base::PersonId;
using CommunityId = base::Id<struct CommunityTag>;

struct DumpUser {
    std::int64_t number = 0;
    std::string name;
};
enum class PostKind : std::int64_t {
    question = 1,
    answer = 2
}; // others are the site's own: wikis of tags and the like
struct DumpPost {
    std::int64_t number = 0;
    PostKind kind = PostKind::question;
    std::int64_t parent = 0; // an answer's question
    std::int64_t author = 0; // 0: deleted there
    base::Instant at;
    std::string title;
    std::string html;
    std::vector<std::string> tags;
    std::int64_t accepted = 0; // the answer
    bool is_edited = false;
    bool is_closed = false;
};
struct DumpComment {
    std::int64_t number = 0;
    std::int64_t post = 0;
    std::int64_t author = 0;
    base::Instant at;
    std::string text; // Markdown
};
struct DumpVote {
    std::int64_t number = 0;
    std::int64_t post = 0;
    std::int64_t author = 0; // 0: nobody says who
    std::int64_t kind = 0;
    base::Instant at;
};

// Kinds of rows in community_rows.
enum class Became { person = 1, former = 2, question = 3, answer = 4, comment = 5, reaction = 6 };

struct Counts {
    std::int64_t persons = 0;
    std::int64_t former = 0;
    std::int64_t questions = 0;
    std::int64_t answers = 0;
    std::int64_t comments = 0;
    std::int64_t reactions = 0;
    std::int64_t accepted = 0;
    // What stayed there.
    std::int64_t idle_users = 0;
    std::int64_t nameless_votes = 0;
    std::int64_t other_votes = 0;
    std::int64_t site_posts = 0;
    std::int64_t lost_posts = 0; // without the question or the post they belong to
    std::int64_t shortened = 0;
    std::int64_t edits = 0;
    std::int64_t closings = 0;
    std::int64_t missing_files = 0;
    // Of the undoing.
    std::int64_t threads_kept = 0;
    std::int64_t persons_kept = 0;
};

enum class State { running = 1, finished = 2, undoing = 3, undone = 4 };

struct Community {
    CommunityId id;
    base::PublicId public_id;
    std::string name;
    std::int64_t space = 0;
    State state = State::running;
    std::string report;
    base::Instant begun_at;
    std::optional<base::Instant> finished_at;
};

} // namespace communities
