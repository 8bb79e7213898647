// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/time.hpp"
#include "rooms/talk/documents/documents.hpp"
#include <optional>
#include <string>

namespace documents {

using base::PersonId;
using items::ItemId;

enum class State { kept = 1, deleted = 2 };
enum class Kind { pdf = 1, odt, ods, odp, docx, xlsx, pptx, doc, xls, ppt, rtf, epub, text, table };

// What the form or the API says.
struct Upload {
    std::string file_name;
    std::string bytes;
};

struct Document {
    DocumentId id;
    base::PublicId public_id;
    ItemId item;
    State state = State::kept;
    std::int64_t version = 1; // the present one; they count from 1
    std::string name;         // of the present version
    Kind kind = Kind::pdf;
    std::int64_t byte_count = 0;
    base::Instant updated_at;
};

struct Version {
    std::int64_t number = 1;
    std::string name;
    Kind kind = Kind::pdf;
    std::string stored; // in the file store
    std::int64_t byte_count = 0;
    PersonId person;
    base::Instant added_at;
};

} // namespace documents
