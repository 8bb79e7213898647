// SPDX-License-Identifier: AGPL-3.0-or-later
// A row that scrolls sideways, and a rail longer than the screen, open on the entry one is on.
import { each } from "./dom";

export function startBars(): void {
    each(".console-bar, .tabs, .filters", (bar) => {
        const current = bar.querySelector<HTMLElement>("[aria-current]");
        if (!current || bar.scrollWidth <= bar.clientWidth) return;
        const place = current.getBoundingClientRect();
        bar.scrollLeft += place.left + place.width / 2 - bar.getBoundingClientRect().left - bar.clientWidth / 2;
    });
    each(".rail", (rail) => {
        const current = rail.querySelector<HTMLElement>("[aria-current]");
        if (!current || rail.scrollHeight <= rail.clientHeight) return;
        const below = current.getBoundingClientRect().bottom - rail.getBoundingClientRect().bottom;
        if (below > 0) rail.scrollTop += below + rail.clientHeight / 2;
    });
}
