// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
// The design kit: everything a room's pages.cpp needs. Rooms compose these and never write a class
// name.
//
// Components are pure: a struct in (designated initialisers), escaped HTML out. Those that need
// words, tokens or the nonce take the Frame first; wrappers of text and of children (lead, stack,
// grid …) do not. Every text that comes in is already in the reader's language
// (frame.w().text("…")). Icons are named as in web/icons.txt; colours of people and of spaces are
// numbers from 0 to 11.
//
//   ui::page(frame, {.title = w.text("Directory"), .content = ui::stack(ui::search_field(…),
//   ui::list(…))})
//
// What is asked by htmx is answered with ui::fragment(frame, the piece that has the target's id).
// E-mail is ui/mail.hpp, the brand's colours are ui/brand.hpp: include them where they are used.
#include "ui/actions.hpp"
#include "ui/chart.hpp"
#include "ui/entries.hpp"
#include "ui/fields.hpp"
#include "ui/form.hpp"
#include "ui/frame.hpp"
#include "ui/page.hpp"
#include "ui/people.hpp"
#include "ui/print.hpp"
#include "ui/search.hpp"
#include "ui/table.hpp"
#include "ui/text.hpp"
#include "ui/things.hpp"
