// SPDX-License-Identifier: AGPL-3.0-or-later
// What few pages need comes when it is needed. When it does not come (no connection), the form and the link do their own.
import { each, on } from "./dom";

export const picture_links = '.prose a[href^="/pictures/"]';

function lightbox(): HTMLDialogElement | null {
    const template = document.querySelector<HTMLTemplateElement>("template[data-lightbox]");
    const copy = template?.content.firstElementChild?.cloneNode(true);
    return copy instanceof HTMLDialogElement ? copy : null;
}

export function startLater(): void {
    each("[data-autosave]", (row) => void import("./autosave").then(({ prepareAutosave }) => prepareAutosave(row)));
    on("change", ".takes-documents input[type=file]", (field) => {
        void import("./documents").then(({ takeDocuments }) => takeDocuments(field as HTMLInputElement));
    });
    on("click", picture_links, (link, event) => {
        const click = event as MouseEvent;
        const dialog = lightbox();
        if (!dialog || click.ctrlKey || click.metaKey || click.shiftKey || click.button !== 0) return;
        event.preventDefault();
        const picture = link as HTMLAnchorElement;
        import("./lightbox").then(
            ({ openPicture }) => openPicture(dialog, picture),
            () => window.location.assign(picture.href),
        );
    });
}
