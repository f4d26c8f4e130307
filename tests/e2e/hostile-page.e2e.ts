import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { until } from "./demo-call.ts";
import { readOverlay } from "./overlay-inside.ts";
import { openStrangePage, type StrangePage } from "./strange-page.ts";

declare global {
	/** What the stored page offers to be done to it. */
	var page: {
		fight(): number;
		flood(): number;
		joinAndLeave(times: number): Promise<void>;
	};
}

let opened: StrangePage;

beforeEach(async () => {
	opened = await openStrangePage("hostile.html");
});

afterEach(() => opened?.close());

async function switchOnAndRead(): Promise<void> {
	await opened.extension.switchOn(opened.page);
	await until("both tiles", async () => String(await opened.tiles()) === "Ana: read,Ben: read");
}

/** Longer than a tile's rate outlasts its latest reading. */
const SILENT_MS = 4000;

/** Resolves once frames of both tiles, taken after now, have been read. There are no faces in them. */
async function untilReadAgain(): Promise<void> {
	await pause(SILENT_MS);
	await until("new readings of both tiles", async () => {
		const tiles = (await opened.told())?.tiles ?? [];
		return tiles.length === 2 && tiles.every(({ readingsPerSecond }) => readingsPerSecond > 0);
	});
}

/** What a page of this kind holds on to. */
async function heldByPage(): Promise<{ nodes: number | undefined; listeners: number | undefined }> {
	const session = await opened.page.createCDPSession();
	await session.send("HeapProfiler.enable");
	for (let round = 0; round < 2; round++) await session.send("HeapProfiler.collectGarbage");
	await session.detach();
	const { Nodes, JSEventListeners } = await opened.page.metrics();
	return { nodes: Nodes, listeners: JSEventListeners };
}

test("under a strict policy, with its methods replaced, a page is read; switched off, it is as it was", async () => {
	const before = await opened.page.evaluate(() => document.documentElement.outerHTML);
	await switchOnAndRead();
	await untilReadAgain();
	await opened.extension.switchOff(opened.page);
	await until("the overlay to go", async () => (await readOverlay(opened.page)) === null);
	expect(await opened.page.evaluate(() => document.documentElement.outerHTML)).toBe(before);
});

test("a page that keeps removing the overlay is told of in Diagnostics, and is read all the same", async () => {
	await switchOnAndRead();
	const fight = await opened.page.evaluate(() => globalThis.page.fight());
	await until("the warning", async () =>
		(await opened.told())?.warnings.includes("labels-removed"),
	);
	await untilReadAgain();
	await opened.page.evaluate((timer) => clearInterval(timer), fight);
	await until("the overlay to return", async () => (await readOverlay(opened.page)) !== null);
});

test("a page that changes ten thousand times a second is read", async () => {
	await switchOnAndRead();
	await opened.page.evaluate(() => globalThis.page.flood());
	await untilReadAgain();
	expect(await opened.tiles()).toEqual(["Ana: read", "Ben: read"]);
});

test("after a thousand joins and leaves the page holds what it held", async () => {
	await switchOnAndRead();
	await opened.page.evaluate(() => globalThis.page.joinAndLeave(40));
	await until("two tiles", async () => (await opened.tiles()).length === 2);
	const before = await heldByPage();
	await opened.page.evaluate(() => globalThis.page.joinAndLeave(1000));
	await until("two tiles", async () => (await opened.tiles()).length === 2);
	const after = await until("the page to let go", async () => {
		const held = await heldByPage();
		return (held.nodes ?? 0) <= (before.nodes ?? 0) + 20 && held;
	});
	expect(after.listeners).toBeLessThanOrEqual(before.listeners ?? 0);
});
