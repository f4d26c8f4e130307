import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import type { Page } from "puppeteer";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { buildIfStale } from "../../scripts/fresh-build.ts";
import { type ExtensionBrowser, launchExtension } from "../../scripts/launch-extension.ts";
import { ffmpeg, newFolder, videoOf } from "./analyse-files.ts";
import { openAnalyse } from "./analyse-page.ts";

/** What the tests of one group share: a browser with the extension, and a folder for all they make. */
export interface AnalyseDesk {
	folder: string;
	/** Empty at the start of each test. */
	downloads: string;
	/** A film of the portraits that were named, one after the other. */
	film: string;
	extension: ExtensionBrowser;
	/** Opens the Analyse page in a mode; it is closed after the test. */
	open(mode: string): Promise<Page>;
}

/**
 * Sets a desk up before the tests of the group this is called in, and clears it away after them.
 *
 * @param filmed Portraits to film.
 * @param browserArguments Makes what the browser is started with; it may put files into the folder.
 */
export function analyseDesk(
	filmed: readonly string[],
	browserArguments: (folder: string) => string[] = () => [],
): AnalyseDesk {
	const opened: Page[] = [];
	const desk = {
		async open(mode: string) {
			const page = await openAnalyse(desk.extension, mode);
			opened.push(page);
			return page;
		},
	} as AnalyseDesk;

	beforeAll(async () => {
		await buildIfStale(() => {});
		desk.folder = newFolder();
		desk.film = ffmpeg(desk.folder, "film.mp4", ...videoOf(filmed));
		desk.extension = await launchExtension({ args: browserArguments(desk.folder) });
	});

	afterAll(async () => {
		await desk.extension?.close();
		await rm(desk.folder, { recursive: true, force: true });
	});

	beforeEach(async () => {
		desk.downloads = path.join(desk.folder, `downloads ${Math.random()}`);
		await mkdir(desk.downloads);
	});

	afterEach(async () => {
		for (const page of opened.splice(0)) if (!page.isClosed()) await page.close();
	});
	return desk;
}
