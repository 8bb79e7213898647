// SPDX-License-Identifier: AGPL-3.0-or-later
// Everyone who comes to the house, on a phone and at a desk: what each came for, from the door to the end, every page of the
// way judged. The matrix of who is played where stands in docs/guide/testing.md.
import { enter, equal, finish, listenAt, moveTo, open, picture, press, signIn, test, tick, until } from "./support/house.mjs";
import { judgeAccess, judgeWidth } from "./support/judges.mjs";
import { startHouse, startMailServer, stopAll } from "./support/server.mjs";

const post = await startMailServer();
moveTo(await startHouse({ contents: "village", options: ["--mail", post.url] }));

const address = (name) => `${name}@village.example`;
const mailTo = (to, about = "") => until(`a mail to ${to}`, () =>
    post.mails().findLast((mail) => mail.to[0] === to && mail.text.includes(about)));

// Both themes on a page that may change; the chosen one alone where it belongs to the test.
async function look(page, name, { both = true } = {}) {
    equal(await judgeAccess(page, { dark: both }), [], `${name}: access`);
    equal(await judgeWidth(page), [], `${name}: width`);
    equal(await page.locator("h1").count(), 1, `${name}: one h1`);
    await picture(page, `roles-${name}`);
}

async function reply(page, text) {
    await page.locator("#reply-box textarea").fill(text);
    await page.locator("#reply-box .submit-row button[type=submit]").click();
    await page.locator("#replies .comment", { hasText: text }).waitFor();
}

// The link in the menu of a publication.
async function chooseLink(page, ending) {
    const link = page.locator(`a[href$='${ending}']`);
    const menu = page.locator("main .entry details[data-menu]", { has: link }).first();
    await menu.locator("summary").click();
    await press(page, menu.locator(link).first());
}

for (const [screen, locale] of [["phone", "fr-FR"], ["desktop", "en-GB"]])
    await test(`a stranger reads what is public, and learns from no answer who is a member (${screen})`, async () => {
        const said = {};
        for (const who of ["sophie", "quelquun"]) {
            const page = await open(screen, { locale });
            await page.goto("/");
            await look(page, `stranger-home-${screen}`);
            await press(page, page.locator("main a[href='/sign-in']").first());
            await look(page, `stranger-sign-in-${screen}`);
            await page.locator("main [name=email]").fill(address(who));
            await press(page, page.locator("main form button[type=submit]").first());
            await look(page, `stranger-code-${screen}`);
            said[who] = (await page.locator("main").innerText()).replaceAll(address(who), "ADDRESS");
            await page.locator("main [name=code]").fill("000000");
            await press(page, page.locator("main form button[type=submit]").first());
            said[`${who}, wrong code`] = (await page.locator("main").innerText()).replaceAll(address(who), "ADDRESS");
            for (const path of ["/members", "/spaces", "/posts/new", "/console", "/me"]) {
                await page.goto(path);
                equal(new URL(page.url()).pathname, "/sign-in", path);
            }
        }
        equal(said.quelquun, said.sophie);
        equal(said["quelquun, wrong code"], said["sophie, wrong code"]);
    });

await test("a newcomer comes from the mail to a first reply, on a phone, in English, in the dark", async () => {
    const newcomer = "odile@ailleurs.example";
    const nadia = await signIn(address("nadia"));
    await nadia.goto("/console/members/new");
    for (const [name, value] of Object.entries({ first_name: "Odile", last_name: "Kerbrat", email: newcomer }))
        await nadia.locator(`main [name=${name}]`).fill(value);
    await look(nadia, "facilitator-new-member");
    await press(nadia, nadia.locator("main form:has([name=first_name]) button[type=submit]").first());
    await nadia.goto("/console/invitations/review?who=everyone");
    await look(nadia, "facilitator-wave");
    for (const box of ["main [name=pace][value=known]", "main [name=work_addresses]"])
        if (await nadia.locator(box).count()) await tick(nadia.locator(box));
    await press(nadia, nadia.locator("main form[action='/console/invitations/waves'] button[type=submit]"));
    const mail = await mailTo(newcomer);
    const page = await open("phone", { locale: "en-GB", colorScheme: "dark" });
    const judge = (name) => look(page, `newcomer-${name}`, { both: false });
    const way = new URL(mail.text.match(/https?:\/\/\S+\/enter\/\S+/)[0]).pathname;
    await page.goto(way);
    await judge("enter");
    await enter(page, way);
    await judge("arrived");
    await page.goto("/me");
    await page.locator("main select[name=language], main [name=language][value=en]").first()
        .evaluate((field) => field.tagName === "SELECT" ? (field.value = "en") : (field.checked = true));
    await press(page, page.locator("main form[action='/me/preferences'] button[type=submit]"));
    equal(await page.locator("html").getAttribute("lang"), "en");
    await judge("me");
    await page.goto("/spaces");
    await judge("spaces");
    await press(page, page.locator("main a[href='/spaces/entraide']").first());
    await judge("space");
    await page.locator("main form[action$='/memberships'] button").first().click();
    await page.locator("main form[action$='/departures'], main a[href*='/posts/new']").first().waitFor({ state: "attached" });
    await page.goto("/spaces/entraide");
    await press(page, page.locator("main .entry-title a").first());
    await judge("thread");
    await reply(page, "Good evening, I have just arrived: thank you for this.");
    await judge("replied");
    await page.goto("/");
    await judge("home");
});

// Whether one sees where the focus is: on the element, or on what it stands in (a chip, the frame of the editor).
function focusShows(element) {
    for (let each = element; each && each.tagName !== "FORM"; each = each.parentElement)
        if (getComputedStyle(each).outlineStyle !== "none") return true;
    return false;
}

// Presses Tab until the focus is there, as somebody without a mouse does.
async function tabTo(page, locator, steps = 200) {
    for (let step = 0; step < steps; ++step) {
        if (await locator.evaluate((element) => element === document.activeElement)) {
            equal(await locator.evaluate(focusShows), true, `the focus shows on ${locator}`);
            return;
        }
        await page.keyboard.press("Tab");
    }
    throw new Error(`the keyboard does not reach ${locator}`);
}

const withEnter = (page) => Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
const words = `Sans souris ${Date.now().toString(36)}`;
let published;

await test("a member signs in, publishes and replies with the keyboard alone", async () => {
    const page = await open();
    await page.goto("/");
    await tabTo(page, page.locator("main a[href='/sign-in']").first());
    await withEnter(page);
    await tabTo(page, page.locator("main [name=email]"));
    await page.keyboard.type(address("sophie"));
    const before = post.mails().length;
    await withEnter(page);
    const mail = await until("the code", () => post.mails().slice(before).find((each) =>
        each.to[0] === address("sophie") && each.text.match(/\b\d{3}\s?\d{3}\b/)));
    const [, left, right] = mail.text.match(/\b(\d{3})\s?(\d{3})\b/);
    await tabTo(page, page.locator("main [name=code]"));
    await page.keyboard.type(left + right);
    await withEnter(page);
    await look(page, "keyboard-home");
    await tabTo(page, page.locator("a[href='/posts/new']:visible").first());
    await withEnter(page);
    await tabTo(page, page.locator("main [name=body]"));
    await page.keyboard.type("Tout ceci est écrit au clavier.");
    await tabTo(page, page.locator("main [name=spaces][value=graphisme]"));
    await page.keyboard.press("Space");
    equal(await page.locator("main [name=spaces][value=graphisme]").isChecked(), true);
    await tabTo(page, page.locator("main [name=title]"));
    await page.keyboard.type(words);
    await look(page, "keyboard-publish");
    await tabTo(page, page.locator("main form[action='/posts'] .submit-row button[type=submit]").last());
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/posts\/(?!new)[^/]+$/);
    published = new URL(page.url()).pathname;
    equal(await page.locator("h1").innerText(), words);
    await tabTo(page, page.locator("#reply-box textarea"));
    await page.keyboard.type("Et la réponse aussi.");
    await tabTo(page, page.locator("#reply-box .submit-row button[type=submit]"));
    await page.keyboard.press("Enter");
    await page.locator("#replies .comment", { hasText: "Et la réponse aussi." }).waitFor();
    await look(page, "keyboard-replied");
});

for (const screen of ["phone", "desktop"])
    await test(`a member finds somebody in the directory, and answers them (${screen})`, async () => {
        const pierre = await signIn(address("pierre"));
        const leo = await signIn(address("leo"), screen);
        await leo.goto("/members");
        await leo.locator("main form input[name=q]").first().pressSequentially("vauquelin");
        const found = leo.locator("#directory-results").getByRole("link", { name: /Pierre Vauquelin/ }).first();
        await found.waitFor();
        await look(leo, `member-found-${screen}`);
        await press(leo, found);
        await look(leo, `member-profile-${screen}`);
        await press(leo, leo.locator("main .entry-title a").first());
        const path = new URL(leo.url()).pathname;
        await listenAt(pierre, path);
        const text = `Merci Pierre, je vous écris ${screen === "phone" ? "du train" : "de l’atelier"}.`;
        await reply(leo, text);
        await look(leo, `member-replied-${screen}`);
        await pierre.locator("#new-replies a").waitFor();
        await pierre.goto(path);
        equal(await pierre.locator("#replies .comment", { hasText: text }).count(), 1);
    });

await test("what a member reports, the facilitator hides from her phone, and its author reads why", async () => {
    const leo = await signIn(address("leo"));
    await leo.goto(published);
    await chooseLink(leo, "/report");
    await look(leo, "member-report");
    await leo.locator("main [name=reason]").fill("Ceci n’a rien à faire ici.");
    await press(leo, leo.locator("main form[action$='/report'] button[type=submit]").first());
    const nadia = await signIn(address("nadia"), "phone");
    await nadia.goto("/console/reports");
    await look(nadia, "facilitator-reports");
    equal((await nadia.locator("main").innerText()).includes("Ceci n’a rien à faire ici."), true);
    await nadia.goto(published);
    await chooseLink(nadia, "/hide");
    await look(nadia, "facilitator-hide");
    await nadia.locator("main [name=reason]").fill("Un essai, rangé.");
    await press(nadia, nadia.locator("main form[action$='/hide'] button[type=submit]").first());
    equal((await leo.goto(published)).status(), 404);
    const sophie = await signIn(address("sophie"), "phone");
    await sophie.goto(published);
    await chooseLink(sophie, published.replace("/posts/", "/"));
    await look(sophie, "author-why");
    equal((await sophie.locator("main").innerText()).includes("Un essai, rangé."), true);
});

await test("the facilitator brings in a small file from her phone", async () => {
    const nadia = await signIn(address("nadia"), "phone");
    await nadia.goto("/console/imports");
    await look(nadia, "facilitator-imports");
    const file = "Nom;Prénom;Courriel;Filière\r\nKerzoncuf;Aziliz;aziliz@ailleurs.example;Reliure\r\nDupré;Éloi;;Dorure\r\n";
    await nadia.locator("main input[type=file]").setInputFiles({ name: "deux.csv", mimeType: "text/csv", buffer: Buffer.from(file) });
    await press(nadia, nadia.locator("main form[action='/console/imports'] button[type=submit]"));
    await look(nadia, "facilitator-columns");
    await press(nadia, nadia.locator("main form[action$='/columns'] button[type=submit]"));
    const start = nadia.locator("form[action$='/start'] button[type=submit]");
    await until("the dry run", async () => (await start.count()) || (await nadia.reload(), 0));
    await look(nadia, "facilitator-dry-run");
    await press(nadia, start);
    await until("the import", async () => (await nadia.locator("form[action$='/undo']").count()) || (await nadia.reload(), 0));
    await nadia.goto("/console/members?q=Kerzoncuf");
    equal((await nadia.locator("main").innerText()).includes("Aziliz"), true);
    await nadia.goto("/members?q=aziliz");
    await look(nadia, "facilitator-directory");
});

await stopAll();
await finish();
