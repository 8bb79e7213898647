// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/feed.hpp"
#include "base/text.hpp"
#include "parse/feed_text.hpp"
#include "parse/html_markdown.hpp"
#include "parse/markdown.hpp"
#include "parse/xml.hpp"
#include <algorithm>

namespace parse {

namespace {

constexpr std::size_t text_bytes_max = 64 * 1024; // of one element; the rest is left out

// An element of an entry that is being read.
struct Open {
    std::string name;
    enum class Form { plain, html, elements } form = Form::html;
    std::string text;
    int depth = 0; // of elements inside it
};

void append_escaped(std::string& to, std::string_view text) {
    for (char c : text) {
        if (c == '<')
            to += "&lt;";
        else if (c == '>')
            to += "&gt;";
        else if (c == '&')
            to += "&amp;";
        else if (c == '"')
            to += "&quot;";
        else
            to += c;
    }
}

// Titles come as text, as HTML and as HTML written twice over; nobody means to show a tag.
std::string plain_line(std::string_view text) {
    bool is_html = text.find('<') != text.npos || text.find('&') != text.npos;
    return base::clean_line(is_html ? render_markdown(html_to_markdown(text)).text : std::string(text));
}

class Reading {
public:
    std::optional<Problem> open(const XmlElement& element) {
        ++depth_;
        if (!is_known_) return check_root(element);
        if (piece_) return open_inside(element);
        if (!in_entry_ && (element.name == "item" || element.name == "entry")) {
            begin_entry(element);
            return {};
        }
        int wanted = in_entry_ ? entry_depth_ + 1 : depth_;
        if (depth_ != wanted) return {};
        begin_piece(element);
        return {};
    }

    void close(std::string_view name) {
        --depth_;
        if (piece_ && piece_->depth > 0) {
            --piece_->depth;
            if (piece_->form == Open::Form::elements) piece_->text += "</" + std::string(name) + ">";
            return;
        }
        if (piece_) {
            take(*piece_);
            piece_.reset();
        } else if (in_entry_ && depth_ < entry_depth_) {
            end_entry();
        }
    }

    void text(std::string_view text) {
        if (!piece_ || piece_->text.size() >= text_bytes_max) return;
        if (piece_->form == Open::Form::elements)
            append_escaped(piece_->text, text);
        else
            piece_->text += text;
    }

    bool is_known() const { return is_known_; }
    Feed take_feed() { return std::move(feed_); }

private:
    Feed feed_;
    FeedEntry entry_;
    std::string permanent_; // a guid that is an address
    std::string content_;   // the long form
    std::string summary_;
    std::optional<Open> piece_;
    int depth_ = 0;
    int entry_depth_ = 0;
    bool in_entry_ = false;
    bool is_known_ = false;
    bool is_dated_ = false; // by what is better than the day of an update

    std::optional<Problem> check_root(const XmlElement& element) {
        is_known_ = element.name == "rss" || element.name == "RDF" || element.name == "feed";
        if (!is_known_) return Problem{ProblemKind::unsupported, base::say("This is no feed (RSS or Atom).")};
        feed_.language = element.attribute("lang");
        return {};
    }

    // Elements inside an element: Atom's XHTML, or HTML that nobody escaped.
    std::optional<Problem> open_inside(const XmlElement& element) {
        ++piece_->depth;
        if (piece_->form == Open::Form::plain || piece_->text.size() >= text_bytes_max) return {};
        piece_->form = Open::Form::elements;
        piece_->text += "<" + std::string(element.name);
        if (auto address = element.attribute("href"); !address.empty()) {
            piece_->text += " href=\"";
            append_escaped(piece_->text, address);
            piece_->text += '"';
        }
        piece_->text += ">";
        return {};
    }

    void begin_entry(const XmlElement& element) {
        in_entry_ = true;
        entry_depth_ = depth_;
        entry_ = {};
        entry_.key = element.attribute("about"); // RDF
        permanent_.clear();
        content_.clear();
        summary_.clear();
        is_dated_ = false;
    }

    void begin_piece(const XmlElement& element) {
        auto type = element.attribute("type");
        Open piece{.name = std::string(element.name), .form = Open::Form::html, .text = {}};
        if (type == "text" || type == "text/plain") piece.form = Open::Form::plain;
        if (element.name == "link" && in_entry_) take_link(element);
        if (element.name == "guid" && element.attribute("isPermaLink") == "false") piece.name = "id";
        // What holds other elements that matter is walked through.
        bool is_holder = !in_entry_ && element.name == "channel";
        if (!is_holder) piece_ = std::move(piece);
    }

    void take_link(const XmlElement& element) {
        auto relation = element.attribute("rel");
        auto address = element.attribute("href");
        if (address.empty() || !entry_.address.empty()) return;
        if (relation.empty() || relation == "alternate") entry_.address = base::clean_line(address);
    }

    void take(const Open& piece) {
        if (in_entry_) return take_of_entry(piece);
        if (piece.name == "title" && feed_.title.empty()) feed_.title = plain_line(piece.text);
        if (piece.name == "language" && feed_.language.empty()) feed_.language = base::clean_line(piece.text);
    }

    void take_of_entry(const Open& piece) {
        auto line = [&] { return base::clean_line(piece.text); };
        const auto& name = piece.name;
        if (name == "title" && entry_.title.empty()) entry_.title = plain_line(piece.text);
        if (name == "link" && entry_.address.empty()) entry_.address = line();
        if (name == "guid" || name == "id") {
            if (!line().empty()) entry_.key = line();
            if (name == "guid" && line().starts_with("http")) permanent_ = line();
        }
        if (name == "description" || name == "summary") fill(summary_, piece);
        if (name == "encoded" || name == "content") fill(content_, piece);
        if (name == "pubDate" || name == "published" || name == "issued" || name == "date") take_moment(line(), true);
        if (name == "updated" || name == "modified") take_moment(line(), false);
    }

    void fill(std::string& html, const Open& piece) {
        if (!html.empty()) return;
        if (piece.form == Open::Form::plain)
            append_escaped(html, piece.text);
        else
            html = piece.text;
    }

    void take_moment(std::string_view text, bool is_best) {
        auto at = read_feed_moment(text);
        if (!at || (is_dated_ && !is_best) || (entry_.at && !is_best)) return;
        entry_.at = at;
        is_dated_ = is_best;
    }

    void end_entry() {
        in_entry_ = false;
        entry_.html = summary_.empty() ? std::move(content_) : std::move(summary_);
        if (entry_.address.empty()) entry_.address = permanent_;
        if (entry_.key.empty()) entry_.key = entry_.address.empty() ? entry_.title : entry_.address;
        bool says_something = !entry_.address.empty() || !entry_.title.empty();
        if (says_something && feed_.entries.size() < feed_entries_max) feed_.entries.push_back(std::move(entry_));
        entry_ = {};
    }
};

} // namespace

Result<Feed> read_feed(std::string_view bytes) {
    auto text = mend_xml(bytes);
    Reading reading;
    XmlHandler handler{.open = [&](const XmlElement& element) { return reading.open(element); },
                       .close =
                           [&](std::string_view name) {
                               reading.close(name);
                               return std::optional<Problem>();
                           },
                       .text = [&](std::string_view piece) { reading.text(piece); }};
    auto problem = read_xml(text, handler);
    if (problem && !reading.is_known()) return Problem{problem->kind, base::say("This is no feed (RSS or Atom).")};
    auto feed = reading.take_feed();
    if (problem && feed.entries.empty()) return *problem;
    feed.is_whole = !problem;
    return feed;
}

} // namespace parse
