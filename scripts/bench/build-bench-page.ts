import { build } from "vite";

/** Where the built page of the bench lies. */
export const BENCH_PAGE_FOLDER = ".cache/bench-page";

/** Builds the page that runs parts of the extension by themselves. */
export async function buildBenchPage(): Promise<void> {
	await build({
		configFile: false,
		root: "scripts/bench/page",
		base: "./",
		logLevel: "error",
		worker: { format: "es" },
		build: {
			outDir: `../../../${BENCH_PAGE_FOLDER}`,
			emptyOutDir: true,
			target: "chrome148",
			modulePreload: { polyfill: false },
			assetsInlineLimit: 0,
			chunkSizeWarningLimit: 1200,
		},
	});
}
