// SPDX-License-Identifier: AGPL-3.0-or-later
#include "ui/things.hpp"
#include "ui/parts.hpp"

namespace ui {
using namespace html::tags;
using namespace parts;

html::Html card(const Frame&, const Card& card, const html::Html& content) {
    const auto title = card.title.empty()  ? html::Html{}
                       : card.href.empty() ? h3(_class = "h3 card-title", card.title)
                                           : h3(_class = "h3 card-title", a(_href = card.href, card.title));
    return article(_class = "card", _id = maybe(card.id), title, content,
                   card.footer.empty() ? html::Html{} : div_(_class = "card-footer", card.footer));
}

namespace {

std::string_view list_class(List::Look look) {
    switch (look) {
        case List::Look::lines: return "list list-lines";
        case List::Look::cards: return "list list-cards";
        case List::Look::entries: return "list list-entries";
        case List::Look::plain: return "list list-plain";
    }
    return "list";
}

} // namespace

html::Html list_items(const Frame&, const List& list) {
    return html::group(html::each(list.items, [](const html::Html& each) { return li(each); }),
                       list.more.empty() ? html::Html{} : li(_class = "list-more", data("more") = true, list.more));
}

html::Html list(const Frame& frame, const List& list) {
    return ul(_class = list_class(list.look), _role = "list", _id = maybe(list.id), _aria_label = maybe(list.label),
              list_items(frame, list));
}

html::Html row(const Frame& frame, const Row& row) {
    const auto leading = !row.leading.empty() ? row.leading : row.icon.empty() ? html::Html{} : icon(frame, row.icon);
    const auto title =
        row.href.empty() ? span(_class = "row-title", row.title) : a(_class = "row-title", _href = row.href, row.title);
    return div_(_class = "row", leading,
                div_(_class = "row-text", title, row.text.empty() ? html::Html{} : span(_class = "small", row.text)),
                row.trailing.empty() ? html::Html{} : div_(_class = "row-trailing", row.trailing));
}

html::Html badge(const Frame& frame, std::string_view label, Tone tone, std::string_view mark) {
    std::string_view css = "badge";
    switch (tone) {
        case Tone::neutral: break;
        case Tone::accent: css = "badge badge-accent"; break;
        case Tone::success: css = "badge badge-success"; break;
        case Tone::warning: css = "badge badge-warning"; break;
        case Tone::danger: css = "badge badge-danger"; break;
    }
    return span(_class = css, mark.empty() ? html::Html{} : icon(frame, mark), label);
}

html::Html door_chip(const Frame&, const Door& door) {
    const auto css = "door " + tint(door.colour);
    if (door.href.empty()) return span(_class = css, door.name);
    return a(_class = css, _href = door.href, door.name);
}

html::Html time(const Frame& frame, base::Instant at) {
    return time_(_datetime = at.iso(), _title = frame.w().moment(at), data("ago") = true, frame.w().ago(at, frame.now));
}

html::Html moment(const Frame& frame, base::Instant at) {
    return time_(_datetime = at.iso(), frame.w().moment(at));
}

html::Html day(const Frame& frame, base::Day day) {
    return time_(_datetime = day.iso(), frame.w().day(day));
}

html::Html empty_state(const Frame& frame, const EmptyState& state) {
    return div_(_class = "empty", state.icon.empty() ? html::Html{} : icon(frame, state.icon),
                p(_class = "empty-title", state.title),
                state.text.empty() ? html::Html{} : p(_class = "muted", state.text),
                state.action.empty() ? html::Html{} : div_(_class = "empty-action", state.action));
}

html::Html notice(const Frame& frame, const Notice& notice) {
    std::string_view css = "notice notice-information", mark = "info";
    switch (notice.kind) {
        case NoticeKind::information: break;
        case NoticeKind::success: css = "notice notice-success", mark = "circle-check"; break;
        case NoticeKind::warning: css = "notice notice-warning", mark = "triangle-alert"; break;
        case NoticeKind::error: css = "notice notice-error", mark = "circle-alert"; break;
    }
    return div_(
        _class = css, _id = maybe(notice.id), _role = maybe(notice.kind == NoticeKind::error ? "alert" : ""),
        icon(frame, mark),
        div_(_class = "notice-text", notice.title.empty() ? html::Html{} : p(_class = "notice-title", notice.title),
             notice.text.empty() ? html::Html{} : p(notice.text),
             notice.content.empty() ? html::Html{} : div_(notice.content)));
}

html::Html toast(const Frame& frame, const base::Message& message) {
    return div_(_class = "toast", icon(frame, "circle-check"), p(frame.w().text(message)));
}

namespace {

// "12 345 people have arrived" → the number, set large, and the rest. Thousands are separated by a
// narrow no-break space, a no-break space or a comma.
std::size_t number_end(std::string_view text, std::size_t begin) {
    std::size_t end = begin;
    for (std::size_t i = begin; i < text.size();) {
        if (text[i] >= '0' && text[i] <= '9') {
            end = ++i;
            continue;
        }
        const auto rest = text.substr(i);
        const std::size_t gap = rest.starts_with("\u202f")   ? 3
                                : rest.starts_with("\u00a0") ? 2
                                : rest.starts_with(",")      ? 1
                                                             : 0;
        if (gap == 0) break;
        i += gap;
    }
    return end;
}

html::Html with_large_number(const std::string& sentence) {
    const auto begin = sentence.find_first_of("0123456789");
    if (begin == std::string::npos) return html::group(sentence);
    const auto end = number_end(sentence, begin);
    return html::group(sentence.substr(0, begin), html::tags::strong(sentence.substr(begin, end - begin)),
                       sentence.substr(end));
}

} // namespace

html::Html figure_sentence(const Frame&, const FigureSentence& figure) {
    const auto content = html::group(span(_class = "figure-sentence", with_large_number(figure.sentence)),
                                     figure.note.empty() ? html::Html{} : span(_class = "small", figure.note));
    if (figure.href.empty()) return p(_class = "figure", content);
    return a(_class = "figure", _href = figure.href, content);
}

html::Html stat_list(const Frame&, const std::vector<Stat>& stats) {
    return dl(_class = "stats", html::each(stats, [](const Stat& each) {
                  return div_(dt(each.label),
                              dd(each.href.empty() ? html::group(each.value) : a(_href = each.href, each.value)),
                              each.note.empty() ? html::Html{} : dd(_class = "small", each.note));
              }));
}

html::Html progress(const Frame&, const Progress& progress) {
    const bool known = progress.max > 0;
    return div_(_class = "progress",
                div_(_class = "progress-head", span(progress.label), span(_class = "count", progress.text)),
                html::tags::progress(_aria_label = progress.label,
                                     _value = known ? std::optional(progress.value) : std::nullopt,
                                     _max = maybe_number(progress.max)));
}

html::Html loading(const Frame& frame, std::string_view label) {
    return p(_class = "loading-line", _role = "status", span(_class = "loading loading-spinner", _aria_hidden = true),
             label.empty() ? frame.w().text("One moment…") : std::string(label));
}

html::Html dialog(const Frame& frame, const Dialog& dialog, const html::Html& content) {
    const auto& opener = dialog.opener;
    const auto id = dialog.id + "-title";
    const auto open =
        dialog.href.empty()
            ? html::tags::button(_class = button_class(opener.kind, opener.size, opener.icon_only), _type = "button",
                                 data("opens") = dialog.id,
                                 button_content(frame, opener.icon, opener.label, opener.icon_only))
            : a(_class = button_class(opener.kind, opener.size, opener.icon_only), _href = dialog.href,
                data("opens") = dialog.id, button_content(frame, opener.icon, opener.label, opener.icon_only));
    const auto close =
        html::tags::button(_class = button_class(Kind::quiet, Size::medium, true), _type = "button",
                           data("closes") = true, button_content(frame, "x", frame.w().text("Close"), true));
    return html::group(
        open,
        html::tags::dialog(_class = "dialog", _id = dialog.id, _aria_labelledby = id,
                           div_(_class = "dialog-head", h2(_class = "h2", _id = id, dialog.title), close), content));
}

html::Html code_block(const Frame&, std::string_view text) {
    return pre(_class = "code-block", _tabindex = 0, code(text));
}

html::Html copy_line(const Frame& frame, std::string_view text) {
    return div_(_class = "copy-line", code(_tabindex = 0, text),
                html::tags::button(_class = button_class(Kind::quiet, Size::small, false), _type = "button",
                                   data("copy") = text, button_content(frame, "copy", frame.w().text("Copy"), false)));
}

html::Html steps(const Frame& frame, const Steps& steps) {
    html::Html items;
    for (std::size_t i = 0; i < steps.labels.size(); ++i) {
        const bool done = i < steps.current;
        items += li(_class = maybe(done ? "is-done" : ""), _aria_current = maybe(i == steps.current ? "step" : ""),
                    span(_class = "steps-number", done ? icon(frame, "check") : html::group(std::to_string(i + 1))),
                    span(_class = "steps-label", steps.labels[i]),
                    done ? span(_class = "only-said", frame.w().text("(done)")) : html::Html{});
    }
    return nav(_class = "steps", _aria_label = frame.w().text("Steps"), ol(items));
}

html::Html live(const Frame& frame, const Live& live, const html::Html& content) {
    return div_(_id = live.id, _aria_live = "polite", data("wake") = live.topic, _hx_get = live.href,
                _hx_trigger = "wake", _hx_target = "this", _hx_swap = "outerMorph", _hx_nonce = frame.nonce, content);
}

html::Html lazy(const Frame& frame, const Lazy& lazy, const html::Html& content) {
    const auto trigger =
        lazy.every_s > 0 ? "every " + std::to_string(lazy.every_s) + "s" : std::string("intersect once");
    return div_(_id = lazy.id, _hx_get = lazy.href, _hx_trigger = trigger, _hx_target = "this", _hx_swap = "outerHTML",
                _hx_nonce = frame.nonce, content);
}

} // namespace ui
