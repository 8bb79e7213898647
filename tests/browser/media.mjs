// SPDX-License-Identifier: AGPL-3.0-or-later
// Pictures and documents in a publication: chosen, pasted, described; seen large by the keyboard; attached, replaced,
// deleted and brought back; and all of it without JavaScript.
import { equal, finish, open, picture, press, signIn, test, tick, wayIn } from "./support/house.mjs";

const address = (name) => `${name}@village.example`;
// 12 × 8, violet.
const png = Buffer.from(
    "89504e470d0a1a0a0000000d494844520000000c000000080103000000f72a8cb200000003504c54457828c8357ae01a0000000b4944415408d76360c00e00001800014d076a480000000049454e44ae426082",
    "hex",
);
const pdf = (text) => Buffer.from(`%PDF-1.4\n% ${text}\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n`);
const sample = { name: "dos.png", mimeType: "image/png", buffer: png };

const question = (page) => page.locator("dialog.picture-question[open]");
const area = (page) => page.locator("main [name=body]").first();

async function describe(page, words) {
    await question(page).locator("[name=said]").fill(words);
    await question(page).locator("button[value=yes]").click();
    await question(page).waitFor({ state: "detached" });
}

async function publish(page) {
    await tick(page.locator("main [name=spaces][value=graphisme]"));
    await page.locator("main form[action='/posts'] button[type=submit]:not([formaction])").last().click();
    await page.waitForURL(/\/posts\/(?!new)[^/]+$/);
    return new URL(page.url()).pathname;
}

let path;

await test("Sophie adds two pictures, and must say what they show", async () => {
    const page = await signIn(address("sophie"), "phone");
    await page.goto("/posts/new");
    await area(page).fill("Deux vues de mon établi.");
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.locator("[data-adds-picture]").click()]);
    await chooser.setFiles(sample);
    await question(page).locator("button[value=yes]").click();
    await question(page).locator("[role=alert]").waitFor();
    await picture(page, "picture-question-phone-fr");
    await describe(page, "Un dos cassé, vu de la tête");
    await page.waitForFunction(() => document.querySelector("[name=body]").value.includes("![Un dos cassé, vu de la tête](/pictures/"));
    await page.evaluate((bytes) => {
        const data = new DataTransfer();
        data.items.add(new File([new Uint8Array(bytes)], "collé.png", { type: "image/png" }));
        document.querySelector("[name=body]").dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    }, [...png]);
    await describe(page, "Le même, recousu");
    await page.waitForFunction(() => document.querySelector("[name=body]").value.includes("![Le même, recousu]"));
    path = await publish(page);
    const shown = page.locator("main .entry .prose img");
    equal(await shown.count(), 2);
    equal(await shown.first().getAttribute("alt"), "Un dos cassé, vu de la tête");
    equal(await shown.first().getAttribute("width"), "12");
    equal(await shown.first().evaluate((image) => image.complete || image.decode().then(() => true)), true);
    await picture(page, "post-with-pictures-phone-fr");
});

await test("Léo looks at them by the keyboard", async () => {
    const page = await signIn(address("leo"), "desktop");
    await page.goto(path);
    const links = page.locator("main .entry .prose a[href^='/pictures/']");
    await links.first().focus();
    await page.keyboard.press("Enter");
    const box = page.locator("dialog.lightbox[open]");
    await box.waitFor();
    equal(await box.locator("p").innerText(), "Un dos cassé, vu de la tête (1/2)");
    await page.keyboard.press("ArrowRight");
    equal(await box.locator("p").innerText(), "Le même, recousu (2/2)");
    await picture(page, "lightbox-desktop-fr");
    await page.keyboard.press("Escape");
    await box.waitFor({ state: "detached" });
    equal(await links.nth(1).evaluate((link) => link === document.activeElement), true, "the focus is where one was");
});

await test("a stranger sees neither the text nor its pictures", async () => {
    const sophie = await signIn(address("sophie"));
    await sophie.goto(path);
    const src = await sophie.locator("main .entry .prose img").first().getAttribute("src");
    const stranger = await open();
    const answer = await stranger.request.get(src, { maxRedirects: 0 });
    equal([401, 303, 302, 404].includes(answer.status()), true, String(answer.status()));
    equal((answer.headers()["content-type"] ?? "").startsWith("image/"), false);
});

await test("Sophie attaches a document, replaces it, deletes it and brings it back", async () => {
    const page = await signIn(address("sophie"), "desktop");
    await page.goto(path);
    await page.getByRole("link", { name: "Joindre un document" }).click();
    await page.waitForURL(/\/documents$/);
    await page.locator("main [name=file]").setInputFiles({ name: "devis.exe", mimeType: "application/pdf", buffer: Buffer.from("MZ\x90\0\x03") });
    await press(page, page.locator("main form button[type=submit]"));
    equal(/ne peut pas être joint/.test(await page.locator("main").innerText()), true);
    await page.locator("main [name=file]").setInputFiles({ name: "devis.pdf", mimeType: "application/pdf", buffer: pdf("un") });
    await press(page, page.locator("main form button[type=submit]"));
    await page.locator(".document", { hasText: "devis.pdf" }).waitFor();
    await page.locator(".document details[data-menu] > summary").click();
    await page.getByRole("link", { name: "Remplacer par une nouvelle version" }).click();
    await page.locator("main [name=file]").setInputFiles({ name: "devis corrigé.pdf", mimeType: "application/pdf", buffer: pdf("deux") });
    await press(page, page.locator("main form[action$='/versions'] button[type=submit]"));
    equal(await page.getByText("Version 1 · devis.pdf").count(), 1);
    await picture(page, "document-history-desktop-fr");
    await page.goto(path);
    const document_link = page.locator("a.document-words");
    equal(/devis corrigé\.pdf/.test(await document_link.innerText()), true);
    const got = await page.request.get(await document_link.getAttribute("href"));
    equal(got.headers()["content-type"], "application/pdf");
    equal(/^attachment/.test(got.headers()["content-disposition"]), true);
    equal(/sandbox/.test(got.headers()["content-security-policy"]), true);
    await picture(page, "post-with-document-desktop-fr");
    await page.locator(".document details[data-menu] > summary").click();
    await press(page, page.locator(".document form[action$='/delete'] button"));
    equal(await page.locator("a.document-words").count(), 0);
    await press(page, page.locator(".document form[action$='/restore'] button"));
    equal(await page.locator("a.document-words").count(), 1);
});

await test("without JavaScript the picture comes with the form", async () => {
    const page = await open("phone", { javaScriptEnabled: false });
    await page.goto(wayIn(address("sophie")));
    await page.locator("main form button[type=submit]").first().click();
    await page.goto("/posts/new");
    await area(page).fill("Sans JavaScript.");
    await page.locator(".editor-picture > summary").click();
    await page.locator("[name=picture]").setInputFiles(sample);
    await page.locator("[name=picture_words]").fill("Un carré violet");
    await picture(page, "picture-without-script-phone-fr");
    await publish(page);
    equal(await page.locator("main .entry .prose img").getAttribute("alt"), "Un carré violet");
});

await finish();
