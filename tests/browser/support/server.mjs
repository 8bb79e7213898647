// SPDX-License-Identifier: AGPL-3.0-or-later
// Houses and mail servers a script starts for itself, beside the village the runner gives it.
//
//   const house = await startHouse({ contents: "empty" });
//   moveTo(house);        // of house.mjs: from here on tests look at this one
//   …
//   await stopAll();
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { where } from "./house.mjs";

const program = process.env.GUILDE_PROGRAM;
const stops = [];

async function freePort() {
    const probe = createServer();
    await new Promise((resolve) => probe.listen(0, "127.0.0.1", resolve));
    const { port } = probe.address();
    await new Promise((resolve) => probe.close(resolve));
    return port;
}

function sql(statement) {
    execFileSync("psql", ["-q", "-d", process.env.GUILDE_DATABASE, "-c", statement]);
}

// A database of its own on the server the runner uses; none when it uses SQLite.
function makeDatabase() {
    if (!process.env.GUILDE_DATABASE) return "";
    const name = `browser_own_${process.pid}_${stops.length}`;
    sql(`CREATE DATABASE ${name} TEMPLATE template0`);
    stops.push(() => sql(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
    return process.env.GUILDE_DATABASE.replace(/[^/]*$/, name);
}

function ended(child) {
    return child.exitCode !== null ? Promise.resolve() : new Promise((resolve) => child.once("exit", resolve));
}

// Waits until the child has said something that fits.
function heard(child, pattern, seconds = 120) {
    return new Promise((resolve, reject) => {
        const late = setTimeout(() => reject(new Error(`heard only: ${child.said}`)), seconds * 1000);
        const look = () => {
            const found = child.said.match(pattern);
            if (!found) return;
            clearTimeout(late);
            resolve(found);
        };
        child.stdout.on("data", look);
        child.once("exit", () => reject(new Error(`ended, saying: ${child.said}`)));
        look();
    });
}

function start(command, words) {
    const child = spawn(command, words, { stdio: ["pipe", "pipe", "pipe"] });
    child.said = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (bytes) => (child.said += bytes));
    stops.push(async () => {
        child.kill("SIGTERM");
        await ended(child);
    });
    return child;
}

/**
 * A migrated house on a server of its own, on the kind of database the runner uses: "empty" or "village". `options`
 * are words for `guilde serve`; `name` is what browsers call it (passkeys want a name). `said()` gives what the server has
 * printed.
 */
export async function startHouse({ contents = "empty", options = [], name = "127.0.0.1" } = {}) {
    const folder = mkdtempSync(join(tmpdir(), "guilde-test-house."));
    stops.push(() => rmSync(folder, { recursive: true, force: true }));
    const house = { data: join(folder, "data"), database: makeDatabase() };
    mkdirSync(house.data);
    execFileSync(program, ["migrate", ...where(house)]);
    if (contents === "village") execFileSync(program, ["seed", "village", ...where(house)]);
    const port = await freePort();
    const listen = `127.0.0.1:${port}`;
    const origin = `http://${name}:${port}`;
    const links = contents === "empty" ? ["--print-links", "empty"] : [];
    const server = start(program, ["serve", "--listen", listen, "--origin", origin, ...links, ...options, ...where(house)]);
    await heard(server, /Guilde is at (\S+)/);
    house.url = origin;
    house.said = () => server.said;
    return house;
}

/** Changes rows behind the program's back: the way to make something old. */
export function change(house, statement) {
    if (house.database) {
        execFileSync("psql", ["-q", "-d", house.database, "-c", statement]);
        return;
    }
    const run = "import sqlite3, sys\n"
        + "with sqlite3.connect(sys.argv[1], timeout=10) as database: database.execute(sys.argv[2])";
    const file = readdirSync(house.data).find((name) => /\.(db|sqlite3?)$/.test(name));
    execFileSync("/usr/bin/python3", ["-c", run, join(house.data, file), statement]);
}

/** A mail server that keeps what it gets. `mails()` gives them oldest first: { to, text, html }, both decoded. */
export async function startMailServer() {
    const folder = mkdtempSync(join(tmpdir(), "guilde-test-mails."));
    stops.push(() => rmSync(folder, { recursive: true, force: true }));
    const sink = start("/usr/bin/python3", ["tests/support/smtp_sink.py", "0", folder]);
    const [, port] = await heard(sink, /ready (\d+)/);
    const numbers = () => readdirSync(folder).filter((name) => name.endsWith(".eml")).map((name) => parseInt(name)).sort((a, b) => a - b);
    const mails = () => numbers().map((number) => ({
        to: JSON.parse(readFileSync(join(folder, `${number}.json`), "utf8")).to,
        text: readMail(join(folder, `${number}.eml`)),
        get html() {
            return readHtml(join(folder, `${number}.eml`));
        },
    }));
    return { url: `smtp://127.0.0.1:${port}`, mails };
}

// Subject and plain text, as a mail program shows them.
function readMail(path) {
    const reader = "import email, email.policy, sys\n"
        + "mail = email.message_from_bytes(open(sys.argv[1], 'rb').read(), policy=email.policy.default)\n"
        + "print(mail['subject']); print(mail.get_body(('plain',)).get_content())";
    return execFileSync("/usr/bin/python3", ["-c", reader, path], { encoding: "utf8" });
}

function readHtml(path) {
    const reader = "import email, email.policy, sys\n"
        + "body = email.message_from_bytes(open(sys.argv[1], 'rb').read(), policy=email.policy.default).get_body(('html',))\n"
        + "print(body.get_content() if body else '')";
    return execFileSync("/usr/bin/python3", ["-c", reader, path], { encoding: "utf8" });
}

export async function stopAll() {
    for (const stop of stops.splice(0).reverse()) await stop();
}
