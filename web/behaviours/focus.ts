// SPDX-License-Identifier: AGPL-3.0-or-later
// Who uses a keyboard stays where they were when a part of the page is replaced: on the same control, or on what has
// just come (the reply one published, the first of the next entries, the box to write in).

const controls = "a[href], button, input:not([type=hidden]), select, textarea, summary";

interface Place {
    element: HTMLElement;
    sign: string;
    holders: string[]; // identifiers of what is around it, the nearest first
}

// What there was just before a swap.
interface Moment {
    source: HTMLElement;
    place: Place | undefined;
    before: Set<Element>;
}

// What stays of a control when it is drawn again: where it leads, or what its form does.
function signOf(element: HTMLElement): string {
    const form = element.closest("form")?.getAttribute("action") ?? "";
    const name = element.getAttribute("name") ?? "";
    const leads = element.getAttribute("href") ?? "";
    return [element.tagName, form, name, leads, element.getAttribute("value") ?? ""].join("\n");
}

function placeOf(element: Element | null): Place | undefined {
    if (!(element instanceof HTMLElement) || element === document.body) return undefined;
    const holders: string[] = [];
    for (let each: Element | null = element; each && each.id !== "main"; each = each.parentElement)
        if (each.id) holders.push(each.id);
    return { element, sign: signOf(element), holders };
}

function settle(element: HTMLElement, options?: FocusOptions): void {
    if (!element.matches(controls)) element.tabIndex = -1;
    element.focus(options);
}

function findAgain(place: Place): HTMLElement | undefined {
    const holders = place.holders.map((id) => document.getElementById(id)).filter((each) => each !== null);
    for (const holder of holders) {
        if (holder.matches(controls)) return holder;
        const same = [...holder.querySelectorAll<HTMLElement>(controls)].find((each) => signOf(each) === place.sign);
        if (same) return same;
    }
    return holders[0];
}

// The first that was not there before the swap.
function firstNew(selector: string, before: Set<Element>): HTMLElement | undefined {
    return [...document.querySelectorAll<HTMLElement>(selector)].find((each) => !before.has(each));
}

function newcomer(source: HTMLElement, before: Set<Element>): HTMLElement | undefined {
    if (source.matches("form") && source.querySelector("textarea")) return firstNew("main article", before);
    if (!source.matches("a[hx-get]")) return undefined;
    if (!source.closest("[data-more]")) return firstNew("main textarea", before);
    return firstNew("main article", before) ?? firstNew("main .list > li:not(.list-more)", before);
}

function keep({ source, place, before }: Moment): void {
    const asked = place !== undefined && (source === place.element || source.contains(place.element));
    const fresh = asked ? newcomer(source, before) : undefined;
    if (fresh) return settle(fresh);
    const lost = !document.activeElement || document.activeElement === document.body;
    if (!lost || !place || place.element.isConnected) return;
    const again = findAgain(place);
    if (again) settle(again, { preventScroll: true });
}

export function startFocus(): void {
    const moments = new WeakMap<object, Moment>();
    const contextOf = (event: Event) => (event as CustomEvent<{ ctx: { sourceElement: HTMLElement } }>).detail.ctx;
    document.addEventListener("htmx:before:swap", (event) => {
        const ctx = contextOf(event);
        moments.set(ctx, {
            source: ctx.sourceElement, // afterwards htmx names what has come instead
            place: placeOf(document.activeElement),
            before: new Set(document.querySelectorAll("main :is(article, li, textarea)")),
        });
    });
    document.addEventListener("htmx:after:swap", (event) => {
        const moment = moments.get(contextOf(event));
        if (moment) keep(moment);
    });
}
