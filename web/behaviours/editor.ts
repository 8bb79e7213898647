// SPDX-License-Identifier: AGPL-3.0-or-later
// The writing box: toolbar, preview, counter, @ and #. The custom elements come only where there is a box.
import htmx from "htmx.org";
import { each } from "./dom";

interface ExpanderChange {
    key: string;
    text: string;
    provide(found: Promise<{ matched: boolean; fragment: HTMLElement }>): void;
}

function prepareCounter(editor: HTMLElement, area: HTMLTextAreaElement): void {
    const counter = editor.querySelector<HTMLElement>(".counter");
    const max = Number(area.dataset.max ?? 0);
    if (!counter || !max) return;
    const count = () => {
        const left = max - [...area.value].length;
        const is_near = left < max / 10;
        counter.textContent = is_near ? (counter.dataset.word ?? "").replace("{n}", String(left)) : "";
        counter.classList.toggle("is-near", left < 0);
    };
    area.addEventListener("input", count);
    count();
}

function preparePreview(editor: HTMLElement, area: HTMLTextAreaElement): void {
    const button = editor.querySelector<HTMLButtonElement>("[data-previews]");
    const preview = editor.querySelector<HTMLElement>(".editor-preview");
    if (!button || !preview) return;
    button.hidden = false;
    button.addEventListener("click", () => {
        const shows = preview.hidden;
        preview.hidden = !shows;
        area.closest<HTMLElement>("text-expander, .editor > textarea")!.hidden = shows;
        button.textContent = (shows ? button.dataset.wordWrite : button.dataset.wordPreview) ?? "";
        button.setAttribute("aria-pressed", String(shows));
        if (shows) htmx.trigger(button, "preview");
        else area.focus();
    });
}

async function look(expander: HTMLElement, { key, text }: ExpanderChange) {
    const address = key === "@" ? expander.dataset.mentions : expander.dataset.tags;
    const list = document.createElement("ul");
    list.className = "expander";
    list.setAttribute("role", "listbox");
    if (!address || text === "") return { matched: false, fragment: list };
    const holder = document.createElement("ul");
    holder.hidden = true;
    holder.dataset.quiet = "";
    document.body.append(holder);
    await htmx.ajax("GET", `${address}?q=${encodeURIComponent(text)}`, {
        source: holder,
        target: holder,
        swap: "innerHTML",
    });
    list.append(...holder.children);
    holder.remove();
    [...list.children].forEach((item, i) => (item.id = `expander-${i}`));
    return { matched: list.childElementCount > 0, fragment: list };
}

function prepareExpander(expander: HTMLElement): void {
    expander.addEventListener("text-expander-change", (event) => {
        const change = (event as CustomEvent<ExpanderChange>).detail;
        change.provide(look(expander, change));
    });
    expander.addEventListener("text-expander-value", (event) => {
        const detail = (event as CustomEvent<{ item: HTMLElement; value: string | null }>).detail;
        detail.value = detail.item.dataset.value ?? null;
    });
}

export function startEditors(): void {
    each("[data-editor]", (editor) => {
        const area = editor.querySelector("textarea");
        if (!area) return;
        void import("@github/markdown-toolbar-element");
        prepareCounter(editor, area);
        preparePreview(editor, area);
    });
    each("[data-pictures]", (holder) => {
        const editor = holder.querySelector<HTMLElement>("[data-editor]");
        const area = editor?.querySelector("textarea");
        if (editor && area) void import("./pictures").then(({ preparePictures }) => preparePictures(holder, editor, area));
    });
    each("text-expander", (expander) => {
        prepareExpander(expander);
        void import("@github/text-expander-element");
    });
}
