import { existsSync } from "node:fs";
import { crx } from "@crxjs/vite-plugin";
import preact from "@preact/preset-vite";
import { defineConfig } from "vite";
import { meetingScript } from "./build/meeting-script.ts";
import { packagedAssets } from "./build/packaged-assets.ts";
import manifest from "./manifest.json" with { type: "json" };

/** Pages that the manifest does not name: the bundler has to be told of them. */
const pages = ["offscreen", "diagnostics", "options", "analyse", "history", "welcome"]
	.map((room) => `src/${room}/index.html`)
	.filter((page) => existsSync(page));

export default defineConfig({
	plugins: [
		preact(),
		crx({ manifest: manifest as Parameters<typeof crx>[0]["manifest"] }),
		packagedAssets(),
		meetingScript(),
	],
	build: {
		target: "chrome148",
		modulePreload: { polyfill: false },
		chunkSizeWarningLimit: 1200,
		rollupOptions: { input: pages },
	},
	worker: { format: "es" },
});
