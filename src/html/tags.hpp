// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The elements, for `using namespace html::tags;` inside the namespace of one's components.
// Elements are named as in HTML; a name that C++ or the C library already has takes a final
// underscore, and only such a name: html_ div_ main_ time_ select_ link_ template_ text_. A hyphen
// is an underscore: markdown_toolbar. There is no <style>, <iframe> or <object>: the content
// security policy forbids them. A component may bear the name of an element (ui::button): in its
// namespace it hides the element, which is then written html::tags::button.
#include "html/attributes.hpp"
#include "html/html.hpp"

namespace html::tags {

inline constexpr Tag html_{"html"};
inline constexpr Tag div_{"div"};
inline constexpr Tag main_{"main"};
inline constexpr Tag time_{"time"};
inline constexpr Tag select_{"select"};
inline constexpr VoidTag link_{"link"};
inline constexpr Tag template_{"template"};

inline constexpr Tag head{"head"};
inline constexpr Tag body{"body"};
inline constexpr Tag title{"title"};
inline constexpr VoidTag meta{"meta"};
inline constexpr Tag script{"script"};
inline constexpr Tag nav{"nav"};
inline constexpr Tag header{"header"};
inline constexpr Tag footer{"footer"};
inline constexpr Tag section{"section"};
inline constexpr Tag article{"article"};
inline constexpr Tag aside{"aside"};
inline constexpr Tag h1{"h1"};
inline constexpr Tag h2{"h2"};
inline constexpr Tag h3{"h3"};
inline constexpr Tag h4{"h4"};
inline constexpr Tag h5{"h5"};
inline constexpr Tag h6{"h6"};
inline constexpr Tag p{"p"};
inline constexpr Tag span{"span"};
inline constexpr Tag a{"a"};
inline constexpr Tag ul{"ul"};
inline constexpr Tag ol{"ol"};
inline constexpr Tag li{"li"};
inline constexpr Tag dl{"dl"};
inline constexpr Tag dt{"dt"};
inline constexpr Tag dd{"dd"};
inline constexpr Tag table{"table"};
inline constexpr Tag thead{"thead"};
inline constexpr Tag tbody{"tbody"};
inline constexpr Tag tfoot{"tfoot"};
inline constexpr Tag tr{"tr"};
inline constexpr Tag th{"th"};
inline constexpr Tag td{"td"};
inline constexpr Tag caption{"caption"};
inline constexpr Tag colgroup{"colgroup"};
inline constexpr VoidTag col{"col"};
inline constexpr Tag form{"form"};
inline constexpr Tag label{"label"};
inline constexpr VoidTag input{"input"};
inline constexpr Tag textarea{"textarea"};
inline constexpr Tag option{"option"};
inline constexpr Tag optgroup{"optgroup"};
inline constexpr Tag button{"button"};
inline constexpr Tag fieldset{"fieldset"};
inline constexpr Tag legend{"legend"};
inline constexpr Tag datalist{"datalist"};
inline constexpr Tag details{"details"};
inline constexpr Tag summary{"summary"};
inline constexpr Tag dialog{"dialog"};
inline constexpr Tag figure{"figure"};
inline constexpr Tag figcaption{"figcaption"};
inline constexpr Tag picture{"picture"};
inline constexpr VoidTag source{"source"};
inline constexpr VoidTag img{"img"};
inline constexpr Tag audio{"audio"};
inline constexpr Tag video{"video"};
inline constexpr Tag canvas{"canvas"};
inline constexpr Tag strong{"strong"};
inline constexpr Tag em{"em"};
inline constexpr Tag small{"small"};
inline constexpr Tag mark{"mark"};
inline constexpr Tag sub{"sub"};
inline constexpr Tag sup{"sup"};
inline constexpr Tag abbr{"abbr"};
inline constexpr Tag cite{"cite"};
inline constexpr Tag code{"code"};
inline constexpr Tag kbd{"kbd"};
inline constexpr Tag pre{"pre"};
inline constexpr Tag del{"del"};
inline constexpr Tag ins{"ins"};
inline constexpr Tag address{"address"};
inline constexpr Tag blockquote{"blockquote"};
inline constexpr VoidTag br{"br"};
inline constexpr VoidTag hr{"hr"};
inline constexpr VoidTag wbr{"wbr"};
inline constexpr Tag output{"output"};
inline constexpr Tag progress{"progress"};
inline constexpr Tag meter{"meter"};
inline constexpr Tag noscript{"noscript"};
inline constexpr Tag slot{"slot"};

// SVG.
inline constexpr Tag svg{"svg"};
inline constexpr Tag path{"path"};
inline constexpr Tag circle{"circle"};
inline constexpr Tag ellipse{"ellipse"};
inline constexpr Tag line{"line"};
inline constexpr Tag rect{"rect"};
inline constexpr Tag polyline{"polyline"};
inline constexpr Tag polygon{"polygon"};
inline constexpr Tag text_{"text"};
inline constexpr Tag tspan{"tspan"};
inline constexpr Tag g{"g"};
inline constexpr Tag use{"use"};
inline constexpr Tag defs{"defs"};
inline constexpr Tag symbol{"symbol"};
inline constexpr Tag desc{"desc"};
inline constexpr Tag clip_path{"clipPath"};
inline constexpr Tag linear_gradient{"linearGradient"};
inline constexpr Tag stop{"stop"};
inline constexpr Tag pattern{"pattern"};

// Custom elements of the front end.
inline constexpr Tag markdown_toolbar{"markdown-toolbar"};
inline constexpr Tag md_bold{"md-bold"};
inline constexpr Tag md_italic{"md-italic"};
inline constexpr Tag md_quote{"md-quote"};
inline constexpr Tag md_link{"md-link"};
inline constexpr Tag md_unordered_list{"md-unordered-list"};
inline constexpr Tag md_ordered_list{"md-ordered-list"};
inline constexpr Tag md_header{"md-header"};
inline constexpr Tag md_code{"md-code"};
inline constexpr Tag md_mention{"md-mention"};
inline constexpr Tag text_expander{"text-expander"};
inline constexpr Tag relative_time{"relative-time"};

// Any other custom element: custom("tab-list")(…). Its name is checked by the compiler.
consteval Tag custom(const char* name) {
    if (!is_custom_element_name(name)) throw "a custom element's name is lower case and has a hyphen";
    return {name};
}

} // namespace html::tags
