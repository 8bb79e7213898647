// SPDX-License-Identifier: AGPL-3.0-or-later
// Finding somebody: as one types, by filters, with the keyboard only; and deciding what others find.
import { equal, finish, open, picture, press, signIn, test } from "./support/house.mjs";

const address = (name) => `${name}@village.example`;
const results = (page) => page.locator("#directory-results");
const search = (page) => page.locator("main form[role=search] input[type=search], main form input[name=q]").first();

// "60 membres", "8 membres en Reliure"
const countSaid = (page) => results(page).getByText(/^\d+ (membre|personne)/).first().innerText();

await test("the directory answers as one types, without accents", async () => {
    const page = await signIn(address("leo"), "phone");
    await page.goto("/members");
    await search(page).pressSequentially("helene", { delay: 30 });
    await results(page).getByText("Hélène").first().waitFor();
    await page.waitForFunction(() => /helene/i.test(document.querySelector("#directory-results").innerText));
    equal(/^[1-5] membre/.test(await countSaid(page)), true, await countSaid(page));
    equal(new URL(page.url()).searchParams.get("q"), "helene", "the address can be shared");
    await picture(page, "directory-search-phone-fr");
    await search(page).fill("zzzz");
    await results(page).locator(".empty, .empty-state, h2").first().waitFor();
    await picture(page, "directory-nobody-phone-fr");
});

await test("filters narrow the list, and one lets go of them", async () => {
    const page = await signIn(address("leo"));
    await page.goto("/members");
    const everybody = await countSaid(page);
    const chip = page.locator("main .filters a.chip", { hasText: "Reliure" }).first();
    await chip.click();
    await page.waitForURL(/trade=/);
    const binders = await countSaid(page);
    equal(binders === everybody, false, binders);
    equal(/Reliure/i.test(binders), true, binders);
    await picture(page, "directory-trade-desktop-fr");
    await page.locator("main .filters a.chip[aria-current=true]").first().click();
    await page.waitForURL((now) => !now.searchParams.has("trade"));
    equal(await countSaid(page), everybody);
});

await test("with the keyboard alone one finds Sophie", async () => {
    const page = await signIn(address("leo"));
    await page.goto("/members");
    await page.keyboard.press("Tab");
    equal(await page.evaluate(() => document.activeElement?.className), "skip");
    await page.keyboard.press("Enter");
    for (let i = 0; i < 5 && !(await search(page).evaluate((field) => field === document.activeElement)); ++i) await page.keyboard.press("Tab");
    equal(await search(page).evaluate((field) => field === document.activeElement), true, "the search is near the start");
    await page.keyboard.type("sophie marchetti");
    await page.keyboard.press("Enter");
    await results(page).getByRole("link", { name: /Sophie Marchetti/ }).first().waitFor();
    for (let i = 0; i < 80; ++i) {
        await page.keyboard.press("Tab");
        if (await page.evaluate(() => /Sophie Marchetti/.test(document.activeElement?.textContent ?? "") && document.activeElement?.closest("#directory-results") !== null)) break;
    }
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
    equal(outline === "none", false, "the focus shows");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/members\/[^?]+$/);
    equal((await page.locator("h1").innerText()).includes("Sophie Marchetti"), true);
    await picture(page, "profile-desktop-fr");
});

async function profileOf(page, name) {
    await page.goto(`/members?q=${encodeURIComponent(name)}`);
    return results(page).getByRole("link", { name: new RegExp(name) }).first().getAttribute("href");
}

await test("what Sophie hides is absent for Léo, and what she shows is there", async () => {
    const sophie = await signIn(address("sophie"), "phone");
    const leo = await signIn(address("leo"));
    const profile = await profileOf(leo, "Sophie Marchetti");
    const edit = async (values) => {
        await sophie.goto("/me/profile");
        for (const [name, value] of Object.entries(values)) {
            const field = sophie.locator(`#profile-form [name=${name}]`);
            if (await field.evaluate((each) => each.tagName) === "SELECT") await field.selectOption(value);
            else await field.fill(value);
        }
        await press(sophie, sophie.locator("#profile-form .submit-row button[type=submit]"));
    };
    await edit({ phone: "06 12 34 56 78", see_phone: "2", employer: "Atelier Sauge et Cie", see_employer: "1" });
    await picture(sophie, "profile-saved-phone-fr");
    await leo.goto(profile);
    const shown = await leo.content();
    equal(/6.?12.?34.?56.?78/.test(shown), true, "members read the telephone");
    equal(shown.includes("Atelier Sauge et Cie"), false, "nobody reads the employer");
    await edit({ see_phone: "1", see_employer: "2" });
    await leo.goto(profile);
    const later = await leo.content();
    equal(/6.?12.?34.?56.?78/.test(later), false);
    equal(later.includes("Atelier Sauge et Cie"), true);
    const card = await leo.request.get(`${profile}/card.vcf`);
    equal(card.status(), 200);
    equal(/6.?12.?34.?56.?78/.test(await card.text()), false, "nor on the card");
});

await test("what cannot be kept is said, and nothing typed is lost", async () => {
    const page = await signIn(address("sophie"), "phone");
    await page.goto("/me/profile");
    await page.locator("#profile-form [name=links]").fill("javascript:alert(1)");
    await page.locator("#profile-form [name=city]").fill("Saint-Étienne-du-Bois 🌳");
    await page.locator("#profile-form .submit-row button[type=submit]").click();
    await page.locator("[data-errors]").waitFor();
    equal(await page.locator("#profile-form [name=city]").inputValue(), "Saint-Étienne-du-Bois 🌳");
    await picture(page, "profile-refused-phone-fr");
});

await test("a stranger finds nobody but those who said so", async () => {
    const leo = await signIn(address("leo"));
    const own = await profileOf(leo, "Bernard Le Goffic");
    const stranger = await open("phone");
    const answer = await stranger.request.get(own, { maxRedirects: 0 });
    equal([303, 404].includes(answer.status()), true);
    equal((await answer.text()).includes("Bernard"), false);
    equal(new URL((await stranger.goto("/members"), stranger.url())).pathname, "/sign-in");
});

await finish();
