// SPDX-License-Identifier: AGPL-3.0-or-later
// Coming back does not send twice: a page of the history that is shown again (Back, a reload, a tab brought back) gives
// its form the key it was sent with, and the server answers with what was made then. A fresh visit has a fresh key.

// What is edited is told apart by the version it began from, not by its key.
const makers = 'form[data-draft][method="post"]:not([hx-post], [data-draft^="edit-"])';

type Sent = Record<string, string>; // key by address of the form

const sent = (): Sent => (history.state as { sent?: Sent } | null)?.sent ?? {};
const address = (form: Element) => form.getAttribute("action") ?? "";
const keyField = (form: Element) => form.querySelector<HTMLInputElement>(":scope > input[name=key]");

function remember(form: Element): void {
    const key = keyField(form)?.value;
    if (key) history.replaceState({ ...history.state, sent: { ...sent(), [address(form)]: key } }, "");
}

function recall(): void {
    for (const form of document.querySelectorAll(makers)) {
        const field = keyField(form);
        const key = sent()[address(form)];
        if (field && key) field.value = key;
    }
}

export function startSent(): void {
    recall();
    window.addEventListener("pageshow", recall);
    document.addEventListener("submit", (event) => {
        const form = event.target as Element;
        if (!event.defaultPrevented && form.matches(makers)) remember(form);
    });
}
