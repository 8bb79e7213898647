// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// What is written in a form and kept on the server as one types; and who else has the same text open. With JavaScript the
// form saves itself and says so; a button does the same without.
#include "base/time.hpp"
#include "html/html.hpp"
#include "ui/frame.hpp"
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace ui {

// One form's draft; rooms/common/drafts makes these. The form's draft_key is `place`: until the server has it, what is
// typed stays on this device under that name.
struct KeptDraft {
    std::string place;
    std::string path; // where it is taken up again
    int kind = 0;
    std::string id;
    std::string device;                    // of this page
    std::int64_t revision = 0;             // 0: nothing is kept yet
    std::optional<base::Instant> saved_at; // the form shows what was kept then
};
// First in the form: what was taken up, and the way to begin afresh.
html::Html draft_taken(const Frame& frame, const KeptDraft& draft);
// Last in the form: where it stands, the button, and which draft it is, so that publishing ends it.
html::Html draft_row(const Frame& frame, const KeptDraft& draft);

// A piece that tells the house, at once and then every so many seconds, that it is being looked at; the answer takes the
// place of `content`. Not inside a form: it sends its own fields only.
struct Beat {
    std::string id;
    std::string href;
    std::int64_t every_s = 20;
    std::vector<std::pair<std::string, std::string>> hidden;
};
html::Html beat(const Frame& frame, const Beat& beat, const html::Html& content);

} // namespace ui
