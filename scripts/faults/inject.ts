import type { Page, WebWorker } from "puppeteer";
import type { ExtensionBrowser } from "../launch-extension.ts";

/** Something that goes wrong. */
export interface Fault {
	name: string;
	/** Makes it go wrong; resolves once it has. */
	inject(extension: ExtensionBrowser, page: Page): Promise<void>;
}

/** What goes wrong outside anyone's power: the browser ends a process, a worker hangs, a page crashes. */
export const FAULTS: readonly Fault[] = [
	{
		name: "service worker killed",
		inject: async (extension) => (await extension.serviceWorker()).close(),
	},
	{
		name: "offscreen document closed",
		inject: async (extension) => {
			const page = await extension.offscreen();
			await page?.evaluate(() => window.close()).catch(() => undefined); // it is gone before it answers
		},
	},
	...(["vision", "expression"] as const).flatMap((part): Fault[] => [
		{
			name: `${part} worker killed`,
			inject: async (extension) => {
				await (await workerOf(extension, part)).evaluate(() => self.close());
			},
		},
		{
			name: `${part} worker stalled`,
			inject: async (extension) => {
				const worker = await workerOf(extension, part);
				// It never answers again: neither does the evaluation.
				void worker
					.evaluate(() => {
						for (;;);
					})
					.catch(() => undefined);
			},
		},
	]),
	{
		name: "tab reloaded",
		inject: async (_extension, page) => {
			await page.reload();
		},
	},
	{
		name: "tab crashed, then reloaded",
		inject: async (_extension, page) => {
			const session = await page.createCDPSession();
			await session.send("Page.crash").catch(() => undefined); // no one is left to answer
			await page.reload();
		},
	},
	{
		name: "graphics process crashed",
		inject: async ({ browser }) => {
			const bad = await browser.newPage();
			void bad.goto("chrome://gpucrash").catch(() => undefined); // such a page never loads
			await new Promise((resolve) => setTimeout(resolve, 200));
			await bad.close();
		},
	},
];

/** The newest worker of its kind: one that was given up may still be ending. */
async function workerOf(extension: ExtensionBrowser, part: string): Promise<WebWorker> {
	const page = await extension.offscreen();
	const worker = page?.workers().findLast((one) => one.url().includes(`/${part}-worker`));
	if (worker === undefined) throw new Error(`There is no ${part} worker.`);
	return worker;
}
