// SPDX-License-Identifier: AGPL-3.0-or-later
// A form is sent once; what matters is asked again; the first thing to put right gets the focus.
import { confirmed } from "./dialogs";
import { each, on, say, word } from "./dom";

const changed = new WeakSet<HTMLFormElement>();
const agreed = new WeakSet<HTMLElement>();

function askFirst(form: HTMLFormElement, event: SubmitEvent): boolean {
    const submitter = event.submitter as HTMLButtonElement | null;
    const question = submitter?.dataset.confirm ?? form.dataset.confirm;
    if (!question || agreed.delete(form)) return false;
    event.preventDefault();
    event.stopImmediatePropagation();
    void confirmed(question).then((yes) => {
        if (!yes) return;
        agreed.add(form);
        form.requestSubmit(submitter ?? undefined);
    });
    return true;
}

function sendOnce(form: HTMLFormElement, event: SubmitEvent): void {
    if (form.dataset.once === undefined) return;
    if (form.classList.contains("is-sending")) {
        event.preventDefault();
        event.stopImmediatePropagation();
        return;
    }
    form.classList.add("is-sending");
    changed.delete(form);
}

function free(form: Element | null | undefined): void {
    form?.closest?.("form")?.classList.remove("is-sending");
}

export function startForms(): void {
    document.addEventListener(
        "submit",
        (event) => {
            const form = event.target as HTMLFormElement;
            if (!askFirst(form, event)) sendOnce(form, event);
        },
        { capture: true },
    );
    document.addEventListener("htmx:finally:request", (event) => free(event.target as Element));
    document.addEventListener("htmx:error", () => say(word("lost")));
    // Back from the next page: the form can be sent again.
    window.addEventListener("pageshow", () => document.querySelectorAll("form.is-sending").forEach(free));

    on("input", "form[data-leave]", (form) => changed.add(form as HTMLFormElement));
    window.addEventListener("beforeunload", (event) => {
        const open = [...document.querySelectorAll<HTMLFormElement>("form[data-leave]")];
        if (open.some((form) => changed.has(form))) event.preventDefault();
    });
    on("change", "select[data-submits]", (select) => (select as HTMLSelectElement).form?.requestSubmit());
    each("select[data-submits]", (select) => {
        const form = (select as HTMLSelectElement).form;
        form?.querySelector("[data-without-script]")?.setAttribute("hidden", "");
    });
    each("[data-errors]", (summary) => summary.focus());
}
