// SPDX-License-Identifier: AGPL-3.0-or-later
// One's own data: who looked at it, taking it away, having it erased; the journal of acts.
import { equal, finish, open, picture, press, signIn, test } from "./support/house.mjs";
import { judgeAccess, judgeHtml, judgeWidth } from "./support/judges.mjs";

const address = (name) => `${name}@village.example`;
const documents = {};

async function look(page, name) {
    equal(await judgeAccess(page, { dark: true }), [], `${name}: access`);
    equal(await judgeWidth(page), [], `${name}: width`);
    documents[name] = await page.content();
    await picture(page, `privacy-${name}`);
}

await test("a member reads who looked at her record", async () => {
    const nadia = await signIn(address("nadia"));
    await nadia.goto("/console/members?q=Sophie");
    await press(nadia, nadia.locator("main a[href^='/console/members/']:not([href$='/new'])").first());
    const sophie = await signIn(address("sophie"), "phone");
    await sophie.goto("/me");
    await press(sophie, sophie.locator("main a[href='/me/record-views']").first());
    equal(await sophie.locator("#views li", { hasText: "Nadia" }).count() > 0, true, "Nadia stands there");
    await look(sophie, "views-phone");
});

await test("she takes her data away, once", async () => {
    const page = await signIn(address("sophie"));
    await page.goto("/me/data");
    await look(page, "data-desktop");
    await press(page, page.locator("form[action='/me/data/copies'] button"));
    const take = page.locator("form[action$='/file'] button");
    await take.waitFor({ timeout: 60_000 });
    await look(page, "copy-ready-desktop");
    const [download] = await Promise.all([page.waitForEvent("download"), take.click()]);
    equal(download.suggestedFilename(), "data.zip");
    await page.goto("/me/data");
    equal(await take.count(), 0, "it is gone");
});

await test("erasure waits a week and is undone", async () => {
    const page = await signIn(address("leo"), "small");
    await page.goto("/me/erasure");
    await look(page, "erasure-small");
    await page.locator("[name=writings][value=kept]").check();
    await press(page, page.locator("main form[action='/me/erasure'] button[type=submit]"));
    equal(await page.locator(".field-error, [aria-invalid=true]").count() > 0, true, "the box has to be ticked");
    equal(await page.locator("[name=writings][value=kept]").isChecked(), true, "what was chosen is kept");
    await page.locator("[name=sure]").check();
    await press(page, page.locator("main form[action='/me/erasure'] button[type=submit]"));
    await look(page, "erasure-waits-small");
    await press(page, page.locator("form[action='/me/erasure/undo'] button"));
    equal(await page.locator("form[action='/me/erasure/undo']").count(), 0, "undone");
});

await test("an administrator reads the journal without JavaScript, and orders an erasure", async () => {
    const page = await signIn(address("claire"), "phone", { javaScriptEnabled: false });
    const eye = await signIn(address("claire"), "phone"); // a judge runs scripts
    const judge = async (name) => {
        await eye.goto(page.url());
        await look(eye, name);
    };
    await page.goto("/console/audit");
    await judge("journal-phone");
    await page.locator("select[name=what]").selectOption("1");
    await page.locator("#acts-filter button[type=submit]").click();
    equal(new URL(page.url()).searchParams.get("what"), "1");
    equal(await page.locator("#acts tr").count() > 1, true, "records that were opened");
    await page.goto("/console/members?q=Karim");
    await page.locator("main a[href^='/console/members/']:not([href$='/new'])").first().click();
    await page.locator("main a[href^='/console/erasures/']").click();
    await judge("order-phone");
    await page.locator("select[name=reason]").selectOption("2");
    await page.locator("[name=sure]").check();
    await page.locator("main form button[type=submit]").last().click();
    await judge("erasures-phone");
    await page.locator("form[action$='/undo'] button").click();
});

equal(await judgeHtml(documents), [], "valid documents");
await finish();
