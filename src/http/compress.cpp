// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/compress.hpp"
#include "http/fields.hpp"
#include <brotli/encode.h>
#include <zlib.h>
#include <zstd.h>
#include <algorithm>
#include <array>
#include <stdexcept>

namespace http {

namespace {

constexpr std::size_t bytes_min = 1024;
constexpr int zstd_level = 3;
constexpr int brotli_quality = 1;
constexpr int gzip_level = 4;
constexpr int gzip_window_bits = 15 + 16; // 16: with the gzip header

std::string compress_brotli(std::string_view bytes) {
    std::size_t size = BrotliEncoderMaxCompressedSize(bytes.size());
    std::string out(size, '\0');
    const auto is_done = BrotliEncoderCompress(brotli_quality, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, bytes.size(),
                                               reinterpret_cast<const std::uint8_t*>(bytes.data()), &size,
                                               reinterpret_cast<std::uint8_t*>(out.data()));
    if (is_done == BROTLI_FALSE) throw std::runtime_error("brotli failed");
    out.resize(size);
    return out;
}

std::string compress_zstd(std::string_view bytes) {
    std::string out(ZSTD_compressBound(bytes.size()), '\0');
    const auto size = ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), zstd_level);
    if (ZSTD_isError(size) != 0) throw std::runtime_error("zstd failed");
    out.resize(size);
    return out;
}

std::string compress_gzip(std::string_view bytes) {
    z_stream stream{};
    if (deflateInit2(&stream, gzip_level, Z_DEFLATED, gzip_window_bits, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
        throw std::runtime_error("gzip failed to start");
    }
    std::string out(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const int result = deflate(&stream, Z_FINISH);
    const auto size = static_cast<std::size_t>(stream.total_out);
    deflateEnd(&stream);
    if (result != Z_STREAM_END) throw std::runtime_error("gzip failed");
    out.resize(size);
    return out;
}

// "0", "0.", "0.000": refused.
bool is_zero(std::string_view weight) {
    return weight.starts_with('0') && weight.find_first_of("123456789") == std::string_view::npos;
}

bool has_weight(std::string_view parameters) {
    bool is_accepted = true;
    for_each_item(parameters, ';', [&](std::string_view parameter) {
        if (is_same_word(parameter.substr(0, 2), "q=")) is_accepted = !is_zero(parameter.substr(2));
    });
    return is_accepted;
}

std::string* find_header(Response& response, std::string_view name) {
    for (auto& [key, value] : response.headers) {
        if (is_same_word(key, name)) return &value;
    }
    return nullptr;
}

void add_vary(Response& response) {
    auto* vary = find_header(response, "vary");
    if (vary == nullptr) {
        response.headers.emplace_back("Vary", "Accept-Encoding");
    } else if (!has_word(*vary, "accept-encoding") && *vary != "*") {
        *vary += ", Accept-Encoding";
    }
}

bool may_compress(Response& response) {
    return response.status != 206 && !response.next_piece && response.stream_topics.empty() &&
           response.body.size() > bytes_min && is_compressible(response.content_type) &&
           find_header(response, "content-encoding") == nullptr;
}

} // namespace

bool accepts_coding(std::string_view accept_encoding, Coding coding) {
    std::optional<bool> named;
    bool any = false;
    for_each_item(accept_encoding, ',', [&](std::string_view item) {
        const auto end = std::min(item.find(';'), item.size());
        const auto name = trim_blanks(item.substr(0, end));
        const bool is_accepted = has_weight(item.substr(end));
        if (is_same_word(name, name_of(coding))) named = is_accepted;
        if (name == "*") any = is_accepted;
    });
    return named.value_or(any);
}

Coding choose_coding(std::string_view accept_encoding) {
    for (const auto coding : {Coding::zstd, Coding::brotli, Coding::gzip}) {
        if (accepts_coding(accept_encoding, coding)) return coding;
    }
    return Coding::identity;
}

std::string_view name_of(Coding coding) {
    switch (coding) {
        case Coding::gzip: return "gzip";
        case Coding::brotli: return "br";
        case Coding::zstd: return "zstd";
        case Coding::identity: break;
    }
    return {};
}

std::string compress(Coding coding, std::string_view bytes) {
    switch (coding) {
        case Coding::gzip: return compress_gzip(bytes);
        case Coding::brotli: return compress_brotli(bytes);
        case Coding::zstd: return compress_zstd(bytes);
        case Coding::identity: break;
    }
    return std::string(bytes);
}

bool is_compressible(std::string_view content_type) {
    const auto type = trim_blanks(content_type.substr(0, content_type.find(';')));
    constexpr std::array<std::string_view, 5> types{"application/json", "application/javascript", "application/xml",
                                                    "application/wasm", "image/svg+xml"};
    return type.starts_with("text/") || type.ends_with("+json") || type.ends_with("+xml") ||
           std::ranges::find(types, type) != types.end();
}

void compress_response(const Request& request, Response& response) {
    if (!may_compress(response)) return;
    add_vary(response);
    const auto coding = choose_coding(request.header("accept-encoding"));
    if (coding == Coding::identity) return;
    response.body = compress(coding, response.body);
    response.headers.emplace_back("Content-Encoding", name_of(coding));
    if (auto* tag = find_header(response, "etag"); tag != nullptr && tag->starts_with('"')) {
        tag->insert(0, "W/");
    }
}

} // namespace http
