// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/people/files/actions.hpp"
#include "net/image.hpp"
#include "platform/platform.hpp"
#include "rooms/people/files/files.hpp"
#include "rooms/people/files/store.hpp"

namespace files {

namespace {

net::ImageRequest request_for(PictureUse use) {
    switch (use) {
        case PictureUse::portrait: return {.width = 320, .height = 320, .fit = net::ImageRequest::Fit::cover};
        case PictureUse::cover: return {.width = 1440, .height = 480, .fit = net::ImageRequest::Fit::cover};
        case PictureUse::card: return {.width = 720, .height = 720, .fit = net::ImageRequest::Fit::inside};
        case PictureUse::logo: break;
    }
    return {.width = 512, .height = 512, .fit = net::ImageRequest::Fit::inside};
}

} // namespace

PreparedPicture prepare_sized(platform::Visit& visit, std::string_view bytes, const net::ImageRequest& size,
                              std::string_view field) {
    if (visit.is_writing()) throw std::logic_error("a picture is prepared outside write()");
    if (bytes.empty()) throw base::Refusal::invalid(std::string(field), base::say("Choose a picture first."));
    auto image = net::re_encode(bytes, size);
    if (!image)
        throw base::Refusal::invalid(
            std::string(field),
            base::say("This file is not a picture we can read. Choose a JPEG, PNG, WebP, GIF or HEIC picture."));
    return {.name = visit.house().files->put(image->bytes),
            .width = image->width,
            .height = image->height,
            .bytes = static_cast<std::int64_t>(image->bytes.size())};
}

PreparedPicture prepare_picture(platform::Visit& visit, std::string_view bytes, PictureUse use,
                                std::string_view field) {
    return prepare_sized(visit, bytes, request_for(use), field);
}

Picture insert_picture(platform::Visit& visit, const PreparedPicture& prepared, Guard guard) {
    store::Stored row{.id = {},
                      .public_id = base::PublicId::random(),
                      .name = prepared.name,
                      .width = prepared.width,
                      .height = prepared.height,
                      .byte_count = prepared.bytes,
                      .guard = guard};
    store::delete_orphan(visit.db(), prepared.name);
    row.id = store::insert_file(visit.db(), row, visit.now());
    return {.id = row.id, .public_id = row.public_id, .width = row.width, .height = row.height};
}

FileId claim_bytes(platform::Visit& visit, const std::string& name, std::int64_t byte_count) {
    return insert_picture(visit, {.name = name, .width = 0, .height = 0, .bytes = byte_count}, Guard::nobody).id;
}

std::int64_t sum_picture_bytes(db::Connection& connection) {
    return store::sum_pictures(connection);
}

void update_guard(platform::Visit& visit, FileId file, Guard guard) {
    store::update_guard(visit.db(), file, guard);
}

void delete_picture(platform::Visit& visit, FileId file) {
    store::delete_file(visit.db(), file);
}

void forget_picture(platform::Visit& visit, FileId file) {
    auto name = store::find_name(visit.db(), file);
    store::delete_file(visit.db(), file);
    if (!name || store::is_named(visit.db(), *name)) return;
    visit.after_write("files.forget " + *name, [files = visit.house().files.get(), bytes = *name] {
        try {
            files->remove(bytes);
        } catch (const std::exception&) { // the nightly sweep removes them
        }
    });
}

std::optional<std::string> find_bytes(platform::Visit& visit, FileId file) {
    auto name = store::find_name(visit.db(), file);
    return name ? visit.house().files->get(*name) : std::nullopt;
}

std::string picture_path(base::PublicId picture) {
    return "/files/" + picture.str();
}

} // namespace files
