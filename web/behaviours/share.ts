// SPDX-License-Identifier: AGPL-3.0-or-later
import { each, on, say, word } from "./dom";

async function copy(text: string): Promise<void> {
    await navigator.clipboard.writeText(text);
    say(word("copied"));
}

export function startSharing(): void {
    on("click", "[data-copy]", (button) => void copy(button.dataset.copy ?? ""));
    each("[data-print]", (button) => (button.hidden = false));
    on("click", "[data-print]", () => window.print());
    on("click", "[data-share]", (button) => {
        const address = new URL(button.dataset.share ?? "", location.href).href;
        if (!navigator.share) return void copy(address);
        // Closing the system's sheet is not an error.
        navigator.share({ title: button.dataset.shareTitle ?? "", url: address }).catch(() => undefined);
    });
}
