// SPDX-License-Identifier: AGPL-3.0-or-later
// Builds web/ into build/web: hashed names, manifest.json to find them, .br and .gz beside each file.
import { existsSync } from "node:fs";
import { defineConfig } from "vite";
import tailwindcss from "@tailwindcss/vite";
import { iconSprite } from "./tools/icons.mjs";
import { precompress } from "./tools/precompress.mjs";

const input = { app: "web/app.ts" };
if (existsSync("web/service_worker.ts")) input.service_worker = "web/service_worker.ts";

export default defineConfig({
    base: "/static/",
    publicDir: "web/public",
    plugins: [tailwindcss(), iconSprite("web/icons.txt"), precompress()],
    build: {
        outDir: "build/web",
        emptyOutDir: true,
        manifest: "manifest.json",
        target: "es2022",
        assetsInlineLimit: 0, // the content security policy allows no data: addresses
        modulePreload: { polyfill: false },
        rollupOptions: {
            input,
            output: {
                assetFileNames: "assets/[name]-[hash][extname]",
                chunkFileNames: "assets/[name]-[hash].js",
                // A service worker keeps its name, or browsers would keep the old one beside the new.
                entryFileNames: (chunk) =>
                    chunk.name === "service_worker" ? "service_worker.js" : "assets/[name]-[hash].js",
            },
        },
    },
});
