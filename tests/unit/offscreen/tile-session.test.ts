import { expect, test } from "vitest";
import type { FaceObservation } from "../../../src/engine/face-observation.ts";
import { TileSession } from "../../../src/offscreen/tile-session.ts";
import { DEFAULT_SETTINGS } from "../../../src/shared/settings.ts";
import type { Tile } from "../../../src/shared/tiles.ts";
import { boxAt, madeUpFace, probabilitiesOf } from "../engine/made-up-face.ts";

const TILE: Tile = {
	id: "t",
	name: null,
	isSelf: false,
	kind: "video",
	width: 320,
	height: 180,
};
const WHOLE = { x: 0, y: 0, width: 320, height: 180 };
const PACE = { intervalMs: 200, shareMs: 10, tiles: 25 };

/** What a detector half believes in, such as a drawn room. */
const pattern = (x = 50) => madeUpFace({ box: boxAt(x, 50, 90), score: 0.62, followId: 1 });
const person = (happy = 0.9) =>
	madeUpFace({ box: boxAt(50, 50, 90), probabilities: probabilitiesOf({ happy }), followId: 1 });

/** A tile that is read as its plans say. */
function watched() {
	let id = 0;
	let atMs = 0;
	const session = new TileSession(TILE, () => ++id);
	const context = { settings: DEFAULT_SETTINGS, threshold: 0.5, isLive: true };
	const look = (faces: readonly FaceObservation[]) => {
		session.read([{ look: { tileId: "t", source: WHOLE, place: WHOLE }, faces }], {
			...context,
			atMs,
		});
		const { afterMs } = session.plan(atMs, PACE);
		atMs += afterMs;
		return afterMs;
	};
	return {
		look,
		/** Looks for so long, and tells how long the last waits are. */
		lookFor(durationMs: number, facesAt: (look: number) => readonly FaceObservation[]) {
			const untilMs = atMs + durationMs;
			const waits: number[] = [];
			while (atMs < untilMs) waits.push(look(facesAt(waits.length)));
			return waits.slice(-4);
		},
	};
}

test("a pattern that is taken for a face is looked at ever less often", () => {
	const tile = watched();
	expect(tile.lookFor(2500, () => [pattern()]).every((ms) => ms <= 250)).toBe(true);
	expect(tile.lookFor(10_000, () => [pattern()])).toEqual([1000, 1000, 1000, 1000]);
	expect(tile.lookFor(60_000, () => [pattern()])).toEqual([1500, 1500, 1500, 1500]);
});

test("once it shows something it is looked at as often as any", () => {
	const tile = watched();
	tile.lookFor(70_000, () => [pattern()]);
	tile.look([person()]);
	expect(tile.lookFor(1500, () => [person()]).every((ms) => ms <= 250)).toBe(true);
});

test("a person who says something and stays as they are is no pattern", () => {
	const tile = watched();
	expect(tile.lookFor(120_000, () => [person()])).toEqual([1000, 1000, 1000, 1000]);
});

test("a person who has sat still for long is read within a moment once they change", () => {
	const tile = watched();
	tile.lookFor(60_000, () => [person()]);
	expect(tile.look([person(0.2)])).toBe(250);
});

test("a pattern that flickers up costs no more than an empty tile and one look after each", () => {
	const tile = watched();
	const waits = tile.lookFor(60_000, (look) => (look % 3 === 0 ? [pattern()] : []));
	expect(waits.filter((ms) => ms < 600).length).toBeLessThanOrEqual(2);
	expect(Math.max(...waits)).toBeGreaterThanOrEqual(1000);
});

test("who comes to a tile that was empty for long is read within a moment", () => {
	const tile = watched();
	tile.lookFor(90_000, () => []);
	expect(tile.look([person()])).toBeLessThanOrEqual(250);
	expect(tile.look([person()])).toBeLessThanOrEqual(250);
});

test("a face under way while the tile changes hands begins no track of who is there now", () => {
	const session = new TileSession(TILE, () => 1);
	const patch = { tileId: "t", source: WHOLE, place: WHOLE };
	const context = { settings: DEFAULT_SETTINGS, threshold: 0.5, isLive: true };
	const read = (atMs: number) =>
		session.read([{ look: patch, faces: [person()] }], { ...context, atMs });
	session.lookAt(0, patch);
	session.setTile({ ...TILE, width: 640, height: 360 });
	expect(read(0)).toBeNull();
	session.lookAt(200, patch);
	expect(read(200)).toMatchObject([{ trackState: "tentative" }]);
});
