// SPDX-License-Identifier: AGPL-3.0-or-later
// "3 minutes ago" stays true while the page is open. Beyond a day the server's words stand.

const minute = 60_000;
const hour = 60 * minute;

function refresh(): void {
    const format = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: "always" });
    for (const element of document.querySelectorAll<HTMLTimeElement>("time[data-ago]")) {
        const age = Date.now() - Date.parse(element.dateTime);
        if (!(age >= minute && age < 24 * hour)) continue;
        element.textContent =
            age < hour ? format.format(-Math.floor(age / minute), "minute") : format.format(-Math.floor(age / hour), "hour");
    }
}

export function startTimes(): void {
    window.setInterval(refresh, minute);
}
