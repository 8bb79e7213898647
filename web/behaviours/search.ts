// SPDX-License-Identifier: AGPL-3.0-or-later
// The search of the house, from anywhere: a dialog that answers as one types. Arrows go through what was found, Enter
// opens it, or all results from the field; Escape gives the focus back to where it was.
import { on } from "./dom";

const house = () => {
    const dialog = document.getElementById("house-search");
    return dialog instanceof HTMLDialogElement ? dialog : undefined;
};

export function openSearch(): boolean {
    const dialog = house();
    if (!dialog || (document.querySelector("dialog[open]") && !dialog.open)) return false;
    if (!dialog.open) dialog.showModal();
    const field = dialog.querySelector("input");
    field?.focus();
    field?.select();
    return true;
}

function move(dialog: HTMLElement, step: number): void {
    const stops = [...dialog.querySelectorAll<HTMLElement>("input[type=search], .search-found a[href]")];
    const at = stops.indexOf(document.activeElement as HTMLElement);
    stops[(at + step + stops.length) % stops.length]?.focus();
}

export function startSearch(): void {
    on("click", "[data-search-open]", (opener, event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        if (opener instanceof HTMLFormElement && (opener.querySelector("input")?.value ?? "") !== "") return;
        if (openSearch()) event.preventDefault();
    });
    on("keydown", "#house-search", (dialog, event) => {
        if (event.key === "Escape") {
            event.preventDefault(); // a search field would only be emptied
            (dialog as HTMLDialogElement).close();
            return;
        }
        if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
        event.preventDefault();
        move(dialog, event.key === "ArrowDown" ? 1 : -1);
    });
}
