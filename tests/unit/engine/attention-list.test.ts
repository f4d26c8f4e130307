import fc from "fast-check";
import { expect, test } from "vitest";
import { AttentionList, SNOOZE_MS } from "../../../src/engine/attention-list.ts";
import type { RoomTile } from "../../../src/engine/room-members.ts";
import type { Label } from "../../../src/shared/expressions.ts";
import { DEFAULT_SETTINGS } from "../../../src/shared/settings.ts";
import { aRoomTile } from "./made-up-room.ts";

const SETTINGS = { ...DEFAULT_SETTINGS, attentionSeconds: 30 };
const sad = aRoomTile("Ana", ["sad"]);
const happy = aRoomTile("Ana", ["happy"]);
const away = aRoomTile("Ana", []);

/** A list that is told of tiles second by second. */
function aList() {
	const list = new AttentionList();
	let second = 0;
	let latest: ReturnType<AttentionList["update"]> = [];
	const watch = (tiles: RoomTile[], seconds: number) => {
		for (let each = 0; each < seconds; each++)
			latest = list.update(tiles, 1000 * second++, SETTINGS);
		return latest.map(({ tileId, reason }) => `${tileId} ${reason}`);
	};
	const jump = (seconds: number) => {
		second += seconds;
	};
	return { list, watch, jump, latest: () => latest };
}

test("a tile is listed once it has looked not okay for as long as the user set", () => {
	const { watch, latest } = aList();
	expect(watch([sad], 30)).toEqual([]);
	expect(watch([sad], 1)).toEqual(["Ana notOkay"]);
	expect(latest()[0]?.forMs).toBe(30_000);
	expect(watch([happy], 4)).toEqual([]);
});

test("a tile without a face is listed as away, unless nothing is known of it", () => {
	expect(aList().watch([away], 31)).toEqual(["Ana away"]);
	expect(aList().watch([aRoomTile("Ana", null)], 99)).toEqual([]);
});

test("a moment of doubt does not start the time anew, a longer one does", () => {
	const doubtful = aRoomTile("Ana", ["uncertain"]);
	const brief = aList();
	brief.watch([sad], 20);
	brief.watch([doubtful], 2);
	expect(brief.watch([sad], 9)).toEqual(["Ana notOkay"]);
	const long = aList();
	long.watch([sad], 20);
	long.watch([doubtful], 5);
	expect(long.watch([sad], 9)).toEqual([]);
});

test("what is not okay is what the user says", () => {
	const list = new AttentionList();
	const settings = { ...SETTINGS, notOkay: ["neutral" as const] };
	const tiles = [aRoomTile("Ana", ["neutral"]), aRoomTile("Ben", ["sad"])];
	let ids: string[] = [];
	for (let second = 0; second < 40; second++)
		ids = list.update(tiles, 1000 * second, settings).map(({ tileId }) => tileId);
	expect(ids).toEqual(["Ana"]);
});

test("the list stands in the order of the tiles, whoever was first", () => {
	const { watch } = aList();
	const [first, last] = [aRoomTile("first", ["happy"]), aRoomTile("last", ["angry"])];
	watch([first, last], 60);
	expect(watch([aRoomTile("first", []), last], 31)).toEqual(["first away", "last notOkay"]);
});

test.each([
	["the user's own", aRoomTile("Ana", ["sad"], { isSelf: true })],
	["not read", aRoomTile("Ana", ["sad"], { skipped: "no-frames" })],
])("a tile that is %s is never listed", (_, tile) => {
	expect(aList().watch([tile], 99)).toEqual([]);
});

test("a tile that was dismissed comes back only after a change, and only after the time again", () => {
	const { list, watch } = aList();
	watch([sad], 31);
	list.dismiss("Ana");
	expect(watch([sad], 600)).toEqual([]);
	watch([happy], 5);
	expect(watch([sad], 30)).toEqual([]);
	expect(watch([sad], 1)).toEqual(["Ana notOkay"]);
});

test("a tile that was put off comes back after its pause, if it still looks so", () => {
	const { list, watch } = aList();
	watch([sad], 31);
	list.snooze("Ana");
	expect(watch([sad], SNOOZE_MS / 1000 - 1)).toEqual([]);
	expect(watch([sad], 2)).toEqual(["Ana notOkay"]);
});

test("a tile that has left is forgotten, and after a silence everything starts anew", () => {
	const { watch, jump } = aList();
	watch([sad], 31);
	watch([], 1);
	expect(watch([sad], 10)).toEqual([]);
	watch([sad], 31);
	jump(60);
	expect(watch([sad], 30)).toEqual([]);
	jump(-3600);
	expect(watch([sad], 30)).toEqual([]);
	expect(watch([sad], 1)).toEqual(["Ana notOkay"]);
});

test("a tile of which nothing is known any more, beside others that are read, is not listed for long", () => {
	const unknown = aRoomTile("Ana", null);
	const { watch } = aList();
	watch([sad, aRoomTile("Ben", ["happy"])], 40);
	expect(watch([unknown, aRoomTile("Ben", ["happy"])], 10)).toEqual(["Ana notOkay"]);
	expect(watch([unknown, aRoomTile("Ben", ["happy"])], 1)).toEqual([]);
	expect(watch([sad, aRoomTile("Ben", ["happy"])], 30)).toEqual([]);
	expect(watch([sad, aRoomTile("Ben", ["happy"])], 1)).toEqual(["Ana notOkay"]);
});

test("switched off, it forgets", () => {
	const { list, watch } = aList();
	watch([sad], 31);
	list.snooze("Ana");
	list.reset();
	expect(watch([sad], 30)).toEqual([]);
	expect(watch([sad], 1)).toEqual(["Ana notOkay"]);
});

test("whatever is shown, only tiles there now are listed, in their order, each past the time", () => {
	const label = fc.constantFrom<Label[] | null>(["sad"], ["happy"], ["uncertain"], [], null);
	const frames = fc.array(
		fc.tuple(fc.integer({ min: -2000, max: 9000 }), fc.array(label, { maxLength: 5 })),
	);
	fc.assert(
		fc.property(frames, (all) => {
			const list = new AttentionList();
			let atMs = 0;
			for (const [step, labels] of all) {
				atMs += step;
				const tiles = labels.map((each, at) => aRoomTile(`t${at}`, each));
				const entries = list.update(tiles, atMs, { ...SETTINGS, attentionSeconds: 10 });
				const places = entries.map(({ number }) => number);
				expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
				for (const { tileId, number, forMs } of entries) {
					expect(tiles[number - 1]?.tile.id).toBe(tileId);
					expect(forMs).toBeGreaterThanOrEqual(10_000);
				}
			}
		}),
	);
});
