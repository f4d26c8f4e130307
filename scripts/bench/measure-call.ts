import { setTimeout as pause } from "node:timers/promises";
import type { CDPSession, Page } from "puppeteer";
import type { ExtensionBrowser } from "../launch-extension.ts";
import { isRead, readTiles } from "../read-tiles.ts";
import { processMemory } from "./process-memory.ts";
import { type OwnTasks, traceOwnTasks } from "./trace-page.ts";

/** What the overlay costs and gives in the demo call with so many tiles. Medians over the tiles. */
export interface CallFigures {
	tiles: number;
	/** Tiles with a confirmed face at the end. */
	read: number;
	/** Readings per second and tile. */
	readingsPerSecond: number;
	/** From capture to paint, in milliseconds. */
	ageP50Ms: number;
	ageP95Ms: number;
	/** From the switch to the first tile read, in milliseconds. */
	firstLabelMs: number;
	/** Time all processes of the browser took with the overlay on less that with it off, of one core. */
	cpuShare: number;
	/** The same of the page's main thread alone, in [0, 1]. */
	pageShare: number;
	/** What the whole browser takes with the overlay off, of one core: the load it was measured under. */
	callShare: number;
	/** What the content script did on the page's main thread. */
	ownTasks: OwnTasks;
	/** Memory of the processes that came with the overlay, and growth of the others, in bytes; null if unknown. */
	memoryBytes: number | null;
	pageGrowthBytes: number | null;
}

const START_WITHIN_MS = 60_000;
/** After people join, and after the switch: joining and warming up are not what is measured. */
const SETTLE_MS = 8000;
const TRACE_MS = 5000;

/**
 * Measures one size of call, the overlay off and then on.
 *
 * @param page Shows the demo call with `people` participants; its overlay is off, and is off again after.
 * @param watchMs How long each of the two is watched.
 */
export async function measureCall(
	extension: ExtensionBrowser,
	page: Page,
	{ people, watchMs }: { people: number; watchMs: number },
): Promise<CallFigures> {
	await pause(SETTLE_MS);
	const memoryOff = await processMemory(extension.browser);
	const off = await spend(extension, page, watchMs);
	const switchedAtMs = performance.now();
	await extension.switchOn(page);
	const firstLabelMs = (await firstRead(extension)) - switchedAtMs;
	await pause(SETTLE_MS);
	const on = await spend(extension, page, watchMs);
	const tiles = await readTiles(extension);
	const memoryOn = await processMemory(extension.browser);
	const ownTasks = await traceOwnTasks(page, TRACE_MS);
	await extension.switchOff(page);
	return {
		tiles: people,
		read: tiles.filter(isRead).length,
		readingsPerSecond: median(tiles.map(({ readingsPerSecond }) => readingsPerSecond)),
		ageP50Ms: median(tiles.flatMap(({ latencyMs }) => latencyMs?.p50 ?? [])),
		ageP95Ms: median(tiles.flatMap(({ latencyMs }) => latencyMs?.p95 ?? [])),
		firstLabelMs,
		cpuShare: on.cpuShare - off.cpuShare,
		pageShare: on.pageShare - off.pageShare,
		callShare: off.cpuShare,
		ownTasks,
		...memoryOf(memoryOff, memoryOn),
	};
}

function memoryOf(
	off: ReadonlyMap<number, number>,
	on: ReadonlyMap<number, number>,
): Pick<CallFigures, "memoryBytes" | "pageGrowthBytes"> {
	if (on.size === 0) return { memoryBytes: null, pageGrowthBytes: null };
	let [memoryBytes, pageGrowthBytes] = [0, 0];
	for (const [id, bytes] of on) {
		const before = off.get(id);
		if (before === undefined) memoryBytes += bytes;
		else pageGrowthBytes += bytes - before;
	}
	return { memoryBytes, pageGrowthBytes };
}

/** How much of one core the browser, and of its main thread the page, take while `watchMs` pass. */
async function spend(
	{ browser }: ExtensionBrowser,
	page: Page,
	watchMs: number,
): Promise<{ cpuShare: number; pageShare: number }> {
	const whole = await browser.target().createCDPSession();
	const own = await page.createCDPSession();
	await own.send("Performance.enable");
	const startMs = performance.now();
	const [cpuBefore, taskBefore] = await Promise.all([cpuSeconds(whole), taskSeconds(own)]);
	await pause(watchMs);
	const [cpuAfter, taskAfter] = await Promise.all([cpuSeconds(whole), taskSeconds(own)]);
	const seconds = (performance.now() - startMs) / 1000;
	await Promise.all([whole.detach(), own.detach()]);
	return {
		cpuShare: (cpuAfter - cpuBefore) / seconds,
		pageShare: (taskAfter - taskBefore) / seconds,
	};
}

async function cpuSeconds(session: CDPSession): Promise<number> {
	const { processInfo } = await session.send("SystemInfo.getProcessInfo");
	return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
}

async function taskSeconds(session: CDPSession): Promise<number> {
	const { metrics } = await session.send("Performance.getMetrics");
	return metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0;
}

async function firstRead(extension: ExtensionBrowser): Promise<number> {
	const end = performance.now() + START_WITHIN_MS;
	while (performance.now() < end) {
		if ((await readTiles(extension)).some(isRead)) return performance.now();
		await pause(50);
	}
	throw new Error(`No face was read within ${START_WITHIN_MS / 1000} s of the switch.`);
}

/** The middle value; NaN where there is none. */
function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = sorted.length / 2;
	const low = sorted[Math.ceil(middle) - 1] ?? Number.NaN;
	const high = sorted[Math.floor(middle)] ?? Number.NaN;
	return (low + high) / 2;
}
