import { setTimeout as pause } from "node:timers/promises";
import type { Page } from "puppeteer";
import { buildDemo, DEMO_FOLDER } from "../build-demo.ts";
import { type ExtensionBrowser, launchExtension } from "../launch-extension.ts";
import { type FolderServer, serveFolders } from "../serve-folder.ts";
import type { BenchContext } from "./bench-part.ts";
import { BENCH_PAGE_FOLDER, buildBenchPage } from "./build-bench-page.ts";
import { PEER_MOUNTS } from "./install-peers.ts";

const LOAD_WITHIN_MS = 60_000;
/** A page that was left goes on for a moment. */
const LEAVE_MS = 1000;

/** What the parts of the bench work with, and how to put it away again. */
export interface OpenBench {
	context: BenchContext;
	browserVersion(): Promise<string>;
	close(): Promise<void>;
}

/** Prepares to measure: browser, server and pages are started when a part first asks for them. */
export function openBench({ say, options }: Pick<BenchContext, "say" | "options">): OpenBench {
	let browser: Promise<ExtensionBrowser> | undefined;
	let served: Promise<FolderServer> | undefined;
	const extension = () => {
		browser ??= launchExtension();
		return browser;
	};
	const server = () => {
		served ??= startServer();
		return served;
	};
	const show = async (path: string, isLoaded: () => boolean): Promise<Page> => {
		const { origin } = await server();
		const opened = await extension();
		const page = (await opened.browser.pages())[0] ?? (await opened.browser.newPage());
		await page.goto("about:blank");
		await pause(LEAVE_MS);
		await page.goto(`${origin}${path}`);
		await page.waitForFunction(isLoaded, { timeout: LOAD_WITHIN_MS });
		await page.bringToFront();
		return page;
	};
	return {
		context: {
			say,
			options,
			extension,
			openCall: (query) => show(`/?${query}`, () => globalThis.demoCall !== undefined),
			openBenchPage: () => show("/bench/index.html", () => globalThis.benchPage !== undefined),
		},
		browserVersion: async () => (await extension()).browser.version(),
		async close() {
			await (await browser)?.close();
			await (await served)?.close();
		},
	};
}

async function startServer(): Promise<FolderServer> {
	await buildDemo();
	await buildBenchPage();
	return serveFolders({
		"/": DEMO_FOLDER,
		"/bench/": BENCH_PAGE_FOLDER,
		"/package/": "dist",
		...PEER_MOUNTS,
	});
}
