import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "puppeteer";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type ExtensionBrowser, launchExtension } from "../../scripts/launch-extension.ts";
import type { Keeping } from "../../src/shared/keeping.ts";
import { allRead, type OpenCall, openCall, until } from "./demo-call.ts";

let profile: string;
let call: OpenCall;

beforeEach(async () => {
	profile = await mkdtemp(path.join(tmpdir(), "expressly-kept-"));
	call = await openCall({ query: "?people=3&script=happy:60", profile });
	await call.extension.switchOn(call.page);
	await allRead(call.extension, 3);
});

afterEach(async () => {
	await call?.close().catch(() => undefined); // the browser may have been killed
	await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
});

const keeping = async (): Promise<Keeping | undefined> =>
	(await call.extension.diagnostics())?.history?.[0]?.keeping;

const isIn = (state: Keeping["state"]) =>
	until(`keeping to be ${state}`, async () => {
		const current = await keeping();
		return current?.state === state && current;
	});

/** Puts the popup's switch for keeping this call. */
async function keepCall(keep: boolean): Promise<void> {
	const { browser, url } = call.extension;
	await call.page.bringToFront();
	const desk = await browser.newPage({ background: true });
	await desk.goto(url("manifest.json"));
	const tabId = await desk.evaluate(async () => {
		const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
		return tab?.id;
	});
	await desk.goto(url(`src/popup/index.html?tab=${tabId}`));
	const toggle = await desk.waitForSelector("#keep-call");
	if ((await toggle?.evaluate((element) => element.ariaChecked)) !== String(keep))
		await toggle?.evaluate((element) => (element as HTMLElement).click());
	await isIn(keep ? "keeping" : "off");
	await until("the popup to say so", async () => {
		const text = await desk.$eval("#keep-status", (element) => element.textContent);
		return text?.startsWith(keep ? "Keeping: " : "Nothing of this call");
	});
	await desk.close();
}

interface Stored {
	sessions: { seconds: number; lastMs: number; endedAtMs: number | null }[];
	room: number;
	faces: number;
}

/** What lies in the history, read past all code of ours. */
async function stored(extension: ExtensionBrowser): Promise<Stored> {
	const page = await extension.browser.newPage();
	await page.goto(extension.url("src/history/index.html"));
	await page.waitForSelector(".empty, .session-list");
	const found = await page.evaluate(async () => {
		const asked = indexedDB.open("expressly-history");
		await new Promise((resolve) => Object.assign(asked, { onsuccess: resolve }));
		const reading = asked.result.transaction(["sessions", "room", "faces"]);
		const all = <T>(name: string) =>
			new Promise<T[]>((resolve) => {
				const request = reading.objectStore(name).getAll();
				request.onsuccess = () => resolve(request.result);
			});
		const [sessions, room, faces] = await Promise.all([
			all<Stored["sessions"][number]>("sessions"),
			all<{ bytes: Uint8Array }>("room"),
			all<{ bytes: Uint8Array }>("faces"),
		]);
		const bytes = (rows: { bytes: Uint8Array }[]) =>
			rows.reduce((sum, row) => sum + row.bytes.length, 0);
		return { sessions, room: bytes(room) / 18, faces: bytes(faces) / 13 };
	});
	await page.close();
	return found;
}

/** What the toolbar button says of each tab. */
const badges = (page: Page) =>
	page.evaluate(async () => {
		const tabs = await chrome.tabs.query({});
		return Promise.all(
			tabs.map(({ id }) => (id === undefined ? "" : chrome.action.getBadgeText({ tabId: id }))),
		);
	});

test("nothing is kept until the user says so; then it is, with a mark; a killed browser leaves all that was written", async () => {
	expect(await keeping()).toEqual({ state: "off" });
	await keepCall(true);
	const desk = await call.extension.browser.newPage();
	await desk.goto(call.extension.url("manifest.json"));
	await until("the badge", async () => (await badges(desk)).includes("◉"));
	await desk.close();
	await call.page.bringToFront();
	const before = await until("some seconds", async () => {
		const found = await stored(call.extension);
		await call.page.bringToFront();
		return (found.sessions[0]?.seconds ?? 0) >= 5 && found;
	});
	expect(before.sessions).toHaveLength(1);

	const { browser } = call.extension;
	const gone = new Promise((resolve) => browser.process()?.once("exit", resolve));
	browser.process()?.kill("SIGKILL");
	await gone;

	const reopened = await launchExtension({ profile, consent: null });
	try {
		const after = await stored(reopened);
		const [session] = after.sessions;
		expect(after.sessions).toHaveLength(1);
		expect(session?.endedAtMs).toBeNull();
		expect(session?.seconds).toBeGreaterThanOrEqual(before.sessions[0]?.seconds ?? Number.NaN);
		expect(after.room).toBe(session?.seconds);
		expect(after.faces).toBeGreaterThanOrEqual(before.faces);
		const page = await reopened.browser.newPage();
		await page.goto(reopened.url("src/history/index.html"));
		await page.waitForSelector(".session-card .tag.caution");
		expect(await page.$eval(".session-card", (card) => card.textContent)).toContain("ended early");
	} finally {
		await reopened.close();
	}
});

test("a store without room is told, the call goes on, and what waited is written once there is room", async () => {
	await keepCall(true);
	const page = await call.extension.browser.newPage();
	await page.goto(call.extension.url("src/history/index.html"));
	await page.waitForSelector(".session-card");
	const session = await page.createCDPSession();
	const origin = `chrome-extension://${call.extension.extensionId}`;
	await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1 });
	await call.page.bringToFront();
	expect(await isIn("failed")).toMatchObject({ messageKey: "problem_history_full" });
	const atMs = Date.now();
	await until("new readings", async () => {
		const tiles = await allRead(call.extension, 3);
		return tiles.every(({ latest }) => latest.every((reading) => reading.atMs > atMs));
	});
	await session.send("Storage.overrideQuotaForOrigin", { origin });
	await isIn("keeping");
	await keepCall(false);
	const { sessions, room } = await stored(call.extension);
	expect(sessions).toMatchObject([{ endedAtMs: expect.any(Number), seconds: room }]);
});

test("what was chosen for a call holds for no other that follows in the same page", async () => {
	await keepCall(true);
	await call.page.bringToFront();
	await call.page.click(".leave");
	await until("the call to be left", async () => (await keeping()) === undefined);
	const [session, ...others] = (await stored(call.extension)).sessions;
	expect(others).toEqual([]);
	expect(session?.endedAtMs).toEqual(expect.any(Number));
	await call.page.bringToFront();
	await call.page.evaluate(() => history.pushState({}, "", `/another-call${location.search}`));
	await call.page.click("#notice button");
	await allRead(call.extension, 3);
	await isIn("off");
	expect((await stored(call.extension)).sessions).toEqual([session]);
});

test("who erases the session of a running call is told before that it is kept no longer, and it is not", async () => {
	await keepCall(true);
	const page = await call.extension.browser.newPage();
	await page.goto(call.extension.url("src/history/index.html"));
	await page.locator(".session-card a").click();
	await page.locator("::-p-text(Erase this session)").click();
	await page.waitForSelector("dialog[open]");
	expect(await page.$eval("dialog[open] p", (element) => element.textContent)).toMatch(
		/The call goes on, but is kept no longer\.$/,
	);
	await page.locator("dialog[open] .danger").click();
	await page.waitForSelector(".empty");
	await call.page.bringToFront();
	await isIn("off");
	expect((await stored(call.extension)).sessions).toEqual([]);
});
