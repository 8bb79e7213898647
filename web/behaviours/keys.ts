// SPDX-License-Identifier: AGPL-3.0-or-later
// "/" goes to the page's own search field, or else opens the search of the house, as Ctrl+K always does (one may
// switch "/" off: those who dictate would type it by accident); Ctrl+Enter sends what is being written.
import { openSearch } from "./search";

const writes = (element: Element | null) =>
    element?.matches("input, textarea, select, [contenteditable]") ?? false;

export function startKeys(): void {
    document.addEventListener("keydown", (event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
            const area = document.activeElement;
            if (area instanceof HTMLTextAreaElement) area.form?.requestSubmit();
            return;
        }
        if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
            if (openSearch()) event.preventDefault();
            return;
        }
        if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
        if (writes(document.activeElement) || document.documentElement.dataset.searchKey === "off") return;
        const search = document.querySelector<HTMLInputElement>("[data-search]");
        if (!search) {
            if (openSearch()) event.preventDefault();
            return;
        }
        event.preventDefault();
        search.focus();
        search.select();
    });
}
