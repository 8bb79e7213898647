// SPDX-License-Identifier: AGPL-3.0-or-later
// Small tools. Behaviours listen on the document, so that what htmx brings in later works as well.

type Handler<E extends Event> = (element: HTMLElement, event: E) => void;

export function on<K extends keyof DocumentEventMap>(
    kind: K,
    selector: string,
    handle: Handler<DocumentEventMap[K]>,
    options?: AddEventListenerOptions,
): void {
    document.addEventListener(
        kind,
        (event) => {
            const element = (event.target as Element | null)?.closest?.<HTMLElement>(selector);
            if (element) handle(element, event);
        },
        options,
    );
}

// Runs now for what is on the page, and again for what comes later.
export function each(selector: string, prepare: (element: HTMLElement) => void): void {
    const visit = (root: ParentNode) => {
        for (const element of root.querySelectorAll<HTMLElement>(selector)) {
            const mark = `seen:${selector}`;
            const seen = prepared.get(element) ?? new Set<string>();
            if (seen.has(mark)) continue;
            seen.add(mark);
            prepared.set(element, seen);
            prepare(element);
        }
    };
    visit(document);
    document.addEventListener("htmx:after:swap", () => visit(document));
}
const prepared = new WeakMap<Element, Set<string>>();

// What the page says in the reader's language: <body data-word-copied="…">.
export function word(name: string): string {
    return document.body.dataset[`word${name[0]?.toUpperCase()}${name.slice(1)}`] ?? "";
}

// The same for what only one form says: <div class="draft-row" data-word-send="…">.
export function wordOf(form: HTMLFormElement, name: string): string {
    const row = form.querySelector<HTMLElement>("[data-autosave]");
    return row?.dataset[`word${name[0]?.toUpperCase()}${name.slice(1)}`] ?? "";
}

export function make<K extends keyof HTMLElementTagNameMap>(
    name: K,
    className: string,
    text = "",
): HTMLElementTagNameMap[K] {
    const element = document.createElement(name);
    element.className = className;
    if (text) element.textContent = text;
    return element;
}

// A sentence in the page's polite live region.
export function say(text: string): void {
    const place = document.getElementById("flashes");
    if (!place || !text) return;
    const toast = make("div", "toast");
    toast.append(make("p", "", text));
    place.replaceChildren(toast);
}
