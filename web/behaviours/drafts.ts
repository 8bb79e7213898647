// SPDX-License-Identifier: AGPL-3.0-or-later
// What is being written stays on this device until the house has it: <form data-draft="post-new">. The house's own copy
// (autosave.ts) takes its place as soon as there is one.
import { each, make, word, wordOf } from "./dom";
import { forget, forgetAll, keep, list, read } from "./kept";

type Field = HTMLInputElement | HTMLTextAreaElement;

export function textFields(form: HTMLFormElement): Field[] {
    const all = [...form.elements].filter(
        (field): field is Field =>
            field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.type === "text"),
    );
    return all.filter((field) => field.name !== "");
}

export function write(name: string, form: HTMLFormElement): void {
    const values = Object.fromEntries(textFields(form).map((field) => [field.name, field.value]));
    if (Object.values(values).every((value) => value.trim() === "")) forget(name);
    else keep(name, { at: Date.now(), values });
}

function markSent(name: string): void {
    const kept = read(name);
    if (kept) keep(name, { ...kept, sent: true });
}

// A page that somebody moves on to says that the form was taken, unless it says that it was refused. Back, a reload and a
// connection that broke say nothing: the text stays until then.
function settleSent(): void {
    const entry = performance.getEntriesByType("navigation")[0] as PerformanceNavigationTiming | undefined;
    if (entry && entry.type !== "navigate") return;
    const is_refused = document.querySelector("[data-keeps-drafts]") !== null;
    for (const name of list()) {
        const kept = read(name);
        if (!kept?.sent) continue;
        if (is_refused) keep(name, { at: kept.at, values: kept.values });
        else forget(name);
    }
}

function notice(form: HTMLFormElement, text: string, label: string, act: () => void): void {
    const place = make("div", "notice notice-information");
    const again = make("button", "button button-quiet button-small", label);
    again.type = "button";
    again.addEventListener("click", () => {
        act();
        place.remove();
    });
    place.append(make("p", "notice-text", text), again);
    form.prepend(place);
}

function fill(fields: Field[], values: Record<string, string>): void {
    for (const field of fields) {
        field.value = values[field.name] ?? "";
        field.dispatchEvent(new Event("input", { bubbles: true }));
    }
}

// A page that comes back with errors has the text itself.
function restore(form: HTMLFormElement, name: string): void {
    const kept = read(name);
    if (!kept || kept.waits || form.querySelector("[data-errors]")) return;
    const differing = textFields(form).filter((field) => (kept.values[field.name] ?? "") !== field.value);
    if (differing.length === 0) return forget(name);
    const saved = Number(form.querySelector<HTMLElement>("[data-saved]")?.dataset.saved ?? 0);
    if (differing.every((field) => field.value === "")) {
        fill(differing, kept.values);
        notice(form, word("draft"), word("discard"), () => {
            for (const field of differing) field.value = "";
            forget(name);
        });
    } else if (kept.at > saved) {
        notice(form, wordOf(form, "newer"), wordOf(form, "take"), () => fill(differing, kept.values));
    }
}

export function startDrafts(): void {
    settleSent();
    document.addEventListener("submit", (event) => {
        if ((event.target as Element).matches("form[action='/sign-out']")) forgetAll();
    });
    each("form[data-draft]", (element) => {
        const form = element as HTMLFormElement;
        const name = form.dataset.draft ?? "";
        let timer = 0;
        let is_begun = false;
        restore(form, name);
        form.addEventListener("input", () => {
            is_begun = true;
            window.clearTimeout(timer);
            timer = window.setTimeout(() => write(name, form), 400);
        });
        form.addEventListener("kept", () => {
            window.clearTimeout(timer); // the house has it
            is_begun = false;
            if (!read(name)?.waits) forget(name); // what waits to be sent goes on waiting
        });
        // Leaving at once keeps the last words too, and what was put in without typing (a name from the list).
        window.addEventListener("pagehide", () => {
            if (is_begun && form.isConnected) write(name, form);
        });
        form.addEventListener("submit", () => {
            window.clearTimeout(timer);
            write(name, form);
            if (!form.hasAttribute("hx-post")) markSent(name);
            is_begun = false;
        });
        // What htmx sent was taken when its answer is no refusal.
        form.addEventListener("htmx:after:request", (event) => {
            const context = (event as CustomEvent<{ ctx: { sourceElement: Element; response?: { status: number } } }>).detail.ctx;
            if (context.sourceElement === form && (context.response?.status ?? 500) < 400) forget(name);
        });
    });
}
