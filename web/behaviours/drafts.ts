// SPDX-License-Identifier: AGPL-3.0-or-later
// What is being written stays on this device until it is sent: <form data-draft="post-new">.
import { each, make, word } from "./dom";

const days_max = 30;

interface Draft {
    at: number;
    sent?: boolean; // its form has left; the next page tells whether it was taken
    values: Record<string, string>;
}

const kept = (name: string) => `draft:${name}`;

function textFields(form: HTMLFormElement): (HTMLInputElement | HTMLTextAreaElement)[] {
    const all = [...form.elements].filter(
        (field): field is HTMLInputElement | HTMLTextAreaElement =>
            field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.type === "text"),
    );
    return all.filter((field) => field.name !== "");
}

function read(name: string): Draft | undefined {
    try {
        const draft = JSON.parse(localStorage.getItem(kept(name)) ?? "null") as Draft | null;
        if (draft && Date.now() - draft.at < days_max * 86_400_000) return draft;
    } catch {
        // Private windows have no storage: there is no draft then.
    }
    return undefined;
}

function write(name: string, form: HTMLFormElement): void {
    const values = Object.fromEntries(textFields(form).map((field) => [field.name, field.value]));
    if (Object.values(values).every((value) => value.trim() === "")) forget(name);
    else store(name, { at: Date.now(), values });
}

function store(name: string, draft: Draft): void {
    try {
        localStorage.setItem(kept(name), JSON.stringify(draft));
    } catch {
        // Storage is full or forbidden: writing goes on.
    }
}

function keptNames(): string[] {
    try {
        return Object.keys(localStorage)
            .filter((key) => key.startsWith(kept("")))
            .map((key) => key.slice(kept("").length));
    } catch {
        return [];
    }
}

function forget(name: string): void {
    try {
        localStorage.removeItem(kept(name));
    } catch {
        // Nothing was kept.
    }
}

function markSent(name: string): void {
    const draft = read(name);
    if (draft) store(name, { ...draft, sent: true });
}

// A page that somebody moves on to says that the form was taken, unless it says that it was refused. Back, a reload and a
// connection that broke say nothing: the draft stays until then.
function settleSent(): void {
    const entry = performance.getEntriesByType("navigation")[0] as PerformanceNavigationTiming | undefined;
    if (entry && entry.type !== "navigate") return;
    const is_refused = document.querySelector("[data-keeps-drafts]") !== null;
    for (const name of keptNames()) {
        const draft = read(name);
        if (!draft?.sent) continue;
        if (is_refused) store(name, { at: draft.at, values: draft.values });
        else forget(name);
    }
}

function restore(form: HTMLFormElement, name: string): void {
    const draft = read(name);
    if (!draft) return;
    const empty = textFields(form).filter((field) => field.value === "" && draft.values[field.name]);
    if (empty.length === 0) return;
    for (const field of empty) field.value = draft.values[field.name] ?? "";
    const notice = make("div", "notice notice-information");
    const text = make("p", "notice-text", word("draft"));
    const again = make("button", "button button-quiet button-small", word("discard"));
    again.type = "button";
    again.addEventListener("click", () => {
        for (const field of empty) field.value = "";
        forget(name);
        notice.remove();
    });
    notice.append(text, again);
    form.prepend(notice);
}

export function startDrafts(): void {
    settleSent();
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
        // Leaving at once keeps the last words too, and what was put in without typing (a name from the list).
        window.addEventListener("pagehide", () => {
            if (is_begun && form.isConnected) write(name, form);
        });
        // A page that comes back with errors has the text itself; one that went through has no need of it.
        form.addEventListener("submit", () => {
            window.clearTimeout(timer);
            if (form.hasAttribute("hx-post")) forget(name);
            else if (is_begun) write(name, form);
            markSent(name);
            is_begun = false;
        });
    });
}
