// SPDX-License-Identifier: AGPL-3.0-or-later
// A form that keeps a draft saves itself on the server a moment after the last letter, and says so. One save at a time;
// without a connection the text stays on this device (drafts.ts) and is sent on when it is back.

const pause_ms = 1200;
const again_ms = 15_000;

interface Answer {
    draft: string;
    revision: number;
    said: string;
}

class Autosave {
    private timer = 0;
    private is_busy = false;
    private is_due = false;
    private is_over = false; // the form itself has left

    constructor(
        private readonly form: HTMLFormElement,
        private readonly row: HTMLElement,
    ) {
        form.addEventListener("input", () => this.later(pause_ms));
        form.addEventListener("change", () => this.later(pause_ms));
        form.addEventListener("submit", () => this.end(true));
        form.addEventListener("stays", () => this.end(false));
        document.addEventListener("htmx:finally:request", () => this.end(false));
        window.addEventListener("pageshow", () => this.end(false));
        window.addEventListener("online", () => this.is_due && void this.save());
        window.addEventListener("pagehide", () => this.is_due && !this.is_over && void this.send(true).catch(() => undefined));
    }

    private failed = false;

    async save(): Promise<void> {
        window.clearTimeout(this.timer);
        this.is_due = true;
        if (this.is_busy || this.is_over || !this.form.isConnected) return;
        this.is_busy = true;
        this.is_due = false;
        try {
            const answer = await this.send(false);
            if (answer.ok) this.take((await answer.json()) as Answer);
            else this.fail(answer.status === 422 || answer.status >= 500 ? "" : (this.row.dataset.wordOut ?? ""));
        } catch {
            this.fail(this.row.dataset.wordHere ?? "");
        }
        this.is_busy = false;
        if (this.is_due) this.later(this.failed ? again_ms : pause_ms);
    }

    private later(wait_ms: number): void {
        this.is_due = true;
        window.clearTimeout(this.timer);
        this.timer = window.setTimeout(() => void this.save(), wait_ms);
    }

    private end(is_over: boolean): void {
        this.is_over = is_over;
        if (is_over) window.clearTimeout(this.timer);
    }

    private send(is_last: boolean): Promise<Response> {
        const data = new URLSearchParams();
        for (const [name, value] of new FormData(this.form))
            if (name !== "key" && typeof value === "string") data.append(name, value);
        return fetch(this.row.dataset.autosave ?? "", {
            method: "POST",
            body: data,
            headers: { accept: "application/json" },
            keepalive: is_last,
            redirect: "error",
        });
    }

    private take(answer: Answer): void {
        this.failed = false;
        this.put("draft", answer.draft);
        this.put("draft_revision", String(answer.revision));
        this.say(answer.said);
        if (!this.is_due && answer.said) this.form.dispatchEvent(new Event("kept"));
    }

    private fail(text: string): void {
        this.failed = true;
        this.is_due = true;
        this.say(text);
    }

    private put(name: string, value: string): void {
        const field = this.row.querySelector<HTMLInputElement>(`input[name=${name}]`);
        if (field) field.value = value;
    }

    private say(text: string): void {
        const place = this.row.querySelector(".draft-state");
        if (place && place.textContent !== text) place.textContent = text;
    }
}

export function prepareAutosave(row: HTMLElement): void {
    const form = row.closest("form");
    if (!form) return;
    const autosave = new Autosave(form, row);
    form.addEventListener("click", (event) => {
        if (!(event.target as Element).closest("[data-saves]")) return;
        event.preventDefault();
        void autosave.save();
    });
}
