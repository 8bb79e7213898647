// SPDX-License-Identifier: AGPL-3.0-or-later
// What browser tests share. A script in tests/browser/ reads:
//
//   import { test, open, signIn, equal, finish } from "./support/house.mjs";
//   await test("Sophie publishes from her phone", async () => {
//       const page = await signIn("sophie@village.example", "phone");
//       await page.goto("/");
//       …
//   });
//   await finish();
//
// Each test has browser contexts of its own, closed after it. A request that fails with 5xx, an error in the console
// or a broken content security policy fails the test, whatever else it looks at.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { deepStrictEqual, ok } from "node:assert";
import { chromium } from "playwright-core";

// The house the runner started. A script that needs another (empty, or with a mail server) says so with moveTo().
let house = { url: process.env.GUILDE_URL, data: process.env.GUILDE_DATA, database: process.env.GUILDE_DATABASE ?? "" };
const screens = {
    phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
    small: { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
    desktop: { viewport: { width: 1280, height: 900 } },
};

let browser;
let contexts = [];
let complaints = [];
let failed = 0;
// Generous: a machine that does other things besides is slow, not wrong.
const navigation_ms = 120_000;

async function launch() {
    const path = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
    return chromium.launch({ executablePath: path, args: ["--no-sandbox", "--disable-gpu", "--force-color-profile=srgb"] });
}

function listen(page) {
    page.on("pageerror", (error) => complaints.push(`error in the page: ${error.message}`));
    page.on("console", (message) => {
        if (message.type() !== "error") return;
        // Chromium says each refused request twice; what a status means is the test's own business.
        if (/Failed to load resource: .* status of 4\d\d/.test(message.text())) return;
        complaints.push(`console: ${message.text()} (${message.location().url})`);
    });
    page.on("response", (response) => {
        if (response.status() >= 500) complaints.push(`${response.status()} ${response.url()}`);
    });
}

/** From here on, tests look at that house of support/server.mjs. */
export function moveTo(other) {
    house = other;
}

/** Where the program finds the house. */
export function where({ data, database } = house) {
    return ["--data", data, ...(database ? ["--database", database] : [])];
}

/** Runs one of the program's commands on the house's data and gives what it prints. */
export function guilde(...words) {
    return execFileSync(process.env.GUILDE_PROGRAM, [...words, ...where()], { encoding: "utf8" });
}

/** The path of a one-time link that signs that person in. */
export function wayIn(email) {
    const link = guilde("link", email).match(/https?:\/\/\S+/)?.[0];
    ok(link, `guilde link ${email} printed no address`);
    return new URL(link).pathname;
}

/** A page of a fresh browser that nobody is signed in to. Options are Playwright's (locale, colorScheme …). */
export async function open(screen = "desktop", options = {}) {
    browser ??= await launch();
    const context = await browser.newContext({ baseURL: house.url, locale: "fr-FR", timezoneId: "Europe/Paris", ...screens[screen], ...options });
    // Generous: a machine that does other things besides is slow, not wrong.
    context.setDefaultTimeout(60_000);
    context.setDefaultNavigationTimeout(navigation_ms);
    contexts.push(context);
    const page = await context.newPage();
    listen(page);
    return page;
}

/** Presses a button that leads to another page, or to this one again: a new document, not a note in the history. */
export async function press(page, button) {
    await Promise.all([page.waitForEvent("load", { timeout: navigation_ms }), button.click()]);
}

/** Opens a page and waits until its event stream is there: what happens from now on is heard. */
export async function listenAt(page, path) {
    await page.goto("about:blank"); // the stream of the page before ends here
    await Promise.all([page.waitForResponse((answer) => new URL(answer.url()).pathname === "/stream"), page.goto(path)]);
}

/** Asks again and again until the answer is there (not null, false or empty), and gives it. */
export async function until(what, ask, seconds = 120) {
    const end = Date.now() + seconds * 1000;
    for (;;) {
        const answer = await ask();
        if (answer) return answer;
        if (Date.now() > end) throw new Error(`${what}: not within ${seconds} s`);
        await new Promise((resolve) => setTimeout(resolve, 250));
    }
}

/** Another tab of the same browser. */
export async function openTab(page) {
    const other = await page.context().newPage();
    listen(other);
    return other;
}

/** Ticks a box or a choice, whose look covers it; out from under the bar at the foot of a phone. */
export async function tick(box, is_ticked = true) {
    await box.evaluate((element) => element.scrollIntoView({ block: "center" }));
    await box.setChecked(is_ticked, { force: true });
}

/** A page of a fresh browser, signed in as the owner of that address by a one-time link. */
export async function signIn(email, screen = "desktop", options = {}) {
    const page = await open(screen, options);
    await enter(page, wayIn(email));
    return page;
}

/** Follows a way in: its page, then the one button on it. */
export async function enter(page, path) {
    const posts = [];
    const note = (request) => request.method() === "POST" && posts.push(request);
    page.on("request", note);
    await page.goto(path);
    await page.locator("main form button[type=submit]").first().click();
    try {
        await page.waitForURL((now) => now.pathname !== path);
    } catch (error) {
        const form = await page.locator("main form").first().getAttribute("class");
        const answers = posts.map((post) => `${post.url()} ${post.failure()?.errorText ?? "unanswered"}`);
        throw new Error(`${error.message}\nthe form is "${form}", posted: ${answers.join(", ") || "nothing"}`);
    }
    page.off("request", note);
}

/** Complaints that a test expects by design (a server that was stopped, say) are dropped. */
export function forgetComplaints(pattern) {
    complaints = complaints.filter((complaint) => !pattern.test(complaint));
}

export function equal(found, expected, message) {
    deepStrictEqual(found, expected, message);
}

export async function test(name, run) {
    complaints = [];
    try {
        await run();
        deepStrictEqual(complaints, []);
        console.log(`ok - ${name}`);
    } catch (error) {
        failed += 1;
        console.log(`not ok - ${name}\n${error.stack}\n${complaints.join("\n")}`);
        await keepPictures(name);
    }
    for (const context of contexts) await context.close().catch(() => {});
    contexts = [];
}

/** A picture of the page for people to look at, when GUILDE_PICTURES names a folder. */
export async function picture(page, name) {
    const folder = process.env.GUILDE_PICTURES;
    if (!folder) return;
    mkdirSync(folder, { recursive: true });
    await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}

async function keepPictures(name) {
    const folder = `build/results/pictures-${process.env.GUILDE_DATABASE ? "postgres" : "sqlite"}`;
    mkdirSync(folder, { recursive: true });
    const pages = contexts.flatMap((context) => context.pages());
    for (const [number, page] of pages.entries()) {
        const path = `${folder}/${name.replace(/\W+/g, "-")}-${number}.png`;
        await page.screenshot({ path, fullPage: true }).catch(() => {});
        console.log(`at ${page.url()}, see ${path}`);
    }
}

export function skip(name, reason) {
    console.log(`skip - ${name}: ${reason}`);
}

export async function finish() {
    await browser?.close();
    process.exit(failed ? 1 : 0);
}
