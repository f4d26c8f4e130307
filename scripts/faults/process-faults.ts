import { setTimeout as pause } from "node:timers/promises";
import type { WebWorker } from "puppeteer";
import type { ExtensionBrowser } from "../launch-extension.ts";
import { cutPorts } from "./cut-ports.ts";
import type { Fault, FaultyCall } from "./fault.ts";

const PAGE_BACK_WITHIN_MS = 60_000;

/** The browser ends a process, a worker hangs, a page crashes. */
export const PROCESS_FAULTS: readonly Fault[] = [
	{
		name: "service worker killed",
		inflict: async ({ extension }) => {
			await (await extension.serviceWorker()).close();
			return Date.now();
		},
	},
	{
		name: "offscreen document closed",
		inflict: async ({ extension }) => {
			const page = await extension.offscreen();
			await page?.evaluate(() => window.close()).catch(() => undefined); // it is gone before it answers
			return Date.now();
		},
	},
	...(["vision", "expression"] as const).flatMap((part): Fault[] => [
		{
			name: `${part} worker killed`,
			inflict: async ({ extension }) => {
				await (await workerOf(extension, part)).evaluate(() => self.close());
				return Date.now();
			},
		},
		{
			name: `${part} worker stalled`,
			inflict: async ({ extension }) => {
				// Not within the evaluation: the browser ends no worker that is busy with one.
				await (await workerOf(extension, part)).evaluate(() => {
					setTimeout(() => {
						for (;;);
					});
				});
				return Date.now();
			},
		},
	]),
	{
		name: "port to the page cut",
		inflict: async ({ page }) => {
			await cutPorts(page);
			return Date.now();
		},
	},
	{
		name: "tab reloaded",
		inflict: async (call) => {
			await call.page.evaluate(() => {
				globalThis.demoCall = undefined;
			});
			return reload(call);
		},
	},
	{
		name: "tab crashed, then reloaded",
		inflict: async (call) => {
			const session = await call.page.createCDPSession();
			void session.send("Page.crash").catch(() => undefined); // no one is left to answer
			await pause(200);
			return reload(call);
		},
	},
	{
		name: "graphics process crashed",
		inflict: async ({ extension: { browser }, page }) => {
			const bad = await browser.newPage({ background: true });
			void bad.goto("chrome://gpucrash").catch(() => undefined); // such a page never loads
			await pause(200);
			await bad.close();
			await page.bringToFront();
			return Date.now();
		},
	},
];

/**
 * Has a tab loaded anew, as the browser's own button does: a crashed page hears of nothing else.
 *
 * @returns When each of its videos shows a picture again.
 */
async function reload({ page, desk, tabId }: FaultyCall): Promise<number> {
	await desk.evaluate((id) => chrome.tabs.reload(id), tabId);
	for (const end = Date.now() + PAGE_BACK_WITHIN_MS; Date.now() < end; await pause(50)) {
		const answered = page.evaluate(isShown).catch(() => false); // between two documents there is none
		if (await Promise.race([answered, pause(500, false)])) return Date.now();
	}
	throw new Error("The call's page did not come back.");
}

/** Runs in the page. */
function isShown(): boolean {
	const videos = [...document.querySelectorAll<HTMLVideoElement>(".stage video")];
	return (
		globalThis.demoCall !== undefined &&
		videos.length > 0 &&
		videos.every((video) => video.getVideoPlaybackQuality().totalVideoFrames > 0)
	);
}

/** The newest worker of its kind: one that was given up may still be ending. */
async function workerOf(extension: ExtensionBrowser, part: string): Promise<WebWorker> {
	const page = await extension.offscreen();
	const worker = page?.workers().findLast((one) => one.url().includes(`/${part}-worker`));
	if (worker === undefined) throw new Error(`There is no ${part} worker.`);
	return worker;
}
