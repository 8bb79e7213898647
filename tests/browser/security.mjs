// SPDX-License-Identifier: AGPL-3.0-or-later
// Keys of an account: a passkey (Chromium's virtual authenticator) that signs in alone, a code app without JavaScript, the
// second step, and showing again who one is in the middle of a form.
import { createHmac } from "node:crypto";
import { equal, finish, forgetComplaints, moveTo, open, picture, press, test, wayIn } from "./support/house.mjs";
import { judgeAccess, judgeHtml, judgeWidth } from "./support/judges.mjs";
import { change, startHouse, stopAll } from "./support/server.mjs";

const house = await startHouse({ contents: "village", name: "localhost" });
moveTo(house);

// A device that makes and keeps passkeys. judge() keeps them while another session of the browser's protocol comes and
// goes: its end takes virtual devices away.
async function giveDevice(page) {
    const session = await page.context().newCDPSession(page);
    const options = {
        protocol: "ctap2",
        transport: "internal",
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
    };
    const device = { session };
    const plugIn = async (credentials) => {
        await session.send("WebAuthn.enable");
        device.authenticatorId = (await session.send("WebAuthn.addVirtualAuthenticator", { options })).authenticatorId;
        for (const credential of credentials)
            await session.send("WebAuthn.addCredential", { authenticatorId: device.authenticatorId, credential });
    };
    device.credentials = async () =>
        (await session.send("WebAuthn.getCredentials", { authenticatorId: device.authenticatorId })).credentials;
    device.judge = async (how) => {
        const credentials = await device.credentials();
        await session.send("WebAuthn.disable");
        const complaints = await judgeAccess(page, how);
        await plugIn(credentials);
        return complaints;
    };
    await plugIn([]);
    return device;
}

async function signInAs(email, screen, options) {
    const page = await open(screen, options);
    const path = wayIn(email);
    await page.goto(path);
    await press(page, page.locator("main form button[type=submit]").first());
    return page;
}

// RFC 6238, as an app does it.
function appCode(secret, at = Date.now()) {
    const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    const bits = [...secret.replace(/ /g, "")].map((letter) => letters.indexOf(letter).toString(2).padStart(5, "0")).join("");
    const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
    const hash = createHmac("sha1", key).update(counter).digest();
    const number = hash.readUInt32BE(hash[19] & 15) & 0x7fffffff;
    return String(number % 1_000_000).padStart(6, "0");
}

const heading = (page) => page.locator("h1").textContent();

await test("a passkey is made on a phone and then signs in alone", async () => {
    const page = await signInAs("sophie@village.example", "phone");
    const device = await giveDevice(page);
    await page.goto("/me/security");
    equal(await device.judge(), []);
    equal(await judgeWidth(page), []);
    await picture(page, "security-none-phone-fr");
    await page.locator("#passkeys a[href='/me/security/passkeys/new']").click();
    await page.waitForURL("**/me/security/passkeys/new");
    await page.locator("[data-passkey] input[name=label]").fill("Mon téléphone");
    equal(await device.judge(), []);
    await picture(page, "security-new-passkey-phone-fr");
    await press(page, page.locator("[data-passkey] button[type=submit]"));
    equal((await heading(page)).trim(), "Vos codes de secours");
    equal(await page.locator("main ol code").count(), 10);
    equal(await device.judge(), []);
    await picture(page, "security-codes-phone-fr");
    equal((await device.credentials()).map((each) => [each.isResidentCredential, each.rpId]), [[true, "localhost"]]);

    const saved = page.waitForEvent("download");
    await page.locator("form[action='/me/security/codes/file'] button").click();
    equal((await saved).suggestedFilename(), "codes-de-secours.txt");
    await page.locator("main a[href='/me/security']").click();
    await page.waitForURL("**/me/security");
    equal((await page.locator("#passkeys").textContent()).includes("Mon téléphone"), true);
    await picture(page, "security-keys-phone-fr");
    await press(page, page.locator("form[action='/sign-out'] button").first());

    await page.goto("/sign-in?next=/members");
    equal(await device.judge(), []);
    await picture(page, "security-sign-in-phone-fr");
    await press(page, page.locator("form[action='/sign-in/passkey'] button[type=submit]"));
    await page.waitForURL("**/members");
    equal((await page.goto("/me")).status(), 200);
});

await test("a passkey that does not know its user opens nothing, and says so", async () => {
    const page = await open();
    const { session, authenticatorId } = await giveDevice(page);
    await session.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: false });
    await page.goto("/sign-in");
    await page.locator("form[action='/sign-in/passkey'] button[type=submit]").click();
    await page.locator("[data-passkey-problem]").waitFor({ state: "visible" });
    equal(await judgeAccess(page), []);
    equal(page.url().endsWith("/sign-in"), true);
    forgetComplaints(/credential/i);
});

await test("an administrator sees the time count, and links a code app without JavaScript", async () => {
    const page = await signInAs("claire@village.example", "desktop", { javaScriptEnabled: false });
    await page.goto("/console");
    equal(/jours? pour la mettre en place/.test(await page.locator("#second-step-due").textContent()), true);
    await picture(page, "security-banner-desktop-fr");
    await page.locator("#second-step-due a").click();
    await page.locator("#app a[href='/me/security/app']").click();
    await press(page, page.locator("main form[action='/me/security/app'] button"));
    equal(await page.locator("svg.qr").count(), 1);
    await picture(page, "security-app-desktop-fr");
    await page.locator("main details summary").click();
    const secret = (await page.locator("main details code").textContent()).trim();
    await page.locator("main input[name=code]").fill(appCode(secret, Date.now() - 30_000));
    await press(page, page.locator("main form[action='/me/security/app/check'] button[type=submit]"));
    const codes = await page.locator("main ol code").allTextContents();
    equal(codes.length, 10);
    await page.goto("/console");
    equal(await page.locator("#second-step-due").count(), 0);
    await press(page, page.locator("form[action='/sign-out'] button").first()).catch(() => {});

    const other = await signInAs("claire@village.example", "phone", { javaScriptEnabled: false });
    equal((await heading(other)).trim(), "Encore une étape");
    await picture(other, "security-second-phone-fr");
    equal((await other.goto("/console")).url().endsWith("/console"), false);
    await other.goto("/sign-in/second");
    await other.locator("main form input[name=code]").fill("000000");
    await press(other, other.locator("main form button[type=submit]").first());
    equal(await other.locator("[data-errors]").count(), 1);
    await other.locator("main form input[name=code]").fill(appCode(secret));
    await press(other, other.locator("main form button[type=submit]").first());
    equal((await other.goto("/console")).status(), 200);

    const third = await signInAs("claire@village.example", "desktop");
    await third.locator("main details summary").first().click();
    await third.locator("main input[name=recovery_code]").fill(codes[2].toUpperCase());
    await press(third, third.locator("form:has(input[name=recovery_code]) button[type=submit]"));
    equal((await third.goto("/console/access")).status(), 200);
    equal(await judgeAccess(third), []);
    equal(await judgeWidth(third), []);
    await picture(third, "security-access-desktop-fr");
});

await test("what matters asks again who one is, and goes on with what was typed", async () => {
    const page = await signInAs("pierre@village.example", "desktop", { locale: "en-GB", colorScheme: "dark" });
    const device = await giveDevice(page);
    await page.goto("/me/security/passkeys/new");
    await press(page, page.locator("[data-passkey] button[type=submit]"));
    change(house, "UPDATE sessions SET confirmed_at = 1");
    await page.goto("/me");
    await page.locator("main input[name=email]").fill("pierre@atelier.example");
    await press(page, page.locator("form[action='/me/email'] button[type=submit]"));
    const title = (await heading(page)).trim();
    equal(["Is it you?", "Est-ce bien vous ?"].includes(title.replace("\u202f", " ")), true);
    equal((await page.content()).includes("pierre@atelier.example"), false);
    equal(await device.judge({ dark: true }), []);
    await picture(page, "security-confirm-desktop-dark");
    await press(page, page.locator("[data-passkey] button[type=submit]"));
    await page.waitForURL("**/me");
    equal((await page.locator("main").textContent()).includes("pierre@atelier.example"), true);
});

await test("the pages are valid", async () => {
    const page = await signInAs("nadia@village.example", "desktop");
    const documents = {};
    for (const path of ["/me/security", "/me/security/app", "/me/security/passkeys/new", "/console/access", "/sign-in"])
        documents[path] = await (await page.context().request.get(path)).text();
    equal(await judgeHtml(documents), []);
});

await stopAll();
await finish();
