// SPDX-License-Identifier: AGPL-3.0-or-later
// From the invitation's mail to the first useful thing, on a phone, counted in taps and in seconds; and the first hour of
// whoever runs the house.
import { equal, finish, moveTo, open, picture, press, signIn, test, tick, until } from "./support/house.mjs";
import { judgeAccess, judgeWidth } from "./support/judges.mjs";
import { startHouse, startMailServer, stopAll } from "./support/server.mjs";

const post = await startMailServer();
const house = await startHouse({ contents: "village", options: ["--mail", post.url] });
moveTo(house);

const linkIn = (mail) => {
    const link = new URL(mail.text.match(/https?:\/\/\S+\/enter\/\S+/)[0]);
    return link.pathname + link.search;
};

async function inviteThePilots() {
    const nadia = await signIn("nadia@village.example");
    await nadia.goto("/console/invitations/new");
    await tick(nadia.locator("main [name=who][value=pilots]"));
    await press(nadia, nadia.locator("main form button[type=submit]").first());
    for (const choice of ["[name=pace][value=known]", "[name=work_addresses]"]) {
        const field = nadia.locator(`main ${choice}`);
        if (await field.count()) await tick(field);
    }
    await press(nadia, nadia.locator("main form[action='/console/invitations/waves'] button[type=submit]"));
    const invitations = () => post.mails().filter((mail) => mail.text.includes("/enter/"));
    return until("mails", () => invitations().length >= 2 && invitations());
}

// What a person needs beside what the house takes: all the words of every page on the way, at 238 a minute (Brysbaert
// 2019, silent reading), two seconds to find and tap, half a second a letter typed on glass.
const wordsASecond = 238 / 60, secondsATap = 2, secondsALetter = 0.5;

function walk(page) {
    const spent = { taps: 0, pages: 0, human: 0, house: 0 };
    const read = async () => {
        const words = (await page.locator("main").innerText()).split(/\s+/).length;
        spent.pages += 1;
        spent.human += words / wordsASecond;
    };
    const timed = async (act) => {
        const begun = performance.now();
        await act();
        spent.house += (performance.now() - begun) / 1000;
    };
    return {
        spent,
        arrive: async (path) => { spent.taps += 1; spent.human += secondsATap; await timed(() => page.goto(path)); await read(); },
        tap: async (where) => { spent.taps += 1; spent.human += secondsATap; await page.locator(where).first().click(); },
        go: async (where) => {
            spent.taps += 1;
            spent.human += secondsATap;
            await timed(() => press(page, page.locator(where).first()));
            await read();
        },
        type: async (where, text) => {
            spent.taps += 1;
            spent.human += secondsATap + text.length * secondsALetter;
            await page.locator(where).first().fill(text);
        },
    };
}

const pathOf = (page) => new URL(page.url()).pathname;
let mails = [];

await test("the mail leads to a first message within two minutes and few taps, on a phone", async () => {
    mails = await inviteThePilots();
    const page = await open("phone");
    const { spent, arrive, tap, go, type } = walk(page);
    await arrive(linkIn(mails[0]));
    await go("main form button[type=submit]");
    equal(pathOf(page), "/welcome/about");
    equal(await judgeAccess(page, { dark: true }), []);
    equal(await judgeWidth(page), []);
    await picture(page, "welcome-about-phone-fr");
    await tap("main .choices-chips .choice");
    await type("main [name=offers]", "relire");
    await go("main form[action='/welcome/about'] button[type=submit]");
    equal(pathOf(page), "/welcome/meet");
    equal(await judgeAccess(page, { dark: true }), []);
    equal(await judgeWidth(page), []);
    equal(await page.locator("main [name=spaces]").count() > 0, true, "spaces are proposed");
    equal(await page.locator("main .person-card, main .person").count() > 0, true, "people are proposed");
    await picture(page, "welcome-meet-phone-fr");
    if (!(await page.locator("main [name=spaces]:checked").count())) await tap("main [name=spaces]");
    await go("main form[action='/welcome/meet'] button[type=submit]");
    equal(pathOf(page), "/welcome/hello");
    equal(await judgeAccess(page, { dark: true }), []);
    equal((await page.locator("main [name=body]").inputValue()).includes("relire"), true, "written from the answers");
    await picture(page, "welcome-hello-phone-fr");
    await tap("main form[action='/welcome/hello'] button[type=submit]");
    await page.waitForURL((now) => now.pathname.startsWith("/posts/"));
    equal(/^\/posts\/\w+$/.test(pathOf(page)), true, page.url());
    await picture(page, "welcome-published-phone-fr");
    console.log(`# ${spent.taps} taps, ${spent.pages} pages, ${spent.human.toFixed(0)} s of reading and tapping, ${spent.house.toFixed(1)} s of waiting`);
    equal(spent.taps <= 9, true, `${spent.taps} taps`);
    equal(spent.human < 120, true, `${spent.human} s`);
    await page.goto("/");
    equal(await page.locator("#welcome").count(), 0, "done, the card is gone");
});

await test("it can be skipped, left and taken up again", async () => {
    const page = await open("small", { locale: "en-GB" });
    await page.goto(linkIn(mails[1]));
    await press(page, page.locator("main form button[type=submit]").first());
    equal(await judgeWidth(page), []);
    await press(page, page.locator("main form[action='/welcome/about/skip'] button"));
    equal(pathOf(page), "/welcome/meet");
    equal(await judgeWidth(page), []);
    await page.goto("/");
    equal(await page.locator("#welcome").count(), 1);
    equal(await judgeAccess(page), []);
    await picture(page, "welcome-card-small");
    await press(page, page.locator("#welcome a"));
    equal(pathOf(page), "/welcome/meet");
    await page.goto("/");
    await press(page, page.locator("#welcome form button"));
    equal(await page.locator("#welcome").count(), 0);
});

await test("a simple mode has three buttons and large type on every page, and one way out", async () => {
    const page = await signIn("sophie@village.example", "phone");
    const size = () => page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));
    await page.goto("/me");
    const usual = await size();
    await press(page, page.locator("main form[action='/me/mode'] button"));
    for (const path of ["/", "/members", "/spaces", "/me", "/questions"]) {
        await page.goto(path);
        equal(await page.locator(".plain-bar a").count(), 3, path);
        equal(await size() > usual * 1.2, true, path);
        equal(await page.locator(".bottombar").count(), 0);
        equal(await judgeWidth(page), [], path);
        equal(await judgeAccess(page, { dark: true }), [], path);
    }
    await page.goto("/");
    await picture(page, "simple-mode-phone-fr");
    await press(page, page.locator(".plain-end button"));
    equal(await page.locator(".plain-bar").count(), 0);
    equal(await size(), usual);
});

const empty = await startHouse({ contents: "empty" });
moveTo(empty);

await test("an empty house leads whoever runs it to the first conversation", async () => {
    const page = await open("phone");
    await page.goto(new URL(empty.said().match(/https?:\/\/\S+\/setup\/\S+/)[0]).pathname);
    for (const [name, value] of Object.entries({ name: "Section du carnet", short_name: "Carnet", first_name: "Odette", last_name: "Le Guen", email: "odette@carnet.example" }))
        await page.locator(`main [name=${name}]`).fill(value);
    await tick(page.locator("main [name=kind][value=employees_union]"));
    await press(page, page.locator("main form button[type=submit]").first());
    equal(pathOf(page), "/console");
    equal(await judgeAccess(page, { dark: true }), []);
    equal(await judgeWidth(page), []);
    await picture(page, "checklist-phone-fr");
    await page.goto("/console/first-steps/spaces");
    equal(await judgeAccess(page), []);
    await picture(page, "checklist-spaces-phone-fr");
    await page.locator("main details summary").first().click();
    await page.locator("main [name=name-0]").fill("Le comptoir");
    await press(page, page.locator("main form[action='/console/first-steps/spaces'] button[type=submit]"));
    for (const [path, shot] of [["charter", "checklist-charter-phone-fr"], ["welcome", "checklist-welcome-phone-fr"]]) {
        await page.goto(`/console/first-steps/${path}`);
        equal(await judgeAccess(page), []);
        equal(await judgeWidth(page), []);
        await picture(page, shot);
        await press(page, page.locator(`main form[action='/console/first-steps/${path}'] button[type=submit]`).first());
    }
    equal(/^\/posts\/\w+$/.test(pathOf(page)), true, page.url());
    await page.goto("/spaces");
    equal((await page.locator("main").innerText()).includes("Le comptoir"), true);
    await page.goto("/console/first-steps");
    equal(await judgeAccess(page, { dark: true }), []);
    await picture(page, "checklist-later-phone-fr");
});

await stopAll();
await finish();
