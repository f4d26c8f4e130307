import fc from "fast-check";
import { expect, test } from "vitest";
import { RoomMembers, type RoomTile } from "../../../src/engine/room-members.ts";
import type { SkipReason } from "../../../src/shared/tiles.ts";
import { aReading } from "../../fixtures/face-reading.ts";
import { aRoomTile } from "./made-up-room.ts";

const MEMORY_MS = 60_000;

/** How many faces are here and elsewhere after each of these pages, one a second. */
function after(...pages: RoomTile[][]): [here: number, elsewhere: number] {
	const members = new RoomMembers();
	let counted: [number, number] = [0, 0];
	for (const [second, tiles] of pages.entries()) {
		const { here, elsewhere } = members.update(tiles, 1000 * second, MEMORY_MS);
		counted = [here.length, elsewhere.length];
	}
	return counted;
}

const page = (...names: string[]) => names.map((name) => aRoomTile(name, ["happy"]));

test("whoever was on the page before counts on, and once", () => {
	expect(after(page("Ana", "Ben", "Cem"), page("Dia", "Eva"))).toEqual([2, 3]);
	expect(after(page("Ana", "Ben"), page("Cem"), page("Ana", "Ben"))).toEqual([2, 1]);
});

test("a person whose video comes back as another tile is the same person", () => {
	const again = aRoomTile("tile 9", ["sad"], { name: "Ana" });
	expect(after([aRoomTile("tile 1", ["happy"], { name: "Ana" })], [again])).toEqual([1, 0]);
});

test("a name that is read only later makes nobody twice", () => {
	const nameless = aRoomTile("tile 1", ["happy"], { name: null });
	expect(after([nameless], [aRoomTile("tile 1", ["happy"], { name: "Ana" })], page("Ben"))).toEqual(
		[1, 1],
	);
});

test("whoever takes another name is one person still", () => {
	const ben = (name: string | null) => aRoomTile("tile 1", ["happy"], { name });
	const namesake = aRoomTile("tile 2", ["happy"], { name: "Ben" });
	expect(after([ben("Ben")], [ben("Benjamin")])).toEqual([1, 0]);
	expect(after([ben("Ben"), namesake], [ben("Benjamin"), namesake])).toEqual([2, 0]);
	expect(after([ben("Ben")], [ben(null)], [ben("Benjamin")])).toEqual([1, 0]);
});

test("namesakes on one page are several people", () => {
	const both = [1, 2].map((at) => aRoomTile(`tile ${at}`, ["happy"], { name: "Ana" }));
	expect(after(both)).toEqual([2, 0]);
	expect(after(both, page("Ben"))).toEqual([1, 2]);
});

test("people without names are told apart by their tiles", () => {
	const nameless = [1, 2].map((at) => aRoomTile(`tile ${at}`, ["happy"], { name: null }));
	expect(after(nameless, page("Ben"))).toEqual([1, 2]);
});

test.each([
	["looks away", aRoomTile("Ana", [])],
	["turns the camera off", aRoomTile("Ana", ["happy"], { skipped: "ended" })],
	["is frozen before anything was read", aRoomTile("Ana", null, { skipped: "no-frames" })],
	["is left out by the user", aRoomTile("Ana", null, { skipped: "left-out" })],
])("on the page, whoever %s does not count", (_, tile) => {
	expect(after(page("Ana", "Ben"), [tile, ...page("Ben")])).toEqual([1, 0]);
});

test("a frozen face counts as its label says: here, and uncertain", () => {
	const frozen = aRoomTile("Ana", ["happy"], { skipped: "no-frames" });
	const { here } = new RoomMembers().update([frozen], 0, MEMORY_MS);
	expect(here.map(({ label, shown }) => [label, shown])).toEqual([["uncertain", "uncertain"]]);
});

test.each<SkipReason>(["hidden", "too-small"])("a tile that is %s counts on", (skipped) => {
	const tile = aRoomTile("Ana", ["happy"], { skipped });
	expect(after(page("Ana", "Ben"), [tile, ...page("Ben")])).toEqual([1, 1]);
});

test("a second picture of one person is nobody else", () => {
	const copy = aRoomTile("copy", ["happy"], { name: "Ana", skipped: "duplicate" });
	expect(after([...page("Ana"), copy])).toEqual([1, 0]);
});

test("a face seen too briefly, or lost, does not count", () => {
	const [tile] = page("Ana");
	const readings = (["tentative", "lost"] as const).map((trackState) => aReading({ trackState }));
	expect(after(tile === undefined ? [] : [{ ...tile, readings }])).toEqual([0, 0]);
});

test("memory ends, and a clock set back ends it too", () => {
	const members = new RoomMembers();
	const elsewhereAt = (atMs: number) => members.update([], atMs, MEMORY_MS).elsewhere.length;
	members.update(page("Ana"), 0, MEMORY_MS);
	expect([elsewhereAt(MEMORY_MS), elsewhereAt(MEMORY_MS + 1)]).toEqual([1, 0]);
	members.update(page("Ana"), 500_000, MEMORY_MS);
	expect(elsewhereAt(499_000)).toBe(0);
});

test("people who come and go for hours are remembered in bounds", () => {
	const members = new RoomMembers();
	for (let at = 0; at < 5000; at++) members.update(page(`guest ${at}`), at, MEMORY_MS);
	expect(members.update([], 5000, MEMORY_MS).elsewhere.length).toBeLessThanOrEqual(1000);
});

test("nobody is here without a tile in sight, and everyone in sight is here", () => {
	const reasons = fc.constantFrom<SkipReason | undefined>(
		undefined,
		"hidden",
		"ended",
		"duplicate",
	);
	const tiles = fc.array(
		fc.tuple(fc.integer({ min: 0, max: 9 }), reasons, fc.integer({ min: 0, max: 2 })),
	);
	fc.assert(
		fc.property(fc.array(tiles), (pages) => {
			const members = new RoomMembers();
			for (const [second, page] of pages.entries()) {
				const all = page.map(([who, skipped, faces], at) =>
					aRoomTile(`${second} ${at}`, Array(faces).fill("happy"), {
						name: `p${who}`,
						...(skipped && { skipped }),
					}),
				);
				const { here } = members.update(all, 1000 * second, MEMORY_MS);
				const inSight = all.filter(({ tile }) => tile.skipped === undefined);
				expect(here.length).toBe(inSight.flatMap(({ readings }) => readings ?? []).length);
			}
		}),
	);
});
