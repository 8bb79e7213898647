// SPDX-License-Identifier: AGPL-3.0-or-later
// What stays on this device, bound to the person who wrote it: on a shared computer nobody finds another's words. It goes
// when they sign out.

const days_max = 30;
const prefix = "draft:";

export interface Kept {
    at: number;
    sent?: boolean; // its form has left; the next page tells whether it was taken
    values: Record<string, string>;
    waits?: Waiting; // it was sent without a connection
}
export interface Waiting {
    action: string;
    fields: [string, string][]; // as the form had them, its key included: sent twice, it counts once
    words: { unsent: string; send: string; drop: string }; // of the page it was written on
}

const owner = () => document.body.dataset.owner ?? "";
const address = (name: string) => `${prefix}${owner()}:${name}`;

export function read(name: string): Kept | undefined {
    try {
        const kept = JSON.parse(localStorage.getItem(address(name)) ?? "null") as Kept | null;
        if (kept && owner() && Date.now() - kept.at < days_max * 86_400_000) return kept;
    } catch {
        // Private windows have no storage: nothing is kept then.
    }
    return undefined;
}

export function keep(name: string, kept: Kept): void {
    try {
        if (owner()) localStorage.setItem(address(name), JSON.stringify(kept));
    } catch {
        // Storage is full or forbidden: writing goes on.
    }
}

export function forget(name: string): void {
    try {
        localStorage.removeItem(address(name));
    } catch {
        // Nothing was kept.
    }
}

/** The names of what this person has here. */
export function list(): string[] {
    try {
        const mine = address("");
        return Object.keys(localStorage)
            .filter((key) => key.startsWith(mine))
            .map((key) => key.slice(mine.length));
    } catch {
        return [];
    }
}

/** Everybody's: somebody signs out of this device. */
export function forgetAll(): void {
    try {
        for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key);
    } catch {
        // Nothing was kept.
    }
}
