// SPDX-License-Identifier: AGPL-3.0-or-later
// One question through two doors: asked, heard of, answered, accepted, liked, withdrawn; and what must never go wrong
// on the way: a double click, the back button, a page that is reloaded, a browser without JavaScript.
import { equal, finish, listenAt, open, openTab, picture, press, signIn, test, tick } from "./support/house.mjs";

const address = (name) => `${name}@village.example`;
const publishButton = (page) => page.locator("main form[action='/posts'] .submit-row button[type=submit]");
const title = (text) => `${text} ${Date.now().toString(36)}`;

async function write(page, { kind = "message", name, body, spaces }) {
    await page.goto("/posts/new");
    await page.locator("main [name=body]").fill(body);
    for (const space of spaces) await tick(page.locator(`main [name=spaces][value=${space}]`));
    await tick(page.locator(`main [name=kind][value=${kind}]`));
    await page.locator("main [name=title]").fill(name);
}

async function publish(page, post) {
    await write(page, post);
    await publishButton(page).click();
    await page.waitForURL(/\/posts\/(?!new)[^/]+$/);
    return new URL(page.url()).pathname;
}

async function reply(page, text) {
    await page.locator("#reply-box textarea").fill(text);
    await page.locator("#reply-box .submit-row button[type=submit]").click();
    await page.locator("#replies .comment", { hasText: text }).waitFor();
}

async function choose(menuHolder, action) {
    await menuHolder.locator("details[data-menu] > summary").first().click();
    await menuHolder.locator(`form[action$='${action}'] button`).first().click();
}

async function countAtHome(page, text) {
    await page.goto("/");
    return page.locator("main .entry-title", { hasText: text }).count();
}

const question = title("Quel papier pour une couverture souple");
let path;

await test("Sophie asks two spaces, after reading who will see it", async () => {
    const page = await signIn(address("sophie"), "phone");
    await page.goto("/posts/new");
    equal(await page.locator("#audience").innerText().then((text) => /\d/.test(text)), false, "nobody yet");
    await write(page, { kind: "question", name: question, body: "Je cherche un **papier** qui se plie sans casser. @leo, une idée ?", spaces: ["graphisme", "entraide"] });
    await page.locator("#audience", { hasText: "Graphisme" }).waitFor();
    const audience = await page.locator("#audience").innerText();
    equal(/Entraide/.test(audience), true, audience);
    equal(Number(audience.match(/(\d+)/)?.[1]) > 20, true, audience);
    await picture(page, "publish-form-phone-fr");
    await publishButton(page).click();
    await page.waitForURL(/\/posts\/(?!new)[^/]+$/);
    path = new URL(page.url()).pathname;
    equal(await page.locator("h1").innerText(), question);
    equal(await page.locator("main .entry strong").innerText(), "papier");
    equal(await countAtHome(page, question), 1, "two doors, seen once");
});

await test("Léo answers, Sophie accepts, and both see it", async () => {
    const leo = await signIn(address("leo"), "desktop");
    equal(await countAtHome(leo, question), 1);
    await leo.goto(path);
    await reply(leo, "Un vélin de 120 g, plié dans le sens des fibres.");
    await picture(leo, "thread-desktop-fr");
    const sophie = await signIn(address("sophie"), "phone");
    await sophie.goto(path);
    const comment = sophie.locator("#replies .comment", { hasText: "Un vélin" });
    await choose(comment, "/accept");
    await sophie.locator(".comment.is-accepted", { hasText: "Un vélin" }).first().waitFor();
    await picture(sophie, "thread-accepted-phone-fr");
    await leo.goto(path);
    equal(await leo.locator(".comment.is-accepted").count() >= 1, true);
    await leo.goto("/questions");
    equal(await leo.locator("main", { hasText: question }).count(), 0, "an answered question waits no more");
});

await test("a reaction counts once, and goes again", async () => {
    const leo = await signIn(address("leo"));
    await leo.goto(path);
    const like = leo.locator("main .entry form[action$='/reactions'] button[value=like]");
    await like.click();
    await leo.locator("main .entry form[action$='/reactions'] button[value=like][aria-pressed=true]").waitFor();
    equal(await like.innerText().then((text) => /1/.test(text)), true);
    await leo.reload();
    equal(await like.getAttribute("aria-pressed"), "true");
    await like.click();
    await leo.locator("main .entry form[action$='/reactions'] button[value=like][aria-pressed=true]").waitFor({ state: "detached" });
    await leo.reload();
    equal(await like.innerText().then((text) => /1/.test(text)), false);
});

await test("another open page hears of it and is not changed", async () => {
    const nadia = await signIn(address("nadia"));
    await listenAt(nadia, "/");
    const before = await nadia.locator("main .entry").count();
    const leo = await signIn(address("leo"));
    await listenAt(leo, path);
    const sophie = await signIn(address("sophie"));
    const fresh = title("Une presse à donner");
    await publish(sophie, { name: fresh, body: "Elle pèse 300 kg.", spaces: ["entraide"] });
    await sophie.goto(path);
    await reply(sophie, "Merci Léo, j’essaie dès demain.");
    await nadia.locator("#news a").waitFor();
    equal(await nadia.locator("main .entry").count(), before, "nothing is forced in");
    await leo.locator("#new-replies a").waitFor();
    equal(await leo.locator("#replies .comment", { hasText: "Merci Léo" }).count(), 0);
    await nadia.locator("#news a").click();
    await nadia.locator("main .entry-title", { hasText: fresh }).waitFor();
});

await test("a double click publishes once", async () => {
    const page = await signIn(address("sophie"));
    const name = title("Deux clics");
    await write(page, { name, body: "Une seule fois.", spaces: ["graphisme"] });
    await publishButton(page).dblclick();
    await page.waitForURL(/\/posts\/(?!new)[^/]+$/);
    equal(await countAtHome(page, name), 1);
});

async function fieldsOf(page) {
    return page.locator("main form[action='/posts']").evaluate((form) => Object.fromEntries(new FormData(form)));
}

await test("the same form sent twice at once publishes once", async () => {
    const page = await signIn(address("sophie"));
    const name = title("Réseau lent");
    await write(page, { name, body: "Une seule fois, vraiment.", spaces: ["graphisme"] });
    const form = await fieldsOf(page);
    const headers = { origin: new URL(page.url()).origin };
    const answers = await Promise.all([1, 2, 3].map(() => page.request.post("/posts", { form, headers })));
    equal(new Set(answers.map((answer) => answer.url())).size, 1);
    equal(await countAtHome(page, name), 1);
});

await test("the form that comes back with another text says what was published and keeps the text", async () => {
    const page = await signIn(address("sophie"));
    const name = title("Bouton Précédent");
    await write(page, { name, body: "Le premier texte.", spaces: ["graphisme"] });
    const headers = { origin: new URL(page.url()).origin };
    const first = await page.request.post("/posts", { form: await fieldsOf(page), headers });
    await page.locator("main [name=body]").fill("Un tout autre texte.");
    await publishButton(page).click();
    await page.locator(`main a[href='${new URL(first.url()).pathname}']`).waitFor();
    equal((await page.content()).includes("Un tout autre texte."), true, "the second text is kept");
    equal(await page.locator("h1").count(), 1);
    await picture(page, "already-published-desktop-fr");
    equal(await countAtHome(page, name), 1);
});

await test("a draft survives the reload, until it is published", async () => {
    const page = await signIn(address("leo"), "phone");
    await page.goto("/posts/new");
    await page.locator("main [name=body]").pressSequentially("Je commence un texte");
    await page.waitForFunction((text) => Object.values(localStorage).some((kept) => kept.includes(text)), "Je commence un texte");
    await page.reload();
    equal(await page.locator("main [name=body]").inputValue(), "Je commence un texte");
    await picture(page, "draft-phone-fr");
    await tick(page.locator("main [name=spaces][value=graphisme]"));
    await publishButton(page).click();
    await page.waitForURL(/\/posts\/(?!new)[^/]+$/);
    await page.goto("/posts/new");
    equal(await page.locator("main [name=body]").inputValue(), "");
});

await test("a refusal keeps the text, the doors and the title", async () => {
    const page = await signIn(address("leo"), "phone");
    await write(page, { name: "Sans porte", body: "Un texte sans personne pour le lire.", spaces: [] });
    await publishButton(page).click();
    await page.locator("[data-errors]").waitFor();
    equal(await page.locator("main [name=body]").inputValue(), "Un texte sans personne pour le lire.");
    equal(await page.locator("main [name=title]").inputValue(), "Sans porte");
    await picture(page, "publish-refused-phone-fr");
});

await test("what is deleted is gone, and one tap brings it back", async () => {
    const sophie = await signIn(address("sophie"), "phone");
    await sophie.goto(path);
    await choose(sophie.locator("main .entry .entry-head"), "/delete");
    await sophie.locator("form[action$='/restore'] button").first().waitFor();
    const leo = await signIn(address("leo"));
    equal(await countAtHome(leo, question), 0);
    await sophie.goto(path);
    await picture(sophie, "deleted-phone-fr");
    await press(sophie, sophie.locator("form[action$='/restore'] button").first());
    equal(await countAtHome(leo, question), 1);
    equal((await leo.goto(path)).status(), 200);
});

await test("without JavaScript one publishes, answers and likes", async () => {
    const page = await signIn(address("sophie"), "desktop", { javaScriptEnabled: false });
    const name = title("Sans script");
    const made = await publish(page, { name, body: "Tout marche quand même.", spaces: ["graphisme"] });
    await page.locator("#reply-box textarea").fill("Je me réponds.");
    await press(page, page.locator("#reply-box .submit-row button[type=submit]"));
    equal(await page.locator("main .comment", { hasText: "Je me réponds." }).count() >= 1, true);
    await page.goto(made);
    await press(page, page.locator("main .entry form[action$='/reactions'] button[value=like]"));
    await page.goto(made);
    equal(await page.locator("main .entry form[action$='/reactions'] button[value=like]").getAttribute("aria-pressed"), "true");
    await picture(page, "no-script-desktop-fr");
});

await test("two tabs share one stream", async () => {
    const page = await signIn(address("nadia"));
    await listenAt(page, "/");
    const streams = [];
    page.context().on("request", (request) => request.url().includes("/stream") && streams.push(request.url()));
    const other = await openTab(page);
    await other.goto("/spaces/entraide");
    const isWaiting = async () => (await navigator.locks.query()).pending.some((lock) => lock.name === "guilde-stream");
    await other.waitForFunction(isWaiting);
    equal(streams, []);
});

await test("a stranger sees nothing of it", async () => {
    const page = await open("phone");
    await page.goto(path);
    equal((await page.content()).includes("souple"), false);
    equal(new URL(page.url()).pathname, "/sign-in");
});

await finish();
