// SPDX-License-Identifier: AGPL-3.0-or-later
// Nadia invites the pilots by mail; one comes in by the link, one by the code, one too late: a fresh link is a tap away.
import { enter, equal, finish, moveTo, open, picture, press, signIn, test, tick, until } from "./support/house.mjs";
import { judgeAccess } from "./support/judges.mjs";
import { change, startHouse, startMailServer, stopAll } from "./support/server.mjs";

const post = await startMailServer();
const house = await startHouse({ contents: "village", options: ["--mail", post.url] });
moveTo(house);

const sent = () => post.mails().filter((mail) => mail.text.includes("/enter/"));
const waitForMails = (count) => until(`${count} mails`, () => sent().length >= count && sent());

const linkIn = (mail) => new URL(mail.text.match(/https?:\/\/\S+\/enter\/\S+/)[0]).pathname;

await test("Nadia sends the first wave", async () => {
    const nadia = await signIn("nadia@village.example", "phone");
    await nadia.goto("/console/invitations");
    await picture(nadia, "invitations-phone-fr");
    await nadia.goto("/console/invitations/new");
    equal(await judgeAccess(nadia), []);
    await tick(nadia.locator("main [name=who][value=pilots]"));
    await press(nadia, nadia.locator("main form button[type=submit]").first());
    equal(await judgeAccess(nadia), []);
    await picture(nadia, "invitations-review-phone-fr");
    equal(await nadia.locator("main [name=person]").count() > 0, true, "pilots are proposed");
    const pace = nadia.locator("main [name=pace][value=known]");
    if (await pace.count()) await tick(pace);
    const work = nadia.locator("main [name=work_addresses]");
    if (await work.count()) await tick(work);
    equal(sent().length, 0, "nothing leaves before");
    await press(nadia, nadia.locator("main form[action='/console/invitations/waves'] button[type=submit]"));
    equal(new URL(nadia.url()).pathname.startsWith("/console/invitations/waves/"), true, nadia.url());
    const mails = await waitForMails(1);
    equal(mails.length > 0, true, "a mail has left");
    equal(/Fédération de la Page et du Trait/.test(mails[0].text), true, mails[0].text);
    await nadia.reload();
    equal(await judgeAccess(nadia), []);
    await picture(nadia, "invitations-wave-phone-fr");
});

await test("the link of the mail leads in, once, on a phone", async () => {
    const [mail] = await waitForMails(1);
    const page = await open("phone");
    await enter(page, linkIn(mail));
    equal(await page.locator("h1").count(), 1);
    await page.goto("/me");
    equal((await page.locator("main").innerText()).includes(mail.to[0]), true);
    await picture(page, "arrived-home-phone-fr");
    const other = await open("phone");
    await other.goto(linkIn(mail));
    equal(await other.locator("main form[method=post]").count(), 0, "used links open nothing");
    equal(await judgeAccess(other), []);
    await picture(other, "link-used-phone-fr");
});

await test("the code of the mail leads in too", async () => {
    const mail = (await waitForMails(2))[1];
    const code = mail.text.match(/\b(\d{3})\s?(\d{3})\b/);
    equal(code === null, false, mail.text);
    const nadia = await signIn("nadia@village.example");
    await nadia.goto("/console/invitations/people?state=invited");
    const page = await open("desktop");
    await page.goto("/enter");
    await page.locator("main [name=name]").fill(mail.to[0]);
    await page.locator("main [name=code]").fill(code[1] + code[2]);
    await press(page, page.locator("main form button[type=submit]").first());
    equal(new URL(page.url()).pathname === "/enter", false, await page.locator("main").innerText());
});

await test("who comes too late gets a fresh one in one tap", async () => {
    const mails = await waitForMails(3);
    const late = mails[2];
    change(house, "UPDATE ways_in SET expires_at = 1000");
    const page = await open("phone");
    await page.goto(linkIn(late));
    equal(await judgeAccess(page), []);
    await picture(page, "link-expired-phone-fr");
    await press(page, page.locator("main form[action$='/fresh'] button[type=submit]"));
    await picture(page, "link-fresh-phone-fr");
    const fresh = await until("a fresh mail", () =>
        sent().find((mail) => mail.to[0] === late.to[0] && linkIn(mail) !== linkIn(late)));
    await enter(page, linkIn(fresh));
    await page.goto("/me");
    equal((await page.locator("main").innerText()).includes(late.to[0]), true);
});

await test("Nadia sees who arrived", async () => {
    const nadia = await signIn("nadia@village.example");
    await nadia.goto("/console/invitations/people?state=arrived");
    const arrived = sent()[0].to[0].split("@")[0];
    equal(new RegExp(arrived, "i").test((await nadia.locator("main").innerText()).normalize("NFD").replace(/\p{M}/gu, "")), true, arrived);
    await picture(nadia, "invitations-arrived-desktop-fr");
});

await stopAll();
await finish();
