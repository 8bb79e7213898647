// SPDX-License-Identifier: AGPL-3.0-or-later
// Each person of the village walks the whole house: from home, one page of every kind that some link leads to. On every
// page: one h1, the language, axe, valid HTML, nothing wider than 320 px, no error in the console. Then the page budget.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { equal, finish, guilde, open, picture, press, signIn, test, tick, wayIn } from "./support/house.mjs";
import { judgeAccess, judgeHtml, judgeSpacing, judgeWeight, judgeWidth } from "./support/judges.mjs";

const routes = JSON.parse(guilde("routes", "--json"))
    .filter((route) => route.method === "GET" && !/^\/(api|brand|files|pictures|stream|health|robots|manifest)/.test(route.pattern))
    .map((route) => ({ ...route, shape: new RegExp(`^${route.pattern.replace(/\{[^}]+\}/g, "[^/]+")}$`) }));
// Literal patterns win over those with a parameter, as they do in the server.
routes.sort((a, b) => a.pattern.split("{").length - b.pattern.split("{").length);

const patternOf = (path) => routes.find((route) => route.shape.test(path))?.pattern;
const seen = new Set();
const documents = {};

// One page of each kind, found by following links. Fragments and downloads that are no pages are left out.
async function walk(page, { language, judge, name, starts = ["/"] }) {
    const waiting = [...starts];
    const done = new Set();
    const complaints = [];
    while (waiting.length > 0) {
        const address = waiting.shift();
        const pattern = patternOf(new URL(address, "http://house").pathname);
        if (!pattern || done.has(pattern)) continue;
        done.add(pattern);
        const found = await look(page, address, { language, judge, name: `${name} ${pattern}` });
        complaints.push(...found.complaints.map((complaint) => `${address}: ${complaint}`));
        waiting.push(...found.links);
    }
    done.forEach((pattern) => seen.add(pattern));
    return { complaints, done };
}

// Quicker than any reader: when the house asks to wait, the walk waits.
async function visit(page, address) {
    const answer = await page.goto(address);
    if (answer?.status() !== 429) return answer;
    await page.waitForTimeout(1000 * Number(answer.headers()["retry-after"]));
    return page.goto(address);
}

async function look(page, address, { language, judge, name }) {
    const answer = await visit(page, address).catch((error) => error);
    if (answer instanceof Error) return { complaints: /Download is starting/.test(answer.message) ? [] : [answer.message], links: [] };
    if (!/text\/html/.test(answer.headers()["content-type"] ?? "")) return { complaints: [], links: [] };
    const complaints = [];
    if (answer.status() === 404 && /^\/(console|moderation)/.test(address)) return { complaints, links: [] }; // not theirs
    if (answer.status() !== 200) complaints.push(`answers ${answer.status()}`);
    const body = await answer.text();
    if (!/^<!doctype html>/i.test(body)) return { complaints, links: [] };
    const facts = await page.evaluate(() => ({
        headings: document.querySelectorAll("h1").length,
        language: document.documentElement.lang,
        title: document.title,
        links: [...document.querySelectorAll("a[href]")].filter((link) => link.origin === location.origin).map((link) => link.pathname + link.search),
    }));
    if (facts.headings !== 1) complaints.push(`${facts.headings} h1`);
    if (facts.language !== language) complaints.push(`lang="${facts.language}"`);
    if (!facts.title) complaints.push("no title");
    if (judge) complaints.push(...await judgeLooks(page, name, body));
    return { complaints, links: facts.links };
}

async function judgeLooks(page, name, body) {
    documents[name] = body;
    const complaints = await judgeAccess(page, { dark: true });
    await picture(page, name.replace(/[^\w-]+/g, "_"));
    const screen = page.viewportSize();
    await page.setViewportSize({ width: 320, height: 640 });
    complaints.push(...await judgeWidth(page));
    await page.setViewportSize(screen);
    complaints.push(...await judgeSpacing(page));
    return complaints;
}

async function speak(page, language) {
    await page.goto("/me");
    const choice = page.locator(`main [name=language][value=${language}]`);
    if (await choice.count()) await tick(choice);
    else await page.locator("main select[name=language]").selectOption(language);
    await page.locator("main form[action='/me/preferences'] button[type=submit]").click();
    await page.waitForLoadState("load");
    await page.waitForFunction((code) => document.documentElement.lang === code, language);
}

// What the village has none of at first: a community brought from elsewhere, a list to read.
const dump = {
    Users: [{ Id: 1, DisplayName: "Anne Martin" }],
    Posts: [
        { Id: 10, PostTypeId: 1, CreationDate: "2011-08-17T20:18:56.507", Body: "<p>Quelle colle pour un plein cuir ?</p>", OwnerUserId: 1, Title: "Colle et cuir", Tags: "<colle>" },
        { Id: 11, PostTypeId: 2, ParentId: 10, CreationDate: "2011-08-18T08:00:00.000", Body: "<p>La colle de pâte.</p>", OwnerUserId: 1 },
    ],
    Comments: [],
    Votes: [],
};
const escaped = (text) => String(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

function bringCommunity() {
    const folder = mkdtempSync(join(tmpdir(), "guilde-test-dump."));
    try {
        for (const [name, rows] of Object.entries(dump)) {
            const lines = rows.map((row) => `<row ${Object.entries(row).map(([key, value]) => `${key}="${escaped(value)}"`).join(" ")} />`);
            writeFileSync(join(folder, `${name}.xml`), `<rows>\n${lines.join("\n")}\n</rows>\n`);
        }
        guilde("import", "stackexchange", folder, "--name", "Colles anciennes");
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
}

await test("the house is furnished", async () => {
    bringCommunity();
    const page = await signIn("sophie@village.example", "phone");
    await page.goto("/");
    const entry = await page.locator("main .entry-title a").first().getAttribute("href");
    await page.goto(`/posts/${entry.split("/").pop()}/reading-lists`);
    await page.locator("main [name=name]").fill("Pour l’hiver");
    await press(page, page.locator("main form .submit-row button[type=submit]").first());
});

// Editing, history and documents hang on what one wrote oneself.
async function ownPost(page) {
    await page.goto("/me");
    await page.goto(await page.locator("main a[href^='/members/']").first().getAttribute("href"));
    const own = page.locator("main .entry-title a");
    if ((await own.count()) === 0) return [];
    const path = await own.first().getAttribute("href");
    return [`${path}/edit`, `${path}/history`, `${path}/documents`];
}

// The look of a page does not depend on the database: it is judged once.
const judged = !process.env.GUILDE_DATABASE;
const village = [
    { who: "sophie", screen: "phone", judge: judged },
    { who: "nadia", screen: "desktop", judge: judged, language: "en" },
    { who: "claire", screen: "desktop", judge: judged },
    { who: "leo", screen: "phone", judge: false, language: "en" },
    { who: "karim", screen: "desktop", judge: false },
];

for (const { who, screen, judge, language = "fr" } of village)
    await test(`${who} walks the house (${screen}, ${language})`, async () => {
        const page = await signIn(`${who}@village.example`, screen);
        if (language !== "fr") await speak(page, language);
        const starts = ["/", ...await ownPost(page), "/console/invitations/review?who=everyone", "/questions", "/tags/lyon", "/reports", "/moderation",
            "/reading-lists", "/welcome/meet", "/welcome/hello", "/me/security/passkeys/new", "/console/communities", "/console/machine/findings",
            ...["spaces", "charter", "welcome"].map((step) => `/console/first-steps/${step}`)];
        const { complaints, done } = await walk(page, { language, judge, name: `${who}-${screen}-${language}`, starts });
        equal(complaints, []);
        equal(done.size > 15, true, `${who} saw only ${[...done]}`);
        if (who === "karim") equal((await page.textContent("body")).includes("negociation"), false);
    });

for (const [screen, language] of [["phone", "fr"], ["desktop", "en"]])
    await test(`a stranger walks the house (${screen}, ${language})`, async () => {
        const page = await open(screen, { locale: language });
        const starts = ["/", "/sign-in", "/sign-in/code", "/enter", wayIn("helene@village.example")];
        const { complaints, done } = await walk(page, { language, judge: judged, name: `stranger-${screen}-${language}`, starts });
        equal(complaints, []);
        for (const path of ["/members", "/spaces", "/console", "/posts/new"]) {
            await page.goto(path);
            equal(new URL(page.url()).pathname, "/sign-in", `${path} is closed to strangers`);
        }
        equal([...done].filter((pattern) => pattern.startsWith("/console")), []);
        for (const path of ["/nowhere", "/enter/nothing"]) {
            const answer = await page.goto(path);
            equal(answer.status(), 404);
            equal(await judgeAccess(page), []);
        }
        await picture(page, `stranger-${screen}-${language}-not-found`);
    });

await test("every page of the house was looked at", async () => {
    // Pages that only a mail, a file or a moment leads to; articles.mjs, invitations.mjs, import.mjs, links.mjs, mailings.mjs, media.mjs,
    // privacy.mjs, publish.mjs, security.mjs and setup.mjs go there, and golden pages show what a mail leads to.
    const elsewhere = [
        /^\/(setup|email|invitation|mails\/stop|watch\/stop|reentry|erasure\/|sign-in\/second|me\/confirm)/,
        /^\/(feed|comments|members\/suggest|search\/live|documents\/|links\/|me\/places|posts\/tags|spaces\/people|posts\/mentions)/,
        /\/(leader|comments|progress)$|^\/posts$|^\/series\/\{id\}\/edit$|mailings\/(new|review|\{)/,
        /people\/\{person\}\/invitations|waves|decline|suspensions|moderation\/\{|imports\/\{/,
    ];
    const is_elsewhere = (pattern) => elsewhere.some((shape) => shape.test(pattern));
    equal(routes.map((route) => route.pattern).filter((pattern) => !seen.has(pattern) && !is_elsewhere(pattern)), []);
});

if (judged) await test("every page is valid HTML", async () => equal(await judgeHtml(documents), []));

await test("pages are light and stand still", async () => {
    const stranger = await open("phone");
    equal(await judgeWeight(stranger, "/sign-in"), []);
    const page = await signIn("sophie@village.example", "phone");
    await page.goto("/");
    const post = await page.locator("main a[href^='/posts/']:not([href*='new'])").first().getAttribute("href");
    for (const path of ["/", post, "/members", "/spaces/graphisme", "/posts/new"])
        equal(await judgeWeight(page, path), []);
});

await finish();
