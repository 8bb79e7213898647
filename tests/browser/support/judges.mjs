// SPDX-License-Identifier: AGPL-3.0-or-later
// Three judges of a page: axe (accessibility), the Nu HTML checker (valid HTML), and the ruler (nothing wider than the
// screen). Each gives a list of complaints, empty when all is well.
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const axe = readFileSync("node_modules/axe-core/axe.min.js", "utf8");
const checker = "node_modules/vnu-jar/build/dist/vnu.jar";

/** Rules of WCAG 2.2 A and AA, and axe's best practices; with `dark: true`, contrast again in the dark theme. */
export async function judgeAccess(page, { dark = false } = {}) {
    const world = await openWorld(page);
    const complaints = await world.violations("{ resultTypes: ['violations'] }");
    if (dark) {
        await page.emulateMedia({ reducedMotion: "reduce" });
        await page.emulateMedia({ reducedMotion: "reduce", colorScheme: "dark" });
        await page.waitForFunction(() => matchMedia("(prefers-color-scheme: dark)").matches);
        await page.evaluate(settle);
        const inTheDark = await world.violations("{ resultTypes: ['violations'], runOnly: ['color-contrast'] }");
        complaints.push(...inTheDark.map((complaint) => `dark: ${complaint}`));
        await page.emulateMedia({ colorScheme: "light", reducedMotion: "no-preference" });
    }
    await world.close();
    return complaints;
}

// A colour that changes runs down the page, one depth a frame; what turns for ever is not waited for.
async function settle() {
    const isMoving = (animation) => animation.playState === "running" && animation.effect?.getTiming().iterations !== Infinity;
    for (let frame = 0, still = 0; still < 5 && frame < 600; ++frame) {
        await new Promise((resolve) => requestAnimationFrame(resolve));
        still = document.getAnimations().some(isMoving) ? 0 : still + 1;
    }
}

// axe in an isolated world: the page's content security policy would refuse the script.
async function openWorld(page) {
    const session = await page.context().newCDPSession(page);
    const { frameTree } = await session.send("Page.getFrameTree");
    const { executionContextId } = await session.send("Page.createIsolatedWorld", { frameId: frameTree.frame.id, worldName: "judge" });
    const evaluate = async (expression) => {
        const { result, exceptionDetails } = await session.send("Runtime.evaluate", {
            expression, contextId: executionContextId, awaitPromise: true, returnByValue: true });
        if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
        return result.value;
    };
    await evaluate(axe);
    return {
        violations: async (options) => {
            const found = JSON.parse(await evaluate(`axe.run(document, ${options}).then((r) => JSON.stringify(r.violations))`));
            return found.flatMap((violation) => violation.nodes.map((node) =>
                `${violation.id}: ${violation.help} — ${node.html.slice(0, 200)} ${node.any[0]?.message ?? ""}`));
        },
        close: () => session.detach(),
    };
}

/** The Nu HTML checker on documents {name: html}, in one run: Java takes its time to start. */
export async function judgeHtml(documents) {
    const folder = mkdtempSync(join(tmpdir(), "guilde-test-html."));
    try {
        const files = Object.entries(documents).map(([name, html], number) => {
            const path = join(folder, `${number}.html`);
            writeFileSync(path, html);
            return { name, path };
        });
        const report = await runChecker(files.map((file) => file.path));
        return report.messages.filter(counts).map((message) => {
            const name = files.find((file) => message.url.endsWith(file.path))?.name ?? message.url;
            return `${name}: ${message.message} — ${(message.extract ?? "").replace(/\s+/g, " ").slice(0, 160)}`;
        });
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
}

// htmx's attributes are no HTML and never will be; everything else counts.
function counts(message) {
    return message.type === "error" && !/[Aa]ttribute “?hx-[\w:.-]+”? not allowed/.test(message.message);
}

function runChecker(paths) {
    const words = ["-Xss1m", "-jar", checker, "--format", "json", "--stdout", "--exit-zero-always", ...paths];
    return new Promise((resolve, reject) => {
        execFile("java", words, { maxBuffer: 64 << 20 }, (error, output) => {
            if (error) reject(error);
            else resolve(JSON.parse(output));
        });
    });
}

/** What sticks out of the screen sideways. */
export async function judgeWidth(page) {
    return page.evaluate(() => {
        const width = document.documentElement.clientWidth;
        if (document.documentElement.scrollWidth <= width) return [];
        return [...document.querySelectorAll("body *")]
            .filter((element) => element.getBoundingClientRect().right > width + 1)
            .slice(0, 5)
            .map((element) => `wider than ${width} px: ${element.outerHTML.slice(0, 160)}`);
    });
}

/**
 * What is cut off when a reader spreads the text (WCAG 1.4.12, RGAA 10.12): lines, letters and words as far apart as these
 * ask for. Excerpts are cut on purpose: a link leads on to the whole.
 */
const excerpts = ".prose-excerpt, .link-card-title, .link-card-text";
export async function judgeSpacing(page) {
    return page.evaluate((excerpts) => {
        const sheet = new CSSStyleSheet(); // allowed where the content security policy refuses a <style>
        sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
            p { margin-bottom: 2em !important; }`);
        document.adoptedStyleSheets.push(sheet);
        const complaints = [];
        if (document.documentElement.scrollWidth > document.documentElement.clientWidth) complaints.push("spread text: wider than the screen");
        for (const element of document.querySelectorAll("body *")) {
            const style = getComputedStyle(element);
            const box = element.getBoundingClientRect();
            if (box.width <= 1 || box.height <= 1 || !element.innerText?.trim() || element.closest(`${excerpts}, .only-said, svg, select, textarea`)) continue;
            const is_cut = (["hidden", "clip"].includes(style.overflowX) && element.scrollWidth > element.clientWidth + 1)
                || (["hidden", "clip"].includes(style.overflowY) && element.scrollHeight > element.clientHeight + 2);
            if (is_cut) complaints.push(`spread text is cut off: ${element.outerHTML.replace(/\s+/g, " ").slice(0, 140)}`);
        }
        document.adoptedStyleSheets.pop();
        return complaints.slice(0, 5);
    }, excerpts);
}

/** The first load in a fresh browser, against the page budget of the design: kilobytes, requests, layout shift. */
export async function judgeWeight(page, path, { kilobytes = 100, requests = 12, shift = 0.05 } = {}) {
    const session = await page.context().newCDPSession(page);
    let bytes = 0;
    const fetched = [];
    await session.send("Network.enable");
    await session.send("Network.setCacheDisabled", { cacheDisabled: true });
    session.on("Network.responseReceived", ({ response, type }) => type === "EventSource" || fetched.push(response.url));
    session.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
    await page.goto(path, { waitUntil: "load" });
    await page.waitForTimeout(300);
    const moved = await page.evaluate(() => new Promise((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => list.getEntries().forEach((entry) => entry.hadRecentInput || (sum += entry.value)))
            .observe({ type: "layout-shift", buffered: true });
        setTimeout(() => resolve(sum), 100);
    }));
    await session.detach();
    const complaints = [];
    if (bytes > kilobytes * 1000) complaints.push(`${path}: ${Math.round(bytes / 1000)} kB > ${kilobytes} kB`);
    if (fetched.length > requests) complaints.push(`${path}: ${fetched.length} requests > ${requests}: ${fetched.join(" ")}`);
    if (moved > shift) complaints.push(`${path}: layout shift ${moved.toFixed(3)} > ${shift}`);
    return complaints;
}
