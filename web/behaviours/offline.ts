// SPDX-License-Identifier: AGPL-3.0-or-later
// Without a connection what was sent waits on this device, and is offered again when it is back: with the key it had, so
// that what did arrive after all counts once.
import { each, make, wordOf } from "./dom";
import { textFields } from "./drafts";
import { forget, keep, list, read, type Kept, type Waiting } from "./kept";

const patience_ms = 5000;
const senders = "form[data-draft][method=post]";
const certain = new WeakSet<HTMLFormElement>(); // the house answers: send it the ordinary way

function waitingOf(form: HTMLFormElement): Waiting {
    const fields: [string, string][] = [];
    for (const [name, value] of new FormData(form))
        if (name !== "csrf" && typeof value === "string") fields.push([name, value]);
    const words = { unsent: wordOf(form, "unsent"), send: wordOf(form, "send"), drop: wordOf(form, "drop") };
    return { action: form.getAttribute("action") ?? "", fields, words };
}

function keepWaiting(form: HTMLFormElement): void {
    const values = Object.fromEntries(textFields(form).map((field) => [field.name, field.value]));
    keep(form.dataset.draft ?? "", { at: Date.now(), values, waits: waitingOf(form) });
}

function sayWaits(form: HTMLFormElement): void {
    form.querySelector(":scope > [data-waits]")?.remove();
    const place = make("div", "notice notice-warning");
    place.dataset.waits = "";
    place.setAttribute("role", "status");
    const text = make("p", "notice-text", wordOf(form, "waits"));
    const again = make("button", "button button-secondary button-small", wordOf(form, "send"));
    again.type = "button";
    again.addEventListener("click", () => form.requestSubmit());
    window.addEventListener("online", () => (text.textContent = wordOf(form, "back")));
    place.append(text, again);
    form.prepend(place);
    place.scrollIntoView({ block: "nearest" });
}

// Nothing but a connection that does not come counts: an answer that is late is waited for by the browser itself.
async function isCutOff(): Promise<boolean> {
    if (!navigator.onLine) return true;
    try {
        await fetch("/health", { cache: "no-store", signal: AbortSignal.timeout(patience_ms) });
        return false;
    } catch (error) {
        return !(error instanceof DOMException && error.name === "TimeoutError");
    }
}

async function sendOrKeep(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
    const is_cut_off = await isCutOff();
    form.classList.remove("is-sending");
    if (is_cut_off) {
        keepWaiting(form);
        sayWaits(form);
        form.dispatchEvent(new Event("stays"));
        return;
    }
    certain.add(form);
    form.requestSubmit(submitter);
}

function excerpt(kept: Kept): string {
    const text = Object.values(kept.values).find((value) => value.trim() !== "") ?? "";
    return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

function formOf(waiting: Waiting): HTMLFormElement {
    const form = make("form", "");
    const add = (name: string, value: string) => {
        const field = make("input", "");
        field.type = "hidden";
        field.name = name;
        field.value = value;
        form.append(field);
    };
    form.method = "post";
    form.action = waiting.action;
    for (const [name, value] of waiting.fields) add(name, value);
    add("csrf", document.querySelector<HTMLInputElement>("input[name=csrf]")?.value ?? "");
    return form;
}

// On whatever page one comes to next.
function offer(name: string, kept: Kept, waiting: Waiting): void {
    const place = make("div", "notice notice-warning");
    const send = make("button", "button button-secondary button-small", waiting.words.send);
    const drop = make("button", "button button-quiet button-small", waiting.words.drop);
    send.type = drop.type = "button";
    send.addEventListener("click", () => {
        keep(name, { ...kept, sent: true });
        const form = formOf(waiting);
        document.body.append(form);
        form.submit();
    });
    drop.addEventListener("click", () => {
        forget(name);
        place.remove();
    });
    place.append(make("p", "notice-text", `${waiting.words.unsent} « ${excerpt(kept)} »`), send, drop);
    document.getElementById("flashes")?.after(place);
}

export function startOffline(): void {
    for (const name of list()) {
        const kept = read(name);
        if (kept?.waits && !kept.sent) offer(name, kept, kept.waits);
    }
    document.addEventListener("submit", (event) => {
        const form = event.target as HTMLFormElement;
        if (event.defaultPrevented || !form.matches(senders) || form.hasAttribute("hx-post")) return;
        if (certain.delete(form)) return;
        event.preventDefault();
        void sendOrKeep(form, event.submitter);
    });
    each(senders, (element) => {
        const form = element as HTMLFormElement;
        // Of the form itself: what refreshes inside it (a count of readers) says nothing of what was sent.
        form.addEventListener("htmx:error", (event) => {
            if (event.target !== form) return;
            keepWaiting(form);
            sayWaits(form);
        });
        form.addEventListener("htmx:before:request", (event) => {
            if (event.target === form) form.querySelector(":scope > [data-waits]")?.remove();
        });
    });
}
