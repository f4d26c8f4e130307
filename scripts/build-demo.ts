import { build } from "vite";

/** Where the built demo call lies. */
export const DEMO_FOLDER = ".cache/demo";

/** Builds the demo call's page. */
export async function buildDemo(): Promise<void> {
	await build({
		configFile: false,
		root: "demo",
		logLevel: "error",
		build: {
			outDir: `../${DEMO_FOLDER}`,
			emptyOutDir: true,
			target: "chrome148",
			modulePreload: { polyfill: false },
			assetsInlineLimit: 0,
		},
	});
}
