// SPDX-License-Identifier: AGPL-3.0-or-later
#include "ui/refresh.hpp"
#include "ui/parts.hpp"

namespace ui {
using namespace html::tags;
using namespace parts;

html::Html refreshing(const Frame& frame, const Refresh& refresh, const html::Html& fields) {
    return div_(_hx_post = maybe_url(refresh.href), _hx_trigger = "input delay:150ms", _hx_include = "closest form",
                _hx_target = maybe(refresh.target.selector), _hx_swap = swap_name(refresh.target),
                _hx_sync = "this:replace", _hx_nonce = nonce(frame, refresh.target), fields);
}

} // namespace ui
