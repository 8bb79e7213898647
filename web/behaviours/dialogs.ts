// SPDX-License-Identifier: AGPL-3.0-or-later
import { make, on, word } from "./dom";

function close(dialog: HTMLDialogElement | null): void {
    dialog?.close();
}

// A question with two answers; the focus is on the one that changes nothing.
export function confirmed(question: string): Promise<boolean> {
    const dialog = make("dialog", "dialog");
    const text = make("p", "", question);
    const buttons = make("div", "dialog-row");
    const no = make("button", "button button-secondary", word("no"));
    const yes = make("button", "button button-primary", word("yes"));
    text.id = "confirm-question";
    dialog.setAttribute("aria-labelledby", text.id);
    buttons.append(no, yes);
    dialog.append(text, buttons);
    document.body.append(dialog);
    dialog.showModal();
    no.focus();
    return new Promise((resolve) => {
        yes.addEventListener("click", () => dialog.close("yes"));
        no.addEventListener("click", () => dialog.close());
        dialog.addEventListener("close", () => {
            resolve(dialog.returnValue === "yes");
            dialog.remove();
        });
    });
}

export function startDialogs(): void {
    on("click", "[data-opens]", (opener, event) => {
        const dialog = document.getElementById(opener.dataset.opens ?? "");
        if (!(dialog instanceof HTMLDialogElement)) return;
        event.preventDefault();
        dialog.showModal();
    });
    on("click", "[data-closes]", (button) => close(button.closest("dialog")));
    on("click", "dialog", (dialog, event) => {
        if (event.target === dialog) close(dialog as HTMLDialogElement); // the backdrop
    });
    // One menu at a time; it closes on a click elsewhere and on Escape.
    document.addEventListener("click", (event) => {
        for (const menu of document.querySelectorAll<HTMLDetailsElement>("details[data-menu][open]"))
            if (!menu.contains(event.target as Node)) menu.open = false;
    });
    on("keydown", "details[data-menu][open]", (menu, event) => {
        const items = [...menu.querySelectorAll<HTMLElement>(".menu-items a, .menu-items button")];
        const at = items.indexOf(document.activeElement as HTMLElement);
        if (event.key === "Escape") {
            (menu as HTMLDetailsElement).open = false;
            menu.querySelector("summary")?.focus();
        } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
            event.preventDefault();
            const step = event.key === "ArrowDown" ? 1 : -1;
            items[(at + step + items.length) % items.length]?.focus();
        }
    });
}
