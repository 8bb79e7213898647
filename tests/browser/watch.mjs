// SPDX-License-Identifier: AGPL-3.0-or-later
// The watch: a member proposes, a referee annotates or sets aside, a reader finds what concerns them.
import { equal, finish, picture, press, signIn, test, tick } from "./support/house.mjs";

const address = (name) => `${name}@village.example`;
const unique = (text) => `${text} ${Date.now().toString(36)}`;
const card = (page, text) => page.locator("main .card, main article, main li", { hasText: text }).last();

await test("what a member proposes is annotated and reaches those it concerns", async () => {
    const title = unique("Arrêté sur les encres");
    const member = await signIn(address("sophie"), "phone");
    await member.goto("/watch/new");
    await member.locator("main [name=title]").fill(title);
    await member.locator("main [name=address]").fill("https://journal.example/encres");
    await member.locator("main [name=reason]").fill("Nos encres changent.");
    await press(member, member.locator("main form[action='/watch'] .submit-row button[type=submit]"));
    const referee = await signIn(address("claire"), "desktop");
    await referee.goto("/watch/desk");
    await picture(referee, "watch-desk-desktop-fr");
    await referee.locator("main a", { hasText: title }).first().click();
    await referee.locator("main [name=note]").fill("Demandez la fiche à votre **fournisseur**.");
    await tick(referee.locator("main [name=trades][value=Graphisme]"));
    await picture(referee, "watch-annotate-desktop-fr");
    await press(referee, referee.locator("main form[action^='/watch/desk/'] .submit-row button[type=submit]").first());
    await member.goto("/watch?whom=me");
    await picture(member, "watch-archive-phone-fr");
    await press(member, member.locator("main a", { hasText: title }).first());
    equal(await member.locator("main strong", { hasText: "fournisseur" }).count(), 1);
    await picture(member, "watch-text-phone-fr");
});

await test("what is set aside can be put back at once, without JavaScript too", async () => {
    const title = unique("Avis sans suite");
    const referee = await signIn(address("etienne"), "small", { javaScriptEnabled: false });
    await referee.goto("/watch/new");
    await referee.locator("main [name=title]").fill(title);
    await referee.locator("main [name=reason]").fill("À voir.");
    await press(referee, referee.locator("main form[action='/watch'] .submit-row button[type=submit]"));
    await press(referee, card(referee, title).locator("form[action$='/aside'] button"));
    equal(await referee.locator("main a", { hasText: title }).count(), 0);
    await press(referee, referee.locator("main form[action$='/back'] button").first());
    equal((await referee.locator("main a", { hasText: title }).count()) > 0, true);
});

await finish();
