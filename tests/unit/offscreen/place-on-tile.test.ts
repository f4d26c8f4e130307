import { expect, test } from "vitest";
import { placeOnTile } from "../../../src/offscreen/place-on-tile.ts";
import { boxAt, madeUpFace } from "../engine/made-up-face.ts";

const patch = {
	source: { x: 100, y: 20, width: 640, height: 360 },
	place: { x: 512, y: 256, width: 160, height: 90 },
};

test("a face is moved and enlarged as its patch was, points and box alike", () => {
	const face = placeOnTile(madeUpFace({ box: boxAt(10, 20, 40) }), patch);
	expect(face.box).toEqual({ x: 140, y: 100, width: 160, height: 160 });
	expect(face.keypoints.noseTip).toEqual({ x: 220, y: 188 });
});

test("what was measured stays as measured", () => {
	const face = madeUpFace();
	expect(placeOnTile(face, patch).picture).toEqual(face.picture);
});

test("a patch without area gives a box without area, not one without end", () => {
	const face = placeOnTile(madeUpFace(), { ...patch, place: { x: 0, y: 0, width: 0, height: 0 } });
	expect(face.box).toEqual({ x: 100, y: 20, width: 0, height: 0 });
});

test("pixels are known by where on the tile they were copied, at which size and by which way", () => {
	const fingerprint = { pixels: 7, copy: "160x90" };
	const plane = { at: 0, layout: "luma", width: 640, height: 360, isFullRange: true } as const;
	const places = [
		patch,
		{ ...patch, source: { ...patch.source, x: 101 } },
		{ ...patch, source: { ...patch.source, height: 359 } },
		{ ...patch, plane },
	].map((where) => placeOnTile({ ...madeUpFace(), fingerprint }, where).fingerprint);
	expect(places.map((known) => known?.pixels)).toEqual([7, 7, 7, 7]);
	expect(new Set(places.map((known) => known?.copy)).size).toBe(4);
	expect(placeOnTile({ ...madeUpFace(), fingerprint }, { ...patch }).fingerprint).toEqual(
		places[0],
	);
});
