// SPDX-License-Identifier: AGPL-3.0-or-later
// The pages of law: anyone reads them from the foot of any page; Nadia gives the facts, and sees the page before she keeps them.
import { equal, finish, open, picture, press, signIn, test } from "./support/house.mjs";
import { judgeAccess, judgeHtml, judgeWidth } from "./support/judges.mjs";

const pages = ["notice", "privacy", "accessibility"];

async function look(page, name) {
    equal(await judgeAccess(page, { dark: true }), [], `${name}: access`);
    equal(await judgeWidth(page), [], `${name}: width`);
    equal(await page.locator("h1").count(), 1, `${name}: one h1`);
    await picture(page, `law-${name}`);
}

for (const [screen, locale] of [["small", "fr-FR"], ["desktop", "en-GB"]])
    await test(`a stranger reads them from the foot of the public page (${screen})`, async () => {
        const page = await open(screen, { locale });
        const documents = {};
        for (const name of pages) {
            await page.goto("/");
            await press(page, page.locator(`footer a[href='/legal/${name}']`));
            await look(page, `${name}-${screen}`);
            documents[name] = await (await page.request.get(`/legal/${name}`)).text();
            for (const fold of await page.locator("main details > summary").all()) await fold.click();
            await look(page, `${name}-open-${screen}`);
            await page.goto(`/legal/${name}/print`);
            await page.emulateMedia({ media: "print" });
            equal(await judgeWidth(page), [], `${name}: print`);
            await page.emulateMedia({ media: "screen" });
        }
        equal(await judgeHtml(documents), []);
    });

await test("they are read without JavaScript", async () => {
    const page = await open("phone", { javaScriptEnabled: false });
    await page.goto("/legal/accessibility");
    await page.locator("main details > summary").click();
    equal(await page.locator("main table tbody tr").count(), 106);
    equal(await page.locator("main table tbody tr").first().isVisible(), true);
});

await test("Nadia gives the facts, and sees the page before she keeps them", async () => {
    const page = await signIn("nadia@village.example", "phone");
    await page.goto("/console/law");
    await look(page, "console");
    await press(page, page.locator("main a[href='/console/law/notice']"));
    await look(page, "form");
    await page.locator("[name=director]").fill("Iris Delmas");
    await press(page, page.locator("button[formaction$='/preview']"));
    equal(await page.locator("#preview", { hasText: "Iris Delmas" }).count(), 1);
    equal(await page.locator("[name=director]").inputValue(), "Iris Delmas");
    await look(page, "preview");
    await press(page, page.locator("main form .submit-row button[type=submit]:not([formaction])"));
    await page.goto("/legal/notice");
    equal(await page.locator("main", { hasText: "Iris Delmas" }).count(), 1);
    for (const name of pages) {
        await page.goto(`/console/law/${name}`);
        await look(page, `form-${name}`);
    }
});

await finish();
