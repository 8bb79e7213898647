// SPDX-License-Identifier: AGPL-3.0-or-later
// Three judges of a page: axe (accessibility), the Nu HTML checker (valid HTML), and the ruler (nothing wider than the
// screen). Each gives a list of complaints, empty when all is well.
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const axe = readFileSync("node_modules/axe-core/axe.min.js", "utf8");
const checker = "node_modules/vnu-jar/build/dist/vnu.jar";

/** Rules of WCAG 2.2 A and AA, and axe's best practices. */
export async function judgeAccess(page) {
    // In an isolated world: the page's content security policy would refuse the script.
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
    const violations = await evaluate("axe.run(document, { resultTypes: ['violations'] }).then((r) => JSON.stringify(r.violations))");
    await session.detach();
    return JSON.parse(violations).flatMap((violation) =>
        violation.nodes.map((node) => `${violation.id}: ${violation.help} — ${node.html.slice(0, 200)}`));
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
