// SPDX-License-Identifier: AGPL-3.0-or-later
// The treasurer's file, as treasurers' files are: 5,000 lines of Windows-1252 with semicolons. Claire brings it in through
// the page, puts one column right, looks, imports, takes it back, and imports it again: at her desk, then from her phone.
import { equal, finish, picture, press, signIn, test, until } from "./support/house.mjs";
import { judgeAccess, judgeHtml, judgeWidth } from "./support/judges.mjs";

const lines = 5000;
const first = ["Zélie", "Anaïs", "Éloi", "Gaëtan", "Maëlys", "Jean-Loup", "Cœline", "N’Golo", "Inès", "Bérénice"];
const last = ["Lefèvre", "DUPRÉ", "d’Aubigny", "Nguyễn".normalize("NFD").replace(/[^\x00-\xff]/g, ""), "Œuvrard", "Le Bihan", "garcía", "Müller", "O’Brien", "Ça"];
const trades = ["Reliure", "Dorure", "Sérigraphie", "Papeterie", "impression "];

// The 27 characters that Windows-1252 has and ISO 8859-1 has not; those used here.
const windows = { "’": 0x92, "œ": 0x9c, "Œ": 0x8c, "€": 0x80 };
const encode = (text) => Buffer.from([...text].map((letter) => windows[letter] ?? letter.charCodeAt(0)));

// Every hundredth line is wrong in a way of its own; some persons stand there twice; one in seven has no address.
function memberLine(i) {
    const person = i % 50 === 49 ? i - 1 : i;
    const name = [last[person % 10], first[Math.floor(person / 10) % 10]];
    const email = person % 7 === 0 ? "" : i % 100 === 3 ? "pas une adresse" : `  Membre${person}@Carnet.example `;
    const born = i % 100 === 5 ? "31/02/1970" : `${String((person % 28) + 1).padStart(2, "0")}/${String((person % 12) + 1).padStart(2, "0")}/${1950 + (person % 50)}`;
    const remark = i % 100 === 7 ? '"a payé 12,50 € ; ""en retard""\r\nrelancé"' : "";
    return [`A${10000 + person}`, name[0] + (person > 99 ? ` ${person}` : ""), name[1], email, born, trades[person % 5], "35000", "31/12/2027", remark].join(";");
}

function memberFile() {
    const header = "N° adhérent;Nom;Prénom;Courriel;Né(e) le;Corps de métier exercé;Code postal;À jour jusqu’au;Remarque";
    const body = Array.from({ length: lines }, (_, i) => memberLine(i));
    body.splice(2500, 0, "", ";;;;;;;;"); // as spreadsheets leave them
    return encode([header, ...body, ""].join("\r\n"));
}

async function upload(page, name, buffer) {
    await page.goto("/console/imports");
    await page.locator("main input[type=file]").setInputFiles({ name, mimeType: "text/csv", buffer });
    await press(page, page.locator("main form[action='/console/imports'] button[type=submit]"));
}

// Waits for work that goes on without the page, which is opened again now and then.
async function waitFor(page, selector) {
    const path = new URL(page.url()).pathname;
    let rounds = 0;
    await until(`${selector} at ${path}`, async () => {
        if (++rounds % 10 === 0) await page.goto(path);
        return page.locator(selector).count();
    }, 600);
}

async function countMembers(page) {
    const answer = await page.request.get("/console/export");
    equal(answer.status(), 200);
    return (await answer.text()).trim().split(/\r\n/).length - 1;
}

async function judge(page, name) {
    equal(await judgeAccess(page), [], name);
    await picture(page, `import-${name}`);
    const screen = page.viewportSize();
    await page.setViewportSize({ width: 320, height: 640 });
    equal(await judgeWidth(page), [], name);
    await picture(page, `import-${name}-small`);
    await page.setViewportSize(screen);
    return { [name]: await (await page.request.get(page.url())).text() };
}

// One person for all: an administrator's browser stays open between two tests.
const documents = {};

await test("what is no list of members is refused with a sentence", async () => {
    const page = await signIn("claire@village.example");
    const wrong = {
        "photo.csv": Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"),
        "vide.csv": Buffer.alloc(0),
        "lettre.pdf": Buffer.from("%PDF-1.7\n%âãÏÓ\n1 0 obj"),
        "classeur.xlsx": Buffer.from("PK\u0003\u0004 ceci n’est pas un classeur"),
    };
    for (const [name, bytes] of Object.entries(wrong)) {
        await upload(page, name, bytes);
        equal(await page.locator("[data-errors], .notice, .field-error").count() > 0, true, name);
        equal((await page.locator("main").innerText()).length > 80, true, name);
        equal(await page.locator("h1").count(), 1, name);
    }
    await picture(page, "import-wrong-file");
    equal(await page.locator("main input[type=file]").count(), 1, "another file can be chosen at once");
});

async function readFile(page, look = async () => {}) {
    await upload(page, "Adhérents 2026.csv", memberFile());
    const column = (name) => page.locator(`main tr:has(> :first-child:text-is("${name}")) select`);
    await column("Corps de métier exercé").selectOption("trade");
    equal(await column("Prénom").inputValue(), "first_name");
    equal(await column("Courriel").inputValue(), "email");
    await look("columns");
    await press(page, page.locator("main form[action$='/columns'] button[type=submit]"));
    await waitFor(page, "form[action$='/start']");
}

async function start(page) {
    await press(page, page.locator("form[action$='/start'] button[type=submit]"));
    await waitFor(page, "form[action$='/undo']");
}

async function undo(page) {
    await page.locator("form[action$='/undo'] button").click();
    await page.locator("dialog .button-primary").click();
    await page.waitForURL(/imports/);
    await waitFor(page, "main:has-text('annulé'), main:has-text('undone')");
}

// In, looked at, and out again: the register is as it was. Gives how many members there were with the file.
async function bringInAndTakeBack(page, screen) {
    const look = async (name) => Object.assign(documents, await judge(page, `${name}-${screen}`));
    const before = await countMembers(page);
    await readFile(page, look);
    equal(/Lefèvre|LEFÈVRE/.test(await page.locator("main").innerText()), true, "the accents are right");
    await look("dry-run");
    equal(await countMembers(page), before, "looking changes nothing");
    await start(page);
    await look("done");
    const after = await countMembers(page);
    // One line in fifty repeats the one before.
    equal(after - before > lines * 0.9 && after - before <= lines, true, `${before} → ${after}`);
    await page.goto("/console/members?q=Aubigny");
    equal((await page.locator("main").innerText()).includes("d’Aubigny"), true);
    await page.goBack();
    await undo(page);
    equal(await countMembers(page), before, "everything is as it was");
    await picture(page, `import-undone-${screen}`);
    return after;
}

await test("5,000 messy lines come in and go out", async () => {
    await bringInAndTakeBack(await signIn("claire@village.example"), "desktop");
});

await test("on a phone they come in, go out, and come in again", async () => {
    const page = await signIn("claire@village.example", "phone");
    const after = await bringInAndTakeBack(page, "phone");
    await readFile(page);
    await start(page);
    equal(await countMembers(page), after);
});

await test("the same file a week later changes nothing", async () => {
    const page = await signIn("claire@village.example", "phone");
    const before = await countMembers(page);
    await readFile(page);
    await picture(page, "import-again-phone");
    await press(page, page.locator("form[action$='/start'] button[type=submit]"));
    await waitFor(page, "form[action$='/undo'], main .notice-success");
    equal(await countMembers(page), before);
});

await test("the pages of an import are valid HTML", async () => equal(await judgeHtml(documents), []));

await test("members have no business there", async () => {
    const sophie = await signIn("sophie@village.example");
    for (const path of ["/console/imports", "/console/export"]) equal((await sophie.request.get(path)).status(), 404, path);
});

await finish();
