import { expect, test } from "vitest";
import type { FaceObservation } from "../../../src/engine/face-observation.ts";
import { TileSession } from "../../../src/offscreen/tile-session.ts";
import type { Patch } from "../../../src/shared/frames.ts";
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

/** A session told what to look at, and of the faces seen there. */
function told() {
	let id = 0;
	const session = new TileSession(TILE, () => ++id);
	const context = { settings: DEFAULT_SETTINGS, threshold: 0.5, isLive: true };
	const wholeOf = ({ width, height }: { width: number; height: number }) => {
		const source = { x: 0, y: 0, width, height };
		return { tileId: "t", source, place: WHOLE };
	};
	return {
		session,
		wholeOf,
		/** Looks at a copy of the tile, and what it is read as; `meanwhile` the page tells something. */
		read(atMs: number, patch: Patch = wholeOf(TILE), meanwhile = () => {}) {
			const looks = session.lookAt(atMs, patch);
			meanwhile();
			const seen = looks.map((look) => ({ look, faces: [person()] }));
			return seen.length === 0 ? null : session.read(seen, { ...context, atMs });
		},
	};
}

test("a tile that has just shown a face is searched, however empty its picture was before", () => {
	const { session, wholeOf } = told();
	const looksAt = (atMs: number) => session.lookAt(atMs, wholeOf(TILE));
	const show = (atMs: number, faces: readonly FaceObservation[]) => {
		const seen = looksAt(atMs).map((look) => ({ look, faces: [...faces] }));
		session.read(seen, { settings: DEFAULT_SETTINGS, threshold: 0.5, isLive: true, atMs });
		return looksAt(atMs).map(({ isPeopled }) => isPeopled ?? false);
	};
	expect(show(0, [])).toEqual([false]);
	expect(show(200, [person()])).toEqual([true]);
	expect(show(400, [person()])).toEqual([true]);
	expect(show(600, []), "missed once").toEqual([true]);
	expect(show(3000, []), "gone").toEqual([false]);
});

test("a face under way while the tile changes hands begins no track of who is there now", () => {
	const { session, read } = told();
	const change = () => session.setTile({ ...TILE, width: 180, height: 320 });
	expect(read(0, undefined, change)).toBeNull();
	expect(read(200)).toMatchObject([{ trackState: "tentative" }]);
});

const LARGE = { ...TILE, width: 640, height: 360 };

test.each([
	["told before it is looked at whole", false],
	["while it is looked at whole", true],
])("a face goes on, twice as large, where its video is: %s", (_, isMeanwhile) => {
	const { session, read, wholeOf } = told();
	for (const atMs of [0, 200, 400]) read(atMs);
	const grow = () => session.setTile(LARGE);
	if (isMeanwhile) read(600, wholeOf(TILE), grow);
	else grow();
	const [reading] = read(800, wholeOf(LARGE)) ?? [];
	expect(reading).toMatchObject({ trackId: 1, trackState: "confirmed", label: "happy" });
	expect(reading?.box.x).toBeCloseTo(100, 6);
	expect(reading?.box.width).toBeCloseTo(180, 6);
});

test("what is copied in another size than was told of is read in the size that was told", () => {
	const { read, wholeOf } = told();
	for (const atMs of [0, 200, 400]) read(atMs);
	expect(read(600, wholeOf(LARGE))).toMatchObject([{ trackId: 1, box: { x: 50, width: 90 } }]);
});

test.each([
	["planned before", false],
	["under way meanwhile", true],
])(
	"a close-up %s a change of size says nothing; the whole is wanted, and the face goes on",
	(_, isMeanwhile) => {
		const { session, read, wholeOf } = told();
		for (const atMs of [0, 200, 400]) read(atMs);
		const closeUp = {
			tileId: "t",
			trackId: 1,
			source: boxAt(40, 40, 110),
			place: boxAt(0, 0, 110),
		};
		const grow = () => session.setTile(LARGE);
		expect(session.plan(400, PACE).closeUps).toHaveLength(1);
		if (!isMeanwhile) grow();
		expect(read(600, closeUp, isMeanwhile ? grow : undefined)).toBeNull();
		expect(session.plan(600, PACE).closeUps).toEqual([]);
		expect(read(800, wholeOf(LARGE))).toMatchObject([{ trackId: 1, trackState: "confirmed" }]);
		expect(session.plan(800, PACE).closeUps).toHaveLength(1);
	},
);

test("of two faces that one was not copied is no news of it: the whole is wanted, and both go on", () => {
	const { session, wholeOf } = told();
	const boxes = [boxAt(20, 50, 90), boxAt(200, 50, 90)];
	const faces = boxes.map((box, followId) => madeUpFace({ box, followId }));
	const read = (atMs: number, patches: readonly Patch[] = [wholeOf(TILE)]) => {
		const looks = patches.flatMap((patch) => session.lookAt(atMs, patch));
		const seen = looks.map((look) => ({
			look,
			faces: look.follow === undefined ? faces : [madeUpFace(look.follow)],
		}));
		return session.read(seen, { settings: DEFAULT_SETTINGS, threshold: 0.5, isLive: true, atMs });
	};
	const both = [1, 2].map((trackId) => ({ trackId, trackState: "confirmed" }));
	for (const atMs of [0, 200, 400]) read(atMs);
	const closeUps = session.plan(400, PACE).closeUps.map((closeUp) => ({
		tileId: "t",
		...closeUp,
		place: { ...closeUp.source, x: 0, y: 0 },
	}));
	expect(closeUps).toHaveLength(2);
	expect(read(600, closeUps.slice(1))).toBeNull();
	expect(session.plan(600, PACE).closeUps).toEqual([]);
	expect(read(800)).toMatchObject(both);
	expect(read(1000, closeUps)).toMatchObject(both);
});

test("a neutral face is measured on while the video changes its size", () => {
	const { session, read, wholeOf } = told();
	for (const atMs of [0, 200]) read(atMs);
	session.learnNeutral();
	let learned = session.takeLearned();
	for (let atMs = 400; atMs < 4400; atMs += 200) {
		if (atMs === 2400) session.setTile(LARGE);
		read(atMs, wholeOf(atMs < 2400 ? TILE : LARGE));
		learned ??= session.takeLearned();
	}
	expect(learned).not.toBeNull();
});
