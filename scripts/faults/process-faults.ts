import { setTimeout as pause } from "node:timers/promises";
import type { Target } from "puppeteer";
import type { Fault, FaultyCall, Inflicted } from "./fault.ts";
import { hiddenPage } from "./hidden-page.ts";

const PAGE_BACK_WITHIN_MS = 60_000;
const HARMED_WITHIN_MS = 10_000;

const HIDDEN_PAGE = /\/src\/offscreen\//;
const isServiceWorker = (target: Target) => target.type() === "service_worker";

/** The browser ends a process, a worker hangs, a page crashes. */
export const PROCESS_FAULTS: readonly Fault[] = [
	{
		name: "service worker killed",
		inflict: async ({ extension, desk, tabId }) => {
			const { browser } = extension;
			const killed = browser.targets().find(isServiceWorker);
			await (await extension.serviceWorker()).close();
			return {
				canRecoverAtMs: Date.now(),
				isMended: async () => {
					const answer = await desk.evaluate((request) => chrome.runtime.sendMessage(request), {
						to: "background",
						method: "tabState",
						args: [tabId],
					});
					const now = browser.targets().find(isServiceWorker);
					return answer?.value?.state === "on" && now !== undefined && now !== killed;
				},
			};
		},
	},
	{
		name: "offscreen document closed",
		inflict: async (call) => {
			const closed = await targetIds(call, HIDDEN_PAGE);
			const page = await hiddenPage(call);
			await page.evaluate(() => window.close()).catch(() => undefined); // it is gone before it answers
			return { canRecoverAtMs: Date.now(), isMended: isReplaced(call, HIDDEN_PAGE, closed) };
		},
	},
	...(["vision", "expression"] as const).flatMap((part): Fault[] => [
		{
			name: `${part} worker killed`,
			inflict: (call) => harm(call, part, () => self.close()),
		},
		{
			name: `${part} worker stalled`,
			// Not within the evaluation: the browser ends no worker that is busy with one.
			inflict: (call) =>
				harm(call, part, () => {
					setTimeout(() => {
						for (;;);
					});
				}),
		},
	]),
	{
		name: "tab reloaded",
		inflict: async (call) => {
			await call.page.evaluate(() => {
				globalThis.demoCall = undefined;
			});
			return { canRecoverAtMs: await reload(call) };
		},
	},
	{
		name: "tab crashed, then reloaded",
		inflict: async (call) => {
			const session = await call.page.createCDPSession();
			await session.send("Inspector.enable");
			const crashed = new Promise((resolve) => session.once("Inspector.targetCrashed", resolve));
			void session.send("Page.crash").catch(() => undefined); // no one is left to answer
			if ((await Promise.race([crashed, pause(HARMED_WITHIN_MS, null)])) === null)
				throw new Error("The tab did not crash.");
			return { canRecoverAtMs: await reload(call) };
		},
	},
	{
		name: "graphics process crashed",
		inflict: async ({ extension: { browser } }) => {
			const session = await browser.target().createCDPSession();
			const running = async () => {
				const { processInfo } = await session.send("SystemInfo.getProcessInfo");
				return processInfo.find(({ type }) => type === "GPU")?.id;
			};
			const crashed = await running();
			if (crashed === undefined) throw new Error("The browser has no graphics process.");
			process.kill(crashed, "SIGKILL");
			return {
				canRecoverAtMs: Date.now(),
				isMended: async () => ![undefined, crashed].includes(await running()),
			};
		},
	},
];

/** Does something to a worker; it is mended once another has taken its place. */
async function harm(call: FaultyCall, part: string, how: () => void): Promise<Inflicted> {
	const isOne = new RegExp(`/${part}-worker`);
	const harmed = await targetIds(call, isOne);
	const page = await hiddenPage(call);
	const worker = page.workers().findLast((one) => isOne.test(one.url()));
	if (worker === undefined) throw new Error(`There is no ${part} worker.`);
	await worker.evaluate(how);
	return { canRecoverAtMs: Date.now(), isMended: isReplaced(call, isOne, harmed) };
}

/** The browser's own names of what runs under such an address. */
async function targetIds({ desk }: FaultyCall, address: RegExp): Promise<string[]> {
	const session = await desk.browser().target().createCDPSession();
	const { targetInfos } = await session.send("Target.getTargets");
	await session.detach();
	return targetInfos.flatMap(({ url, targetId }) => (address.test(url) ? [targetId] : []));
}

/** Tells whether something else runs under an address. */
const isReplaced = (call: FaultyCall, address: RegExp, before: readonly string[]) => async () =>
	(await targetIds(call, address)).some((id) => !before.includes(id));

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
