// SPDX-License-Identifier: AGPL-3.0-or-later
// Takes the pictures of README.md, docs/pictures/*.png, of a house with the village in it:
//
//   node tools/pictures.mjs PROGRAM URL DATA      PROGRAM: guilde, which serves DATA at URL
import { execFileSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { chromium } from "playwright-core";

const [program, url, data] = process.argv.slice(2);
const folder = "docs/pictures";
const path = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
const browser = await chromium.launch({ executablePath: path, args: ["--no-sandbox", "--force-color-profile=srgb"] });

async function signIn(name, options) {
    const context = await browser.newContext({ baseURL: url, locale: "fr-FR", timezoneId: "Europe/Paris", reducedMotion: "reduce", ...options });
    const page = await context.newPage();
    const link = execFileSync(program, ["link", `${name}@village.example`, "--data", data], { encoding: "utf8" });
    await page.goto(new URL(link.match(/https?:\/\/\S+/)[0]).pathname);
    await Promise.all([page.waitForNavigation(), page.locator("main form button[type=submit]").first().click()]);
    return page;
}

async function show(page, address) {
    await page.goto(address);
    await page.evaluate(() => document.fonts.ready);
    await page.mouse.move(0, 0);
    return page.screenshot();
}

async function desktop() {
    const page = await signIn("sophie", { viewport: { width: 1280, height: 860 } });
    writeFileSync(`${folder}/home.png`, await show(page, "/"));
    writeFileSync(`${folder}/directory.png`, await show(page, "/members"));
}

// Three screens of a phone side by side.
async function phone() {
    const page = await signIn("pierre", { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, colorScheme: "dark" });
    const screens = [];
    for (const address of ["/", "/members", "/spaces/histoire-du-livre"]) screens.push(await show(page, address));
    const frame = await browser.newPage({ viewport: { width: 1242, height: 868 } });
    const images = screens.map((screen) => `<img src="data:image/png;base64,${screen.toString("base64")}">`).join("");
    await frame.setContent(`<body style="margin: 12px; display: flex; gap: 24px">${images}`);
    await frame.screenshot({ path: `${folder}/phone.png` });
}

await desktop();
await phone();
await browser.close();
