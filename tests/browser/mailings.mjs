// SPDX-License-Identifier: AGPL-3.0-or-later
// Nadia sends an announcement by mail: she chooses, reads the numbers, tries it on herself, sends it, and follows it. A member
// who receives it wants no more of them.
import { equal, finish, moveTo, open, picture, press, signIn, test, tick, until } from "./support/house.mjs";
import { judgeAccess } from "./support/judges.mjs";
import { startHouse, startMailServer, stopAll } from "./support/server.mjs";

const post = await startMailServer();
const house = await startHouse({ contents: "village", options: ["--mail", post.url] });
moveTo(house);

const title = "Le salon change de salle";
let announcement;

// Signing in makes mails of its own.
const letters = () => post.mails().filter((mail) => mail.text.includes("salle Garamond"));
const waitForLetters = (count) => until(`${count} letters`, () => letters().length >= count && letters());
const openOffer = async (page) => {
    await page.goto(announcement);
    await press(page, page.locator("main a[href$='/mailings/new']"));
};

await test("Nadia publishes an announcement, which offers to go by mail", async () => {
    const nadia = await signIn("nadia@village.example", "phone");
    await nadia.goto("/posts/new?kind=announcement");
    await nadia.locator("main [name=title]").fill(title);
    await nadia.locator("main form.form [name=body]").first().fill("Rendez-vous **salle Garamond**, même heure.");
    await tick(nadia.locator("main [name=everyone]"));
    await nadia.locator("main form[action='/posts'] .submit-row button[type=submit]").first().click();
    await nadia.waitForURL(/\/posts\/(?!new)[^/]+$/);
    announcement = new URL(nadia.url()).pathname;
    equal(await judgeAccess(nadia), []);
    await picture(nadia, "mailings-offer-phone-fr");
});

await test("she chooses, tries it on herself and sends it", async () => {
    const nadia = await signIn("nadia@village.example", "phone");
    await openOffer(nadia);
    equal(await judgeAccess(nadia), []);
    await picture(nadia, "mailings-choice-phone-fr");
    await tick(nadia.locator("main [name=audience][value=everyone]"));
    await press(nadia, nadia.locator("main form .submit-row button[type=submit]"));
    equal(await judgeAccess(nadia), []);
    await picture(nadia, "mailings-review-phone-fr");
    equal(letters().length, 0, "nothing leaves before");
    await press(nadia, nadia.locator("main form[action$='/mailings/test'] button[type=submit]"));
    const [trial] = await waitForLetters(1);
    equal(trial.to, ["nadia@village.example"]);
    await tick(nadia.locator("main [name=pace][value='1500']"));
    await press(nadia, nadia.locator("main form[action$='/mailings'] .submit-row button[type=submit]"));
    await nadia.waitForURL(/\/mailings\/[^/]+$/);
    await waitForLetters(40);
    await until("the end", async () => {
        await nadia.reload();
        return (await nadia.locator("main").innerText()).includes("Tous ses messages sont partis");
    });
    equal(await judgeAccess(nadia), []);
    await picture(nadia, "mailings-sent-phone-fr");
    const receivers = letters().slice(1).map((mail) => mail.to[0]);
    equal(new Set(receivers).size, receivers.length, "nobody receives it twice");
    const desktop = await signIn("nadia@village.example", "desktop");
    await desktop.goto(new URL(nadia.url()).pathname + "/unreached?reason=no-address");
    equal(await judgeAccess(desktop), []);
    equal((await desktop.locator("main .person").count()) > 0, true, "those who need a letter are listed");
    await picture(desktop, "mailings-unreached-desktop-fr");
});

await test("one tap in the mail, and no more come", async () => {
    const mail = letters().find((each) => each.to[0] === "leo@village.example");
    const stop = new URL(mail.text.match(/https?:\/\/\S+\/mails\/stop\/\S+/)[0]).pathname;
    const page = await open("phone");
    await page.goto(stop);
    equal(await judgeAccess(page), []);
    await press(page, page.locator("main form button[type=submit]").first());
    const leo = await signIn("leo@village.example", "phone");
    await leo.goto("/me");
    equal(await leo.locator("main [name=announcements]").isChecked(), false);
    equal(await leo.locator("main [name=mentions]").isChecked(), true, "nothing else stops");
});

await test("without JavaScript it goes the same way", async () => {
    const nadia = await signIn("nadia@village.example", "desktop", { javaScriptEnabled: false });
    await openOffer(nadia);
    await tick(nadia.locator("main [name=audience][value=everyone]"));
    await nadia.locator("main form .submit-row button[type=submit]").click();
    equal((await nadia.locator("main").innerText()).includes("déjà reçue"), true);
    await nadia.goto("/console/mailings");
    equal((await nadia.locator("main").innerText()).includes(title), true);
});

await stopAll();
await finish();
