import { setTimeout as pause } from "node:timers/promises";
import { type ExtensionBrowser, launchExtension } from "../launch-extension.ts";
import { isRead, readTiles } from "../read-tiles.ts";
import type { Fault, FaultyCall } from "./fault.ts";
import type { FaultSpan } from "./kept-seconds.ts";
import { permittedExtension } from "./permitted-extension.ts";

const READY_WITHIN_MS = 120_000;
/** Longer, and the extension has not recovered by itself. */
const RECOVERY_WITHIN_MS = 30_000;
const LOOK_EVERY_MS = 50;
/** Faults come at some moment of this time after the call runs well again. */
const RANDOM_WITHIN_MS = 1000;

/** Opens a call in a browser of its own, with the overlay on, and has its history kept. */
export async function openFaultyCall(address: string, people: number): Promise<FaultyCall> {
	const extension = await launchExtension({ folder: await permittedExtension() });
	try {
		const page = (await extension.browser.pages())[0] ?? (await extension.browser.newPage());
		await page.goto(address);
		await page.waitForFunction(() => globalThis.demoCall !== undefined);
		await extension.switchOn(page);
		const desk = await extension.browser.newPage({ background: true });
		await desk.goto(extension.url("manifest.json"));
		await untilRead(extension, people, Date.now());
		const tabId = (await extension.diagnostics())?.pages[0]?.tabId;
		if (tabId === undefined) throw new Error("The call's tab is not known.");
		const call = { extension, page, tabId, desk };
		await keepHistory(call);
		return call;
	} catch (error) {
		await extension.close();
		throw error;
	}
}

/** Has the call's history kept, as the popup's switch does, and resolves once it is. */
export async function keepHistory({ extension, tabId, desk }: FaultyCall): Promise<void> {
	await desk.evaluate((request) => chrome.runtime.sendMessage(request), {
		to: "background",
		method: "keepCall",
		args: [tabId, true],
	});
	for (const end = Date.now() + READY_WITHIN_MS; Date.now() < end; await pause(LOOK_EVERY_MS)) {
		const history = (await extension.diagnostics())?.history;
		if (history?.some(({ keeping }) => keeping.state === "keeping")) return;
	}
	throw new Error("The call's history is not kept.");
}

/** Has one thing go wrong at some moment of a call that runs well, and waits for readings of new frames on every tile. */
export async function inflict(
	call: FaultyCall,
	fault: Fault,
	people: number,
): Promise<FaultSpan & { recoveryMs: number | null }> {
	await untilRead(call.extension, people, Date.now());
	await pause(Math.random() * RANDOM_WITHIN_MS);
	const startMs = Date.now();
	const canRecoverAtMs = await fault.inflict(call);
	const backMs = await readAgain(call.extension, people, canRecoverAtMs, RECOVERY_WITHIN_MS);
	return {
		startMs,
		backMs: backMs ?? Date.now(),
		recoveryMs: backMs === null ? null : backMs - canRecoverAtMs,
		leavesReading: fault.leavesReading === true,
	};
}

async function untilRead(extension: ExtensionBrowser, people: number, sinceMs: number) {
	if ((await readAgain(extension, people, sinceMs, READY_WITHIN_MS)) === null)
		throw new Error(`The call of ${people} is not read on every tile.`);
}

/** Resolves to the time by which every tile has a reading of a frame taken after `sinceMs`; null if never. */
async function readAgain(
	extension: ExtensionBrowser,
	people: number,
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
