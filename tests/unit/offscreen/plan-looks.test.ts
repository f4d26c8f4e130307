import { expect, test } from "vitest";
import { placeOnTile } from "../../../src/offscreen/place-on-tile.ts";
import { lookForFace } from "../../../src/offscreen/plan-looks.ts";
import { boxAt, madeUpFace } from "../engine/made-up-face.ts";

const CLOSE_UP = {
	tileId: "t",
	trackId: 4,
	source: { x: 220, y: 80, width: 200, height: 200 },
	place: { x: 256, y: 144, width: 100, height: 100 },
};

test("a face is looked for where the close-up shows it", () => {
	const face = madeUpFace({ box: boxAt(280, 140, 80) });
	const look = lookForFace(CLOSE_UP, { ...face, followId: 9, trackId: 4 });
	expect(look).toMatchObject({ tileId: "t", source: CLOSE_UP.source, place: CLOSE_UP.place });
	expect(look.follow).toMatchObject({
		box: { x: 30, y: 30, width: 40, height: 40 },
		followId: 9,
		score: face.score,
	});
});

test("what is found where it was expected lies on the tile where it was", () => {
	const face = madeUpFace({ box: boxAt(280, 140, 80) });
	const { follow } = lookForFace(CLOSE_UP, { ...face, followId: 9, trackId: 4 });
	const found = placeOnTile({ ...face, ...follow }, CLOSE_UP);
	expect(found.box).toEqual(face.box);
	expect(found.keypoints.mouth.x).toBeCloseTo(face.keypoints.mouth.x, 9);
	expect(found.keypoints.mouth.y).toBeCloseTo(face.keypoints.mouth.y, 9);
});
