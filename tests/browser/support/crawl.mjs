// SPDX-License-Identifier: AGPL-3.0-or-later
// Finds the pages somebody can reach and the forms on them, and sends these with what a test wants typed.
import { openTab } from "./house.mjs";

const alike_max = 2; // pages of one kind: two spaces stand for all
const pages_max = 150;
// Leaving, closing and signing out would end the walk.
const farewells = /leav|depart|clos|remov|delet|sign-?out|session|suspen|erase|address|factor|revoke|restore|undo|language/;

/** A tab without a content security policy, in which text is parsed but nothing runs. */
export async function parser(page) {
    const tab = await openTab(page);
    await tab.goto("about:blank");
    return tab;
}

function readPage(html) {
    const page = new DOMParser().parseFromString(html, "text/html");
    const fields = (form) => [...form.elements].filter((field) => field.name && !field.disabled).map((field) => ({
        name: field.name, tag: field.tagName, type: field.type, value: field.value, checked: field.checked }));
    return {
        links: [...page.querySelectorAll("a[href]")].map((link) => link.getAttribute("href")),
        forms: [...page.querySelectorAll("form[method=post]")].map((form) => ({
            action: form.getAttribute("action"), multipart: form.enctype === "multipart/form-data", fields: fields(form) })),
    };
}

// "/spaces/reliure/members" and "/spaces/papier/members" are one kind.
function kindOf(path) {
    const own = /^\/(console|me|enter)\b/.test(path);
    return path.split("?")[0].split("/").map((part, place) => (/\d|^[a-z]{13}$/.test(part) || (!own && place === 2) ? "*" : part)).join("/");
}

/** Pages (paths) and forms reachable by links from home. */
export async function crawl(page, dom) {
    const seen = new Map(), pages = [], forms = new Map(), queue = ["/", "/console"];
    while (queue.length && pages.length < pages_max) {
        const path = queue.shift();
        const answer = await page.request.get(path, { maxRedirects: 0 });
        if (answer.status() !== 200 || !/text\/html/.test(answer.headers()["content-type"] ?? "")) continue;
        pages.push(path);
        const found = await dom.evaluate(readPage, await answer.text());
        for (const form of found.forms) {
            const kind = kindOf(form.action ?? path);
            if (!forms.has(kind)) forms.set(kind, { ...form, action: form.action ?? path });
        }
        for (const link of found.links) {
            if (!link.startsWith("/") || /^\/(assets|files|logo|avatar)/.test(link)) continue;
            const next = link.split("#")[0], kind = kindOf(next), count = seen.get(kind) ?? 0;
            if (count >= alike_max || queue.includes(next) || pages.includes(next)) continue;
            seen.set(kind, count + 1);
            queue.push(next);
        }
    }
    return { pages, forms: [...forms.values()] };
}

const isTyped = (field) => field.tag === "TEXTAREA" || ["text", "search"].includes(field.type);
const isChoice = (field) => ["checkbox", "radio"].includes(field.type);

// What a reader would leave as it is; choices that nobody made yet are made.
function plainValue(field, chosen) {
    if (["file", "submit", "button"].includes(field.type)) return null;
    if (isChoice(field)) {
        if (!field.checked && chosen.has(field.name)) return null;
        chosen.add(field.name);
        return field.value;
    }
    if (field.name === "key") return crypto.randomUUID();
    if (!field.value && isTyped(field)) return "Texte";
    if (!field.value && field.type === "email") return `hostile-${crypto.randomUUID()}@village.example`;
    return field.value;
}

function send(page, form, values) {
    const headers = { origin: new URL(page.url()).origin };
    if (form.multipart) return page.request.post(form.action, { headers, maxRedirects: 0, multipart: Object.fromEntries(values) });
    headers["content-type"] = "application/x-www-form-urlencoded";
    return page.request.post(form.action, { headers, maxRedirects: 0, data: new URLSearchParams(values).toString() });
}

/**
 * Sends each form that has something to type, with one field after the other typed by the hostile, as long as it may be.
 * {taken, refused, broken} name the fields.
 */
export async function sendForms(page, forms, { payloads, long }) {
    const result = { taken: new Set(), refused: new Set(), broken: [] };
    let turn = 0;
    for (const form of forms) {
        if (farewells.test(form.action)) continue;
        for (const typed of form.fields.filter(isTyped)) {
            const lengths = typed.tag === "TEXTAREA" ? [9_000, 1_900, 480] : [60, 60];
            for (const length of lengths) {
                const text = (typed.tag === "TEXTAREA" ? long : payloads[turn++ % payloads.length]).slice(0, length);
                const chosen = new Set(form.fields.filter((field) => isChoice(field) && field.checked).map((field) => field.name));
                const values = form.fields.map((field) => [field.name, field === typed ? text : plainValue(field, chosen)])
                    .filter(([, value]) => value !== null);
                const answer = await send(page, form, values);
                const name = `${kindOf(form.action)} ${typed.name}`;
                if (answer.status() >= 500) result.broken.push(`${answer.status()} ${name}`);
                else result[answer.status() < 400 ? "taken" : "refused"].add(name);
                if (answer.status() < 400) break;
            }
        }
    }
    return { taken: [...result.taken], refused: [...result.refused].filter((name) => !result.taken.has(name)), broken: result.broken };
}
