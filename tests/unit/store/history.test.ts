import "fake-indexeddb/auto";
import { deleteDB, openDB } from "idb";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { forgetEmptied, isEmptied } from "../../../src/store/emptied-history.ts";
import { eraseEverything, eraseOlderThan, eraseSession } from "../../../src/store/erase-history.ts";
import {
	HISTORY_NAME,
	HISTORY_VERSION,
	type HistoryDatabase,
	openHistory,
} from "../../../src/store/history-database.ts";
import { importSession } from "../../../src/store/import-session.ts";
import { listSessions, readFaces, readRoom } from "../../../src/store/read-history.ts";
import { renameSession } from "../../../src/store/rename-session.ts";
import { extendSession, writeSeconds } from "../../../src/store/write-history.ts";
import { faceOf, secondOf, sessionOf } from "./kept-seconds.ts";

const DAY_MS = 86_400_000;
const opened: HistoryDatabase[] = [];

async function open(version?: number): Promise<HistoryDatabase> {
	const database = await openHistory(version === undefined ? {} : { version });
	opened.push(database);
	return database;
}

afterEach(async () => {
	vi.useRealTimers();
	vi.restoreAllMocks();
	for (const database of opened.splice(0)) database.close();
	await deleteDB(HISTORY_NAME);
});

/** Keeps a session of so many seconds with two faces, a second a flush. */
const facesOf = async (database: HistoryDatabase) =>
	[...(await readFaces(database, "one")).parts].flat();

async function keep(database: HistoryDatabase, id: string, count = 3) {
	let session = sessionOf(id);
	for (let index = 0; index < count; index++) {
		const seconds = [secondOf(index, [faceOf(1), faceOf(2, "sad")])];
		session = extendSession(session, seconds);
		const names: [number, string][] = index === 0 ? [[1, "Ada"]] : [];
		await writeSeconds(database, { session, seconds, names }, { isNew: index === 0 });
	}
	return session;
}

describe("what was kept", () => {
	test("is read back, session by session", async () => {
		const database = await open();
		const session = await keep(database, "one");
		await keep(database, "other", 1);
		expect((await listSessions(database)).found).toHaveLength(2);
		expect(session).toMatchObject({ seconds: 3, lastMs: 3000, faces: 2, mostFaces: 2 });
		expect(session.totals).toMatchObject({ happy: 3, sad: 3, neutral: 0 });
		const room = await readRoom(database, "one");
		expect(room.found.map(({ atMs, faces }) => [atMs, faces])).toEqual([
			[0, 2],
			[1000, 2],
			[2000, 2],
		]);
		const { parts, names } = await readFaces(database, "one");
		expect([...parts].flat().map(({ atMs, face, label }) => [atMs, face, label])).toEqual(
			[0, 1000, 2000].flatMap((atMs) => [
				[atMs, 1, "happy"],
				[atMs, 2, "sad"],
			]),
		);
		expect([...names]).toEqual([[1, "Ada"]]);
	});

	test("is read with the machine's sleeps, and without one that was taken back", async () => {
		const database = await open();
		const seconds = [secondOf(0, [faceOf(1)]), secondOf(1, [faceOf(1)])];
		const sleeps = [{ atMs: 500, forMs: 60_000 }];
		const slept = extendSession(sessionOf("one", { sleeps }), seconds);
		expect(slept.lastMs).toBe(62_000);
		await writeSeconds(database, { session: slept, seconds, names: [] }, { isNew: true });
		const timesOf = async () => [
			(await readRoom(database, "one")).found.map(({ atMs }) => atMs),
			(await facesOf(database)).map(({ atMs }) => atMs),
		];
		expect(await timesOf()).toEqual([
			[0, 61_000],
			[0, 61_000],
		]);
		const more = [secondOf(2, [faceOf(1)])];
		const session = extendSession({ ...slept, sleeps: [] }, more);
		expect(session.lastMs).toBe(3000);
		await writeSeconds(database, { session, seconds: more, names: [] }, { isNew: false });
		expect(await timesOf()).toEqual([
			[0, 1000, 2000],
			[0, 1000, 2000],
		]);
	});

	test("takes in names that come with seconds in which nobody is seen, the latest of each face", async () => {
		const database = await open();
		const before = await keep(database, "one");
		const seconds = [secondOf(3, []), secondOf(70, [faceOf(1)])];
		const session = extendSession(before, seconds);
		const names: [number, string][] = [
			[1, "Ada Lovelace"],
			[2, "Grace"],
		];
		await writeSeconds(database, { session, seconds, names }, { isNew: false });
		const read = await readFaces(database, "one");
		expect([...read.names]).toEqual(names);
		expect([...read.parts].flat()).toHaveLength(7);
	});

	test("lies in order, a flush that spans minutes as several rows", async () => {
		const database = await open();
		const seconds = [0, 30, 59, 60, 100, 4000].map((second) => secondOf(second, [faceOf(1)]));
		const session = extendSession(sessionOf("one"), seconds);
		await writeSeconds(database, { session, seconds, names: [] }, { isNew: true });
		expect(await database.count("room")).toBe(3);
		const { found } = await readRoom(database, "one");
		expect(found.map(({ atMs }) => atMs / 1000)).toEqual([0, 30, 59, 60, 100, 4000]);
	});

	test("of two writers at once is all there", async () => {
		const [one, two] = [await open(), await open()];
		await Promise.all([keep(one, "one", 5), keep(two, "two", 5)]);
		expect((await readRoom(one, "one")).found).toHaveLength(5);
		expect((await readRoom(one, "two")).found).toHaveLength(5);
	});
});

describe("a session's name", () => {
	const namesIn = async (database: HistoryDatabase) =>
		(await listSessions(database)).found.map(({ name }) => name);

	test("is given, changed and taken back, and touches nothing else", async () => {
		const database = await open();
		const session = await keep(database, "one");
		await renameSession(database, "one", "  Class\n9b ");
		expect((await listSessions(database)).found).toEqual([{ ...session, name: "Class 9b" }]);
		await renameSession(database, "one", "Class 9c");
		expect(await namesIn(database)).toEqual(["Class 9c"]);
		await renameSession(database, "one", "  ");
		expect((await listSessions(database)).found).toEqual([session]);
		expect(await facesOf(database)).toHaveLength(6);
	});

	test("and what a call writes at the same time are both kept, whichever comes first", async () => {
		const database = await open();
		let session = await keep(database, "one");
		const write = (second: number) => {
			const seconds = [secondOf(second, [faceOf(1)])];
			session = extendSession(session, seconds);
			return writeSeconds(database, { session, seconds, names: [] }, { isNew: false });
		};
		await Promise.all([renameSession(database, "one", "first"), write(3)]);
		expect((await listSessions(database)).found).toMatchObject([{ name: "first", seconds: 4 }]);
		await Promise.all([write(4), renameSession(database, "one", "second")]);
		expect((await listSessions(database)).found).toMatchObject([{ name: "second", seconds: 5 }]);
		await write(5);
		expect((await listSessions(database)).found).toMatchObject([{ name: "second", seconds: 6 }]);
	});

	test("goes with its session, and brings back none that is gone", async () => {
		const database = await open();
		await keep(database, "one");
		await renameSession(database, "one", "Class 9b");
		await eraseSession(database, "one");
		await renameSession(database, "one", "Class 9b");
		expect(await database.count("sessions")).toBe(0);
	});
});

describe("damage", () => {
	test("costs the damaged rows, and says how many", async () => {
		const database = await open();
		await keep(database, "one", 4);
		await keep(database, "two", 1);
		const broken = await database.get("faces", ["one", 1]);
		await database.put("faces", { ...broken, bytes: "no bytes" } as never);
		await database.put("room", { sessionId: "one", second: 2 } as never);
		await database.put("sessions", { id: "two", startedAtMs: Number.NaN } as never);
		expect(await listSessions(database)).toMatchObject({ damaged: 1, found: [{ id: "one" }] });
		const room = await readRoom(database, "one");
		expect(room.damaged).toBe(1);
		expect(room.found.map(({ atMs }) => atMs)).toEqual([0, 1000, 3000]);
		expect(await facesOf(database)).toHaveLength(6);
		const faces = await readFaces(database, "one");
		expect([...faces.parts]).toHaveLength(4);
		expect(faces.damaged).toBe(1);
	});

	test("goes with everything else when everything is erased", async () => {
		const database = await open();
		await keep(database, "one");
		await database.put("sessions", { id: "two" } as never);
		await eraseEverything(database);
		for (const store of ["sessions", "room", "faces"] as const)
			expect(await database.count(store)).toBe(0);
	});
});

describe("no more room", () => {
	test.each(["put", "commit"])(
		"at %s is told as such, and nothing is half written",
		async (when) => {
			const database = await open();
			const session = await keep(database, "one", 1);
			const full = new DOMException("no more room", "QuotaExceededError");
			const put = IDBObjectStore.prototype.put;
			vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function (
				this: IDBObjectStore,
				value,
			) {
				if (this.name !== "faces") return put.call(this, value);
				if (when === "put") throw full;
				const { transaction } = this;
				const request = put.call(this, value);
				// What a browser does that finds no room when it commits.
				Object.defineProperty(transaction, "error", { value: full });
				transaction.abort();
				return request;
			});
			const seconds = [secondOf(1, [faceOf(1)])];
			await expect(
				writeSeconds(
					database,
					{ session: extendSession(session, seconds), seconds, names: [] },
					{ isNew: false },
				),
			).rejects.toMatchObject({ name: "HistoryProblem", kind: "full" });
			vi.restoreAllMocks();
			expect((await readRoom(database, "one")).found).toHaveLength(1);
			expect((await listSessions(database)).found[0]?.seconds).toBe(1);
		},
	);
});

describe("erasing", () => {
	test("one session leaves the others", async () => {
		const database = await open();
		await keep(database, "one");
		await keep(database, "onet");
		await eraseSession(database, "one");
		expect((await listSessions(database)).found.map(({ id }) => id)).toEqual(["onet"]);
		expect((await readRoom(database, "one")).found).toEqual([]);
		expect((await readRoom(database, "onet")).found).toHaveLength(3);
		expect(await database.count("faces")).toBe(3);
	});

	test("a session that is being kept ends its keeping, and does not come back", async () => {
		const database = await open();
		const session = await keep(database, "one");
		await eraseSession(database, "one");
		const seconds = [secondOf(9, [faceOf(1)])];
		await expect(
			writeSeconds(database, { session, seconds, names: [] }, { isNew: false }),
		).rejects.toMatchObject({ kind: "erased" });
		expect(await database.count("sessions")).toBe(0);
		expect(await database.count("room")).toBe(0);
	});

	test("by age takes what ended, or was last heard of, too long ago", async () => {
		const database = await open();
		const nowMs = 1_700_000_000_000;
		const put = (id: string, startedAtMs: number, given = {}) =>
			database.put("sessions", sessionOf(id, { startedAtMs, ...given }));
		await put("old", nowMs - 31 * DAY_MS, { endedAtMs: nowMs - 30 * DAY_MS - 1 });
		await put("ended late", nowMs - 31 * DAY_MS, { endedAtMs: nowMs - 30 * DAY_MS });
		await put("cut off long ago", nowMs - 31 * DAY_MS, { lastMs: DAY_MS - 1 });
		await put("new", nowMs - DAY_MS);
		expect(await eraseOlderThan(database, 30, nowMs)).toBe(2);
		const left = (await listSessions(database)).found.map(({ id }) => id);
		expect(left.toSorted()).toEqual(["ended late", "new"]);
	});

	test("by age waits until a clock that was set on by mistake is right again", async () => {
		const database = await open();
		const nowMs = 1_700_000_000_000;
		await database.put("sessions", sessionOf("recent", { startedAtMs: nowMs - DAY_MS }));
		expect(await eraseOlderThan(database, 30, nowMs)).toBe(0);
		const wrongMs = nowMs + 365 * DAY_MS;
		expect(await eraseOlderThan(database, 30, wrongMs)).toBe(0);
		expect(await eraseOlderThan(database, 30, wrongMs + DAY_MS / 2)).toBe(0);
		expect(await eraseOlderThan(database, 30, nowMs + DAY_MS)).toBe(0);
		for (let days = 2; days < 29; days++)
			expect(await eraseOlderThan(database, 30, nowMs + days * DAY_MS)).toBe(0);
		expect(await eraseOlderThan(database, 30, nowMs + 30 * DAY_MS)).toBe(1);
	});

	test("by age goes on where the row of the clock is damaged", async () => {
		const database = await open();
		const nowMs = 1_700_000_000_000;
		await database.put("sessions", sessionOf("old", { startedAtMs: nowMs - 40 * DAY_MS }));
		await database.put("clock", { believedMs: Number.NaN, leaptMs: null }, "erasing");
		expect(await eraseOlderThan(database, 30, nowMs)).toBe(1);
	});

	/** Looks every day from then on, as the browser does. @returns After how many days the sessions were erased. */
	async function daysUntilErased(database: HistoryDatabase, fromMs: number): Promise<number> {
		for (let day = 0; day < 400; day++)
			if ((await eraseOlderThan(database, 30, fromMs + day * DAY_MS)) > 0) return day;
		return Number.POSITIVE_INFINITY;
	}

	test.each([
		["kept", {}],
		["imported", { endedAtMs: 7, importedAtMs: 1_700_000_000_000 }],
	])(
		"a session %s while the clock was years ahead goes as one of the day it was put right",
		async (_, row) => {
			const database = await open();
			const nowMs = sessionOf("one").startedAtMs - 3650 * DAY_MS;
			await database.put("sessions", sessionOf("one", row));
			expect(await daysUntilErased(database, nowMs)).toBe(31);
		},
	);

	test("a session is not erased early because the clock was years behind for a while", async () => {
		const database = await open();
		const { startedAtMs } = sessionOf("one");
		await database.put("sessions", sessionOf("one"));
		expect(await eraseOlderThan(database, 30, startedAtMs - 3650 * DAY_MS)).toBe(0);
		expect(await daysUntilErased(database, startedAtMs + 5 * DAY_MS)).toBe(26);
	});
});

describe("versions", () => {
	const versions = Array.from({ length: HISTORY_VERSION }, (_, index) => index + 1);

	test.each(versions)("a history of version %i opens with all it held", async (version) => {
		const old = await open(version);
		await keep(old, "one");
		old.close();
		const database = await open();
		expect(database.version).toBe(HISTORY_VERSION);
		expect((await listSessions(database)).found).toHaveLength(1);
		expect((await readRoom(database, "one")).found).toHaveLength(3);
		expect(await facesOf(database)).toHaveLength(6);
	});

	test("an open history gives way to a newer version", async () => {
		await open();
		expect((await open(HISTORY_VERSION + 1)).version).toBe(HISTORY_VERSION + 1);
	});

	test("one that a stuck page holds open in an older version is not waited for without end", async () => {
		const stuck = await openDB(HISTORY_NAME, 1);
		vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
		const opening = openHistory();
		const refused = expect(opening).rejects.toMatchObject({ kind: "unavailable" });
		await vi.advanceTimersByTimeAsync(60_000);
		await refused;
		vi.useRealTimers();
		const close = vi.spyOn(IDBDatabase.prototype, "close");
		stuck.close();
		// What opened too late is not left open.
		await vi.waitFor(() => expect(close).toHaveBeenCalledTimes(2));
	});

	test("one that the browser found damaged, and made anew, says so until the user knows", async () => {
		expect(await isEmptied(await open())).toBe(false);
		for (const database of opened.splice(0)) database.close();
		await deleteDB(HISTORY_NAME);
		// As Chromium tells it.
		Object.defineProperty(IDBVersionChangeEvent.prototype, "dataLoss", {
			value: "total",
			configurable: true,
		});
		await open().finally(() => Reflect.deleteProperty(IDBVersionChangeEvent.prototype, "dataLoss"));
		const database = await open();
		expect(await isEmptied(database)).toBe(true);
		await eraseOlderThan(database, 30, 0);
		expect(await isEmptied(database)).toBe(true);
		await forgetEmptied(database);
		expect(await isEmptied(database)).toBe(false);
	});

	test("one that a newer version wrote is left alone, and named", async () => {
		(await open(HISTORY_VERSION + 1)).close();
		await expect(openHistory()).rejects.toMatchObject({ kind: "newer" });
	});
});

describe("import", () => {
	const seconds = [secondOf(4, [faceOf(1)]), secondOf(5, [faceOf(1), faceOf(2)])];
	let database: HistoryDatabase;
	const NOW_MS = sessionOf("one").startedAtMs + 400 * DAY_MS;

	beforeEach(async () => {
		database = await open();
	});

	test("counts a session's figures anew", async () => {
		const session = sessionOf("one", { seconds: 999, mostFaces: 999, endedAtMs: 7 });
		await importSession(database, { session, seconds, names: [[2, "Ada"]] }, NOW_MS);
		const { found } = await listSessions(database);
		expect(found).toMatchObject([{ seconds: 2, mostFaces: 2, lastMs: 6000, endedAtMs: 7 }]);
		expect(await facesOf(database)).toHaveLength(3);
	});

	test("keeps the name that a session has in its file", async () => {
		const session = sessionOf("one", { name: "Class 9b" });
		await importSession(database, { session, seconds, names: [] }, NOW_MS);
		expect((await listSessions(database)).found).toMatchObject([{ name: "Class 9b" }]);
	});

	test("keeps an old session as long as a new one, whatever its file says of that", async () => {
		const session = sessionOf("one", { endedAtMs: 7, importedAtMs: 8.64e15 });
		await importSession(database, { session, seconds, names: [] }, NOW_MS);
		expect(await eraseOlderThan(database, 30, NOW_MS)).toBe(0);
		expect(await eraseOlderThan(database, 30, NOW_MS + 30 * DAY_MS)).toBe(0);
		expect(await eraseOlderThan(database, 30, NOW_MS + 31 * DAY_MS)).toBe(1);
	});

	test("adds no sleep to seconds that have it in them", async () => {
		const session = sessionOf("one", { sleeps: [{ atMs: 0, forMs: 60_000 }] });
		await importSession(database, { session, seconds, names: [] }, NOW_MS);
		expect((await readRoom(database, "one")).found.map(({ atMs }) => atMs)).toEqual([4000, 5000]);
	});

	test("leaves a session alone that is there already", async () => {
		await keep(database, "one");
		const contents = { session: sessionOf("one"), seconds, names: [] };
		expect(await importSession(database, contents, NOW_MS)).toBeNull();
		expect((await readRoom(database, "one")).found).toHaveLength(3);
	});
});
