// SPDX-License-Identifier: AGPL-3.0-or-later
// What a screen reader hears without anything moving: the sentences a page arrives with, and what a search found.
import { make } from "./dom";

const hush_ms = 6000;
const searches = "form[role=search], .filters a";

let region: HTMLElement | undefined;
let timer = 0;

// A region has to be there before it is filled, or nothing is said; it is emptied so that nobody walks into it later.
export function announce(text: string): void {
    const sentence = text.replace(/\s+/g, " ").trim();
    if (!region || !sentence) return;
    region.textContent = sentence;
    window.clearTimeout(timer);
    timer = window.setTimeout(() => region?.replaceChildren(), hush_ms);
}

function found(source: Element): string {
    const place = document.querySelector(source.getAttribute("hx-target") ?? "#none");
    return place?.querySelector<HTMLElement>("[data-announce], h2, .empty-title")?.innerText ?? "";
}

export function startVoice(): void {
    region = make("div", "only-said");
    region.setAttribute("aria-live", "polite");
    document.body.append(region);
    window.setTimeout(() => announce(document.getElementById("flashes")?.innerText ?? ""), 600);
    document.addEventListener("htmx:after:swap", (event) => {
        const source = (event as unknown as CustomEvent<{ ctx: { sourceElement: Element } }>).detail.ctx.sourceElement;
        if (source.matches(searches)) announce(found(source));
    });
}
