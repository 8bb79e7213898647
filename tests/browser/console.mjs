// SPDX-License-Identifier: AGPL-3.0-or-later
// The console of an administrator: is the house well, who may do what, what depends on a feature.
import { equal, finish, picture, press, signIn, test, tick, until } from "./support/house.mjs";
import { judgeAccess, judgeWidth } from "./support/judges.mjs";

const address = (name) => `${name}@village.example`;

async function look(page, name, { dark = false } = {}) {
    equal(await judgeAccess(page, { dark }), [], `${name}: access`);
    equal(await judgeWidth(page), [], `${name}: width`);
    equal(await page.locator("h1").count(), 1, `${name}: one h1`);
    await picture(page, `console-${name}`);
}

await test("an administrator has the house examined and reads what to do", async () => {
    const page = await signIn(address("claire"), "phone");
    await page.goto("/console/machine");
    await press(page, page.locator("main form[action$='/examinations'] button"));
    await until("the examination", async () =>
        !(await page.locator("#machine-findings").count()) && (await page.locator("main .notice").count()));
    await look(page, "health-phone", { dark: true });
    for (const part of ["work", "storage"]) {
        await page.goto(`/console/machine/${part}`);
        await look(page, `${part}-phone`, { dark: true });
    }
});

await test("sizes are measured when somebody asks, without JavaScript too", async () => {
    const page = await signIn(address("claire"), "small", { javaScriptEnabled: false });
    await page.goto("/console/machine/storage");
    await press(page, page.locator("main form[action$='/measures'] button").first());
    await until("the measure", async () =>
        (await page.locator("main table").count()) || (await page.reload(), 0));
    await picture(page, "console-storage-small");
});

await test("an office is given, told, and taken back", async () => {
    const page = await signIn(address("claire"), "desktop");
    await page.goto("/console/offices");
    await look(page, "roles-desktop", { dark: true });
    await page.locator("main details summary").first().click();
    equal(await page.locator("main details[open] li").count() > 10, true, "what it may do");
    await picture(page, "console-roles-open-desktop");
    await page.locator("main [name=person]").fill(address("sophie"));
    await tick(page.locator("main [name=office][value=treasurer]"));
    await press(page, page.locator("main form[action='/console/offices'] button[type=submit]"));
    const row = page.locator("#treasurer li", { hasText: "Sophie" });
    equal(await row.count(), 1);
    await row.locator("form button").click();
    await press(page, page.locator("dialog[open] .button-primary"));
    equal(await page.locator("#treasurer li", { hasText: "Sophie" }).count(), 0);
});

await test("the page of features says what closing each hides", async () => {
    const page = await signIn(address("claire"), "phone", { locale: "en-GB" });
    await page.goto("/console/features");
    await look(page, "features-phone", { dark: true });
    await page.locator("main details summary").first().click();
    equal(await page.locator("main details[open] li").count() > 0, true);
});

await finish();
