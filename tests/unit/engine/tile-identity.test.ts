import fc from "fast-check";
import { expect, test } from "vitest";
import { TileIdentity } from "../../../src/engine/tile-identity.ts";

const seen = (trackKey: string, elementKey: number, areaPx = 1000) => ({
	trackKey,
	elementKey,
	areaPx,
});
const ids = (identity: TileIdentity, ...pictures: ReturnType<typeof seen>[]) =>
	identity.identify(pictures).map(({ tileId }) => tileId);

test("a media track keeps its id in another element", () => {
	const identity = new TileIdentity("f");
	const [before] = ids(identity, seen("a", 1));
	expect(ids(identity, seen("a", 2))).toEqual([before]);
});

test("an element that gets another media track is another tile", () => {
	const identity = new TileIdentity("f");
	const [before] = ids(identity, seen("a", 1));
	expect(ids(identity, seen("b", 1))).not.toEqual([before]);
});

test("two elements that swap their media tracks swap their ids", () => {
	const identity = new TileIdentity("f");
	const [a, b] = ids(identity, seen("a", 1), seen("b", 2));
	expect(ids(identity, seen("b", 1), seen("a", 2))).toEqual([b, a]);
});

test("a media track that leaves and returns keeps its id", () => {
	const identity = new TileIdentity("f");
	const before = ids(identity, seen("a", 1));
	identity.identify([]);
	expect(ids(identity, seen("a", 3))).toEqual(before);
});

test("the largest of several elements with one media track is the tile", () => {
	const found = new TileIdentity("f").identify([
		seen("a", 1, 100),
		seen("a", 2, 900),
		seen("a", 3, 0),
	]);
	expect(found.map(({ isDuplicate }) => isDuplicate)).toEqual([true, false, true]);
	expect(new Set(found.map(({ tileId }) => tileId)).size).toBe(3);
});

test.each([
	{ to: 1100, moves: false },
	{ to: 1250, moves: false },
	{ to: 1400, moves: true },
])(
	"labels move to a copy grown from 900 to $to only when it is clearly larger: $moves",
	({ to, moves }) => {
		const identity = new TileIdentity("f");
		identity.identify([seen("a", 1, 1000), seen("a", 2, 900)]);
		const [first] = identity.identify([seen("a", 1, 1000), seen("a", 2, to)]);
		expect(first?.isDuplicate).toBe(moves);
	},
);

test("labels leave a copy that can no longer be seen", () => {
	const identity = new TileIdentity("f");
	identity.identify([seen("a", 1, 1000), seen("a", 2, 900)]);
	const [first, second] = identity.identify([seen("a", 1, 0), seen("a", 2, 900)]);
	expect([first?.isDuplicate, second?.isDuplicate]).toEqual([true, false]);
});

test("ids are unique, one tile per media track, whatever the page shows", () => {
	const pictures = fc.uniqueArray(
		fc.record({
			trackKey: fc.constantFrom("a", "b", "c"),
			elementKey: fc.nat(8),
			areaPx: fc.nat(2000),
		}),
		{ selector: ({ elementKey }) => elementKey },
	);
	fc.assert(
		fc.property(fc.array(pictures, { maxLength: 6 }), (scans) => {
			const identity = new TileIdentity("f");
			for (const scan of scans) {
				const found = identity.identify(scan);
				expect(new Set(found.map(({ tileId }) => tileId)).size).toBe(scan.length);
				expect(found.filter(({ isDuplicate }) => !isDuplicate).length).toBe(
					new Set(scan.map(({ trackKey }) => trackKey)).size,
				);
			}
		}),
	);
});

test("a thousand joins and leaves do not grow the memory of ids without end", () => {
	const identity = new TileIdentity("f");
	const [first] = ids(identity, seen("first", 0));
	for (let number = 1; number <= 1500; number++) identity.identify([seen(`t${number}`, number)]);
	expect(ids(identity, seen("first", 0))).not.toEqual([first]);
});
