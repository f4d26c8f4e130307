import { setTimeout as pause } from "node:timers/promises";
import type { Page } from "puppeteer";
import { type BenchPart, markdownTable } from "./bench-part.ts";
import { browserProcesses } from "./browser-processes.ts";
import { slopeOf } from "./growth.ts";
import { median } from "./measure-call.ts";

/** What may grow in a long call, at one time of it. */
interface SoakSample {
	minute: number;
	/** Of all processes, and of our own alone. */
	memoryBytes: number;
	ownBytes: number;
	tensors: number;
	/** Open to pages. */
	ports: number;
	/** Of the page with the overlay in it. */
	nodes: number;
	pageHeapBytes: number;
	drops: number;
	/** Of the tile in the middle: a call that is not read shows nothing of what grows in reading. */
	readingsPerSecond: number;
	/** That Diagnostics has told of so far; it keeps the latest alone. */
	errors: number;
}

export interface SoakFigures {
	minutes: number;
	samples: SoakSample[];
	/** Growth of all processes, and of our own alone, once all is warm. */
	bytesPerMinute: number;
	ownBytesPerMinute: number;
}

const PEOPLE = 25;
const SAMPLES = 20;
/** The first samples, in which everything warms up, say nothing of growth. */
const WARM_SHARE = 0.25;

/** Whether anything grows in a long call. */
export const soakPart: BenchPart<SoakFigures> = {
	name: "soak",
	async measure({ say, options: { soakMinutes }, openCall, extension }) {
		const page = await openCall(`people=${PEOPLE}&recorded=lively`);
		const opened = await extension();
		await opened.switchOn(page);
		const startMs = performance.now();
		const samples: SoakSample[] = [];
		for (let sample = 1; sample <= SAMPLES; sample++) {
			await pause((soakMinutes * 60_000) / SAMPLES);
			const minute = (performance.now() - startMs) / 60_000;
			const diagnostics = await opened.diagnostics();
			if (diagnostics === null) throw new Error("The call of the soak is not read any more.");
			const processes = await browserProcesses(opened.browser);
			const bytesOf = (some: typeof processes) =>
				some.reduce((sum, { memoryBytes }) => sum + (memoryBytes ?? 0), 0);
			const rates = diagnostics.pages.flatMap(({ tiles }) =>
				tiles.map(({ readingsPerSecond }) => readingsPerSecond),
			);
			samples.push({
				minute,
				memoryBytes: bytesOf(processes),
				ownBytes: bytesOf(processes.filter(({ isOwn }) => isOwn)),
				tensors: diagnostics.memory.tensors ?? 0,
				ports: diagnostics.pages.length,
				drops: diagnostics.drops,
				readingsPerSecond: median(rates),
				errors: diagnostics.errors.length,
				...(await pageCounts(page)),
			});
			const last = diagnostics.errors.at(-1);
			say(
				`soak: ${minute.toFixed(1)} of ${soakMinutes} minutes${last === undefined ? "" : `; ${last}`}`,
			);
		}
		await opened.switchOff(page);
		const warm = samples.slice(Math.floor(WARM_SHARE * samples.length));
		const slope = (bytes: (sample: SoakSample) => number) =>
			slopeOf(warm.map((sample) => ({ x: sample.minute, y: bytes(sample) })));
		return {
			minutes: soakMinutes,
			samples,
			bytesPerMinute: slope(({ memoryBytes }) => memoryBytes),
			ownBytesPerMinute: slope(({ ownBytes }) => ownBytes),
		};
	},
	section: ({ minutes, samples, bytesPerMinute, ownBytesPerMinute }) => `## Soak

A call of ${PEOPLE} lively tiles for ${minutes} minutes. After the first quarter, in which all warms up, the memory of our own
process grows by ${(ownBytesPerMinute / 1e6).toFixed(2)} MB a minute, that of all, the browser's included, by ${(bytesPerMinute / 1e6).toFixed(2)} MB.
Of ${samples.length} samples our own process took ${(Math.max(...samples.map(({ ownBytes }) => ownBytes)) / 1e6).toFixed(0)} MB at most.
Readings are of the tile in the middle; ${samples.filter(({ tensors }) => tensors === 0).length} of ${samples.length} samples found the networks being started anew.

${markdownTable(
	[
		"minute",
		"readings/s and tile",
		"own process",
		"all processes",
		"page's heap",
		"page's nodes",
		"tensors",
		"ports",
		"frames dropped",
		"errors",
	],
	[samples[0], samples[Math.floor(samples.length / 2)], samples.at(-1)].flatMap((sample) =>
		sample === undefined
			? []
			: [
					[
						sample.minute.toFixed(1),
						sample.readingsPerSecond.toFixed(1),
						`${(sample.ownBytes / 1e6).toFixed(0)} MB`,
						`${(sample.memoryBytes / 1e6).toFixed(0)} MB`,
						`${(sample.pageHeapBytes / 1e6).toFixed(1)} MB`,
						String(sample.nodes),
						String(sample.tensors),
						String(sample.ports),
						String(sample.drops),
						String(sample.errors),
					],
				],
	),
)}
`,
};

async function pageCounts(page: Page): Promise<Pick<SoakSample, "nodes" | "pageHeapBytes">> {
	const { Nodes = 0, JSHeapUsedSize = 0 } = await page.metrics();
	return { nodes: Nodes, pageHeapBytes: JSHeapUsedSize };
}
