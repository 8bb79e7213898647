// SPDX-License-Identifier: AGPL-3.0-or-later
// The search of the house: from anywhere with the keyboard, on a phone, with a screen reader, and without JavaScript.
import { equal, finish, open, picture, press, signIn, test, tick, wayIn } from "./support/house.mjs";
import { judgeAccess, judgeHtml, judgeWidth } from "./support/judges.mjs";

const address = (name) => `${name}@village.example`;
const dialog = (page) => page.locator("#house-search");
const found = (page) => page.locator("#house-search-found");
const focused = (page) => page.evaluate(() => document.activeElement?.id || document.activeElement?.getAttribute("href"));
const documents = {};

// The village came as history: a job indexes it in the first moments.
async function waitForIndex(page) {
    for (let i = 0; i < 50; ++i) {
        await page.goto("/search?q=reliure");
        if (await page.locator("main .hit").count()) return;
        await page.waitForTimeout(200);
    }
}

await test("Ctrl+K opens the box anywhere, it answers as one types, arrows and Enter lead there", async () => {
    const page = await signIn(address("leo"));
    await waitForIndex(page);
    await page.goto("/spaces");
    await page.locator("main a").first().focus();
    const before = await focused(page);
    await page.keyboard.press("Control+k");
    await dialog(page).waitFor({ state: "visible" });
    equal(await focused(page), "house-search-q");
    await page.keyboard.type("papier", { delay: 30 });
    await found(page).locator("a mark").first().waitFor();
    await page.waitForFunction(() => /résultat/.test(document.querySelector(".only-said[aria-live]")?.textContent ?? ""));
    equal(await judgeAccess(page), [], "the open box");
    await picture(page, "search-box-desktop-fr");
    await page.keyboard.press("Escape");
    await dialog(page).waitFor({ state: "hidden" });
    equal(await focused(page), before, "the focus is back where it was");
    await page.keyboard.press("Control+k");
    await page.keyboard.type("papier");
    await found(page).locator("a").first().waitFor();
    await page.keyboard.press("ArrowDown");
    const first = await focused(page);
    equal(first, await found(page).locator("a").first().getAttribute("href"));
    await page.keyboard.press("Enter");
    await page.waitForURL((now) => first.startsWith(now.pathname));
});

await test("who dictates switches / off, and Ctrl+K stays", async () => {
    const page = await signIn(address("leo"));
    for (const is_on of [false, true]) {
        await page.goto("/me");
        await tick(page.locator("[name=has_search_key]"), is_on);
        await press(page, page.locator("form[action='/me/preferences'] button[type=submit]"));
        await page.goto("/");
        await page.keyboard.press("/");
        if (is_on) await dialog(page).waitFor({ state: "visible" });
        else {
            await page.waitForTimeout(300);
            equal(await dialog(page).isVisible(), false);
            await page.keyboard.press("Control+k");
            await dialog(page).waitFor({ state: "visible" });
        }
        await page.keyboard.press("Escape");
    }
});

await test("/ opens it too, but not while one writes; Enter shows all results", async () => {
    const page = await signIn(address("leo"));
    await page.goto("/posts/new");
    await page.locator("main [name=title]").focus();
    await page.keyboard.type("et/ou");
    equal(await dialog(page).isVisible(), false);
    equal(await page.locator("main [name=title]").inputValue(), "et/ou");
    await page.goto("/");
    await page.keyboard.press("/");
    await dialog(page).waitFor({ state: "visible" });
    await page.keyboard.type("reliures");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/search\?q=reliures/);
    await page.locator("main .hit mark").first().waitFor();
    equal(await judgeAccess(page, { dark: true }), []);
    documents.results = await page.content();
    await picture(page, "search-results-desktop-fr");
    await page.locator("main .filters a.chip", { hasText: "Questions" }).first().click();
    await page.waitForURL(/kind=questions/);
    await page.getByRole("link", { name: "Les plus récents d’abord" }).or(page.locator("main .empty-title")).first().waitFor();
});

await test("on a phone the magnifying glass opens it, and nothing is wider than the screen", async () => {
    const page = await signIn(address("leo"), "phone");
    await page.goto("/");
    await page.locator(".topbar [data-search-open]").click();
    await dialog(page).waitFor({ state: "visible" });
    await page.keyboard.type("reliure");
    await found(page).locator("a").first().waitFor();
    equal(await judgeWidth(page), []);
    equal(await judgeAccess(page), []);
    await picture(page, "search-box-phone-fr");
    await page.goto("/search?q=reliure");
    equal(await judgeWidth(page), []);
    await picture(page, "search-results-phone-fr");
    await page.goto("/search?q=zzzzqqq");
    await page.getByText("Rien pour").first().waitFor();
    equal(await judgeAccess(page), []);
    documents.nothing = await page.content();
});

await test("without JavaScript the box is a plain form", async () => {
    const page = await open("desktop", { javaScriptEnabled: false });
    await page.goto(wayIn(address("leo")));
    await page.locator("main form button[type=submit]").first().click();
    await page.goto("/spaces");
    await page.locator(".rail-search input").fill("reliure");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/search\?q=reliure/);
    equal((await page.locator("main .hit").count()) > 0, true);
    equal(await dialog(page).isVisible(), false);
});

await test("its pages are valid HTML", async () => equal(await judgeHtml(documents), []));

await finish();
