// SPDX-License-Identifier: AGPL-3.0-or-later
// Nothing typed is ever lost: drafts on the server and on another device, a network that goes and comes back, two people
// in one text, a browser without JavaScript.
import { equal, finish, forgetComplaints, picture, press, signIn, test, tick } from "./support/house.mjs";

const address = (name) => `${name}@village.example`;
const unique = (text) => `${text} ${Date.now().toString(36)}`;
const body = (page) => page.locator("main form.form [name=body]").first();
const publishButton = (page) => page.locator("main form[action='/posts'] .submit-row button[type=submit]").first();
// What a browser says of a network that is not there.
const cutOff = /ERR_INTERNET_DISCONNECTED|Failed to fetch/;
const state = (page) => page.locator("main .draft-state").first();

async function saved(page) {
    await state(page).filter({ hasText: "Brouillon enregistré à" }).waitFor();
}

async function countAtHome(page, text) {
    await page.goto("/");
    return page.locator("main .entry", { hasText: text }).count();
}

await test("what is typed on the phone is found at the office, and ends with publication", async () => {
    const text = unique("Une presse à taille-douce cherche un abri");
    const phone = await signIn(address("sophie"), "phone");
    await phone.goto("/posts/new?draft=new");
    await body(phone).pressSequentially(text.slice(0, 12));
    await body(phone).fill(text);
    await tick(phone.locator("main [name=spaces][value=graphisme]"));
    await saved(phone);
    await picture(phone, "draft-saved-phone-fr");
    const office = await signIn(address("sophie"), "desktop");
    await office.goto("/drafts");
    await office.locator("main h2", { hasText: text.slice(0, 20) }).first().waitFor();
    await picture(office, "drafts-desktop-fr");
    await office.locator("main li", { hasText: text }).locator("a", { hasText: "Continuer" }).first().click();
    await body(office).waitFor();
    equal(await body(office).inputValue(), text);
    equal(await office.locator("main [name=spaces][value=graphisme]").isChecked(), true, "choices too");
    await publishButton(office).click();
    await office.waitForURL(/\/posts\/(?!new)[^/]+$/);
    await office.goto("/posts/new");
    equal(await body(office).inputValue(), "");
});

await test("without a network a publication waits on the device, and is sent once", async () => {
    const text = unique("Écrit dans le train");
    const page = await signIn(address("leo"), "phone");
    await page.goto("/posts/new?draft=new");
    await tick(page.locator("main [name=spaces][value=graphisme]"));
    await page.context().setOffline(true);
    await body(page).fill(text);
    await publishButton(page).click();
    await page.locator("main form [data-waits]").waitFor();
    equal(await body(page).inputValue(), text, "it stands where it was");
    await picture(page, "offline-phone-fr");
    await page.context().setOffline(false);
    await page.locator("main form [data-waits] button").click();
    await page.waitForURL(/\/posts\/(?!new)[^/]+$/);
    equal(await countAtHome(page, text), 1);
    await page.goto("/posts/new");
    equal(await page.locator("[data-waits]").count(), 0);
    forgetComplaints(cutOff);
});

await test("what waits is offered on the next page one opens", async () => {
    const text = unique("Écrit au fond de l’atelier");
    const page = await signIn(address("leo"), "phone");
    await page.goto("/posts/new?draft=new");
    await tick(page.locator("main [name=spaces][value=graphisme]"));
    await page.context().setOffline(true);
    await body(page).fill(text);
    await publishButton(page).click();
    await page.locator("main form [data-waits]").waitFor();
    await page.context().setOffline(false);
    await page.goto("/spaces");
    const offer = page.locator("main .notice", { hasText: "attend d’être envoyé" });
    await offer.waitFor();
    await picture(page, "offline-offer-phone-fr");
    await offer.locator("button").first().click();
    await page.waitForURL(/\/posts\/(?!new)[^/]+$/);
    equal(await countAtHome(page, text), 1);
    equal(await page.locator("main .notice", { hasText: "attend d’être envoyé" }).count(), 0);
    forgetComplaints(cutOff);
});

await test("a reply written without a network is kept in its box, and sent once", async () => {
    const text = unique("Réponse du tunnel");
    const page = await signIn(address("leo"), "phone");
    await page.goto("/");
    await page.locator("main .entry-title a").first().click();
    await page.locator("#reply-box textarea").waitFor();
    await page.context().setOffline(true);
    await page.locator("#reply-box textarea").fill(text);
    await page.locator("#reply-box .submit-row button[type=submit]").first().click();
    await page.locator("#reply-box [data-waits]").waitFor();
    equal(await page.locator("#reply-box textarea").inputValue(), text);
    await page.context().setOffline(false);
    await page.locator("#reply-box [data-waits] button").click();
    await page.locator("#replies .comment", { hasText: text }).waitFor();
    await page.reload();
    equal(await page.locator("#replies .comment", { hasText: text }).count(), 1);
    forgetComplaints(cutOff);
});

await test("signing out leaves nothing on the device", async () => {
    const page = await signIn(address("leo"));
    await page.goto("/posts/new?draft=new");
    await page.context().setOffline(true);
    await body(page).fill("Rien que pour moi");
    await page.waitForFunction(() => Object.values(localStorage).some((kept) => kept.includes("Rien que pour moi")));
    await page.context().setOffline(false);
    await page.goto("/me/security");
    await page.locator("form[action='/sign-out'] button").first().click();
    await page.waitForURL(/sign-in/);
    equal(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("draft:")).length), 0);
    forgetComplaints(cutOff);
});

await test("two people in one text see each other, and both texts are joined", async () => {
    const name = unique("Réunion de rentrée");
    const sophie = await signIn(address("sophie"), "phone");
    await sophie.goto("/posts/new?draft=new");
    await sophie.locator("main [name=title]").fill(name);
    await body(sophie).fill("Le lundi.\n\nÀ la mairie.\n\nVenez.");
    await tick(sophie.locator("main [name=spaces][value=graphisme]"));
    await publishButton(sophie).click();
    await sophie.waitForURL(/\/posts\/(?!new)[^/]+$/);
    const path = new URL(sophie.url()).pathname;
    const desk = await signIn(address("sophie"), "desktop");
    await desk.goto(`${path}/edit`);
    await sophie.goto(`${path}/edit`);
    await sophie.locator("#editing .notice", { hasText: "autre page" }).waitFor();
    await picture(sophie, "editing-two-phone-fr");
    await body(desk).fill("Le mardi.\n\nÀ la mairie.\n\nVenez.");
    await press(desk, desk.locator("main form .submit-row button[type=submit]").first());
    await body(sophie).fill("Le lundi.\n\nÀ la mairie.\n\nVenez avec vos outils.");
    await sophie.locator("main form .submit-row button[type=submit]").first().click();
    await sophie.locator("main .notice", { hasText: "autre version" }).waitFor();
    equal(await body(sophie).inputValue(), "Le mardi.\n\nÀ la mairie.\n\nVenez avec vos outils.");
    await picture(sophie, "editing-joined-phone-fr");
    await press(sophie, sophie.locator("main form .submit-row button[type=submit]").first());
    equal(await sophie.locator("main .entry", { hasText: "Le mardi." }).locator("text=Venez avec vos outils.").count(), 1);
});

await test("without JavaScript a button keeps the draft", async () => {
    const page = await signIn(address("sophie"), "desktop", { javaScriptEnabled: false });
    const text = unique("Sans script, gardé quand même");
    await page.goto("/posts/new?draft=new");
    await body(page).fill(text);
    await press(page, page.locator("main .draft-row button"));
    equal(await page.locator("main h2", { hasText: text }).count(), 1);
    await press(page, page.locator("main li", { hasText: text }).locator("form[action$='/delete'] button"));
    equal(await page.locator("main h2", { hasText: text }).count(), 0);
    await press(page, page.locator("main li", { hasText: text }).locator("form[action$='/restore'] button"));
    equal(await page.locator("main h2", { hasText: text }).count(), 1);
});

await finish();
