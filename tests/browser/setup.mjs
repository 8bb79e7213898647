// SPDX-License-Identifier: AGPL-3.0-or-later
// An empty house: the printed link, wrong answers, then the first administrator at home.
import { equal, finish, moveTo, open, picture, test, tick } from "./support/house.mjs";
import { judgeAccess, judgeHtml, judgeWidth } from "./support/judges.mjs";
import { startHouse, stopAll } from "./support/server.mjs";

const house = await startHouse({ contents: "empty" });
moveTo(house);
const link = house.said().match(/https?:\/\/\S+\/setup\/\S+/)?.[0] ?? "";
const path = link && new URL(link).pathname;

async function fill(page, values) {
    for (const [name, value] of Object.entries(values)) await page.locator(`main [name=${name}]`).fill(value);
}

await test("an empty house lets nobody in without its link", async () => {
    const page = await open();
    equal(path === "", false, "the server printed no link");
    equal((await page.goto("/setup/" + "x".repeat(43))).status(), 404);
    await page.goto("/");
    equal(await page.getByRole("heading", { level: 1 }).count(), 1);
    equal((await page.content()).includes(path), false);
});

await test("the page that opens the house suits everybody", async () => {
    const documents = {};
    for (const [screen, locale] of [["desktop", "fr-FR"], ["phone", "en-GB"], ["small", "fr-FR"]]) {
        const page = await open(screen, { locale, colorScheme: screen === "phone" ? "dark" : "light" });
        equal((await page.goto(path)).status(), 200);
        equal(await page.locator("html").getAttribute("lang"), locale.slice(0, 2));
        equal(await judgeAccess(page), []);
        equal(await judgeWidth(page), []);
        documents[`setup ${locale} ${screen}`] = await (await page.context().request.get(path)).text();
        await picture(page, `setup-${screen}-${locale.slice(0, 2)}`);
    }
    equal(await judgeHtml(documents), []);
});

await test("wrong answers keep what was typed and say what to put right", async () => {
    const page = await open("phone");
    await page.goto(path);
    await fill(page, { name: "Syndicat des métiers du carnet", short_name: "SMC", first_name: "Odette", last_name: "Le Guen", email: "odette@nulle part" });
    // The browser itself would stop at the address; the server has to judge it too.
    await page.locator("main form").evaluate((form) => (form.noValidate = true));
    await page.locator("main form button[type=submit]").click();
    await page.locator("[data-errors]").waitFor();
    equal(page.url().endsWith(path), true);
    for (const [name, value] of Object.entries({ name: "Syndicat des métiers du carnet", short_name: "SMC", first_name: "Odette", last_name: "Le Guen", email: "odette@nulle part" }))
        equal(await page.locator(`main [name=${name}]`).inputValue(), value);
    equal(await page.locator("main [name=email]").getAttribute("aria-invalid"), "true");
    equal(await page.locator("[data-errors] a[href='#field-kind']").count(), 1);
    await page.locator("[data-errors] a[href='#field-email']").click();
    equal(await page.evaluate(() => document.activeElement?.getAttribute("name")), "email");
    equal(await judgeAccess(page), []);
    await picture(page, "setup-errors-phone-fr");
});

await test("one page, and the first administrator is at home", async () => {
    const page = await open();
    await page.goto(path);
    await fill(page, { name: "Syndicat des métiers du carnet", short_name: "SMC", first_name: "Odette", last_name: "Le Guen", email: "odette@carnet.example" });
    await tick(page.locator("main [name=kind][value=employees_union]"));
    await tick(page.locator("main [name=language][value=fr]"));
    await page.locator("main form button[type=submit]").click();
    await page.waitForURL((now) => !now.pathname.startsWith("/setup/"));
    equal((await page.textContent("body")).includes("SMC"), true);
    equal((await page.goto("/console/members")).status(), 200);
    equal((await page.textContent("main")).includes("Odette"), true);
    await page.goto("/");
    equal(await page.getByRole("heading", { level: 1 }).count(), 1);
    await picture(page, "empty-house-home-desktop-fr");
});

await test("the link opened the house once, and opens nothing more", async () => {
    const page = await open();
    equal((await page.goto(path)).status(), 404);
});

await stopAll();
await finish();
