import { setTimeout as pause } from "node:timers/promises";
import type { TileDiagnostics } from "../../src/shared/diagnostics.ts";
import { type ExtensionBrowser, launchExtension } from "../launch-extension.ts";
import { isRead, readTiles } from "../read-tiles.ts";
import type { Fault, FaultyCall } from "./fault.ts";
import { comes, isKeeping } from "./keeping-state.ts";
import type { FaultSpan } from "./losses-of.ts";
import { permittedExtension } from "./permitted-extension.ts";

/** The browser gives up its graphics process for good after some crashes, and in the end itself. */
const OUTLIVES_GRAPHICS = "--disable-gpu-process-crash-limit";
const READY_WITHIN_MS = 120_000;
/** Longer, and the extension has not recovered by itself. */
const RECOVERY_WITHIN_MS = 30_000;
const LOOK_EVERY_MS = 50;
/** Faults come at some moment of this time after the call runs well again. */
const RANDOM_WITHIN_MS = 1000;

/** Opens a call in a browser of its own, with the overlay on, and has its history kept. */
export async function openFaultyCall(address: string, people: number): Promise<FaultyCall> {
	const extension = await launchExtension({
		folder: await permittedExtension(),
		args: [OUTLIVES_GRAPHICS],
	});
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
async function keepHistory(call: FaultyCall): Promise<void> {
	await call.desk.evaluate((request) => chrome.runtime.sendMessage(request), {
		to: "background",
		method: "keepCall",
		args: [call.tabId, true],
	});
	const isKept = () => isKeeping(call, "keeping");
	if (!(await comes(isKept, READY_WITHIN_MS))) throw new Error("The call's history is not kept.");
}

/**
 * Has one thing go wrong at some moment of a call that runs well, and waits until it is mended and every tile has a
 * reading of a new frame.
 *
 * @param before Done at that moment, just before.
 */
export async function inflict(
	call: FaultyCall,
	fault: Fault,
	people: number,
	before: () => Promise<void>,
): Promise<FaultSpan & { recoveryMs: number | null }> {
	await pause(Math.random() * RANDOM_WITHIN_MS);
	await before();
	const startMs = Date.now();
	const { canRecoverAtMs, isMended } = await fault.inflict(call);
	const backMs = await readAgain(
		call.extension,
		people,
		canRecoverAtMs,
		RECOVERY_WITHIN_MS,
		isMended,
	);
	return {
		startMs,
		backMs: backMs ?? Date.now(),
		recoveryMs: backMs === null ? null : backMs - canRecoverAtMs,
		leavesReading: fault.leavesReading === true,
	};
}

/** Waits for a call that does not recover by itself. */
export async function untilRead(
	extension: ExtensionBrowser,
	people: number,
	sinceMs: number,
): Promise<void> {
	if ((await readAgain(extension, people, sinceMs, READY_WITHIN_MS)) === null)
		throw new Error(`The call of ${people} is not read on every tile.`);
}

/**
 * Resolves to the time by which what was harmed is mended, and every tile has a reading, made since then, of a frame taken
 * after `sinceMs`; null if never.
 */
async function readAgain(
	extension: ExtensionBrowser,
	people: number,
	sinceMs: number,
	withinMs: number,
	isMended: () => Promise<boolean> = async () => true,
): Promise<number | null> {
	let isBroken = true;
	const before = new Map<string, number>();
	for (const end = Date.now() + withinMs; Date.now() < end; await pause(LOOK_EVERY_MS)) {
		if (isBroken) isBroken = !(await isMended().catch(() => false));
		const tiles = await readTiles(extension).catch(() => []);
		if (isBroken) for (const tile of tiles) before.set(tile.id, timeOf(tile));
		else {
			const isNew = tiles.every(
				(tile) => isRead(tile) && timeOf(tile) > Math.max(sinceMs, before.get(tile.id) ?? 0),
			);
			if (tiles.length === people && isNew) return Date.now();
		}
	}
	return null;
}

/** When the frame of a tile's oldest reading was taken; 0 where it has none. */
const timeOf = ({ latest }: TileDiagnostics): number =>
	latest.length === 0 ? 0 : Math.min(...latest.map(({ atMs }) => atMs));
