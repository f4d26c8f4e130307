import { setTimeout as pause } from "node:timers/promises";
import type { CDPSession, Page } from "puppeteer";
import type { ExtensionBrowser } from "../launch-extension.ts";
import { isRead, readTiles } from "../read-tiles.ts";
import { type BrowserProcess, browserProcesses } from "./browser-processes.ts";
import { busiestThreads, type ThreadShare, threadTimes } from "./thread-times.ts";
import { type OwnTasks, traceOwnTasks } from "./trace-page.ts";

/** What the overlay costs and gives in the demo call with so many tiles. Medians over the tiles. */
export interface CallFigures {
	tiles: number;
	/** Tiles with a confirmed face at the end. */
	read: number;
	/** The network that was reading at the end; null where none answers. */
	model: string | null;
	/** Readings per second and tile. */
	readingsPerSecond: number;
	/** From capture to paint, in milliseconds. */
	ageP50Ms: number;
	ageP95Ms: number;
	/** From the switch to the first tile read, in milliseconds; null where there is no face to read. */
	firstLabelMs: number | null;
	/** The same for a second switch, soon after the first. */
	againMs: number | null;
	/** Of one core: what our own processes take; null where they cannot be told apart. */
	ownShare: number | null;
	/** And what all others of the browser take with the overlay on less that with it off. */
	othersShare: number;
	/** Of the page's main thread, with the overlay on less that with it off. */
	pageShare: number;
	/** What the whole browser takes with the overlay off, of one core: the load it was measured under. */
	callShare: number;
	/** What the content script did on the page's main thread. */
	ownTasks: OwnTasks;
	/** The browser's busiest threads with the overlay on; empty where they are not known. */
	threads: ThreadShare[];
	/** Memory of our own processes, and growth of all others, in bytes; null if unknown. */
	memoryBytes: number | null;
	othersGrowthBytes: number | null;
}

const START_WITHIN_MS = 60_000;
/** After people join: joining is not what is measured. */
const SETTLE_MS = 8000;
const TRACE_MS = 5000;

interface Watch {
	people: number;
	/** How long the call is watched with the overlay off, and on. */
	watchMs: number;
	/** After the switch: warming up is not what is measured. */
	warmMs: number;
	/** Whether a face can be read. */
	hasFaces: boolean;
}

/**
 * Measures one size of call, the overlay off and then on.
 *
 * @param page Shows the demo call with `people` participants; its overlay is off, and is off again after.
 */
export async function measureCall(
	extension: ExtensionBrowser,
	page: Page,
	{ people, watchMs, warmMs, hasFaces }: Watch,
): Promise<CallFigures> {
	await pause(SETTLE_MS);
	const memoryOff = await browserProcesses(extension.browser);
	const off = await spend(extension, page, watchMs);
	const firstLabelMs = await timeToLabel(extension, page, hasFaces);
	await pause(warmMs);
	const on = await spend(extension, page, watchMs);
	const tiles = await readTiles(extension);
	const model = (await extension.diagnostics())?.model ?? null;
	const memoryOn = await browserProcesses(extension.browser);
	const ownTasks = await traceOwnTasks(page, TRACE_MS);
	await extension.switchOff(page);
	const againMs = await timeToLabel(extension, page, hasFaces);
	await extension.switchOff(page);
	return {
		tiles: people,
		read: tiles.filter(isRead).length,
		model,
		readingsPerSecond: median(tiles.map(({ readingsPerSecond }) => readingsPerSecond)),
		ageP50Ms: median(tiles.flatMap(({ latencyMs }) => latencyMs?.p50 ?? [])),
		ageP95Ms: median(tiles.flatMap(({ latencyMs }) => latencyMs?.p95 ?? [])),
		firstLabelMs,
		againMs,
		ownShare: memoryOn.some(({ isOwn }) => isOwn) ? on.ownShare : null,
		othersShare: on.othersShare - off.othersShare,
		pageShare: on.pageShare - off.pageShare,
		callShare: off.ownShare + off.othersShare,
		ownTasks,
		threads: on.threads,
		...memoryOf(memoryOff, memoryOn),
	};
}

function memoryOf(
	off: readonly BrowserProcess[],
	on: readonly BrowserProcess[],
): Pick<CallFigures, "memoryBytes" | "othersGrowthBytes"> {
	const bytesOf = (processes: readonly BrowserProcess[], isOwn: boolean) =>
		processes
			.filter((process) => process.isOwn === isOwn)
			.reduce((sum, { memoryBytes }) => sum + (memoryBytes ?? 0), 0);
	const memoryBytes = bytesOf(on, true);
	if (memoryBytes === 0) return { memoryBytes: null, othersGrowthBytes: null };
	return { memoryBytes, othersGrowthBytes: bytesOf(on, false) - bytesOf(off, false) };
}

interface Spent extends Pick<CallFigures, "othersShare" | "pageShare" | "threads"> {
	ownShare: number;
}

/** How much of one core our processes, the browser's others, and its main thread the page, take for a while. */
async function spend({ browser }: ExtensionBrowser, page: Page, watchMs: number): Promise<Spent> {
	const main = await page.createCDPSession();
	await main.send("Performance.enable");
	const startMs = performance.now();
	const [before, taskBefore] = await Promise.all([browserProcesses(browser), taskSeconds(main)]);
	const threadsBefore = threadTimes(before);
	await pause(watchMs);
	const [after, taskAfter] = await Promise.all([browserProcesses(browser), taskSeconds(main)]);
	const seconds = (performance.now() - startMs) / 1000;
	const threads = busiestThreads(threadsBefore, threadTimes(after), seconds);
	await main.detach();
	const then = new Map(before.map(({ id, cpuSeconds }) => [id, cpuSeconds]));
	const shareOf = (isOwn: boolean) =>
		after
			.filter((process) => process.isOwn === isOwn)
			.reduce((sum, { id, cpuSeconds }) => sum + cpuSeconds - (then.get(id) ?? 0), 0) / seconds;
	return {
		ownShare: shareOf(true),
		othersShare: shareOf(false),
		pageShare: (taskAfter - taskBefore) / seconds,
		threads,
	};
}

async function taskSeconds(session: CDPSession): Promise<number> {
	const { metrics } = await session.send("Performance.getMetrics");
	return metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0;
}

/** Switches on; null where no face can be read. */
async function timeToLabel(
	extension: ExtensionBrowser,
	page: Page,
	hasFaces: boolean,
): Promise<number | null> {
	const startMs = performance.now();
	await extension.switchOn(page);
	if (!hasFaces) return null;
	while (performance.now() - startMs < START_WITHIN_MS) {
		if ((await readTiles(extension)).some(isRead)) return performance.now() - startMs;
		await pause(50);
	}
	throw new Error(`No face was read within ${START_WITHIN_MS / 1000} s of the switch.`);
}

/** The middle value; NaN where there is none. */
export function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = sorted.length / 2;
	const low = sorted[Math.ceil(middle) - 1] ?? Number.NaN;
	const high = sorted[Math.floor(middle)] ?? Number.NaN;
	return (low + high) / 2;
}
