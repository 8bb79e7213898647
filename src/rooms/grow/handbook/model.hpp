// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "base/id.hpp"
#include "base/time.hpp"
#include <array>
#include <string>

namespace handbook {

enum class PageName { guide = 1, practice = 2, language = 3 };
inline constexpr std::array all_pages{PageName::guide, PageName::practice, PageName::language};

struct Adapted {
    std::string language; // "fr", "en"
    std::string body;     // Markdown
    base::PersonId adapted_by;
    base::Instant adapted_at;
};

// What a form says; an empty text means: as it was written first.
struct Draft {
    std::string fr;
    std::string en;
    std::string seen; // of what the page was when the form was opened
};

} // namespace handbook
