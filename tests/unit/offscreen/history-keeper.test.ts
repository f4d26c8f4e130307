import "fake-indexeddb/auto";
import { deleteDB } from "idb";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { HistoryKeeper } from "../../../src/offscreen/history-keeper.ts";
import type { CallChoice, Keeping } from "../../../src/shared/keeping.ts";
import { DEFAULT_SETTINGS, type Settings } from "../../../src/shared/settings.ts";
import { eraseEverything } from "../../../src/store/erase-history.ts";
import {
	HISTORY_NAME,
	type HistoryDatabase,
	openHistory,
} from "../../../src/store/history-database.ts";
import { listSessions, readFaces, readRoom } from "../../../src/store/read-history.ts";
import { renameSession } from "../../../src/store/rename-session.ts";
import { aReading } from "../../fixtures/face-reading.ts";

const START_MS = 1_700_000_000_000;
const HOUR_MS = 3_600_000;

let monotonicMs: number;
let wallMs: number;
let choices: Record<number, CallChoice>;
let told: Record<number, Keeping["state"][]>;
let failure: Error | undefined;
let isBackgroundGone: boolean;
let asked: number;
let left: number[];
let ids: number;
let keeper: HistoryKeeper;
let reader: HistoryDatabase;

beforeEach(async () => {
	monotonicMs = 1000;
	wallMs = START_MS;
	choices = {};
	told = {};
	failure = undefined;
	isBackgroundGone = false;
	asked = 0;
	left = [];
	ids = 0;
	keeper = newKeeper();
	reader = await openHistory();
});

afterEach(async () => {
	await keeper.finish();
	reader.close();
	vi.restoreAllMocks();
	await deleteHistory();
});

const deleteHistory = () => deleteDB(HISTORY_NAME, { blocked: () => undefined });

function newKeeper() {
	return new HistoryKeeper({
		openHistory: (told) => (failure === undefined ? openHistory(told) : Promise.reject(failure)),
		now: () => ({ monotonicMs, wallMs }),
		choiceOf: async (tabId) => {
			asked += 1;
			if (isBackgroundGone) throw new Error("Could not establish connection.");
			return choices[tabId] ?? { keep: null, callMark: "mark" };
		},
		onKeeping: (tabId, { state }) => {
			told[tabId] = [...(told[tabId] ?? []), state];
		},
		onLeave: (tabId) => left.push(tabId),
		onErased: (tabId) => {
			choices[tabId] = { keep: false, callMark: "mark" };
		},
		newId: () => `session ${++ids}`,
	});
}

/** Lets everything that is under way in the store happen. */
const settled = () => new Promise<void>((resolve) => setTimeout(resolve, 4));

interface Shown {
	tabId?: number;
	seconds?: number;
	faces?: number;
	tiles?: 0 | 1;
	settings?: Partial<Settings>;
	platform?: string;
	tileId?: string;
	left?: string[];
	firstTrack?: number;
	nameOf?: () => string | null;
}

/** Has a tab show faces for so many seconds, four frames a second; the first starts the session. */
async function show({
	tabId = 1,
	seconds = 5,
	faces = 2,
	tiles = 1,
	settings,
	platform = "zoom",
	tileId = "t",
	left = [],
	firstTrack = 1,
	nameOf = () => "Ada",
}: Shown = {}) {
	for (let frame = 0; frame < seconds * 4; frame++) {
		monotonicMs += 250;
		wallMs += 250;
		keeper.take({
			tabId,
			frameId: 0,
			platform,
			settings: { ...DEFAULT_SETTINGS, keepHistory: true, ...settings },
			tiles: [
				{
					tileId,
					readings: Array.from({ length: faces }, (_, index) =>
						aReading({ trackId: index + firstTrack }),
					),
				},
			].slice(0, tiles),
			left: frame === 0 ? left : [],
			nameOf,
		});
		await settled();
	}
}

const sessions = async () => (await listSessions(reader)).found;
const secondsOf = async (id: string) =>
	(await readRoom(reader, id)).found.map(({ atMs }) => atMs / 1000);

describe("whether a call is kept", () => {
	test("by default it is not, and nothing is written", async () => {
		await show({ settings: { keepHistory: false } });
		expect(await sessions()).toEqual([]);
		expect(keeper.facts()).toEqual([{ tabId: 1, keeping: { state: "off" } }]);
	});

	test("a choice for the call goes before the settings, both ways", async () => {
		choices[1] = { keep: true, callMark: "mark" };
		choices[2] = { keep: false, callMark: "mark" };
		await show({ settings: { keepHistory: false } });
		await show({ tabId: 2 });
		expect((await sessions()).map(({ tabId }) => tabId)).toEqual([1]);
	});

	test("a choice that nobody could tell at first is asked again", async () => {
		choices[1] = { keep: true, callMark: "mark" };
		isBackgroundGone = true;
		await show({ settings: { keepHistory: false } });
		expect(await sessions()).toEqual([]);
		isBackgroundGone = false;
		await show({ seconds: 6, settings: { keepHistory: false } });
		expect(await sessions()).toMatchObject([{ tabId: 1, callMark: "mark" }]);
		const seconds = await secondsOf("session 1");
		expect(seconds).toEqual(Array.from(seconds, (_, index) => index));
		expect(seconds.length).toBeGreaterThanOrEqual(8);
	});

	test("what was shown before the choice was known goes where it is not wanted", async () => {
		isBackgroundGone = true;
		await show({ settings: { keepHistory: true } });
		await show({ tabId: 2 });
		await keeper.leave(2);
		isBackgroundGone = false;
		choices[1] = { keep: false, callMark: "mark" };
		await show();
		await keeper.finish();
		expect(await sessions()).toEqual([]);
	});

	test("it begins with the first face, and ends when the user says so", async () => {
		await show({ faces: 0 });
		expect(told[1]).toEqual(["off", "waiting"]);
		expect(await sessions()).toEqual([]);
		await show();
		expect(told[1]?.at(-1)).toBe("keeping");
		keeper.choose(1, { keep: false, callMark: "mark" });
		await settled();
		expect(await sessions()).toMatchObject([{ endedAtMs: wallMs, platform: "zoom" }]);
		const kept = (await sessions())[0]?.seconds;
		await show();
		expect((await sessions())[0]?.seconds).toBe(kept);
		expect(told[1]?.at(-1)).toBe("off");
	});
});

describe("what is kept", () => {
	test("every second once, each face, and no name", async () => {
		await show({ seconds: 8 });
		await keeper.finish();
		const [session] = await sessions();
		const seconds = await secondsOf("session 1");
		expect(seconds).toEqual(Array.from({ length: seconds.length }, (_, index) => index));
		expect(seconds.length).toBeGreaterThanOrEqual(7);
		expect(session).toMatchObject({ seconds: seconds.length, faces: 2, mostFaces: 2 });
		const { parts, names } = await readFaces(reader, "session 1");
		expect([...parts].flat()).toHaveLength(2 * seconds.length);
		expect([...names]).toEqual([]);
	});

	test("names where they are asked for", async () => {
		await show({ settings: { keepNames: true } });
		await keeper.finish();
		expect([...(await readFaces(reader, "session 1")).names]).toEqual([
			[1, "Ada"],
			[2, "Ada"],
		]);
	});

	test("whoever is on the page of a gallery that was left is not counted with those on the next", async () => {
		await show();
		await show({ tileId: "u", left: ["t"], firstTrack: 3 });
		await keeper.finish();
		const [session] = await sessions();
		expect(session).toMatchObject({ faces: 4, mostFaces: 2 });
	});

	describe("a name", () => {
		const kept = { settings: { keepNames: true } };
		const names = async () => {
			await keeper.finish();
			return [...(await readFaces(reader, "session 1")).names];
		};

		test("that is known late is kept all the same", async () => {
			await show({ ...kept, nameOf: () => null });
			await show(kept);
			expect(await names()).toEqual([
				[1, "Ada"],
				[2, "Ada"],
			]);
		});

		test("is kept where names are asked for in mid-call", async () => {
			await show();
			await show({ ...kept, faces: 1 });
			expect(await names()).toEqual([[1, "Ada"]]);
		});

		test("is not written any more once names are no longer asked for", async () => {
			await show({ ...kept, seconds: 1 });
			await show();
			expect(await names()).toEqual([]);
		});

		test("is kept as it was known last", async () => {
			await show({ ...kept, faces: 1, nameOf: () => "Adam" });
			await show({ ...kept, faces: 1 });
			expect(await names()).toEqual([[1, "Ada"]]);
		});

		test("goes to the store once", async () => {
			const put = vi.spyOn(IDBObjectStore.prototype, "put");
			await show({ ...kept, seconds: 9 });
			const rows = put.mock.calls.flatMap(([row]) => (row as { names?: unknown[] }).names ?? []);
			expect(rows).toHaveLength(2);
		});
	});

	test("with one transaction every two seconds, however many frames and faces come", async () => {
		const transaction = vi.spyOn(IDBDatabase.prototype, "transaction");
		await show({ seconds: 9, faces: 30 });
		const writing = transaction.mock.calls.filter(([, mode]) => mode === "readwrite");
		expect(writing.length).toBeGreaterThanOrEqual(3);
		expect(writing.length).toBeLessThanOrEqual(5);
		for (const [stores] of writing) expect(stores).toEqual(["sessions", "room", "faces"]);
	});

	test("of a browser that is killed, all but the last two seconds", async () => {
		await show({ seconds: 9 });
		const [session] = await sessions();
		expect(session?.endedAtMs).toBeNull();
		expect(session?.lastMs).toBeGreaterThanOrEqual(6000);
		expect((await secondsOf("session 1")).length * 1000).toBe(session?.lastMs);
	});
});

describe("one session or two", () => {
	test("two tabs are two, also with the same call", async () => {
		for (let times = 0; times < 4; times++) {
			await show({ seconds: 1 });
			await show({ seconds: 1, tabId: 2 });
		}
		await keeper.finish();
		expect((await sessions()).map(({ tabId }) => tabId).toSorted()).toEqual([1, 2]);
	});

	test("a call reloaded within two minutes is one, with a gap", async () => {
		await show();
		await keeper.leave(1);
		const kept = await secondsOf("session 1");
		wallMs += 60_000;
		monotonicMs += 60_000;
		await show();
		await keeper.leave(1);
		const [session, ...others] = await sessions();
		expect(others).toEqual([]);
		const seconds = await secondsOf("session 1");
		expect(seconds.slice(0, kept.length)).toEqual(kept);
		expect((seconds[kept.length] ?? 0) - (kept.at(-1) ?? 0)).toBeGreaterThanOrEqual(60);
		expect(session).toMatchObject({ seconds: seconds.length, endedAtMs: wallMs, faces: 4 });
	});

	test.each([
		["later", 121_000, "zoom", "mark"],
		["on another platform", 0, "whereby", "mark"],
		["on another page", 0, "zoom", "other"],
	])("%s it is another", async (_, waitMs, platform, callMark) => {
		await show();
		await keeper.leave(1);
		wallMs += waitMs;
		monotonicMs += waitMs;
		choices[1] = { keep: null, callMark };
		await show({ platform });
		expect(await sessions()).toHaveLength(2);
	});

	test("a call that is left is told once; what was still under way then begins no other", async () => {
		await show();
		await keeper.leave(1);
		await keeper.leave(1);
		const askedBefore = asked;
		await show({ tiles: 0 });
		expect({ left, asked }).toEqual({ left: [1], asked: askedBefore });
		expect(keeper.facts()).toEqual([]);
		await show();
		expect(asked).toBe(askedBefore + 1);
	});

	test("a keeper that died is followed by one that goes on in the session", async () => {
		await show();
		keeper = newKeeper();
		await show();
		await keeper.finish();
		expect(await sessions()).toMatchObject([{ id: "session 1", endedAtMs: wallMs }]);
	});
});

describe("clocks", () => {
	test("sleep leaves a gap, a clock set back none, and no time is negative", async () => {
		await show();
		wallMs += HOUR_MS;
		await show();
		wallMs -= 3 * HOUR_MS;
		await show();
		await keeper.finish();
		const seconds = await secondsOf("session 1");
		const steps = seconds.slice(1).map((second, index) => second - (seconds[index] ?? 0));
		expect(Math.min(...steps)).toBe(1);
		expect(steps.filter((step) => step > 10)).toHaveLength(1);
		expect(Math.max(...steps)).toBeGreaterThan(3500);
		expect(seconds[0]).toBe(0);
	});

	test.each([
		["on", HOUR_MS],
		["back", -HOUR_MS],
	])("a clock set %s, then right again, moves, merges and drops no second", async (_, jumpMs) => {
		await show();
		wallMs += jumpMs;
		await show({ seconds: 3 });
		wallMs -= jumpMs;
		await show();
		await keeper.leave(1);
		await show();
		await keeper.finish();
		const [session, ...others] = await sessions();
		expect(others).toEqual([]);
		const seconds = await secondsOf("session 1");
		expect(seconds).toEqual(Array.from(seconds, (_, index) => index));
		expect(seconds.length).toBeGreaterThanOrEqual(18);
		expect(session).toMatchObject({ lastMs: seconds.length * 1000, seconds: seconds.length });
	});
});

test("a name given in mid-call stays, also once the page is reloaded, renamed and left", async () => {
	await show();
	await renameSession(reader, "session 1", "Class 9b");
	await show();
	expect(await sessions()).toMatchObject([{ name: "Class 9b", seconds: 8 }]);
	await keeper.leave(1);
	await show();
	await renameSession(reader, "session 1", "Class 9c");
	await show();
	await renameSession(reader, "session 1", "Class 9d");
	await keeper.finish();
	expect(await sessions()).toMatchObject([{ name: "Class 9d", endedAtMs: wallMs }]);
});

describe("trouble", () => {
	test("a history that does not open is told, and kept once it does", async () => {
		failure = new DOMException("corrupt", "UnknownError");
		await show();
		expect(keeper.facts()[0]?.keeping).toMatchObject({
			state: "failed",
			messageKey: "problem_history_unavailable",
			detail: "UnknownError: corrupt",
		});
		failure = undefined;
		await show({ seconds: 12 });
		expect(told[1]?.at(-1)).toBe("keeping");
		const seconds = await secondsOf("session 1");
		expect(seconds).toEqual(Array.from(seconds, (_, index) => index));
		expect(seconds.length).toBeGreaterThanOrEqual(14);
	});

	test("a full store is told, and what came meanwhile is written when there is room again", async () => {
		await show();
		vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
			throw new DOMException("no more room", "QuotaExceededError");
		});
		await show();
		expect(keeper.facts()[0]?.keeping).toMatchObject({ messageKey: "problem_history_full" });
		vi.restoreAllMocks();
		await show();
		expect(told[1]?.at(-1)).toBe("keeping");
		const seconds = await secondsOf("session 1");
		expect(seconds).toEqual(Array.from({ length: seconds.length }, (_, index) => index));
		expect(seconds.length).toBeGreaterThanOrEqual(12);
	});

	test("a call that is left, and comes back, while nothing can be written loses nothing", async () => {
		await show();
		const put = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
			throw new DOMException("no more room", "QuotaExceededError");
		});
		await show({ seconds: 4 });
		await keeper.leave(1);
		await show({ seconds: 4 });
		expect(keeper.facts()[0]?.keeping).toMatchObject({ messageKey: "problem_history_full" });
		put.mockRestore();
		await show();
		await keeper.finish();
		expect(await sessions()).toMatchObject([{ id: "session 1", faces: 4 }]);
		const seconds = await secondsOf("session 1");
		expect(seconds.filter((second, index) => second !== index)).toEqual([]);
		expect(seconds.length).toBeGreaterThanOrEqual(17);
	});

	test("a call that is left for good while nothing can be written is written afterwards", async () => {
		await show();
		const put = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
			throw new DOMException("no more room", "QuotaExceededError");
		});
		await show({ seconds: 4 });
		await keeper.leave(1);
		const endedAtMs = wallMs;
		wallMs += 60_000;
		monotonicMs += 60_000;
		put.mockRestore();
		await keeper.flushAll();
		expect(await sessions()).toMatchObject([{ endedAtMs, lastMs: 9000 }]);
	});

	test("what a call that was left has to write is given up after half an hour", async () => {
		await show();
		const put = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
			throw new DOMException("no more room", "QuotaExceededError");
		});
		await keeper.leave(1);
		monotonicMs += 1_800_000;
		await keeper.flushAll();
		put.mockRestore();
		await keeper.flushAll();
		expect(await sessions()).toMatchObject([{ endedAtMs: null }]);
	});

	test("what is erased in mid-call is not begun anew, nor after the page is reloaded", async () => {
		await show();
		await eraseEverything(reader);
		await show({ seconds: 8 });
		expect(await sessions()).toEqual([]);
		expect(told[1]?.at(-1)).toBe("off");
		await keeper.leave(1);
		await show();
		await keeper.finish();
		expect(await sessions()).toEqual([]);
	});

	test("a call that is reloaded before its erasure is noticed is not begun anew either", async () => {
		await show();
		await eraseEverything(reader);
		void keeper.leave(1);
		await show({ seconds: 8 });
		await keeper.finish();
		expect(await sessions()).toEqual([]);
		expect(told[1]?.at(-1)).toBe("off");
	});
});

describe("a history that is deleted as a whole in mid-call", () => {
	test("is made anew, and keeping goes on without a second lost, which is told", async () => {
		await show();
		const before = await secondsOf("session 1");
		await deleteHistory();
		await show({ seconds: 8 });
		reader = await openHistory();
		const after = await secondsOf("session 1");
		expect(after).toEqual(Array.from(after, (_, index) => before.length + index));
		expect(after.length).toBeGreaterThanOrEqual(8);
		const [session, ...others] = await sessions();
		expect(others).toEqual([]);
		expect(session).toMatchObject({ seconds: after.length, faces: 2, mostFaces: 2 });
		expect(keeper.facts()[0]?.keeping).toEqual({
			state: "keeping",
			sessionId: "session 1",
			sinceMs: (session?.startedAtMs ?? 0) + before.length * 1000,
			isBegunAnew: true,
		});
		expect(told[1]).not.toContain("failed");
	});

	test("takes the session's name with it", async () => {
		await show();
		await renameSession(reader, "session 1", "Class 9b");
		await keeper.leave(1);
		await show();
		await deleteHistory();
		await show({ seconds: 8 });
		reader = await openHistory();
		expect((await sessions()).map(({ name }) => name)).toEqual([undefined]);
	});

	test("is also told where another has made it before the next is written", async () => {
		await show();
		await deleteHistory();
		reader = await openHistory();
		await show({ seconds: 8 });
		expect(await sessions()).toMatchObject([{ id: "session 1" }]);
	});

	test("is told where it went with the connection", async () => {
		await show();
		failure = new DOMException("corrupt", "UnknownError");
		const transaction = vi.spyOn(IDBDatabase.prototype, "transaction").mockImplementation(() => {
			throw failure;
		});
		await show({ seconds: 3 });
		expect(told[1]?.at(-1)).toBe("failed");
		transaction.mockRestore();
		await deleteHistory();
		failure = undefined;
		await show({ seconds: 8 });
		reader = await openHistory();
		expect(await sessions()).toMatchObject([{ id: "session 1" }]);
		expect(keeper.facts()[0]?.keeping).toMatchObject({ state: "keeping", isBegunAnew: true });
	});

	test("what the user erases afterwards is still not begun anew", async () => {
		await show();
		await deleteHistory();
		await show();
		reader = await openHistory();
		expect(await sessions()).toHaveLength(1);
		await eraseEverything(reader);
		await show({ seconds: 8 });
		expect(await sessions()).toEqual([]);
		expect(told[1]?.at(-1)).toBe("off");
	});
});

test("what is older than the user wants it kept is erased where the history did not open the first time", async () => {
	failure = new Error("busy");
	await expect(keeper.eraseOlderThan(1)).rejects.toThrow("busy");
	failure = undefined;
	expect(await keeper.eraseOlderThan(1)).toBe(0);
});

test("what is older than the user wants it kept is erased, once the clock is believed", async () => {
	await show();
	await keeper.leave(1);
	expect(await keeper.eraseOlderThan(30)).toBe(0);
	wallMs += 31 * 24 * HOUR_MS;
	expect(await keeper.eraseOlderThan(30)).toBe(0);
	wallMs += 24 * HOUR_MS;
	expect(await keeper.eraseOlderThan(30)).toBe(1);
	expect(await sessions()).toEqual([]);
});
