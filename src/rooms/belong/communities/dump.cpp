// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/belong/communities/dump.hpp"
#include "base/refusal.hpp"
#include "parse/xml.hpp"
#include "rooms/belong/communities/rules.hpp"

namespace communities {

namespace {

using parse::Problem;

// One row's attributes, and what is wrong with them.
class DumpRow {
public:
    explicit DumpRow(const parse::XmlElement& element) : element_(element) {}

    std::string value(std::string_view name) const { return std::string(element_.attribute(name)); }
    bool has(std::string_view name) const { return !element_.attribute(name).empty(); }
    std::int64_t number(std::string_view name) {
        auto number = parse_number(element_.attribute(name));
        if (!number && problem_.empty()) problem_ = name;
        return number.value_or(0);
    }
    // The site's own accounts have numbers below 1: nobody here.
    std::int64_t person(std::string_view name) const {
        return std::max<std::int64_t>(0, parse_number(element_.attribute(name)).value_or(0));
    }
    base::Instant moment(std::string_view name) {
        auto moment = parse_moment(element_.attribute(name));
        if (!moment && problem_.empty()) problem_ = name;
        return moment.value_or(base::Instant{});
    }
    std::optional<Problem> problem() const {
        if (problem_.empty()) return std::nullopt;
        return Problem{parse::ProblemKind::malformed,
                       base::say("A row has no {attribute} that can be read.", {{"attribute", problem_}})};
    }

private:
    const parse::XmlElement& element_;
    std::string problem_;
};

using OnRow = std::function<void(DumpRow&)>;

bool read_file(const Dump& dump, std::string_view file, const OnRow& read, const std::function<void()>& use) {
    auto pieces = dump.open(file);
    if (!pieces) return false;
    parse::XmlHandler handler;
    handler.open = [&](const parse::XmlElement& element) -> std::optional<Problem> {
        if (element.name != "row") return std::nullopt;
        DumpRow row(element);
        read(row);
        if (auto problem = row.problem()) return problem;
        use();
        return std::nullopt;
    };
    if (auto problem = parse::read_xml(*pieces, handler))
        throw base::Refusal::invalid(std::string(file) + ", " + std::to_string(problem->line), problem->message);
    return true;
}

} // namespace

bool read_users(const Dump& dump, const std::function<void(const DumpUser&)>& on_user) {
    DumpUser user;
    return read_file(
        dump, "Users.xml", [&](DumpRow& row) { user = {.number = row.number("Id"), .name = row.value("DisplayName")}; },
        [&] { on_user(user); });
}

bool read_posts(const Dump& dump, Bodies bodies, const OnPost& on) {
    DumpPost post;
    bool is_other = false;
    auto read = [&](DumpRow& row) {
        auto kind = row.number("PostTypeId");
        is_other = kind != static_cast<std::int64_t>(PostKind::question) &&
                   kind != static_cast<std::int64_t>(PostKind::answer);
        if (is_other) return;
        post = {.number = row.number("Id"),
                .kind = static_cast<PostKind>(kind),
                .author = row.person("OwnerUserId"),
                .at = row.moment("CreationDate"),
                .accepted = row.person("AcceptedAnswerId"),
                .is_edited = row.has("LastEditDate"),
                .is_closed = row.has("ClosedDate")};
        if (post.kind == PostKind::answer) post.parent = row.number("ParentId");
        if (bodies == Bodies::left) return;
        post.title = row.value("Title");
        post.html = row.value("Body");
        post.tags = split_tags(row.value("Tags"));
    };
    return read_file(dump, "Posts.xml", read, [&] { is_other ? on.other() : on.post(post); });
}

bool read_comments(const Dump& dump, const std::function<void(const DumpComment&)>& on_comment) {
    DumpComment comment;
    auto read = [&](DumpRow& row) {
        comment = {.number = row.number("Id"),
                   .post = row.number("PostId"),
                   .author = row.person("UserId"),
                   .at = row.moment("CreationDate"),
                   .text = row.value("Text")};
    };
    return read_file(dump, "Comments.xml", read, [&] { on_comment(comment); });
}

bool read_votes(const Dump& dump, const std::function<void(const DumpVote&)>& on_vote) {
    DumpVote vote;
    auto read = [&](DumpRow& row) {
        vote = {.number = row.number("Id"),
                .post = row.number("PostId"),
                .author = row.person("UserId"),
                .kind = row.number("VoteTypeId"),
                .at = row.moment("CreationDate")};
    };
    return read_file(dump, "Votes.xml", read, [&] { on_vote(vote); });
}

} // namespace communities
