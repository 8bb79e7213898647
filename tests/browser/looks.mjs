// SPDX-License-Identifier: AGPL-3.0-or-later
// Nadia gives the house a type, a cover and words of its own; a stranger sees the cover, a member reads the words.
import { equal, finish, open, picture, press, signIn, test } from "./support/house.mjs";
import { judgeAccess, judgeWidth } from "./support/judges.mjs";

async function look(page, name) {
    equal(await judgeAccess(page, { dark: true }), [], `${name}: access`);
    equal(await judgeWidth(page), [], `${name}: width`);
    await picture(page, `looks-${name}`);
}

const save = (page) => press(page, page.locator("main form .submit-row button[type=submit]:not([formaction])"));

// A picture to give, drawn here.
const drawn = (page) => page.evaluate(() => {
    const canvas = document.createElement("canvas");
    canvas.width = 900;
    canvas.height = 300;
    const pen = canvas.getContext("2d");
    pen.fillStyle = "#7a2e2b";
    pen.fillRect(0, 0, 900, 300);
    pen.fillStyle = "#e9c9a8";
    for (let x = 0; x < 900; x += 60) pen.fillRect(x, 0, 24, 300);
    return canvas.toDataURL("image/png").split(",")[1];
});

await test("a type and a cover are chosen; strangers see them at the door", async () => {
    const page = await signIn("nadia@village.example");
    await page.goto("/console/looks");
    await look(page, "form");
    await page.locator("[name=typeface][value=book]").check();
    await page.locator("[name=cover]").setInputFiles({ name: "c.png", mimeType: "image/png", buffer: Buffer.from(await drawn(page), "base64") });
    await save(page);
    for (const screen of ["small", "desktop"])
        for (const path of ["/", "/sign-in", "/legal/notice"]) {
            const stranger = await open(screen);
            await stranger.goto(path);
            equal(await stranger.locator("main img.house-cover").evaluate((img) => img.complete && img.naturalWidth > 0), true, path);
            equal((await stranger.evaluate(() => getComputedStyle(document.documentElement).fontFamily)).includes("Figtree"), false);
            await look(stranger, `${path.slice(1).replace("/", "-") || "door"}-${screen}`);
        }
    await page.goto("/console/looks");
    await page.locator("[name=remove_cover]").check();
    await page.locator("[name=typeface][value=figtree]").check();
    await save(page);
    const stranger = await open();
    await stranger.goto("/");
    equal(await stranger.locator("img.house-cover").count(), 0);
});

await test("a colour too pale says what stands for it", async () => {
    const page = await signIn("nadia@village.example", "phone");
    await page.goto("/console/looks");
    await page.locator("[name=brand_colour]").first().fill("#ffd400");
    await page.locator("#colour-preview", { hasText: "#ffd400" }).waitFor();
    await look(page, "pale");
});

await test("the words of the house are on every page", async () => {
    const nadia = await signIn("nadia@village.example", "phone");
    await nadia.goto("/console/words");
    await look(nadia, "words");
    await nadia.locator("[name=space_fr_one]").fill("communauté");
    await nadia.locator("[name=space_fr_many]").fill("communautés");
    await nadia.locator("[name=space_fr_gender][value=f]").check();
    await press(nadia, nadia.locator("button[formaction$='/preview']"));
    equal(await nadia.locator("#samples", { hasText: "Toutes les communautés" }).count(), 1);
    await look(nadia, "words-preview");
    await save(nadia);
    const sophie = await signIn("sophie@village.example", "phone");
    await sophie.goto("/spaces");
    equal(await sophie.locator("h1", { hasText: "Communautés" }).count(), 1);
    await look(sophie, "words-spaces");
});

await finish();
