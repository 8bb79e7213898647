// SPDX-License-Identifier: AGPL-3.0-or-later
// A picture of a text, as large as the window. Without a script the link leads to the picture itself.
import { picture_links } from "./later";

export function openPicture(dialog: HTMLDialogElement, link: HTMLAnchorElement): void {
    const links = [...(link.closest(".prose")?.querySelectorAll<HTMLAnchorElement>(picture_links) ?? [link])];
    const image = document.createElement("img");
    const said = dialog.querySelector("p")!;
    let at = links.indexOf(link);
    const show = (step: number) => {
        at = (at + step + links.length) % links.length;
        image.src = links[at]!.href;
        image.alt = links[at]!.querySelector("img")?.alt ?? "";
        said.textContent = links.length > 1 ? `${image.alt} (${at + 1}/${links.length})` : image.alt;
    };
    const acts: [string, () => void][] = [
        [".lightbox-close", () => dialog.close()],
        [".lightbox-before", () => show(-1)],
        [".lightbox-after", () => show(1)],
    ];
    for (const [selector, act] of acts) dialog.querySelector(selector)?.addEventListener("click", act);
    if (links.length < 2) dialog.querySelectorAll(".lightbox-before, .lightbox-after").forEach((button) => button.remove());
    dialog.addEventListener("keydown", (event) => {
        if (links.length < 2) return;
        if (event.key === "ArrowLeft") show(-1);
        if (event.key === "ArrowRight") show(1);
    });
    image.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => {
        dialog.remove();
        links[at]?.focus();
    });
    dialog.querySelector(".lightbox-picture")?.append(image);
    show(0);
    document.body.append(dialog);
    dialog.showModal();
}
