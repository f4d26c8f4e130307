/**
 * @file Kills and stalls the parts of the extension at random moments of a call, and writes how soon readings
 * were back to RESULTS.md, into a section of its own: `npm run faults -- --times 50 --people 25`.
 */
import { readFile, writeFile } from "node:fs/promises";
import { cpus, loadavg } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { Command } from "commander";
import type { Page } from "puppeteer";
import { buildDemo, DEMO_FOLDER } from "./build-demo.ts";
import { FAULTS, type Fault } from "./faults/inject.ts";
import { type FaultFigures, withFaultSection } from "./faults/results-section.ts";
import { buildIfStale } from "./fresh-build.ts";
import { type ExtensionBrowser, launchExtension } from "./launch-extension.ts";
import { isRead, readTiles } from "./read-tiles.ts";
import { serveFolders } from "./serve-folder.ts";

const READY_WITHIN_MS = 120_000;
/** Longer, and the extension has not recovered by itself. */
const RECOVERY_WITHIN_MS = 30_000;
const LOOK_EVERY_MS = 50;
/** Faults come at some moment of this time after the call runs well again. */
const RANDOM_WITHIN_MS = 1500;

const options = new Command("faults")
	.option("--times <number>", "how often each fault", "3")
	.option("--people <number>", "participants of the call", "4")
	.option("--only <name>", "one fault alone")
	.parse()
	.opts<{ times: string; people: string; only?: string }>();
const people = Number(options.people);
const loadBefore = loadavg()[0] ?? 0;

/** Resolves to the time by which every tile has a reading of a frame taken after `sinceMs`; null if never. */
async function readAgain(
	extension: ExtensionBrowser,
	sinceMs: number,
	withinMs: number,
): Promise<number | null> {
	for (const end = Date.now() + withinMs; Date.now() < end; await pause(LOOK_EVERY_MS)) {
		const tiles = await readTiles(extension).catch(() => []);
		const isNew = tiles.every(
			(tile) => isRead(tile) && tile.latest.every((reading) => reading.atMs > sinceMs),
		);
		if (tiles.length === people && isNew) return Date.now();
	}
	return null;
}

async function inflict(extension: ExtensionBrowser, page: Page, fault: Fault) {
	if ((await readAgain(extension, Date.now(), READY_WITHIN_MS)) === null)
		throw new Error(`The call was not read before the fault "${fault.name}".`);
	await pause(Math.random() * RANDOM_WITHIN_MS);
	const startMs = Date.now();
	await fault.inject(extension, page);
	const backMs = await readAgain(extension, startMs, RECOVERY_WITHIN_MS);
	return backMs === null ? null : backMs - startMs;
}

async function keep(figures: readonly FaultFigures[]): Promise<void> {
	const machine = `${cpus().length} x ${cpus()[0]?.model ?? "?"}`;
	const date = new Date().toISOString().slice(0, 10);
	const results = await readFile("RESULTS.md", "utf8");
	const run = { figures, people, machine, loadBefore, date };
	await writeFile("RESULTS.md", withFaultSection(results, run));
}

async function faults(): Promise<void> {
	await buildIfStale(console.log);
	await buildDemo();
	const server = await serveFolders({ "/": DEMO_FOLDER });
	const extension = await launchExtension();
	try {
		const page = (await extension.browser.pages())[0] ?? (await extension.browser.newPage());
		await page.goto(`${server.origin}/?people=${people}&script=happy:60`);
		await page.waitForFunction(() => globalThis.demoCall !== undefined);
		await extension.switchOn(page);
		const figures: FaultFigures[] = [];
		for (const fault of FAULTS.filter(({ name }) => (options.only ?? name) === name)) {
			const recoveries: (number | null)[] = [];
			for (let time = 0; time < Number(options.times); time++)
				recoveries.push(await inflict(extension, page, fault));
			figures.push({ fault: fault.name, recoveries });
			// At once: a run of fifty times takes hours, and may be ended before its end.
			await keep(figures);
			console.log(`${fault.name}: ${recoveries.map((ms) => ms ?? "never").join(", ")} ms`);
		}
		const offscreens = extension.browser
			.targets()
			.filter((target) => target.url().includes("/src/offscreen/")).length;
		console.log(`Offscreen documents left: ${offscreens}. Errors noted since the last one:`);
		for (const line of (await extension.diagnostics())?.errors ?? []) console.log(`- ${line}`);
		if (figures.some(({ recoveries }) => recoveries.includes(null)) || offscreens > 1)
			process.exitCode = 1;
	} finally {
		await extension.close();
		await server.close();
	}
}

faults().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
