import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FaceTracks, MAX_AGE_MS, MAX_GAP_MS } from "../../../src/engine/face-tracks.ts";
import { boxAt, GOOD_PICTURE, madeUpFace, probabilitiesOf } from "./made-up-face.ts";

const STEP_MS = 200;

function counter(): () => number {
	let last = 0;
	return () => ++last;
}
const newTracks = () => new FaceTracks(counter());
const at = (x: number, score = 0.9) => madeUpFace({ box: boxAt(x), score, followId: 1 });
const seen = (tracks: FaceTracks, atMs: number, ...xs: number[]) =>
	tracks.update(
		atMs,
		xs.map((x) => at(x)),
	);
const idAndState = (list: ReturnType<FaceTracks["update"]>) =>
	list.map(({ id, state }) => `${id} ${state}`);

describe("states", () => {
	test("a face is tentative when first seen and confirmed when seen again", () => {
		const tracks = newTracks();
		expect(idAndState(seen(tracks, 0, 50))).toEqual(["1 tentative"]);
		expect(idAndState(seen(tracks, 200, 52))).toEqual(["1 confirmed"]);
	});

	test("a doubtful detection must come three times in a row", () => {
		const tracks = newTracks();
		const states = [0, 200, 400].map((atMs) => tracks.update(atMs, [at(50, 0.5)])[0]?.state);
		expect(states).toEqual(["tentative", "tentative", "confirmed"]);
	});

	test("a detection that flickers is never confirmed", () => {
		const tracks = newTracks();
		for (let frame = 0; frame < 100; frame++) {
			const list = tracks.update(frame * STEP_MS, frame % 2 ? [] : [at(50)]);
			expect(list.every(({ state }) => state === "tentative")).toBe(true);
		}
	});

	test("a face out of sight is lost, keeps its id, and is confirmed at once when it returns", () => {
		const tracks = newTracks();
		seen(tracks, 0, 50);
		seen(tracks, 200, 50);
		expect(idAndState(seen(tracks, 400))).toEqual(["1 lost"]);
		expect(idAndState(seen(tracks, 200 + MAX_AGE_MS))).toEqual(["1 lost"]);
		expect(idAndState(seen(tracks, 210 + MAX_AGE_MS, 52))).toEqual(["1 confirmed"]);
	});

	test("a face out of sight for too long has ended, and is another one when it returns", () => {
		const tracks = newTracks();
		seen(tracks, 0, 50);
		seen(tracks, 200, 50);
		seen(tracks, 400);
		expect(seen(tracks, 201 + MAX_AGE_MS)).toEqual([]);
		expect(idAndState(seen(tracks, 400 + MAX_AGE_MS, 50))).toEqual(["2 tentative"]);
	});

	test("a face that is looked at seldom is not over for being missed once", () => {
		const tracks = newTracks();
		seen(tracks, 0, 50);
		seen(tracks, 200, 50);
		expect(idAndState(seen(tracks, 300 + MAX_AGE_MS))).toEqual(["1 lost"]);
		expect(idAndState(seen(tracks, 500 + MAX_AGE_MS, 50))).toEqual(["1 confirmed"]);
		seen(tracks, 600 + 2 * MAX_AGE_MS);
		expect(seen(tracks, 800 + 2 * MAX_AGE_MS)).toEqual([]);
	});

	test("after a gap with no frame nobody is known, wherever they are", () => {
		const tracks = newTracks();
		seen(tracks, 0, 50);
		seen(tracks, 200, 50);
		expect(idAndState(seen(tracks, 201 + MAX_GAP_MS, 50))).toEqual(["2 tentative"]);
	});

	test("a reset ends all tracks and uses no id again", () => {
		const tracks = newTracks();
		seen(tracks, 0, 50, 150);
		tracks.reset();
		expect(idAndState(seen(tracks, 200, 50))).toEqual(["3 tentative"]);
	});
});

describe("identity", () => {
	test("the order in which faces are found changes no id", () => {
		fc.assert(
			fc.property(fc.array(fc.boolean(), { minLength: 2, maxLength: 20 }), (turns) => {
				const tracks = newTracks();
				const first = new Map<number, number>();
				turns.forEach((turn, frame) => {
					const xs = [10, 80, 150].map((x) => x + frame);
					const list = seen(tracks, frame * STEP_MS, ...(turn ? xs.toReversed() : xs));
					for (const { id, box } of list) {
						const place = Math.round((box.x - 10 - frame) / 70);
						expect(first.get(place) ?? id).toBe(id);
						first.set(place, id);
					}
				});
				expect(first.size).toBe(3);
			}),
		);
	});

	test.each([100, 150, 200, 250])(
		"two faces that walk past each other, one frame in %i ms, never exchange what they show",
		(stepMs) => {
			const tracks = newTracks();
			const happy = probabilitiesOf({ happy: 0.9 });
			const sad = probabilitiesOf({ sad: 0.9 });
			const shown = new Map<number, unknown>();
			for (let atMs = 0; atMs <= 3000; atMs += stepMs) {
				const walked = atMs * 0.06;
				const list = tracks.update(atMs, [
					madeUpFace({ box: boxAt(20 + walked), probabilities: happy }),
					madeUpFace({ box: boxAt(200 - walked, 58), probabilities: sad }),
				]);
				for (const { id, face } of list) {
					expect(shown.get(id) ?? face.probabilities).toBe(face.probabilities);
					shown.set(id, face.probabilities);
				}
			}
		},
	);

	test("when one of two faces that meet is hidden by the other, no track goes on as the other", () => {
		const tracks = newTracks();
		const happy = probabilitiesOf({ happy: 0.9 });
		const sad = probabilitiesOf({ sad: 0.9 });
		const shown = new Map<number, unknown>();
		for (let atMs = 0; atMs <= 3600; atMs += STEP_MS) {
			const walked = Math.min(atMs, 1800) * 0.05;
			const turned = Math.max(0, atMs - 1800) * 0.05;
			const left = madeUpFace({ box: boxAt(20 + walked - turned), probabilities: happy });
			const right = madeUpFace({ box: boxAt(200 - walked + turned), probabilities: sad });
			const hidden = Math.abs(left.box.x - right.box.x) < 15;
			for (const { id, face, state } of tracks.update(atMs, hidden ? [right] : [left, right])) {
				if (state === "lost") continue;
				expect(shown.get(id) ?? face.probabilities).toBe(face.probabilities);
				shown.set(id, face.probabilities);
			}
		}
	});

	test("a face that jumps across the picture is another one", () => {
		const tracks = newTracks();
		seen(tracks, 0, 20);
		seen(tracks, 200, 20);
		expect(idAndState(seen(tracks, 400, 150))).toEqual(["1 lost", "2 tentative"]);
	});

	test("a face that walks steadily keeps its id", () => {
		const tracks = newTracks();
		const ids = Array.from({ length: 20 }, (_, frame) => seen(tracks, frame * STEP_MS, frame * 25));
		expect(new Set(ids.flat().map(({ id }) => id))).toEqual(new Set([1]));
	});
});

describe("where faces should be", () => {
	test("is where they move to, once all are confirmed", () => {
		const tracks = newTracks();
		for (let frame = 0; frame < 8; frame++) seen(tracks, frame * STEP_MS, 20 + 10 * frame, 250);
		const expected = tracks.expected(8 * STEP_MS);
		expect(expected?.map(({ box }) => Math.round(box.x))).toEqual([100, 250]);
	});

	test("is not known of a face that cannot be followed", () => {
		const tracks = newTracks();
		for (let frame = 0; frame < 3; frame++)
			tracks.update(frame * STEP_MS, [madeUpFace({ box: boxAt(50) })]);
		expect(tracks.expected(600)).toBeNull();
	});

	test("points move with their box, and keep their track", () => {
		const tracks = newTracks();
		for (let frame = 0; frame < 8; frame++) seen(tracks, frame * STEP_MS, 20 + 10 * frame);
		const [face] = tracks.expected(8 * STEP_MS) ?? [];
		expect(face?.trackId).toBe(1);
		expect(face?.keypoints.noseTip.x).toBeCloseTo((face?.box.x ?? 0) + 20, 6);
	});

	test.each([
		["there is no face", []],
		["one is out of sight", [[50, 150], [50, 150], [50]]],
	])("is not known while %s", (_, frames) => {
		const tracks = newTracks();
		for (const [frame, xs] of frames.entries()) seen(tracks, frame * STEP_MS, ...xs);
		expect(tracks.expected(1000)).toBeNull();
	});

	test.each([
		["large and found beyond doubt", at(150), true],
		["doubtful", at(150, 0.85), false],
		["small", { ...at(150), picture: { ...GOOD_PICTURE, facePx: 24 } }, false],
	])("who was just seen for the first time, %s", (_, face, isKnown) => {
		const tracks = newTracks();
		for (const atMs of [0, STEP_MS]) seen(tracks, atMs, 50);
		tracks.update(2 * STEP_MS, [at(50), face]);
		expect(tracks.expected(1000)?.length).toBe(isKnown ? 2 : undefined);
	});
});

describe("time", () => {
	test.each([
		["stands still", [0, 0, 0, 0]],
		["goes backwards", [5000, 4000, 1000, 0]],
		["jumps back by a year", [3e10, 3e10 + 200, 0, 200]],
		["is irregular", [0, 10, 900, 901]],
	])("a face keeps its id when time %s", (_, times) => {
		const tracks = newTracks();
		const lists = times.map((atMs) => idAndState(seen(tracks, atMs, 50)));
		expect(lists.at(-1)).toEqual(["1 confirmed"]);
	});

	test("a track lost before the clock was set back still ends", () => {
		const tracks = newTracks();
		seen(tracks, 1e9, 50);
		seen(tracks, 1e9 + 200, 50);
		seen(tracks, 1e9 + 400);
		expect(idAndState(seen(tracks, 0))).toEqual(["1 lost"]);
		expect(seen(tracks, MAX_AGE_MS + 1)).toEqual([]);
	});
});

test.each([
	["no area", { x: 10, y: 10, width: 0, height: 0 }],
	["no finite place", { x: Number.NaN, y: 0, width: 40, height: 40 }],
])("a box with %s is never confirmed", (_, box) => {
	const tracks = newTracks();
	for (let frame = 0; frame < 5; frame++) {
		const list = tracks.update(frame * STEP_MS, [madeUpFace({ box })]);
		expect(list.map(({ state }) => state)).toEqual(["tentative"]);
	}
});

describe("a small face, which may be a pattern", () => {
	const seenTimes = (times: number, score: number, facePx: number) => {
		const tracks = new FaceTracks(() => 1);
		const face = madeUpFace({ score, picture: { ...GOOD_PICTURE, facePx } });
		for (let frame = 0; frame < times; frame++) tracks.update(frame * 200, [face]);
		return tracks.update(times * 200, [face])[0]?.state;
	};

	test.each([
		[1, 0.95, 20, "tentative"],
		[2, 0.95, 20, "confirmed"],
		[100, 0.7, 20, "tentative"],
		[1, 0.95, 60, "confirmed"],
		[1, 0.7, 60, "confirmed"],
	] as const)(
		"seen before %i times, scores of %d, %i pixels: %s",
		(times, score, facePx, state) => {
			expect(seenTimes(times, score, facePx)).toBe(state);
		},
	);

	test("never confirmed, does not keep the others from being looked at closely", () => {
		let id = 0;
		const tracks = new FaceTracks(() => ++id);
		const person = madeUpFace({ box: boxAt(50), followId: 1 });
		const shirt = madeUpFace({
			followId: 2,
			box: boxAt(150, 90, 16),
			score: 0.6,
			picture: { ...GOOD_PICTURE, facePx: 18 },
		});
		for (let frame = 0; frame < 4; frame++) tracks.update(frame * 200, [person, shirt]);
		expect(tracks.expected(800)).toBeNull();
		for (let frame = 4; frame < 10; frame++) tracks.update(frame * 200, [person, shirt]);
		expect(tracks.expected(2000)).toHaveLength(2);
	});
});
