// SPDX-License-Identifier: AGPL-3.0-or-later
// Karim is outside the hidden space `negociation`: for him it is the same as one that was never made. Who is removed
// from it is outside at once.
import { equal, finish, signIn, test } from "./support/house.mjs";

const address = (name) => `${name}@village.example`;

// Where two answers part, so that a failure can be read.
function same(one, other, about) {
    let at = 0;
    while (at < one.body.length && one.body[at] === other.body[at]) ++at;
    const around = (body) => body.slice(Math.max(0, at - 80), at + 80);
    equal([one.status, one.headers, around(one.body)], [other.status, other.headers, around(other.body)], about);
    equal(one.body.length, other.body.length, about);
}

// What an answer says, without what belongs to the moment or repeats the address that was asked for.
async function answerTo(page, path, name, options = {}) {
    const answer = await page.request.fetch(path, { maxRedirects: 0, ...options });
    const body = (await answer.text())
        .replaceAll(name, "NAME")
        .replace(/nonce="[^"]*"|nonce-[\w-]+|name="(key|csrf|draft|draft_device)" value="[^"]*"|data-stream="[^"]*"|hx-nonce="[^"]*"/g, "")
        .replace(/\b[0-9a-z]{4}-?[0-9a-z]{4}\b(?=<)/gi, ""); // the reference for the administrator
    const headers = Object.fromEntries(Object.entries(answer.headers())
        .filter(([header]) => !/^(date|content-length|set-cookie|content-security-policy|etag)$/.test(header))
        .map(([header, value]) => [header, value.replaceAll(name, "NAME")]));
    return { status: answer.status(), headers, body };
}

const isPost = (answer) => answer.request().method() === "POST";
const nowhere = "fabrication"; // as long as the other, and never made
const hidden = "negociation";

await test("Karim gets the same answers about the hidden space and about one that was never made", async () => {
    const karim = await signIn(address("karim"));
    await karim.goto("/");
    const paths = (name) => [
        `/spaces/${name}`, `/spaces/${name}/members`, `/spaces/${name}/about`, `/spaces/${name}/edit`,
        `/spaces/${name}/invite`, `/spaces/${name}/requests`, `/feed/spaces/${name}`, `/posts/new?space=${name}`,
        `/tags/${name}`, `/spaces?q=${name}`,
    ];
    for (const [number, path] of paths(hidden).entries())
        same(await answerTo(karim, path, hidden), await answerTo(karim, paths(nowhere)[number], nowhere), path);
});

await test("and to what he sends there", async () => {
    const karim = await signIn(address("karim"));
    await karim.goto("/posts/new");
    const csrf = await karim.locator("main form[method=post] [name=csrf]").first().inputValue();
    const headers = { origin: new URL(karim.url()).origin };
    const send = (path, name, fields = {}) =>
        answerTo(karim, path, name, { method: "POST", headers, form: { csrf, key: crypto.randomUUID(), ...fields } });
    for (const path of ["memberships", "departures", "invite", "closure"])
        same(await send(`/spaces/${hidden}/${path}`, hidden), await send(`/spaces/${nowhere}/${path}`, nowhere), path);
    const post = { body: "Bonjour", kind: "message" };
    same(await send("/posts", hidden, { ...post, spaces: hidden }), await send("/posts", nowhere, { ...post, spaces: nowhere }));
    same(await send("/posts/audience", hidden, { spaces: hidden }), await send("/posts/audience", nowhere, { spaces: nowhere }));
});

await test("no page Karim can reach names it", async () => {
    const karim = await signIn(address("karim"));
    for (const path of ["/", "/spaces", "/posts/new", "/members", "/questions", "/me"]) {
        await karim.goto(path);
        equal(/n[ée]gociation/i.test(await karim.locator("nav, aside, h2, h3, label").allInnerTexts().then((texts) => texts.join("\n"))), false, path);
        equal((await karim.content()).includes(`/spaces/${hidden}`), false, path);
    }
});

await test("what was said there is nowhere for him, by its address neither", async () => {
    const sophie = await signIn(address("sophie"));
    await sophie.goto(`/spaces/${hidden}`);
    const post = await sophie.locator("main .entry-title a, main .entry-more").first().getAttribute("href");
    equal((await sophie.goto(post)).status(), 200);
    const karim = await signIn(address("karim"));
    const id = post.split("/")[2];
    const other = id.replace(/[a-z0-9]/g, (letter) => (letter === "b" ? "c" : "b"));
    for (const tail of ["", "/comments", "/reactions", "/history", "/edit"])
        same(await answerTo(karim, `/posts/${id}${tail}`, id), await answerTo(karim, `/posts/${other}${tail}`, other), tail);
});

await test("who is removed is outside at once, in pages that are open too", async () => {
    const didier = await signIn(address("didier"));
    equal((await didier.goto(`/spaces/${hidden}`)).status(), 200);
    const post = await didier.locator("main .entry-title a, main .entry-more").first().getAttribute("href");
    await didier.goto(post);
    const claire = await signIn(address("claire"));
    await claire.goto(`/spaces/${hidden}/members`);
    const row = claire.locator("main li, main article", { hasText: /Didier/ }).last();
    await row.locator("details[data-menu] > summary").first().click();
    await row.locator("form[action$='/removal'] button").first().click();
    await Promise.all([claire.waitForResponse(isPost), claire.locator("dialog .button-primary").click()]);
    const ask = async () => (await didier.request.get(`/spaces/${hidden}`)).status();
    const removed = Date.now();
    let status = await ask();
    while (status === 200 && Date.now() - removed < 1000) status = await ask();
    if (status === 200) status = await ask();
    equal(status, 404, "within one second");
    equal((await didier.request.get(post)).status(), 404);
    // The reply box of the page that is still open leads nowhere.
    await didier.locator("#reply-box textarea").fill("Je suis encore là ?");
    await Promise.all([didier.waitForResponse(isPost), didier.locator("#reply-box .submit-row button[type=submit]").click()]);
    equal(await didier.locator("#replies .comment", { hasText: "encore là" }).count(), 0);
    await didier.goto("/");
    equal((await didier.content()).includes(`/spaces/${hidden}`), false);
});

await finish();
