// SPDX-License-Identifier: AGPL-3.0-or-later
// Pictures inside texts: given, shown in a place, forgotten when no text shows them.
#include "base/text.hpp"
#include "http/request.hpp"
#include "platform/platform.hpp"
#include "platform/write_apart.hpp"
#include "rooms/people/files/actions.hpp"
#include "rooms/people/files/jobs.hpp"
#include "rooms/people/files/store.hpp"
#include "rooms/people/files/store_pictures.hpp"

namespace files {

using base::Refusal;
using base::say;

namespace {

constexpr std::size_t words_length_max = 300;
constexpr auto unused_time = std::chrono::hours(24 * 90); // a draft may wait that long
constexpr int places_max = 100;
constexpr platform::Limit limit{
    .name = "files.pictures", .count_max = 60, .window = base::Milliseconds(std::chrono::hours(1))};

// What Markdown would take for its own inside the words of a picture.
std::string escaped_words(std::string_view words) {
    std::string out;
    for (const char c : words) {
        if (std::string_view("\\[]*_`<>!&").find(c) != std::string_view::npos) out += '\\';
        out += c;
    }
    return out;
}

void set_field(http::Request& request, std::string_view name, const std::string& value) {
    for (auto& field : request.form.fields)
        if (field.name == name) {
            field.value = value;
            return;
        }
    request.form.fields.push_back({std::string(name), value});
}

} // namespace

PreparedTextPicture prepare_text_picture(platform::Visit& visit, std::string_view bytes, std::string_view field) {
    platform::check_limit(visit, limit, std::to_string(visit.viewer().person.number));
    constexpr int side = parse::house_picture_side_max;
    PreparedTextPicture out{.whole = prepare_sized(visit, bytes, {.width = side, .height = side}, field), .small = {}};
    if (out.whole.width <= parse::house_picture_small_width) return out;
    out.small = prepare_sized(visit, bytes, {.width = parse::house_picture_small_width, .height = 2 * side}, field);
    return out;
}

parse::HousePicture insert_text_picture(platform::Visit& visit, const PreparedTextPicture& prepared) {
    platform::count_one(visit, limit, std::to_string(visit.viewer().person.number));
    auto whole = insert_picture(visit, prepared.whole, Guard::nobody);
    store::Given given{.file = whole.id, .small = {}, .giver = visit.viewer().person};
    if (prepared.small) given.small = insert_picture(visit, *prepared.small, Guard::nobody).id;
    store::insert_text_picture(visit.db(), given, visit.now());
    return {.id = whole.public_id.str(), .width = whole.width, .height = whole.height};
}

std::string picture_markdown(const parse::HousePicture& picture, std::string_view words) {
    auto line = base::clean_line(words);
    return "![" + escaped_words(base::first_code_points(line, words_length_max)) + "](" + picture.address() + ")";
}

void take_picture(platform::Visit& visit, http::Request& request) {
    const auto* file = request.form.find_file("picture");
    if (!file || file->bytes.empty()) return;
    bool decorates = request.has_field("picture_is_decorative");
    auto words = decorates ? std::string() : base::clean_line(request.field("picture_words"));
    if (words.empty() && !decorates)
        throw Refusal::invalid("picture_words",
                               say("Say what the picture shows, for those who do not see it, or tick that it only "
                                   "decorates. Then choose the picture again."));
    auto prepared = prepare_text_picture(visit, file->bytes, "picture");
    auto line =
        platform::write_apart(visit, [&] { return picture_markdown(insert_text_picture(visit, prepared), words); });
    auto body = std::string(base::trim(request.field("body")));
    set_field(request, "body", body.empty() ? line : body + "\n\n" + line);
    set_field(request, "picture_words", {}); // should the form come back, the picture is in the text already
    std::erase_if(request.form.files, [](const auto& sent) { return sent.name == "picture"; });
}

void use_pictures(platform::Visit& visit, std::string_view html, const Place& place) {
    const auto& viewer = visit.viewer();
    for (const auto& picture : parse::find_house_pictures(html)) {
        auto id = base::PublicId::parse(picture.id);
        auto found = id ? store::find_text_picture(visit.db(), *id) : std::nullopt;
        // Who only knows the address of somebody's picture may not open it to others, nor again to themselves.
        if (!found || !(viewer.is_system() || viewer.person == found->giver)) continue;
        if (store::insert_use(visit.db(), found->id, place)) store::update_shown(visit.db(), found->id);
    }
}

std::optional<TextPicture> find_text_picture(db::Connection& connection, base::PublicId picture) {
    return store::find_text_picture(connection, picture);
}

std::vector<Place> list_places(db::Connection& connection, FileId picture) {
    return store::list_places(connection, picture, places_max);
}

void forget_pictures(platform::Visit& visit) {
    constexpr int batch = 200;
    while (true) {
        auto waiting = store::list_waiting(visit.db(), visit.now() - unused_time, batch);
        platform::write(visit, [&] {
            for (const auto& given : waiting) {
                if (!store::delete_waiting(visit.db(), given.file)) continue; // a text shows it since
                delete_picture(visit, given.file);
                if (given.small) delete_picture(visit, given.small);
            }
        });
        if (waiting.size() < static_cast<std::size_t>(batch)) return;
    }
}

} // namespace files
