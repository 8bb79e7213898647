// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Pure judgements about files.
#include "base/message.hpp"
#include "rooms/talk/documents/model.hpp"
#include <string>
#include <string_view>

namespace documents {

inline constexpr std::size_t form_bytes_max = file_bytes_max + 64 * 1024; // with what stands around the file
inline constexpr std::int64_t documents_an_item = 20;
inline constexpr int undo_days = 30;
inline constexpr std::string_view give_path = "/documents"; // POST `file`: answers its id and its label

struct Judged {
    Kind kind = Kind::pdf;
    std::string name; // without folders, ending as its kind does
};
// `type` is what its bytes are (net::read_file_type). Refuses `file`: empty, too large, of no kind we take, with macros.
Judged check_upload(const Upload& upload, std::string_view type);

std::string_view content_type_of(Kind kind);
std::string_view word_of(Kind kind); // "PDF", "ODT": as people call it, the same in every language

} // namespace documents
