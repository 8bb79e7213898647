// SPDX-License-Identifier: AGPL-3.0-or-later
// Writes file.br and file.gz beside each text file of the build worth compressing.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const compressible = /\.(js|css|svg|json|txt|html|webmanifest)$/;
const bytes_min = 256;

function compress(path) {
    const source = readFileSync(path);
    if (source.length < bytes_min) return;
    const quality = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
    for (const [ending, packed] of [
        ["br", brotliCompressSync(source, { params: quality })],
        ["gz", gzipSync(source, { level: 9 })],
    ]) {
        if (packed.length < source.length) writeFileSync(`${path}.${ending}`, packed);
    }
}

export function precompress() {
    let folder;
    return {
        name: "precompress",
        apply: "build",
        configResolved(config) {
            folder = config.build.outDir;
        },
        closeBundle() {
            for (const entry of readdirSync(folder, { recursive: true })) {
                if (compressible.test(entry) && entry !== "manifest.json") compress(`${folder}/${entry}`);
            }
        },
    };
}
