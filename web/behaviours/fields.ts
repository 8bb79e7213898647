// SPDX-License-Identifier: AGPL-3.0-or-later
// Passwords one can show, suggestions as one types, palettes, files one drops.
import htmx from "htmx.org";
import { each, make, on } from "./dom";

function preparePassword(button: HTMLElement): void {
    const field = document.getElementById(button.dataset.shows ?? "");
    if (!(field instanceof HTMLInputElement)) return;
    button.hidden = false;
    button.addEventListener("click", () => {
        const show = field.type === "password";
        field.type = show ? "text" : "password";
        button.textContent = (show ? button.dataset.wordHide : button.dataset.wordShow) ?? "";
        button.setAttribute("aria-pressed", String(show));
    });
    field.form?.addEventListener("submit", () => (field.type = "password"));
}

// Of "paper, marbl" only "marbl" is looked up, and the suggestion completes the whole line.
async function suggest(field: HTMLInputElement): Promise<void> {
    const tags = field.dataset.suggestKind === "tags";
    const cut = tags ? field.value.lastIndexOf(",") + 1 : 0;
    const before = cut ? `${field.value.slice(0, cut)} ` : "";
    const sought = field.value.slice(cut).trim();
    if (sought.length < 2 || !field.list) return;
    const address = `${field.dataset.suggest}?q=${encodeURIComponent(sought)}`;
    await htmx.ajax("GET", address, { source: field.list, target: field.list, swap: "innerHTML" });
    if (before) for (const option of field.list.options) option.value = before + option.value;
}

function prepareSuggestions(field: HTMLElement): void {
    let timer = 0;
    field.addEventListener("input", () => {
        window.clearTimeout(timer);
        timer = window.setTimeout(() => void suggest(field as HTMLInputElement), 200);
    });
}

function preparePalette(palette: HTMLElement): void {
    const field = document.getElementById(palette.dataset.paletteOf ?? "");
    if (!(field instanceof HTMLInputElement) || !(palette instanceof HTMLInputElement)) return;
    palette.addEventListener("input", () => (field.value = palette.value));
    field.addEventListener("input", () => {
        if (/^#[0-9a-f]{6}$/i.test(field.value)) palette.value = field.value;
    });
}

// What was chosen, by name; a file that would be refused is not taken at all.
function tellFiles(zone: HTMLElement, field: HTMLInputElement): void {
    const place = zone.querySelector<HTMLElement>("[data-drop-name]");
    const max = Number(field.dataset.maxBytes ?? 0);
    const is_wrong = max > 0 && [...(field.files ?? [])].some((file) => file.size > max);
    if (is_wrong) field.value = "";
    if (!place) return;
    const names = [...(field.files ?? [])].map((file) => file.name);
    place.textContent = is_wrong ? (field.dataset.wordLarge ?? "") : names.join(", ");
    place.classList.toggle("is-wrong", is_wrong);
}

function prepareDrop(zone: HTMLElement): void {
    const field = zone.querySelector<HTMLInputElement>("input[type=file]");
    const preview = zone.querySelector("img") ?? make("img", "drop-preview");
    if (!field) return;
    zone.querySelector("[data-drop-words]")?.removeAttribute("hidden");
    const over = (event: DragEvent, is_over: boolean) => {
        event.preventDefault();
        zone.classList.toggle("is-over", is_over);
    };
    zone.addEventListener("dragover", (event) => over(event, true));
    zone.addEventListener("dragleave", (event) => over(event, false));
    zone.addEventListener("drop", (event) => {
        over(event, false);
        if (!event.dataTransfer?.files.length) return;
        field.files = event.dataTransfer.files;
        field.dispatchEvent(new Event("change", { bubbles: true }));
    });
    field.addEventListener("change", () => {
        tellFiles(zone, field);
        const file = field.files?.[0];
        if (!file?.type.startsWith("image/")) return;
        preview.alt = "";
        preview.src = URL.createObjectURL(file);
        zone.prepend(preview);
    });
}

export function startFields(): void {
    each("[data-shows]", preparePassword);
    each("input[data-suggest]", prepareSuggestions);
    each("[data-palette-of]", preparePalette);
    each("[data-drop]", prepareDrop);
    on("click", ".error-summary a", (link, event) => {
        const name = decodeURIComponent(link.getAttribute("href") ?? "").replace("#field-", "");
        const field =
            document.getElementById(`field-${name}`) ?? document.querySelector<HTMLElement>(`[name="${CSS.escape(name)}"]`);
        if (!field) return;
        event.preventDefault();
        field.focus();
        field.scrollIntoView({ block: "center" });
    });
}
