// SPDX-License-Identifier: AGPL-3.0-or-later
// One SVG sprite out of the Lucide icons named in a list (one a line, # begins a comment).
// The manifest knows it as web/icons.svg; <use href="…#heart"> shows the icon `heart`. Line and fill are the page's
// affair (.icon), so that an icon can be filled in.
import { existsSync, readFileSync } from "node:fs";

const folder = "node_modules/lucide-static/icons";

function listNames(list) {
    if (!existsSync(list)) return [];
    const lines = readFileSync(list, "utf8").split("\n");
    return [...new Set(lines.map((line) => line.replace(/#.*/, "").trim()).filter(Boolean))].sort();
}

function symbol(name) {
    const path = `${folder}/${name}.svg`;
    if (!existsSync(path)) throw new Error(`web/icons.txt: Lucide has no icon “${name}”`);
    const body = readFileSync(path, "utf8").match(/<svg[^>]*>([\s\S]*)<\/svg>/)[1];
    return `<symbol id="${name}" viewBox="0 0 24 24">${body.replace(/\s*\n\s*/g, "")}</symbol>`;
}

export function iconSprite(list) {
    return {
        name: "icon-sprite",
        apply: "build",
        generateBundle() {
            const symbols = listNames(list).map(symbol).join("\n");
            this.emitFile({
                type: "asset",
                name: "icons.svg",
                originalFileName: "web/icons.svg",
                source: `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols}\n</svg>\n`,
            });
        },
    };
}
