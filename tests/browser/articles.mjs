// SPDX-License-Identifier: AGPL-3.0-or-later
// A long read from its first line to a reader's list: written, scheduled, brought forward, read on a phone, on paper.
import { equal, finish, picture, press, signIn, test, tick } from "./support/house.mjs";
import { judgeAccess, judgeHtml, judgeWidth } from "./support/judges.mjs";

const address = (name) => `${name}@village.example`;
const unique = (text) => `${text} ${Date.now().toString(36)}`;
const text = [
    "# La cuve",
    "Deux doigts d’eau, une poignée de carraghénane, une nuit de repos. **Rien ne presse** : c’est la cuve qui décide.",
    "> On ne peint pas sur l’eau, on lui demande.",
    "# Le peigne",
    "Un peigne se fabrique : une latte, des épingles, de la patience.\n\n- neuf dents pour le caillouté ;\n- quinze pour la plume ;\n- une aiguille pour finir.",
    "## Les dents",
    "Régulières, surtout. Le papier pardonne beaucoup, le peigne rien.",
    "# Le papier",
    "Aluné la veille, posé d’un angle à l’autre sans bulle, relevé d’un geste.",
].join("\n\n");

async function write(page, fields = {}) {
    await page.goto("/articles/new?draft=new");
    const values = { title: "Marbrer à la cuve", standfirst: "De l’eau épaisse, un peigne, et la patience d’une nuit.", body: text, ...fields };
    for (const [name, value] of Object.entries(values)) await page.locator(`main [name=${name}]`).fill(value);
    await tick(page.locator("main [name=spaces][value=graphisme]"));
    await tick(page.locator("main [name=level][value=practising]"));
}

async function publish(page) {
    await page.locator("main form[action='/articles'] .submit-row button[type=submit]").first().click();
    await page.waitForURL(/\/articles\/(?!new)[^/]+$/);
    return new URL(page.url()).pathname;
}

let path;
const name = unique("Marbrer à la cuve");

await test("Sophie writes an article and Léo reads it on his phone", async () => {
    const sophie = await signIn(address("sophie"), "desktop");
    await write(sophie, { title: name });
    await picture(sophie, "article-form-desktop-fr");
    path = await publish(sophie);
    await picture(sophie, "article-desktop-fr");
    const leo = await signIn(address("leo"), "phone");
    await leo.goto(path);
    equal(await leo.locator("h1").innerText(), name);
    equal(await leo.locator("main nav.article-contents a").count(), 4);
    await leo.locator("main nav.article-contents a", { hasText: "Le peigne" }).click();
    equal(new URL(leo.url()).hash, "#s-le-peigne");
    await picture(leo, "article-phone-fr");
    const dark = await signIn(address("leo"), "desktop", { colorScheme: "dark" });
    await dark.goto(path);
    await picture(dark, "article-desktop-fr-dark");
    await dark.emulateMedia({ media: "print" });
    equal(await dark.locator("nav.article-contents").isVisible(), false);
    await picture(dark, "article-print-fr");
    await dark.emulateMedia({ media: "screen" });
    await dark.goto("/articles");
    await picture(dark, "articles-desktop-fr-dark");
});

await test("it waits for its hour, and is brought forward", async () => {
    const sophie = await signIn(address("sophie"), "phone");
    await write(sophie, { title: unique("Pour demain") });
    await sophie.locator("main summary", { hasText: "Publier plus tard" }).click();
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    await sophie.locator("main [name=publish_on]").fill(tomorrow);
    await sophie.locator("main [name=publish_time]").selectOption("18:30");
    const waiting = await publish(sophie);
    await sophie.locator("main .notice", { hasText: "Publication prévue le" }).waitFor();
    await picture(sophie, "article-scheduled-phone-fr");
    const leo = await signIn(address("leo"));
    equal((await leo.goto(waiting)).status(), 404);
    await press(sophie, sophie.locator("main form[action$='/publish'] button"));
    equal((await leo.goto(waiting)).status(), 200);
});

await test("a testimony is signed by somebody who is no member, once they agreed", async () => {
    const page = await signIn(address("sophie"), "phone");
    await page.goto("/articles/new?form=testimony&draft=new");
    await page.locator("main [name=title]").fill(unique("Trente ans de dorure"));
    await page.locator("main [name=guest_name]").fill("Rosa Lam");
    await page.locator("main [name=guest_line]").fill("Doreuse à Nantes");
    await page.locator("main [name=body]").fill("J’ai commencé en balayant l’atelier. On apprend beaucoup en balayant : on voit tout.");
    await tick(page.locator("main [name=spaces][value=graphisme]"));
    await page.locator("main form[action='/articles'] .submit-row button[type=submit]").first().click();
    await page.locator("[data-errors]").waitFor();
    await tick(page.locator("main [name=consent]"));
    await publish(page);
    await page.locator("main .byline", { hasText: "Rosa Lam" }).waitFor();
    await picture(page, "testimony-phone-fr");
});

await test("Léo puts it aside, reads it, and shares his list", async () => {
    const leo = await signIn(address("leo"), "phone");
    await leo.goto(`/posts/${path.split("/").pop()}/reading-lists`);
    await leo.locator("main [name=name]").fill(unique("Pour l’hiver"));
    await press(leo, leo.locator("main form .submit-row button[type=submit]").first());
    await leo.goto("/reading-lists");
    await picture(leo, "reading-lists-phone-fr");
    await press(leo, leo.locator("main .list a").last());
    await leo.locator("main", { hasText: name }).waitFor();
    await press(leo, leo.locator("main form[action$='/read'] button").first());
    equal(await leo.locator("main form[action$='/read'] button").first().getAttribute("aria-pressed"), "true");
    const list = new URL(leo.url()).pathname;
    const sophie = await signIn(address("sophie"), "desktop");
    equal((await sophie.goto(list)).status(), 404);
    await leo.goto(`${list}/edit`);
    await tick(leo.locator("main [name=shared]"));
    await press(leo, leo.locator("main form .submit-row button[type=submit]").first());
    await picture(leo, "reading-list-phone-fr");
    equal((await sophie.goto(list)).status(), 200);
    equal(await sophie.locator("main", { hasText: name }).count(), 1);
});

await test("Céline finds her series and changes its words", async () => {
    const celine = await signIn(address("celine"), "small");
    await celine.goto("/articles");
    await press(celine, celine.locator("main a", { hasText: "seconde partie : le peigne" }).first());
    await press(celine, celine.locator("main a[href^='/series/']").first());
    await press(celine, celine.locator("main a[href$='/edit']").first());
    equal(await judgeAccess(celine, { dark: true }), []);
    equal(await judgeWidth(celine), []);
    equal(await judgeHtml({ series: await celine.content() }), []);
    await picture(celine, "series-edit-small-fr");
});

await finish();
