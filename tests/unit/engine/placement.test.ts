import fc from "fast-check";
import { expect, test } from "vitest";
import { featuresOf } from "../../../src/engine/face-zones.ts";
import { type LabelRequest, placeLabels } from "../../../src/engine/placement.ts";
import type { Box } from "../../../src/shared/geometry.ts";

const TILE: Box = { x: 0, y: 0, width: 320, height: 180 };
const LABEL = { width: 100, height: 24 };
const faceAt = (x: number, y: number, size = 80): Box => ({ x, y, width: size, height: size });
const request = (trackId: number, face: Box, over: Partial<LabelRequest> = {}): LabelRequest => ({
	trackId,
	face,
	...LABEL,
	...over,
});
const overlap = (a: Box, b: Box) =>
	a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
const TOLERANCE = 1e-6;
const within = (box: Box, outer: Box) =>
	box.x >= outer.x - TOLERANCE &&
	box.y >= outer.y - TOLERANCE &&
	box.x + box.width <= outer.x + outer.width + TOLERANCE &&
	box.y + box.height <= outer.y + outer.height + TOLERANCE;

test.each<[string, Box, string]>([
	["a face with room above it", faceAt(140, 75, 50), "above"],
	["a face at the top of its tile", faceAt(120, 2), "below"],
	["a face as high as its tile, at the left", faceAt(10, 0, 180), "right"],
	["a face as high as its tile, at the right", faceAt(130, 0, 180), "left"],
])("by the face, the label of %s stands %s", (_, face, slot) => {
	expect(placeLabels([request(1, face)], TILE, "face")[0]).toMatchObject({ slot, covers: 0 });
});

test("above, the label is centred on its face and leaves room for the hair", () => {
	const [place] = placeLabels([request(1, faceAt(140, 75, 50))], TILE, "face");
	expect(place?.box).toEqual({ x: 115, y: 26, ...LABEL });
});

test.each<[string, Box, string]>([
	["in the middle", faceAt(120, 60), "topLeft"],
	["under the top left corner", faceAt(5, 5, 100), "topRight"],
])("in the corner, the label of a face %s stands %s", (_, face, slot) => {
	expect(placeLabels([request(1, face)], TILE, "corner")[0]).toMatchObject({ slot, covers: 0 });
});

test("in the corner, two faces' labels stand at their own sides", () => {
	const [left, right] = [faceAt(100, 50, 60), faceAt(190, 50, 60)];
	const [first, second] = placeLabels([request(1, right), request(2, left)], TILE, "corner");
	expect([first?.slot, second?.slot]).toEqual(["topRight", "topLeft"]);
});

test("in the corner, the labels of faces on one side stack, over no face", () => {
	const faces = [faceAt(120, 60, 30), faceAt(130, 120, 30), faceAt(270, 90, 30)];
	const places = placeLabels(
		faces.map((face, index) => request(index, face)),
		TILE,
		"corner",
	);
	expect(places.slice(0, 2).map(({ box }) => box)).toEqual([
		{ x: 5, y: 5, ...LABEL },
		{ x: 5, y: 34, ...LABEL },
	]);
	expect(places.map(({ covers }) => covers)).toEqual([0, 0, 0]);
});

test("a face that fills its tile says how much of it the label covers", () => {
	const [place] = placeLabels(
		[request(1, { x: -40, y: -60, width: 400, height: 300 })],
		TILE,
		"face",
	);
	expect(place?.covers).toBeGreaterThan(0.5);
});

test("two faces side by side keep their labels apart", () => {
	const [one, other] = placeLabels(
		[request(1, faceAt(80, 60, 60)), request(2, faceAt(150, 60, 60))],
		TILE,
		"face",
	);
	expect(one && other && overlap(one.box, other.box)).toBe(false);
	expect([one?.covers, other?.covers]).toEqual([0, 0]);
});

test("a label stays where it is while another place is only slightly better", () => {
	const face = faceAt(140, 65, 50);
	expect(placeLabels([request(1, face)], TILE, "face")[0]?.slot).toBe("above");
	expect(placeLabels([request(1, face, { held: "below" })], TILE, "face")[0]?.slot).toBe("below");
	const low = faceAt(140, 128, 50);
	expect(placeLabels([request(1, low, { held: "below" })], TILE, "face")[0]?.slot).toBe("above");
});

/** Eight faces beside and under each other, as on a school's photograph. */
const ROWS = Array.from({ length: 8 }, (_, index) =>
	faceAt(20 + 66 * (index % 4), 24 + 66 * Math.floor(index / 4), 32),
);

test("in a crowd each label stands nearer to its own face than to any other", () => {
	const dot = { width: 22, height: 22 };
	const requests = ROWS.map((face, index) => request(index, face, dot));
	for (const { strays } of placeLabels(requests, { x: 0, y: 0, width: 280, height: 150 }, "face"))
		expect(strays).toBeLessThan(0.45);
});

test("a label that another face is as near to says so", () => {
	const faces = [faceAt(20, 80, 60), faceAt(200, 80, 60)];
	const wide = { width: 300, height: 24 };
	const places = placeLabels(
		faces.map((face, index) => request(index, face, wide)),
		TILE,
		"face",
	);
	expect(Math.max(...places.map(({ strays }) => strays))).toBeGreaterThan(0.5);
});

test("no face, no label", () => {
	expect(placeLabels([], TILE, "face")).toEqual([]);
});

const coordinate = fc.integer({ min: -50, max: 350 });
const faces = fc.uniqueArray(
	fc.record({
		trackId: fc.integer({ min: 0, max: 1000 }),
		face: fc.record({
			x: coordinate,
			y: coordinate,
			width: fc.integer({ min: 1, max: 200 }),
			height: fc.integer({ min: 1, max: 200 }),
		}),
		width: fc.integer({ min: 10, max: 150 }),
		height: fc.integer({ min: 10, max: 60 }),
	}),
	{ maxLength: 5, selector: ({ trackId }) => trackId },
);
const positions = fc.constantFrom("face" as const, "corner" as const);

test("every label lies within what can be seen of its tile, and says truly whether it covers a face", () => {
	fc.assert(
		fc.property(faces, positions, (requests, position) => {
			const places = placeLabels(requests, TILE, position);
			expect(places.map(({ trackId }) => trackId)).toEqual(requests.map(({ trackId }) => trackId));
			for (const { box, covers } of places) {
				expect(within(box, TILE)).toBe(true);
				const touches = requests.some(({ face }) => overlap(box, featuresOf(face)));
				expect(covers > 0).toBe(touches);
			}
		}),
	);
});

test("the order of the faces changes nothing", () => {
	fc.assert(
		fc.property(faces, positions, (requests, position) => {
			const forwards = placeLabels(requests, TILE, position);
			const backwards = placeLabels(requests.toReversed(), TILE, position);
			expect(backwards.toReversed()).toEqual(forwards);
		}),
	);
});

test.each<["face" | "corner", Box]>([
	["face", faceAt(210, 60, 50)],
	["corner", faceAt(5, 5, 100)],
])(
	"a label at the %s leaves a sign in the corner free, or covers it where all else is worse",
	(position, face) => {
		const sign: Box = { x: 222, y: 8, width: 90, height: 21 };
		const [blind] = placeLabels([request(1, face)], TILE, position);
		expect(blind && overlap(blind.box, sign)).toBe(true);
		const [place] = placeLabels([request(1, face)], TILE, position, [sign]);
		expect(place && overlap(place.box, sign)).toBe(false);
		expect(place).toMatchObject({ covers: 0, crowds: 0 });
		const [everywhere] = placeLabels([request(1, face)], TILE, position, [TILE]);
		expect(everywhere).toMatchObject({ slot: blind?.slot, covers: 0, crowds: 0 });
	},
);
