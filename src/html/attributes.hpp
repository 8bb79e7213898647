// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The attributes of elements: `_class = "card"`, `_href = address`. A hyphen or a colon of HTML is
// an underscore: _aria_label, _hx_sse_connect. What a value becomes:
//   text, numbers   name="…", escaped          bool       the bare name, or nothing at all
//   std::optional   its value, or nothing      a range    its values with a space between (classes,
//   ids)
// Attributes that hold an address take a Url only. Those whose values are the words true and false
// (_aria_expanded, _spellcheck …) write them for a bool. There is no on… attribute: the content
// security policy forbids it.
#include "html/html.hpp"

namespace html::tags {

// Addresses.
inline constexpr UrlAttributeName _href{"href"};
inline constexpr UrlAttributeName _src{"src"};
inline constexpr UrlAttributeName _action{"action"};
inline constexpr UrlAttributeName _formaction{"formaction"};
inline constexpr UrlAttributeName _poster{"poster"};
inline constexpr UrlAttributeName _cite{"cite"};

// Any element, links, media and forms.
inline constexpr AttributeName _class{"class"};
inline constexpr AttributeName _id{"id"};
inline constexpr AttributeName _title{"title"};
inline constexpr AttributeName _lang{"lang"};
inline constexpr AttributeName _dir{"dir"};
inline constexpr AttributeName _hidden{"hidden"};
inline constexpr AttributeName _tabindex{"tabindex"};
inline constexpr AttributeName _role{"role"};
inline constexpr AttributeName _slot{"slot"};
inline constexpr AttributeName _part{"part"};
inline constexpr AttributeName _is{"is"};
inline constexpr AttributeName _nonce{"nonce"};
inline constexpr AttributeName _style{"style"}; // mail only: pages' policy ignores it
inline constexpr AttributeName _translate{"translate"};
inline constexpr AttributeName _inert{"inert"};
inline constexpr AttributeName _popover{"popover"};
inline constexpr AttributeName _popovertarget{"popovertarget"};
inline constexpr AttributeName _popovertargetaction{"popovertargetaction"};
inline constexpr AttributeName _autofocus{"autofocus"};
inline constexpr AttributeName _accesskey{"accesskey"};
inline constexpr AttributeName _inputmode{"inputmode"};
inline constexpr AttributeName _enterkeyhint{"enterkeyhint"};
inline constexpr AttributeName _autocapitalize{"autocapitalize"};
inline constexpr AttributeName _itemprop{"itemprop"};
inline constexpr AttributeName _itemscope{"itemscope"};
inline constexpr AttributeName _itemtype{"itemtype"};
inline constexpr AttributeName _charset{"charset"};
inline constexpr AttributeName _content{"content"};
inline constexpr AttributeName _http_equiv{"http-equiv"};
inline constexpr AttributeName _media{"media"};
inline constexpr AttributeName _rel{"rel"};
inline constexpr AttributeName _target{"target"};
inline constexpr AttributeName _download{"download"};
inline constexpr AttributeName _referrerpolicy{"referrerpolicy"};
inline constexpr AttributeName _integrity{"integrity"};
inline constexpr AttributeName _crossorigin{"crossorigin"};
inline constexpr AttributeName _as{"as"};
inline constexpr AttributeName _type{"type"};
inline constexpr AttributeName _async{"async"};
inline constexpr AttributeName _defer{"defer"};
inline constexpr AttributeName _property{"property"};
inline constexpr AttributeName _color{"color"};
inline constexpr AttributeName _hreflang{"hreflang"};
inline constexpr AttributeName _sizes{"sizes"};
inline constexpr AttributeName _srcset{"srcset"};
inline constexpr AttributeName _imagesizes{"imagesizes"};
inline constexpr AttributeName _imagesrcset{"imagesrcset"};
inline constexpr AttributeName _loading{"loading"};
inline constexpr AttributeName _decoding{"decoding"};
inline constexpr AttributeName _fetchpriority{"fetchpriority"};
inline constexpr AttributeName _alt{"alt"};
inline constexpr AttributeName _width{"width"};
inline constexpr AttributeName _height{"height"};
inline constexpr AttributeName _name{"name"};
inline constexpr AttributeName _value{"value"};
inline constexpr AttributeName _placeholder{"placeholder"};
inline constexpr AttributeName _autocomplete{"autocomplete"};
inline constexpr AttributeName _pattern{"pattern"};
inline constexpr AttributeName _min{"min"};
inline constexpr AttributeName _max{"max"};
inline constexpr AttributeName _minlength{"minlength"};
inline constexpr AttributeName _maxlength{"maxlength"};
inline constexpr AttributeName _step{"step"};
inline constexpr AttributeName _size{"size"};
inline constexpr AttributeName _rows{"rows"};
inline constexpr AttributeName _cols{"cols"};
inline constexpr AttributeName _wrap{"wrap"};
inline constexpr AttributeName _required{"required"};
inline constexpr AttributeName _checked{"checked"};
inline constexpr AttributeName _selected{"selected"};
inline constexpr AttributeName _disabled{"disabled"};
inline constexpr AttributeName _readonly{"readonly"};
inline constexpr AttributeName _multiple{"multiple"};
inline constexpr AttributeName _accept{"accept"};
inline constexpr AttributeName _capture{"capture"};
inline constexpr AttributeName _method{"method"};
inline constexpr AttributeName _enctype{"enctype"};
inline constexpr AttributeName _novalidate{"novalidate"};
inline constexpr AttributeName _formmethod{"formmethod"};
inline constexpr AttributeName _formnovalidate{"formnovalidate"};
inline constexpr AttributeName _formenctype{"formenctype"};
inline constexpr AttributeName _list{"list"};
inline constexpr AttributeName _form{"form"};
inline constexpr AttributeName _for{"for"};
inline constexpr AttributeName _label{"label"};
inline constexpr AttributeName _dirname{"dirname"};
inline constexpr AttributeName _open{"open"};
inline constexpr AttributeName _start{"start"};
inline constexpr AttributeName _reversed{"reversed"};
inline constexpr AttributeName _datetime{"datetime"};
inline constexpr AttributeName _colspan{"colspan"};
inline constexpr AttributeName _rowspan{"rowspan"};
inline constexpr AttributeName _scope{"scope"};
inline constexpr AttributeName _headers{"headers"};
inline constexpr AttributeName _span{"span"};
inline constexpr AttributeName _controls{"controls"};
inline constexpr AttributeName _preload{"preload"};
inline constexpr AttributeName _muted{"muted"};
inline constexpr AttributeName _loop{"loop"};
inline constexpr AttributeName _low{"low"};
inline constexpr AttributeName _high{"high"};
inline constexpr AttributeName _optimum{"optimum"};
inline constexpr AttributeName _command{"command"};
inline constexpr AttributeName _commandfor{"commandfor"};
inline constexpr StateAttributeName _spellcheck{"spellcheck"};
inline constexpr StateAttributeName _draggable{"draggable"};
inline constexpr StateAttributeName _contenteditable{"contenteditable"};

// Accessibility.
inline constexpr AttributeName _aria_label{"aria-label"};
inline constexpr AttributeName _aria_labelledby{"aria-labelledby"};
inline constexpr AttributeName _aria_describedby{"aria-describedby"};
inline constexpr AttributeName _aria_details{"aria-details"};
inline constexpr AttributeName _aria_controls{"aria-controls"};
inline constexpr AttributeName _aria_owns{"aria-owns"};
inline constexpr AttributeName _aria_current{"aria-current"};
inline constexpr AttributeName _aria_live{"aria-live"};
inline constexpr StateAttributeName _aria_atomic{"aria-atomic"};
inline constexpr StateAttributeName _aria_busy{"aria-busy"};
inline constexpr AttributeName _aria_relevant{"aria-relevant"};
inline constexpr StateAttributeName _aria_hidden{"aria-hidden"};
inline constexpr StateAttributeName _aria_expanded{"aria-expanded"};
inline constexpr StateAttributeName _aria_pressed{"aria-pressed"};
inline constexpr StateAttributeName _aria_selected{"aria-selected"};
inline constexpr StateAttributeName _aria_checked{"aria-checked"};
inline constexpr StateAttributeName _aria_disabled{"aria-disabled"};
inline constexpr StateAttributeName _aria_invalid{"aria-invalid"};
inline constexpr StateAttributeName _aria_required{"aria-required"};
inline constexpr StateAttributeName _aria_readonly{"aria-readonly"};
inline constexpr StateAttributeName _aria_multiselectable{"aria-multiselectable"};
inline constexpr StateAttributeName _aria_modal{"aria-modal"};
inline constexpr StateAttributeName _aria_haspopup{"aria-haspopup"};
inline constexpr AttributeName _aria_autocomplete{"aria-autocomplete"};
inline constexpr AttributeName _aria_activedescendant{"aria-activedescendant"};
inline constexpr AttributeName _aria_orientation{"aria-orientation"};
inline constexpr AttributeName _aria_sort{"aria-sort"};
inline constexpr AttributeName _aria_level{"aria-level"};
inline constexpr AttributeName _aria_setsize{"aria-setsize"};
inline constexpr AttributeName _aria_posinset{"aria-posinset"};
inline constexpr AttributeName _aria_valuenow{"aria-valuenow"};
inline constexpr AttributeName _aria_valuemin{"aria-valuemin"};
inline constexpr AttributeName _aria_valuemax{"aria-valuemax"};
inline constexpr AttributeName _aria_valuetext{"aria-valuetext"};
inline constexpr AttributeName _aria_rowcount{"aria-rowcount"};
inline constexpr AttributeName _aria_rowindex{"aria-rowindex"};
inline constexpr AttributeName _aria_colcount{"aria-colcount"};
inline constexpr AttributeName _aria_colindex{"aria-colindex"};
inline constexpr AttributeName _aria_errormessage{"aria-errormessage"};
inline constexpr AttributeName _aria_keyshortcuts{"aria-keyshortcuts"};
inline constexpr AttributeName _aria_roledescription{"aria-roledescription"};
inline constexpr AttributeName _aria_placeholder{"aria-placeholder"};

// SVG.
inline constexpr AttributeName _viewBox{"viewBox"};
inline constexpr AttributeName _xmlns{"xmlns"};
inline constexpr AttributeName _version{"version"};
inline constexpr AttributeName _preserveAspectRatio{"preserveAspectRatio"};
inline constexpr AttributeName _d{"d"};
inline constexpr AttributeName _x{"x"};
inline constexpr AttributeName _y{"y"};
inline constexpr AttributeName _x1{"x1"};
inline constexpr AttributeName _x2{"x2"};
inline constexpr AttributeName _y1{"y1"};
inline constexpr AttributeName _y2{"y2"};
inline constexpr AttributeName _cx{"cx"};
inline constexpr AttributeName _cy{"cy"};
inline constexpr AttributeName _r{"r"};
inline constexpr AttributeName _rx{"rx"};
inline constexpr AttributeName _ry{"ry"};
inline constexpr AttributeName _dx{"dx"};
inline constexpr AttributeName _dy{"dy"};
inline constexpr AttributeName _points{"points"};
inline constexpr AttributeName _transform{"transform"};
inline constexpr AttributeName _fill{"fill"};
inline constexpr AttributeName _fill_opacity{"fill-opacity"};
inline constexpr AttributeName _fill_rule{"fill-rule"};
inline constexpr AttributeName _clip_rule{"clip-rule"};
inline constexpr AttributeName _clip_path{"clip-path"};
inline constexpr AttributeName _stroke{"stroke"};
inline constexpr AttributeName _stroke_width{"stroke-width"};
inline constexpr AttributeName _stroke_linecap{"stroke-linecap"};
inline constexpr AttributeName _stroke_linejoin{"stroke-linejoin"};
inline constexpr AttributeName _stroke_dasharray{"stroke-dasharray"};
inline constexpr AttributeName _stroke_dashoffset{"stroke-dashoffset"};
inline constexpr AttributeName _stroke_opacity{"stroke-opacity"};
inline constexpr AttributeName _opacity{"opacity"};
inline constexpr AttributeName _vector_effect{"vector-effect"};
inline constexpr AttributeName _shape_rendering{"shape-rendering"};
inline constexpr AttributeName _text_anchor{"text-anchor"};
inline constexpr AttributeName _dominant_baseline{"dominant-baseline"};
inline constexpr AttributeName _font_size{"font-size"};
inline constexpr AttributeName _font_weight{"font-weight"};
inline constexpr AttributeName _font_family{"font-family"};
inline constexpr AttributeName _letter_spacing{"letter-spacing"};
inline constexpr AttributeName _offset{"offset"};
inline constexpr AttributeName _stop_color{"stop-color"};
inline constexpr AttributeName _stop_opacity{"stop-opacity"};
inline constexpr AttributeName _gradientUnits{"gradientUnits"};
inline constexpr AttributeName _gradientTransform{"gradientTransform"};
inline constexpr AttributeName _patternUnits{"patternUnits"};
inline constexpr AttributeName _focusable{"focusable"};

// htmx 4: inheritance is explicit (`:inherited`).
inline constexpr UrlAttributeName _hx_get{"hx-get"};
inline constexpr UrlAttributeName _hx_post{"hx-post"};
inline constexpr UrlAttributeName _hx_put{"hx-put"};
inline constexpr UrlAttributeName _hx_patch{"hx-patch"};
inline constexpr UrlAttributeName _hx_delete{"hx-delete"};
inline constexpr UrlAttributeName _hx_action{"hx-action"};
inline constexpr AttributeName _hx_method{"hx-method"};
inline constexpr AttributeName _hx_target{"hx-target"};
inline constexpr AttributeName _hx_swap{"hx-swap"};
inline constexpr AttributeName _hx_swap_oob{"hx-swap-oob"};
inline constexpr AttributeName _hx_select{"hx-select"};
inline constexpr AttributeName _hx_select_oob{"hx-select-oob"};
inline constexpr AttributeName _hx_trigger{"hx-trigger"};
inline constexpr AttributeName _hx_push_url{"hx-push-url"};
inline constexpr AttributeName _hx_replace_url{"hx-replace-url"};
inline constexpr AttributeName _hx_include{"hx-include"};
inline constexpr AttributeName _hx_vals{"hx-vals"};
inline constexpr AttributeName _hx_confirm{"hx-confirm"};
inline constexpr AttributeName _hx_indicator{"hx-indicator"};
inline constexpr AttributeName _hx_disable{"hx-disable"};
inline constexpr AttributeName _hx_ignore{"hx-ignore"};
inline constexpr AttributeName _hx_sync{"hx-sync"};
inline constexpr AttributeName _hx_headers{"hx-headers"};
inline constexpr AttributeName _hx_config{"hx-config"};
inline constexpr AttributeName _hx_preserve{"hx-preserve"};
inline constexpr AttributeName _hx_boost{"hx-boost"};
inline constexpr AttributeName _hx_encoding{"hx-encoding"};
inline constexpr AttributeName _hx_validate{"hx-validate"};
inline constexpr AttributeName _hx_nonce{"hx-nonce"};
inline constexpr AttributeName _hx_history_elt{"hx-history-elt"};
inline constexpr AttributeName _hx_sse_connect{"hx-sse:connect"};
inline constexpr AttributeName _hx_sse_close{"hx-sse:close"};
inline constexpr AttributeName _hx_target_inherited{"hx-target:inherited"};
inline constexpr AttributeName _hx_swap_inherited{"hx-swap:inherited"};
inline constexpr AttributeName _hx_select_inherited{"hx-select:inherited"};
inline constexpr AttributeName _hx_confirm_inherited{"hx-confirm:inherited"};
inline constexpr AttributeName _hx_indicator_inherited{"hx-indicator:inherited"};
inline constexpr AttributeName _hx_include_inherited{"hx-include:inherited"};
inline constexpr AttributeName _hx_headers_inherited{"hx-headers:inherited"};
inline constexpr AttributeName _hx_boost_inherited{"hx-boost:inherited"};

// data("reply-to") = 7 writes data-reply-to="7". Names are literals, checked by the compiler.
consteval AttributeName data(const char* name) {
    if (!is_attribute_name(name)) throw "not the name of a data attribute";
    return {name, "data-"};
}

// What is not listed above: attribute("hx-status:422") = "…". Neither a handler nor an address.
consteval AttributeName attribute(const char* name) {
    if (!is_free_attribute_name(name)) throw "not an attribute that may hold plain text";
    return {name};
}

} // namespace html::tags
