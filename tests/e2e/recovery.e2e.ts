import { afterEach, beforeEach, expect, test } from "vitest";
import { isRead, readTiles } from "../../scripts/read-tiles.ts";
import { allRead, type OpenCall, openCall, until } from "./demo-call.ts";
import { readOverlay } from "./overlay-inside.ts";

/** The product promises three seconds; a machine under load is given more before a test fails. */
const RECOVERY_MS = 15_000;

/** Longer than a label stays fresh, whatever the pace of its readings. */
const STALL_MS = 8000;

let call: OpenCall;

beforeEach(async () => {
	call = await openCall({ query: "?people=2&script=happy:60" });
	await call.extension.switchOn(call.page);
	await allRead(call.extension, 2);
});

afterEach(() => call?.close());

/** Resolves once every tile has a reading of a frame taken after `atMs`; says how long that took. */
async function untilReadAgain(atMs: number): Promise<void> {
	await until(
		"new readings",
		async () => {
			const tiles = await readTiles(call.extension);
			const isNew = tiles.every(
				(tile) => isRead(tile) && tile.latest.every((reading) => reading.atMs > atMs),
			);
			return tiles.length === 2 && isNew;
		},
		RECOVERY_MS,
	);
	console.log(`read again after ${Date.now() - atMs} ms`);
}

const labels = async () => (await readOverlay(call.page))?.tiles.flatMap((tile) => tile.labels);

/** The hidden page; a fault must hit something. */
async function hiddenPage() {
	const page = await call.extension.offscreen();
	if (!page) throw new Error("The extension has no hidden page.");
	return page;
}

test("readings go on when the service worker is killed, and it remembers what is on", async () => {
	const worker = await call.extension.serviceWorker();
	const killedAtMs = Date.now();
	await worker.close();
	await untilReadAgain(killedAtMs);
	expect(await call.extension.tabState(call.page)).toEqual({ state: "on" });
	await call.extension.switchOff(call.page);
	await until("the overlay to go", async () => (await readOverlay(call.page)) === null);
});

test("readings come back when the offscreen document is closed", async () => {
	const offscreen = await hiddenPage();
	const closedAtMs = Date.now();
	await offscreen.evaluate(() => window.close()).catch(() => undefined);
	await untilReadAgain(closedAtMs);
	await until("one label on each tile", async () => (await labels())?.length === 2);
});

test("while nothing is read labels are dimmed, and are clear again with the next readings", async () => {
	const offscreen = await hiddenPage();
	const stalled = offscreen.evaluate((durationMs) => {
		const endMs = Date.now() + durationMs;
		while (Date.now() < endMs);
	}, STALL_MS);
	const areHeld = async (held: boolean) => {
		const tiles = (await readOverlay(call.page))?.tiles ?? [];
		return (
			tiles.length === 2 && tiles.every((tile) => tile.labels.length > 0 && tile.isHeld === held)
		);
	};
	await until("dimmed labels", () => areHeld(true), STALL_MS);
	await stalled.catch(() => undefined); // a new document may have taken its place
	await until("clear labels", () => areHeld(false));
});

test("readings come back when a worker ends or hangs, and no worker is left over", async () => {
	const workers = async () => (await hiddenPage()).workers();
	const workerOf = async (part: string) => {
		const found = (await workers()).findLast((worker) => worker.url().includes(`/${part}-worker`));
		if (!found) throw new Error(`The hidden page has no ${part} worker.`);
		return found;
	};
	for (const part of ["vision", "expression"]) {
		const worker = await workerOf(part);
		const closedAtMs = Date.now();
		await worker.evaluate(() => self.close());
		await untilReadAgain(closedAtMs);
	}
	// Not within the evaluation: the browser ends no worker that is busy with one.
	await (await workerOf("vision")).evaluate(() => {
		setTimeout(() => {
			for (;;);
		});
	});
	await untilReadAgain(Date.now());
	await until("two workers", async () => (await workers()).length === 2);
	expect((await call.extension.diagnostics())?.pipeline).toEqual({ state: "ready" });
});

test("the toolbar button does not go on to say of a page that has crashed that it is read", async () => {
	const worker = await call.extension.serviceWorker();
	const badges = () =>
		worker.evaluate(async () => {
			const tabs = await chrome.tabs.query({});
			const told = tabs.map(({ id = 0 }) => chrome.action.getBadgeText({ tabId: id }));
			return (await Promise.all(told)).join("");
		});
	await until("the badge of a call that is read", async () => (await badges()) === "●");
	const session = await call.page.createCDPSession();
	void session.send("Page.crash").catch(() => undefined);
	await until("the badge of a call that failed", async () => (await badges()) === "!");
});

test("when the extension is reloaded, labels go, the page is told what to do, the call goes on, and it can be switched on again", async () => {
	await call.extension.reload();
	const { tiles } = await until(
		"a sentence that says what to do",
		async () => {
			const overlay = await readOverlay(call.page);
			return /switch it on again/.test(overlay?.text ?? "") && overlay;
		},
		RECOVERY_MS,
	);
	expect(tiles.flatMap((tile) => tile.labels)).toEqual([]);
	const framesShown = () =>
		call.page.$$eval(".stage video", (videos) =>
			videos.map((video) => video.getVideoPlaybackQuality().totalVideoFrames),
		);
	const before = await framesShown();
	await until("new frames of both participants", async () =>
		(await framesShown()).every((frames, index) => frames > (before[index] ?? 0)),
	);
	expect(await call.extension.tabState(call.page)).not.toEqual({ state: "on" });
	await call.extension.switchOn(call.page);
	await allRead(call.extension, 2);
});

test("a call goes on with the popup's opening after the extension was disabled and enabled again", async () => {
	const { extension, page } = call;
	const browsers = await extension.browser.newPage();
	await browsers.goto("chrome://extensions");
	const enable = (isEnabled: boolean) =>
		browsers.evaluate(
			(id, wanted) => chrome.management.setEnabled(id, wanted),
			extension.extensionId,
			isEnabled,
		);
	await enable(false);
	await page.bringToFront();
	await until("the labels to go", async () => ((await labels()) ?? []).length === 0);
	await enable(true);
	await browsers.close();
	const enabledAtMs = Date.now();
	const popup = await extension.openPopup(page);
	await untilReadAgain(enabledAtMs);
	expect(await popup.$eval("#show-expressions", (toggle) => toggle.ariaChecked)).toBe("true");
});
