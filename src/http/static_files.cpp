// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/static_files.hpp"
#include "base/crypto.hpp"
#include "http/fields.hpp"
#include <algorithm>
#include <array>
#include <cctype>

namespace http {

namespace {

constexpr std::size_t tag_letters = 32; // 128 bits of SHA-256
constexpr std::size_t hash_letters = 8; // as the front end's build names files
constexpr std::array<std::pair<std::string_view, Coding>, 2> sisters{{{".br", Coding::brotli}, {".gz", Coding::gzip}}};

struct Type {
    std::string_view ending;
    std::string_view content_type;
};

constexpr std::array<Type, 19> types{{
    {".js", "text/javascript; charset=utf-8"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".html", "text/html; charset=utf-8"},
    {".txt", "text/plain; charset=utf-8"},
    {".json", "application/json"},
    {".map", "application/json"},
    {".webmanifest", "application/manifest+json"},
    {".xml", "application/xml"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".jpg", "image/jpeg"},
    {".webp", "image/webp"},
    {".avif", "image/avif"},
    {".ico", "image/x-icon"},
    {".woff2", "font/woff2"},
    {".wasm", "application/wasm"},
    {".pdf", "application/pdf"},
    {".mp3", "audio/mpeg"},
}};

bool is_hash_letter(char letter) {
    return std::isalnum(static_cast<unsigned char>(letter)) != 0 || letter == '-' || letter == '_';
}

// If-None-Match compares weakly (RFC 9110, 13.1.2).
bool is_known(std::string_view if_none_match, std::string_view tag) {
    bool is_there = false;
    for_each_item(if_none_match, ',', [&](std::string_view item) {
        if (item.starts_with("W/")) item.remove_prefix(2);
        is_there = is_there || item == "*" || item == tag;
    });
    return is_there;
}

} // namespace

std::string_view content_type_of(std::string_view path) {
    const auto found = std::ranges::find_if(types, [&](const Type& type) { return path.ends_with(type.ending); });
    return found == types.end() ? "application/octet-stream" : found->content_type;
}

bool is_hashed_name(std::string_view path) {
    const auto slash = path.rfind('/');
    if (slash == std::string_view::npos || !path.substr(0, slash).ends_with("assets")) return false;
    const auto name = path.substr(slash + 1);
    const auto stem = name.substr(0, name.find('.'));
    if (stem.size() < hash_letters + 2 || stem[stem.size() - hash_letters - 1] != '-') return false;
    const auto hash = stem.substr(stem.size() - hash_letters);
    const auto is_no_word = [](char letter) { return letter < 'a' || letter > 'z'; };
    return std::ranges::all_of(hash, is_hash_letter) && std::ranges::any_of(hash, is_no_word);
}

StaticFiles::StaticFiles(std::span<const embedded::File> files) {
    const auto variant_of = [](const embedded::File& file) {
        const auto hash = base::sha256_hex(file.bytes).substr(0, tag_letters);
        return Variant{file.bytes, '"' + hash + '"'};
    };
    const auto is_sister = [](std::string_view path) {
        return std::ranges::any_of(sisters, [&](auto& s) { return path.ends_with(s.first); });
    };
    for (const auto& file : files) {
        if (!file.path.starts_with("static/") || is_sister(file.path)) continue;
        files_[std::string(file.path)].emplace(Coding::identity, variant_of(file));
    }
    for (const auto& file : files) {
        for (const auto& [ending, coding] : sisters) {
            if (!file.path.ends_with(ending)) continue;
            const auto whole = files_.find(file.path.substr(0, file.path.size() - ending.size()));
            if (whole != files_.end()) whole->second.emplace(coding, variant_of(file));
        }
    }
}

std::optional<Response> StaticFiles::find(const Request& request, std::string_view path) const {
    const auto found = files_.find(path);
    if (found == files_.end()) return std::nullopt;
    const auto& variants = found->second;
    const auto accepted = request.header("accept-encoding");
    auto chosen = variants.find(Coding::identity);
    for (const auto coding : {Coding::gzip, Coding::brotli}) {
        const auto variant = variants.find(coding);
        if (variant != variants.end() && accepts_coding(accepted, coding)) chosen = variant;
    }
    Response response;
    response.content_type = content_type_of(path);
    response.set_header("ETag", chosen->second.tag);
    response.set_header("Cache-Control", is_hashed_name(path) ? "public, max-age=31536000, immutable" : "no-cache");
    response.set_header("X-Content-Type-Options", "nosniff");
    if (variants.size() > 1) response.set_header("Vary", "Accept-Encoding");
    if (is_known(request.header("if-none-match"), chosen->second.tag)) {
        response.status = 304;
        return response;
    }
    if (chosen->first != Coding::identity) {
        response.set_header("Content-Encoding", std::string(name_of(chosen->first)));
    }
    response.body = chosen->second.bytes;
    return response;
}

} // namespace http
