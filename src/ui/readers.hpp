// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// A field and, on the line of its label, who reads it: a small list that needs no script. Included where it is used.
#include "ui/fields.hpp"

namespace ui {

struct ReadersField {
    std::string name;  // of the list
    std::string about; // the field's label, said after "Read by"
    std::string value;
    std::vector<Option> options;
};
html::Html with_readers(const Frame& frame, const html::Html& field, const ReadersField& readers);

} // namespace ui
