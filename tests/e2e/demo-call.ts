import { setTimeout as pause } from "node:timers/promises";
import type { Page } from "puppeteer";
import { buildDemo, DEMO_FOLDER } from "../../scripts/build-demo.ts";
import { type ExtensionBrowser, launchExtension } from "../../scripts/launch-extension.ts";
import { isRead, readTiles } from "../../scripts/read-tiles.ts";
import { serveFolders } from "../../scripts/serve-folder.ts";
import type { TileDiagnostics } from "../../src/shared/diagnostics.ts";

/** A browser with the extension, and the demo call open in it. */
export interface OpenCall {
	extension: ExtensionBrowser;
	page: Page;
	/** Where the call is served from. */
	origin: string;
	/** Opens the call anew, with another query. */
	goto(query: string): Promise<void>;
	close(): Promise<void>;
}

interface CallOptions {
	query?: string;
	/** More folders to serve, by the address they appear under. */
	mounts?: Record<string, string>;
	args?: string[];
	/** A folder for the browser's profile that is to outlive it. */
	profile?: string;
	/** The extension, where it is not the one built into dist/. */
	folder?: string;
}

/** Opens the demo call in a browser of its own. The overlay is still off. */
export async function openCall(options: CallOptions): Promise<OpenCall> {
	const { query = "", mounts, ...launch } = options;
	await buildDemo();
	const server = await serveFolders({ "/": DEMO_FOLDER, ...mounts });
	const extension = await launchExtension(launch);
	const page = (await extension.browser.pages())[0] ?? (await extension.browser.newPage());
	const goto = async (asked: string) => {
		await page.goto(`${server.origin}/${asked}`);
		await page.waitForFunction(() => globalThis.demoCall !== undefined);
	};
	await goto(query);
	return {
		extension,
		page,
		origin: server.origin,
		goto,
		close: async () => {
			await extension.close().finally(() => server.close());
		},
	};
}

/**
 * Asks again and again until there is an answer.
 *
 * @param what Names in the error what never came.
 * @param probe Its first result that is neither undefined, null nor false is the answer.
 */
export async function until<T>(
	what: string,
	probe: () => Promise<T | undefined | null | false>,
	withinMs = 60_000,
): Promise<T> {
	const end = Date.now() + withinMs;
	let last: unknown;
	while (Date.now() < end) {
		try {
			const answer = await probe();
			if (answer !== undefined && answer !== null && answer !== false) return answer;
		} catch (error) {
			last = error;
		}
		await pause(150);
	}
	const reason = last === undefined ? "" : ` Last error: ${String(last)}`;
	throw new Error(`Waited ${withinMs / 1000} s for ${what}.${reason}`);
}

/** Resolves to the tiles once there are `count` and every one is read. */
export function allRead(extension: ExtensionBrowser, count: number): Promise<TileDiagnostics[]> {
	return until(`readings of ${count} tiles`, async () => {
		const tiles = await readTiles(extension);
		return tiles.length === count && tiles.every(isRead) && tiles;
	});
}
