// SPDX-License-Identifier: AGPL-3.0-or-later
// What somebody hostile types into every form runs nowhere: not on the pages of members, not in the console, not in the
// mails. Any report of the content security policy fails the test: a page must not even try.
import { existsSync, readFileSync } from "node:fs";
import { equal, finish, moveTo, open, signIn, test, until } from "./support/house.mjs";
import { crawl, parser, sendForms } from "./support/crawl.mjs";
import { change, startHouse, startMailServer, stopAll } from "./support/server.mjs";

const away = "https://hostile.example";
const payloads = [
    "<script>hostile()</script>", "\"><img src=x onerror=hostile()>", "'><svg/onload=hostile()>", "javascript:hostile()",
    "[x](javascript:hostile())", "[x](JaVaScRiPt&colon;hostile())", "[x](data:text/html,<script>hostile()</script>)",
    `![x](${away}/p.png)`, `![x](x "onerror=hostile()")`, "<a href='javascript:hostile()' autofocus onfocus=hostile()>x</a>",
    "<iframe srcdoc='<script>parent.hostile()</script>'></iframe>", `<form action=${away}><button>x</button></form>`,
    "<div hx-get='/me' hx-trigger='load' hx-on:load='hostile()'>x</div>", `<style>@import '${away}/x.css'</style>`,
    "{{constructor.constructor('hostile()')()}}", "</textarea><script>hostile()</script>", "</title><script>hostile()</script>",
    "--><script>hostile()</script>", "]]><script>hostile()</script>", "<details open ontoggle=hostile()>x</details>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=hostile()>",
    "<noscript><p title='</noscript><img src=x onerror=hostile()>'>", `<base href=${away}/>`,
    `<meta http-equiv=refresh content='0;url=${away}'>`, `<link rel=stylesheet href=${away}/x.css>`,
    `<${away}/"onmouseover="hostile()>`, `${away}/"onclick=hostile()//`, "`<script>hostile()</script>`",
    "\u2028<script>hostile()</script>", "<template><script>hostile()</script></template>", "@sophie-marchand\"onclick=hostile()",
    "#papier\"onclick=hostile()", "| a | <img src=x onerror=hostile()> |\n|---|---|\n| <script>hostile()</script> | b |",
    "~~~js\"onload=hostile()\n<script>hostile()</script>\n~~~", "[a]: javascript:hostile()\n\n[a]",
];
const naughty = "../shared/data/strings/blns.json"; // 500 more, where it is at hand
const more = existsSync(naughty) ? JSON.parse(readFileSync(naughty, "utf8")).filter((text) => /[<>]|script/i.test(text)) : [];

const post = await startMailServer();
const house = await startHouse({ contents: "village", options: ["--mail", post.url, "--reads-per-minute", "0"] });
moveTo(house);

let ran = [];
// A page on which anything that runs, asks elsewhere or goes elsewhere is heard of.
async function watched(page) {
    await page.exposeFunction("hostile", () => ran.push(page.url()));
    page.on("dialog", (dialog) => (ran.push(dialog.message()), dialog.dismiss()));
    page.on("request", (request) => {
        if (!request.url().startsWith(house.url) && !/^(data|blob|about):/.test(request.url())) ran.push(request.url());
    });
    return page;
}

const people = { member: "sophie@village.example", administrator: "claire@village.example" };
const sent = {};

for (const [who, email] of Object.entries(people))
    await test(`the ${who} types them into every form`, async () => {
        const page = await signIn(email);
        const dom = await parser(page);
        const found = await crawl(page, dom);
        sent[who] = await sendForms(page, found.forms, { payloads, long: [...payloads, ...more].join("\n\n") });
        equal(sent[who].broken, []);
        equal(sent[who].taken.length > 20, true, `taken: ${sent[who].taken}; refused: ${sent[who].refused}`);
    });

for (const [who, email] of Object.entries({ ...people, other: "pierre@village.example" }))
    await test(`nothing of it runs on the pages of the ${who}`, async () => {
        ran = [];
        const page = await watched(await signIn(email));
        const found = await crawl(page, await parser(page));
        let marks = 0;
        for (const path of found.pages) {
            await page.goto(path);
            equal(new URL(page.url()).origin, house.url, path);
            marks += await page.evaluate(() => document.body.innerText.includes("hostile"));
        }
        equal(ran, []);
        equal(marks > 3, true, `what was typed is shown as text on ${marks} of ${found.pages.length} pages`);
    });

await test("nothing of it runs in a mail", async () => {
    ran = [];
    // Answers wait ten minutes, to come together.
    const mails = await until("a mail with what was typed", () => {
        change(house, "UPDATE jobs SET due_at = 0 WHERE claim IS NULL AND kind = 'comments.send_notices'");
        const all = post.mails().filter((mail) => /hostile/.test(mail.html));
        return all.length && all;
    });
    const page = await watched(await open());
    for (const mail of mails.slice(0, 20)) {
        await page.setContent(mail.html);
        equal(await page.locator("script, iframe, form, [onerror], [onload], [onclick]").count(), 0, mail.html);
    }
    equal(ran, []);
});

await stopAll();
await finish();
