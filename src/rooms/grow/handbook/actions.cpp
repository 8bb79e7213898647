// SPDX-License-Identifier: AGPL-3.0-or-later
#include "rooms/grow/handbook/actions.hpp"
#include "base/text.hpp"
#include "platform/house.hpp"
#include "rooms/grow/handbook/handbook.hpp"
#include "rooms/grow/handbook/rules.hpp"
#include "rooms/grow/handbook/store.hpp"
#include "words/texts.hpp"

namespace handbook {

using platform::Visit;
using words::Language;

namespace {

std::string first_text(Visit& visit, PageName page, Language language) {
    words::Words reader(*visit.house().catalogues, language, visit.words().time_zone());
    return reader.in_own_words(words::get_text("handbook", rules::page_name(page), language));
}

void keep(Visit& visit, PageName page, Language language, const std::string& body) {
    auto code = std::string(words::language_code(language));
    if (body == base::clean_text(first_text(visit, page, language)))
        store::delete_page(visit.db(), page, code);
    else
        store::upsert_page(
            visit.db(), page,
            {.language = code, .body = body, .adapted_by = visit.viewer().person, .adapted_at = visit.now()});
}

} // namespace

PageText text_of(Visit& visit, PageName page) {
    auto adapted = store::list_adapted(visit.db(), page);
    PageText out{.fr = first_text(visit, page, Language::fr),
                 .en = first_text(visit, page, Language::en),
                 .seen = rules::mark_of(adapted),
                 .latest = {}};
    for (const auto& each : adapted) {
        (each.language == "fr" ? out.fr : out.en) = each.body;
        if (!out.latest || each.adapted_at > out.latest->adapted_at) out.latest = each;
    }
    return out;
}

void adapt_page(Visit& visit, PageName page, const Draft& draft) {
    auto clean = rules::check_draft(draft);
    platform::write(visit, [&] {
        if (clean.seen != rules::mark_of(store::list_adapted(visit.db(), page)))
            throw base::Refusal::invalid(
                "fr", base::say("Somebody else changed this page meanwhile. Your text is kept here: open the page in "
                                "another tab, compare, then save once more."));
        keep(visit, page, Language::fr, clean.fr);
        keep(visit, page, Language::en, clean.en);
        platform::tell(visit, {.kind = page_adapted, .subject = static_cast<std::int64_t>(page)});
    });
}

void restore_page(Visit& visit, PageName page) {
    platform::write(visit, [&] {
        for (auto language : {Language::fr, Language::en})
            store::delete_page(visit.db(), page, words::language_code(language));
        platform::tell(visit, {.kind = page_restored, .subject = static_cast<std::int64_t>(page)});
    });
}

} // namespace handbook
