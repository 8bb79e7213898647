// SPDX-License-Identifier: AGPL-3.0-or-later
#include "parse/markdown.hpp"
#include "rooms/talk/comments/comments.hpp"
#include "rooms/talk/mailings/actions.hpp"

namespace mailings {

using platform::Visit;

namespace {

// Their names stand in the letter when everybody it goes to may know of them.
std::vector<std::string> places_of(Visit& visit, const items::Item& item, const Whom& whom) {
    std::vector<std::string> open, all;
    for (const auto& space : list_bare(visit, items::list_door_spaces(visit.db(), item.id))) {
        all.push_back(space.name);
        if (space.access == spaces::Access::open) open.push_back(space.name);
    }
    bool stays_inside = item.reach == items::Reach::spaces && open.empty() && whom.audience == Audience::spaces;
    return stays_inside ? all : open;
}

} // namespace

LetterWriter::LetterWriter(Visit& visit, const items::Item& item, const Whom& whom) : visit_(visit) {
    auto house = platform::organisation(visit);
    auto rendered = parse::render_markdown(
        item.body,
        {.resolve = {}, .bytes_max = static_cast<std::size_t>(items::body_bytes_max), .origin = visit.house().origin});
    const PersonId authors[] = {item.author};
    letter_.subject = house->is_union() ? Letter::Subject::neutral : Letter::Subject::title;
    letter_.title = item.title;
    letter_.author = members::lines_of(visit, authors)[item.author.number].name;
    letter_.places = places_of(visit, item, whom);
    letter_.body = html::trusted(std::move(rendered.html));
    letter_.text = std::move(rendered.text);
    letter_.href = platform::absolute(visit.house(), items::item_path(item.public_id));
    letter_.to_everyone = whom.audience == Audience::everyone;
    if (whom.spaces.size() == 1) letter_.to_space = list_bare(visit, whom.spaces).front().name;
}

ui::MailFrame LetterWriter::frame_of(const words::Words& words) const {
    return platform::mail_frame(visit_, words);
}

platform::OutgoingMail LetterWriter::write(const Reader& reader, Letter::Purpose purpose, std::string kind) const {
    auto house = platform::organisation(visit_);
    auto language = words::parse_language(reader.language.empty() ? house->language : reader.language);
    const words::Words words(*visit_.house().catalogues, language.value_or(words::Language::fr), house->time_zone);
    auto path = comments::refuse_announcements_path(visit_, reader.person);
    auto letter = letter_;
    letter.purpose = purpose;
    letter.stop_href = platform::absolute(visit_.house(), path);
    auto written = write_letter(frame_of(words), letter);
    return {.kind = std::move(kind),
            .to_address = reader.address,
            .to_name = reader.name,
            .to_person = reader.person,
            .subject = std::move(written.subject),
            .text = std::move(written.mail.text),
            .html = std::move(written.mail.html),
            .unsubscribe_path = std::move(path)};
}

WrittenLetter LetterWriter::write_sample(words::Language language) const {
    const words::Words words(*visit_.house().catalogues, language, visit_.words().time_zone());
    auto letter = letter_;
    letter.stop_href = platform::absolute(visit_.house(), "/mails/stop/…");
    return write_letter(frame_of(words), letter);
}

} // namespace mailings
