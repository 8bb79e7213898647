// SPDX-License-Identifier: AGPL-3.0-or-later
// A thread that is lived in: what one writes stands at once where a reload shows it, the numbers follow, and # proposes
// the subjects that others have named.
import { equal, finish, signIn, test, tick } from "./support/house.mjs";

const address = (name) => `${name}@village.example`;
const mark = Date.now().toString(36);
let path;

const heading = (page) => page.locator("#replies > div > h2").innerText();
const beside = (page) => page.locator("main .entry-actions a[href$='#replies']").innerText();
// What is said, in the order of the page, with how deep it stands.
const outline = (page) =>
    page.locator("#thread .comment").evaluateAll((all) =>
        all.map((each) => {
            let depth = 0;
            for (let up = each.parentElement; up && up.id !== "thread"; up = up.parentElement) if (up.matches(".comment")) depth += 1;
            return `${depth} ${each.querySelector(".prose").innerText.trim()}`;
        }),
    );

async function answer(page, text, to) {
    let box = page.locator("#reply-box");
    if (to) {
        const comment = page.locator(".comment", { hasText: to }).last();
        await comment.locator(".entry-actions a[href$='/reply']").first().click();
        box = page.locator("[id^=reply-to-]", { has: page.locator("textarea") });
    }
    await box.locator("textarea").fill(text);
    await box.locator(".submit-row button[type=submit]").first().click();
    await page.locator("#replies .comment .prose", { hasText: text }).waitFor();
}

await test("Sophie names a subject with #, chosen by keyboard among those there are", async () => {
    const page = await signIn(address("sophie"), "desktop");
    await page.goto("/posts/new");
    await page.locator("main [name=body]").pressSequentially(`Un essai ${mark} sur le #gra`);
    const list = page.locator(".expander [role=option]");
    const found = await list.first().waitFor({ timeout: 5000 }).then(() => true, () => false);
    if (found) {
        equal(await page.locator("main [name=body]").getAttribute("aria-activedescendant").then((id) => typeof id), "string");
        await page.keyboard.press("Enter");
        equal(/#gra\S+ $/.test(await page.locator("main [name=body]").inputValue()), true);
    } else await page.locator("main [name=body]").pressSequentially("vure ");
    await tick(page.locator("main [name=spaces][value=graphisme]"));
    await page.locator("main form[action='/posts'] .submit-row button[type=submit]").click();
    await page.waitForURL(/\/posts\/(?!new)[^/]+$/);
    path = new URL(page.url()).pathname;
    equal(await page.locator("main .entry .chips a[href^='/tags/gra']").count(), 1);
});

await test("The second time the subject is proposed, to whoever may read it", async () => {
    const page = await signIn(address("leo"), "desktop");
    await page.goto(path);
    await page.locator("#reply-box textarea").pressSequentially("Pour le #gra");
    await page.locator(".expander [role=option]").first().waitFor();
    await page.keyboard.press("Enter");
    equal(/#gra\S+ $/.test(await page.locator("#reply-box textarea").inputValue()), true);
});

for (const screen of ["desktop", "small"])
    await test(`Replies stand in their place at once (${screen})`, async () => {
        const page = await signIn(address("sophie"), screen);
        await page.goto(path);
        const before = await page.locator("#thread > .comment").count();
        await answer(page, `alpha ${screen}`);
        await answer(page, `beta ${screen}`, `alpha ${screen}`);
        await answer(page, `gamma ${screen}`, `alpha ${screen}`);
        await answer(page, `delta ${screen}`, `beta ${screen}`);
        const [said, numbers] = [await outline(page), [await heading(page), await beside(page)]];
        equal(numbers, ["4", "4"].map((n, i) => numbers[i].replace(/\d+/, String(Number(n) + before * 4))));
        await page.reload();
        equal(await outline(page), said);
        equal([await heading(page), await beside(page)], numbers);
        equal(said.slice(-4), [`0 alpha ${screen}`, `1 beta ${screen}`, `1 gamma ${screen}`, `1 delta ${screen}`]);
        await page.locator(".comment", { hasText: `delta ${screen}` }).last().locator("details[data-menu] > summary").first().click();
        await page.locator(".comment", { hasText: `delta ${screen}` }).last().locator("form[action$='/delete'] button").click();
        await page.locator("#replies > div > h2", { hasText: String(3 + before * 4) }).waitFor();
        await page.locator(".comment form[action$='/restore'] button").click();
        await page.locator("#replies > div > h2", { hasText: String(4 + before * 4) }).waitFor();
    });

await finish();
