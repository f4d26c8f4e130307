import { expect, test } from "vitest";
import { readStill } from "../../../src/analyse/read-still.ts";
import { DEFAULT_SETTINGS } from "../../../src/shared/settings.ts";
import { boxAt, GOOD_PICTURE, madeUpFace, probabilitiesOf } from "../engine/made-up-face.ts";

const frame = { x: 0, y: 0, width: 320, height: 180 };
const settings = DEFAULT_SETTINGS;
const read = (faces: ReturnType<typeof madeUpFace>[], given: Partial<typeof settings> = {}) => {
	let id = 0;
	const context = { frame, settings: { ...settings, ...given }, threshold: 0.5 };
	return readStill(faces, context, () => ++id);
};

test.each([24, 60])(
	"a face of 24 pixels that was measured as 23 is read, if videos are from %i pixels",
	(minFacePx) => {
		const readings = read([madeUpFace({ box: boxAt(50, 50, 23) })], { minFacePx });
		expect(readings).toHaveLength(1);
	},
);

test.each([
	["a small pattern that hardly looks like a face is none", 25, 0.74, 0],
	["a small face that is clearly one counts", 25, 0.8, 1],
	["a large face half hidden counts", 60, 0.65, 1],
])("%s", (_, facePx, score, counted) => {
	const face = madeUpFace({ score, picture: { ...GOOD_PICTURE, facePx } });
	expect(read([face])).toHaveLength(counted);
});

test("every face counts at once, by the label set of the settings", () => {
	const happy = madeUpFace({ probabilities: probabilitiesOf({ happy: 0.9 }) });
	const sad = madeUpFace({ box: boxAt(200), probabilities: probabilitiesOf({ sad: 0.9 }) });
	const readings = read([happy, sad], { labelSet: "two" });
	expect(readings.map(({ trackState }) => trackState)).toEqual(["confirmed", "confirmed"]);
	expect(readings.map(({ shown }) => shown)).toEqual(["okay", "notOkay"]);
});

test("the faces of a group come row by row, as people read it", () => {
	const places = [
		[200, 100],
		[20, 20],
		[60, 105],
		[150, 12],
	];
	const readings = read(places.map(([x, y]) => madeUpFace({ box: boxAt(x ?? 0, y, 40) })));
	expect(readings.map(({ box }) => Math.round(box.x))).toEqual([20, 150, 60, 200]);
});
