import { readFileSync } from "node:fs";
import preact from "@preact/preset-vite";
import { defineConfig, type Plugin } from "vite";
import { EVENT_PAGE, firefoxManifest } from "./build/firefox-manifest.ts";
import { meetingScript } from "./build/meeting-script.ts";
import { packagedAssets } from "./build/packaged-assets.ts";
import { PAGES } from "./build/pages.ts";

const ICONS = ["16", "32", "48", "128"];

function manifestAndIcons(): Plugin {
	return {
		name: "expressly:firefox-manifest",
		generateBundle() {
			const source = JSON.stringify(firefoxManifest(), null, 2);
			this.emitFile({ type: "asset", fileName: "manifest.json", source });
			for (const size of ICONS) {
				const fileName = `icons/${size}.png`;
				this.emitFile({ type: "asset", fileName, source: readFileSync(fileName) });
			}
		},
	};
}

/** The extension for Firefox, in dist-firefox/, from the same source. */
export default defineConfig({
	plugins: [preact(), manifestAndIcons(), packagedAssets(), meetingScript()],
	build: {
		outDir: "dist-firefox",
		target: "firefox142",
		modulePreload: { polyfill: false },
		chunkSizeWarningLimit: 1200,
		rollupOptions: { input: [...PAGES, EVENT_PAGE] },
	},
	worker: { format: "es" },
});
