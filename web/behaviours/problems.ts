// SPDX-License-Identifier: AGPL-3.0-or-later
// A refusal never takes the place of what was being looked at or written: it stands at the top of the form, or in the
// page's live region, which stays in view for a while. What nobody asked for (a wake, a suggestion) fails in silence.
import { each } from "./dom";

const in_view_ms = 8000;

interface Context {
    sourceElement: HTMLElement;
    text: string;
    target: Element | string;
    swap: string;
    hx?: { retarget?: string };
}

function problemPlace(form: HTMLFormElement): HTMLElement {
    const present = form.querySelector<HTMLElement>(":scope > [data-problem]");
    if (present) return present;
    const place = document.createElement("div");
    place.dataset.problem = "";
    form.prepend(place);
    return place;
}

function redirect(context: Context): void {
    if (context.hx?.retarget) return;
    const source = context.sourceElement;
    const form = source.closest<HTMLFormElement>("form.form");
    const flashes = document.getElementById("flashes");
    if (source.matches("[data-wake], datalist, [data-quiet]")) {
        context.swap = "none";
    } else if (form && context.text.includes('<form class="form"')) {
        context.target = form;
        context.swap = "outerHTML";
    } else if (form) {
        context.target = problemPlace(form);
        context.swap = "innerHTML";
    } else if (flashes) {
        context.target = flashes;
        context.swap = "innerHTML";
    }
}

export function startProblems(): void {
    document.addEventListener("htmx:response:error", (event) =>
        redirect((event as unknown as CustomEvent<{ ctx: Context }>).detail.ctx),
    );
    document.addEventListener("htmx:after:swap", () =>
        document.querySelector("[data-problem]:not(:empty)")?.scrollIntoView({ block: "nearest" }),
    );
    each("#flashes", (flashes) => {
        let timer = 0;
        new MutationObserver(() => {
            window.clearTimeout(timer);
            flashes.dataset.fresh = "";
            timer = window.setTimeout(() => delete flashes.dataset.fresh, in_view_ms);
        }).observe(flashes, { childList: true });
    });
}
