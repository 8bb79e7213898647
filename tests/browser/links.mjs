// SPDX-License-Identifier: AGPL-3.0-or-later
// The card of a link: seen in the feed and under the text, from this house alone; taken away and put back by who wrote the
// text; refused by a reader. And documents given while one writes.
import { equal, finish, open, picture, press, signIn, test, tick, wayIn } from "./support/house.mjs";
import { judgeAccess } from "./support/judges.mjs";

const address = (name) => `${name}@village.example`;
const pdf = Buffer.from("%PDF-1.4\n% un\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n");
const card = (page) => page.locator("main .link-card a.link-card-main");

let path;

await test("Céline’s link has a card, and its picture comes from the house", async () => {
    const page = await signIn(address("celine"), "desktop");
    const foreign = [];
    page.on("request", (request) => {
        if (new URL(request.url()).origin !== new URL(page.url()).origin && !request.url().startsWith("data:"))
            foreign.push(request.url());
    });
    await page.goto("/search?q=moulin+drap+feuilles");
    await page.getByRole("link", { name: /Une matinée au moulin/ }).first().click();
    await page.waitForURL(/\/posts\//);
    path = new URL(page.url()).pathname;
    equal(await card(page).count(), 1);
    equal(/Visites et matinées au moulin à papier/.test(await card(page).innerText()), true);
    const image = card(page).locator("img");
    equal(await image.evaluate((one) => one.decode().then(() => one.naturalWidth > 0)), true);
    equal(await card(page).getAttribute("rel"), "nofollow noopener ugc");
    equal(foreign, []);
    equal(await judgeAccess(page), []);
    await picture(page, "link-card-desktop-fr");
});

await test("she takes it away and puts it back", async () => {
    const page = await signIn(address("celine"), "phone");
    await page.goto(path);
    await picture(page, "link-card-phone-fr");
    await page.locator("main .link-card details[data-menu] > summary").click();
    await press(page, page.locator("main .link-card form[action$='/remove'] button"));
    equal(await card(page).count(), 0);
    equal(await judgeAccess(page), []);
    await press(page, page.locator("main .link-card form[action$='/restore'] button"));
    equal(await card(page).count(), 1);
});

await test("a reader prefers plain links", async () => {
    const page = await signIn(address("sophie"), "desktop");
    await page.goto("/me");
    await page.locator("form[action='/me/links'] [name=cards]").uncheck({ force: true });
    await press(page, page.locator("form[action='/me/links'] button[type=submit]"));
    await page.goto(path);
    equal(await card(page).count(), 0);
    equal(await page.locator("main .entry .prose a[href^='https://moulin']").count(), 1);
});

await test("Sophie gives two documents while she writes, and takes one back", async () => {
    const page = await signIn(address("sophie"), "phone");
    await page.goto("/posts/new");
    await page.locator("main [name=body]").first().fill("Le plan et le devis.");
    await page.locator("main details", { has: page.locator(".takes-documents") }).locator("summary").click();
    await page.locator("[name=documents]").setInputFiles([
        { name: "devis.pdf", mimeType: "application/pdf", buffer: pdf },
        { name: "plan.pdf", mimeType: "application/pdf", buffer: Buffer.concat([pdf, Buffer.from("% deux\n")]) },
    ]);
    const boxes = page.locator(".chosen-documents [name=document]");
    await boxes.nth(1).waitFor();
    await picture(page, "documents-while-writing-phone-fr");
    equal(await judgeAccess(page), []);
    await page.locator(".chosen-documents label", { hasText: "plan.pdf" }).locator("input").uncheck();
    await tick(page.locator("main [name=spaces][value=graphisme]"));
    await page.locator("main form[action='/posts'] button[type=submit]:not([formaction])").last().click();
    await page.waitForURL(/\/posts\/(?!new)[^/]+$/);
    equal(await page.locator("a.document-words", { hasText: "devis.pdf" }).count(), 1);
    equal(await page.locator("a.document-words", { hasText: "plan.pdf" }).count(), 0);
    await page.goto("/");
    equal(await page.locator("main .entry a.document-words", { hasText: "devis.pdf" }).count(), 1);
    await picture(page, "feed-with-document-phone-fr");
});

await test("without JavaScript a document comes with the form", async () => {
    const page = await open("phone", { javaScriptEnabled: false });
    await page.goto(wayIn(address("sophie")));
    await page.locator("main form button[type=submit]").first().click();
    await page.goto("/posts/new");
    await page.locator("main [name=body]").first().fill("Sans JavaScript.");
    await page.locator("main details", { has: page.locator(".takes-documents") }).locator("summary").click();
    await page.locator("[name=documents]").setInputFiles({ name: "devis.pdf", mimeType: "application/pdf", buffer: pdf });
    await tick(page.locator("main [name=spaces][value=graphisme]"));
    await page.locator("main form[action='/posts'] button[type=submit]:not([formaction])").last().click();
    await page.waitForURL(/\/posts\/(?!new)[^/]+$/);
    equal(await page.locator("a.document-words", { hasText: "devis.pdf" }).count(), 1);
});

await finish();
