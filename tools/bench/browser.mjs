// SPDX-License-Identifier: AGPL-3.0-or-later
// The first load of the signed-in home in Chromium, by Lighthouse for phones and measured plainly besides.
//   node browser.mjs FOLDER URL COOKIE      FOLDER: where npm put lighthouse; prints JSON
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, url, cookie] = process.argv.slice(2);
const load = (path) => import(pathToFileURL(join(folder, "node_modules", path)).href);
const { default: lighthouse } = await load("lighthouse/core/index.js");
const { launch } = await load("chrome-launcher/dist/index.js");
const { default: puppeteer } = await load("puppeteer-core/lib/esm/puppeteer/puppeteer-core.js");
const chromePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
const chromeFlags = ["--headless=new", "--no-sandbox", "--disable-gpu"];
const rounds = 3;

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

// Simulated: a mid-range phone on a slow mobile network, as the published scores are.
async function score(chrome) {
    const { lhr } = await lighthouse(url, {
        port: chrome.port, logLevel: "error", output: "json", extraHeaders: { Cookie: cookie },
        onlyCategories: ["performance", "accessibility", "best-practices"],
        maxWaitForLoad: 15_000,
    });
    if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
    const failed = Object.values(lhr.audits)
        .filter((audit) => audit.score !== null && audit.score < 0.9 && audit.scoreDisplayMode === "binary")
        .map((audit) => audit.id);
    return {
        performance: Math.round(lhr.categories.performance.score * 100),
        accessibility: Math.round(lhr.categories.accessibility.score * 100),
        best_practices: Math.round(lhr.categories["best-practices"].score * 100),
        lcp_slow_phone_ms: lhr.audits["largest-contentful-paint"].numericValue,
        layout_shift: lhr.audits["cumulative-layout-shift"].numericValue,
        failed,
    };
}

// On this machine, nothing slowed down, nothing in the cache.
async function weigh(browser) {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    await page.setViewport({ width: 390, height: 844, deviceScaleFactor: 2, isMobile: true, hasTouch: true });
    const [name, ...value] = cookie.split("=");
    await context.setCookie({ name, value: value.join("="), domain: new URL(url).hostname, path: "/" });
    const session = await page.createCDPSession();
    await session.send("Network.enable");
    let bytes = 0, requests = 0;
    session.on("Network.responseReceived", ({ type }) => (requests += type === "EventSource" ? 0 : 1));
    session.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
    await page.goto(url, { waitUntil: "load" });
    await new Promise((resolve) => setTimeout(resolve, 500));
    const lcp = await page.evaluate(() => new Promise((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries().at(-1).startTime))
            .observe({ type: "largest-contentful-paint", buffered: true });
        setTimeout(() => resolve(0), 2000);
    }));
    await context.close();
    return { bytes, requests, lcp_ms: lcp };
}

const chrome = await launch({ chromePath, chromeFlags });
try {
    const scores = [];
    for (let i = 0; i < rounds; i++) scores.push(await score(chrome));
    const browser = await puppeteer.connect({ browserURL: `http://127.0.0.1:${chrome.port}` });
    const weights = [];
    for (let i = 0; i < rounds; i++) weights.push(await weigh(browser));
    await browser.disconnect();
    const out = { failed: [...new Set(scores.flatMap((each) => each.failed))] };
    for (const [list, names] of [[scores, ["performance", "accessibility", "best_practices", "lcp_slow_phone_ms", "layout_shift"]],
        [weights, ["bytes", "requests", "lcp_ms"]]])
        for (const name of names) out[name] = median(list.map((each) => each[name]));
    console.log(JSON.stringify(out));
} finally {
    await chrome.kill();
}
