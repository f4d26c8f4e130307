import { crx } from "@crxjs/vite-plugin";
import preact from "@preact/preset-vite";
import { defineConfig } from "vite";
import { meetingScript } from "./build/meeting-script.ts";
import { packagedAssets } from "./build/packaged-assets.ts";
import { PAGES } from "./build/pages.ts";
import manifest from "./manifest.json" with { type: "json" };

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
		rollupOptions: { input: ["src/offscreen/index.html", ...PAGES] },
	},
	worker: { format: "es" },
});
