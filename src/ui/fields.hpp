// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// Fields of forms. Each has a name, a label, an optional help; its error and what was typed come
// from frame.entered. The id is "field-NAME" unless given (give one when a page has the same field
// twice).
#include "base/time.hpp"
#include "html/html.hpp"
#include "ui/actions.hpp"
#include "ui/frame.hpp"
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ui {

enum class Label { shown, hidden }; // hidden: said only, when the place makes it plain

struct TextField {
    std::string name;
    std::string label;
    std::string help;
    std::string value;
    bool required = false;
    std::string autocomplete;    // "given-name", "email" …
    std::int64_t max_length = 0; // 0: no bound told to the browser
    std::string placeholder;
    std::string input_mode; // "numeric", "tel", "url"
    std::string id;
    Label label_shown = Label::shown;
    bool autofocus = false;
    std::string suggestions_href; // answers `?q=` with ui::suggestions: completes as one types
    std::string unit;             // after the input: "€", "years"
};
html::Html text_field(const Frame& frame, const TextField& field);
html::Html email_field(const Frame& frame, const TextField& field);
html::Html url_field(const Frame& frame, const TextField& field);
html::Html phone_field(const Frame& frame, const TextField& field);
html::Html number_field(const Frame& frame, const TextField& field);
html::Html code_field(const Frame& frame, const TextField& field); // six digits, one-time-code
html::Html colour_field(const Frame& frame,
                        const TextField& field);                      // #rrggbb, with the browser's palette
html::Html tag_input(const Frame& frame, const TextField& field);     // words with commas between
html::Html person_picker(const Frame& frame, const TextField& field); // one name, completed

struct PasswordField {
    std::string name = "password";
    std::string label;
    std::string help;
    bool is_new = false; // being chosen, not entered: the browser offers to make one
    bool required = true;
    std::string id;
};
html::Html password_field(const Frame& frame,
                          const PasswordField& field); // with show and hide; never filled in

struct TextArea {
    std::string name;
    std::string label;
    std::string help;
    std::string value;
    bool required = false;
    std::int64_t max_length = 0;
    int rows = 4; // grows with the text
    std::string placeholder;
    std::string id;
    Label label_shown = Label::shown;
};
html::Html text_area(const Frame& frame, const TextArea& field);

struct MarkdownEditor {
    std::string name = "body";
    std::string label;
    std::string help;
    std::string value;
    bool required = false;
    std::int64_t max_length = 0; // with a counter near the end
    int rows = 8;
    std::string placeholder;
    std::string id;
    Label label_shown = Label::shown;
    std::string preview_href;                          // POST {body}: answers the rendered fragment; empty: no preview
    std::string mention_href;                          // GET ?q=: answers ui::expander_items for @
    std::string tag_href;                              // the same for #
    enum class Look { full, reply } look = Look::full; // reply: three lines, the toolbar when it has the focus
};
html::Html markdown_editor(const Frame& frame, const MarkdownEditor& field);

struct Option {
    std::string value;
    std::string label;
    std::string help; // radio groups and check lists only
    std::string icon; // cards only
    bool disabled = false;
};

struct SelectField {
    std::string name;
    std::string label;
    std::string help;
    std::string value;
    std::vector<Option> options;
    std::string empty_label; // a first option of value "": "Choose…", "All"
    bool required = false;
    std::string id;
    Label label_shown = Label::shown;
    bool submits_on_change = false; // sorting and filters: sends the form; without JavaScript the button does
};
html::Html select_field(const Frame& frame, const SelectField& field);

struct CheckBox {
    std::string name;
    std::string label;
    std::string help;
    bool checked = false;
    std::string value = "yes";
    std::string id;
    html::Html label_html; // instead of label: a sentence with a link
};
html::Html check_box(const Frame& frame, const CheckBox& field);

struct RadioGroup {
    std::string name;
    std::string label;
    std::string help;
    std::string value;
    std::vector<Option> options;
    bool required = false;
    enum class Look { plain, cards, inline_ } look = Look::plain;
};
html::Html radio_group(const Frame& frame, const RadioGroup& field);

struct CheckList {
    std::string name;
    std::string label;
    std::string help;
    std::vector<std::string> values;
    std::vector<Option> options;
    enum class Look { plain, cards, chips } look = Look::plain;
    std::string refresh_href; // POSTs the form there on change …
    Target refresh_target;    // … and shows the answer here: the number of people reached
};
html::Html check_list(const Frame& frame, const CheckList& field);

struct SwatchField { // one of the twelve colours
    std::string name = "colour";
    std::string label;
    std::string help;
    std::int64_t value = 0;
};
html::Html swatch_field(const Frame& frame, const SwatchField& field);

struct DateField {
    std::string name;
    std::string label;
    std::string help;
    std::optional<base::Day> value;
    std::optional<base::Day> min, max;
    bool required = false;
    std::string autocomplete; // "bday"
    std::string id;
};
html::Html date_field(const Frame& frame, const DateField& field); // sends yyyy-mm-dd

struct FileField {
    std::string name = "file";
    std::string label;
    std::string help;
    std::string accept; // "image/*", ".csv,.xlsx"
    bool multiple = false;
    bool required = false;
    std::string id;
    std::string picture;        // address of the present one, for photos and logos
    std::int64_t bytes_max = 0; // told before a larger file is sent; 0: no bound
};
html::Html file_field(const Frame& frame, const FileField& field);

// A whole GET form: one field that fetches as one types and still works with Enter.
struct SearchField {
    std::string action;
    std::string label;
    std::string value;
    std::string name = "q";
    std::string placeholder;
    Target target;                                           // the results; empty: only on Enter
    std::vector<std::pair<std::string, std::string>> hidden; // the filters to keep
    bool autofocus = false;
};
html::Html search_field(const Frame& frame, const SearchField& field);

// What `suggestions_href` answers.
html::Html suggestions(const Frame& frame, const std::vector<Option>& options);
// What `mention_href` and `tag_href` answer: value is what gets written ("@sophie-martin"), label
// what is shown.
html::Html expander_items(const Frame& frame, const std::vector<Option>& options);

} // namespace ui
