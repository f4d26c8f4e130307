import { setTimeout as pause } from "node:timers/promises";
import type { ElementHandle, Page } from "puppeteer";
import type { AnalysisProgress, FileResult } from "../../src/analyse/analysis-door.ts";
import type { Model } from "../../src/shared/settings.ts";
import { type ExtensionBrowser, launchExtension } from "../launch-extension.ts";
import type { FoundFile } from "./find-files.ts";

/** How often the page is asked how far it is. */
const ASK_EVERY_MS = 150;
/** No picture takes as long, on any machine; a page that stands still has failed. */
const STALLED_MS = 180_000;

/** The extension's own Analyse page in a browser without a window. */
export class DrivenPage {
	#extension: ExtensionBrowser | undefined;
	#page: Page | undefined;

	/**
	 * @param search Where small faces are looked for besides large ones.
	 * @param model The model that reads; the page's own choice without it.
	 */
	constructor(
		private readonly search: { inPictures: boolean; inVideos: boolean },
		private readonly model?: Model,
	) {}

	/** Starts the browser: where it does not start, no file is at fault. */
	async start(): Promise<void> {
		await this.#open();
	}

	/**
	 * Analyses files that go into the same file input, as if a person had picked them.
	 *
	 * @param onProgress Told how many of them are finished, fractions included.
	 * @returns One result per file, in their order.
	 * @throws Error if the page crashed or stands still; the next call starts a fresh one.
	 */
	async analyse(
		files: readonly Pick<FoundFile, "path" | "input">[],
		onProgress: (done: number) => void,
	): Promise<FileResult[]> {
		try {
			const page = await this.#open();
			const input = await inputFor(page, files[0]?.input ?? "pictures");
			await input.uploadFile(...files.map(({ path }) => path));
			await this.#untilFinished(page, files.length, onProgress);
			return await page.evaluate(() => globalThis.expresslyAnalysis?.takeResults() ?? []);
		} catch (error) {
			await this.close();
			throw error;
		}
	}

	async close(): Promise<void> {
		const extension = this.#extension;
		this.#extension = undefined;
		this.#page = undefined;
		await extension?.close().catch(() => {});
	}

	async #open(): Promise<Page> {
		if (this.#page) return this.#page;
		this.#extension = await launchExtension({ args: ["--lang=en-US"], consent: null });
		const page = await this.#extension.browser.newPage();
		await page.goto(this.#extension.url("src/analyse/index.html"));
		await page.waitForFunction(() => globalThis.expresslyAnalysis !== undefined);
		if (this.model !== undefined)
			await page.evaluate((model) => globalThis.expresslyAnalysis?.readWith(model), this.model);
		await tick(page, "pictures", "#small-faces", this.search.inPictures);
		await tick(page, "video", "#small-faces-video", this.search.inVideos);
		this.#page = page;
		return page;
	}

	async #untilFinished(
		page: Page,
		total: number,
		onProgress: (done: number) => void,
	): Promise<void> {
		let lastDone = -1;
		let movedMs = Date.now();
		for (;;) {
			const { finished, videoShare } = await progressOf(page);
			const done = Math.min(total, finished + videoShare);
			onProgress(done);
			if (finished >= total) return;
			if (done !== lastDone) movedMs = Date.now();
			else if (Date.now() - movedMs > STALLED_MS) throw new Error("The page stands still.");
			lastDone = done;
			await pause(ASK_EVERY_MS);
		}
	}
}

async function progressOf(page: Page): Promise<AnalysisProgress> {
	const progress = await page.evaluate(() => globalThis.expresslyAnalysis?.progress());
	if (!progress) throw new Error("The page was left.");
	return progress;
}

/** Each mode's own file input; the mode is brought to the front first, and emptied of nothing. */
async function inputFor(
	page: Page,
	kind: FoundFile["input"],
): Promise<ElementHandle<HTMLInputElement>> {
	await showMode(page, kind);
	const id = kind === "video" ? "#pick-video" : "#pick-pictures";
	const input = await page.waitForSelector(`input${id}`);
	if (!input) throw new Error(`The page has no ${id}.`);
	return input as ElementHandle<HTMLInputElement>;
}

async function showMode(page: Page, kind: FoundFile["input"]): Promise<void> {
	await page.evaluate((mode) => {
		location.hash = mode;
	}, kind);
}

/** Puts a mode's check box as wanted. */
async function tick(
	page: Page,
	kind: FoundFile["input"],
	selector: string,
	wanted: boolean,
): Promise<void> {
	await showMode(page, kind);
	const box = await page.waitForSelector(selector);
	const isTicked = await box?.evaluate((element) => (element as HTMLInputElement).checked);
	// A click by the mouse waits until the page is in front, which another tab may keep it from.
	if (isTicked !== wanted) await box?.evaluate((element) => (element as HTMLInputElement).click());
}
