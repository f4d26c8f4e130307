import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { learnBaseline } from "../../../src/engine/baseline.ts";
import type { FaceObservation } from "../../../src/engine/face-observation.ts";
import type { ReadingSettings } from "../../../src/engine/face-reader.ts";
import { TileReader } from "../../../src/engine/tile-reader.ts";
import { EXPRESSIONS } from "../../../src/shared/expressions.ts";
import { DEFAULT_SETTINGS } from "../../../src/shared/settings.ts";
import { boxAt, GOOD_PICTURE, madeUpFace, probabilitiesOf } from "./made-up-face.ts";

const STEP_MS = 200;
const FRAME = { x: 0, y: 0, width: 320, height: 180 };

function newReader() {
	let id = 0;
	return new TileReader(() => ++id);
}
const contextAt = (atMs: number, settings: Partial<ReadingSettings> = {}) => ({
	atMs,
	frame: FRAME,
	settings: { ...DEFAULT_SETTINGS, ...settings },
	threshold: 0.5,
});
/** Shows the same faces for some frames and gives the last reading of the first face. */
function watch(
	reader: TileReader,
	faces: FaceObservation[],
	{ from = 0, frames = 10, settings = {} as Partial<ReadingSettings> } = {},
) {
	let last = reader.update(faces, contextAt(from, settings));
	for (let frame = 1; frame < frames; frame++)
		last = reader.update(faces, contextAt(from + frame * STEP_MS, settings));
	const [first] = last;
	if (first === undefined) throw new Error("no face was read");
	return first;
}
const showing = (named: Parameters<typeof probabilitiesOf>[0], picture = {}) =>
	madeUpFace({
		probabilities: probabilitiesOf(named),
		picture: { ...GOOD_PICTURE, ...picture },
	});

test("a face well seen is read with its label, its probabilities and no doubt", () => {
	const reading = watch(newReader(), [showing({ happy: 0.8 })]);
	expect(reading).toEqual({
		trackId: 1,
		trackState: "confirmed",
		atMs: 9 * STEP_MS,
		box: { x: 50, y: 50, width: 40, height: 40 },
		label: "happy",
		shown: "happy",
		probabilities: expect.objectContaining({ happy: expect.closeTo(0.8, 9) }),
		quality: 1,
		doubts: [],
	});
});

test("smoothed probabilities lie within what was observed, and sum to 1", () => {
	const observed = fc
		.double({ min: 0, max: 1, noNaN: true })
		.map((happy) => probabilitiesOf({ happy }));
	fc.assert(
		fc.property(fc.array(observed, { minLength: 1, maxLength: 20 }), (sequence) => {
			const reader = newReader();
			sequence.forEach((probabilities, frame) => {
				const [reading] = reader.update(
					[madeUpFace({ probabilities })],
					contextAt(frame * STEP_MS),
				);
				const sum = EXPRESSIONS.reduce((s, key) => s + (reading?.probabilities[key] ?? 0), 0);
				expect(sum).toBeCloseTo(1, 9);
				const all = sequence.map(({ happy }) => happy);
				expect(reading?.probabilities.happy).toBeGreaterThanOrEqual(Math.min(...all) - 1e-9);
				expect(reading?.probabilities.happy).toBeLessThanOrEqual(Math.max(...all) + 1e-9);
			});
		}),
	);
});

describe("uncertain", () => {
	test("an expression that is not clear is uncertain, and unclear is why", () => {
		const reading = watch(newReader(), [showing({ happy: 0.4, sad: 0.35 })]);
		expect(reading).toMatchObject({ label: "uncertain", shown: "uncertain", doubts: ["unclear"] });
	});

	test.each([
		["small", { facePx: 10 }],
		["blurred", { sharpness: 0.01 }],
		["turned", { yaw: 1.2 }],
		["dark", { brightness: 0.02 }],
	])("a face too %s is uncertain, whatever the network says", (doubt, picture) => {
		const reading = watch(newReader(), [showing({ happy: 0.99 }, picture)]);
		expect(reading).toMatchObject({ label: "uncertain", shown: "uncertain", doubts: [doubt] });
	});

	test("a face half outside the tile is uncertain", () => {
		const face = { ...showing({ happy: 0.99 }), box: boxAt(-20) };
		expect(watch(newReader(), [face])).toMatchObject({ label: "uncertain", doubts: ["covered"] });
	});

	test("one blurred frame does not take the label away, a blurred second does", () => {
		const reader = newReader();
		watch(reader, [showing({ happy: 0.9 })]);
		const blurred = [showing({ happy: 0.9 }, { sharpness: 0 })];
		expect(reader.update(blurred, contextAt(2000))[0]?.label).toBe("happy");
		expect(watch(reader, blurred, { from: 2200, frames: 5 }).label).toBe("uncertain");
	});

	test("one frame in which the detector hardly finds the face changes nothing, at any pace", () => {
		const pace = fc.integer({ min: 30, max: 1000 });
		const sure = fc.double({ min: 0.79, max: 1, noNaN: true });
		fc.assert(
			fc.property(pace, sure, fc.integer({ min: 0, max: 9 }), (stepMs, score, failing) => {
				const reader = newReader();
				const labels = Array.from({ length: 30 }, (_, frame) => {
					const face = { ...showing({ happy: 0.9 }), score: frame === 10 + failing ? 0.3 : score };
					return reader.update([face], contextAt(frame * stepMs))[0]?.label;
				});
				expect(new Set(labels)).toEqual(new Set(["happy"]));
			}),
		);
	});

	test("one good frame of a face that is mostly covered shows nothing, and the reason stays", () => {
		const reader = newReader();
		const covered = { ...showing({ happy: 0.9 }), score: 0.71 };
		watch(reader, [covered]);
		const [reading] = reader.update([showing({ happy: 0.9 })], contextAt(2000));
		expect(reading).toMatchObject({ label: "uncertain", doubts: ["covered"] });
		expect(reading?.quality).toBeGreaterThan(0.55);
		expect(watch(reader, [covered], { from: 2200 }).label).toBe("uncertain");
	});

	test("a picture that trembles about just enough does not flicker", () => {
		const reader = newReader();
		const labels = Array.from({ length: 100 }, (_, frame) => {
			const facePx = 16 + (frame % 2 ? 0.8 : -0.8);
			return reader.update([showing({ happy: 0.9 }, { facePx })], contextAt(frame * STEP_MS))[0]
				?.label;
		});
		expect(new Set(labels).size).toBe(1);
	});
});

describe("pictures that are no one's face", () => {
	const sure = { happy: 0.99 };

	test("a drawn avatar that the detector half believes in is uncertain, however sure the network is", () => {
		const reading = watch(newReader(), [{ ...showing(sure), score: 0.6 }]);
		expect(reading).toMatchObject({ label: "uncertain", doubts: ["covered"] });
	});

	test("a face that a virtual background makes flicker is never shown", () => {
		const reader = newReader();
		const states = Array.from({ length: 60 }, (_, frame) =>
			reader
				.update(frame % 3 ? [] : [showing(sure)], contextAt(frame * STEP_MS))
				.map(({ trackState }) => trackState),
		);
		expect(new Set(states.flat())).toEqual(new Set(["tentative"]));
	});

	test("a poster far behind is too small to be read, and the person before it is read", () => {
		const reader = newReader();
		const poster = { ...showing(sure), box: boxAt(250, 10, 20) };
		watch(reader, [poster, showing({ sad: 0.9 })]);
		const readings = reader.update([poster, showing({ sad: 0.9 })], contextAt(2000));
		expect(readings.map(({ label }) => label)).toEqual(["sad"]);
	});

	test("a frozen picture becomes no surer with time", () => {
		const reader = newReader();
		const early = watch(reader, [showing({ happy: 0.45 })]);
		const late = watch(reader, [showing({ happy: 0.45 })], { from: 2000, frames: 300 });
		expect(late.label).toBe("uncertain");
		expect(late.probabilities.happy).toBeCloseTo(early.probabilities.happy, 9);
	});
});

describe("a face of which the same pixels come again and again", () => {
	const FRAMES = 60;
	const still = () => ({ ...showing({ happy: 0.9 }), fingerprint: { pixels: 7, copy: "whole" } });
	const live = (frame: number) =>
		madeUpFace({
			box: boxAt(200),
			probabilities: probabilitiesOf({ sad: 0.9 }),
			fingerprint: { pixels: frame, copy: "whole" },
		});
	const labelsAfter = (facesAt: (frame: number) => FaceObservation[], isLive: boolean) => {
		const reader = newReader();
		for (let frame = 0; frame < FRAMES - 1; frame++)
			reader.update(facesAt(frame), { ...contextAt(frame * STEP_MS), isLive });
		const last = { ...contextAt(FRAMES * STEP_MS), isLive };
		return reader.update(facesAt(FRAMES), last).map(({ label }) => label);
	};

	test("is a photograph on the wall where another face lives, and that one is read", () => {
		expect(labelsAfter((frame) => [still(), live(100 + frame)], true)).toEqual([
			"uncertain",
			"sad",
		]);
	});

	test("is a photograph still while a hand is before the other face for a moment", () => {
		const hidden = FRAMES - 2;
		const faces = (frame: number) => [still(), ...(frame < hidden ? [live(100 + frame)] : [])];
		expect(labelsAfter(faces, true)).toEqual(["uncertain", "sad"]);
	});

	test("is labelled where it is alone: somebody sends a photograph as video", () => {
		expect(labelsAfter(() => [still()], true)).toEqual(["happy"]);
	});

	test("is labelled where pictures are analysed, whoever is beside it", () => {
		expect(labelsAfter((frame) => [still(), live(100 + frame)], false)).toEqual(["happy", "sad"]);
	});
});

describe("label sets", () => {
	test("two shows the side, while the label stays an expression", () => {
		const reading = watch(newReader(), [showing({ sad: 0.8 })], { settings: { labelSet: "two" } });
		expect(reading).toMatchObject({ label: "sad", shown: "notOkay", doubts: [] });
	});

	test("two is uncertain where neither side leads clearly, though an expression may", () => {
		const reading = watch(newReader(), [showing({ happy: 0.55, sad: 0.44 })], {
			settings: { labelSet: "two" },
		});
		expect(reading).toMatchObject({ label: "happy", shown: "uncertain", doubts: ["unclear"] });
	});

	test("a face that looks disgusted is uncertain among the five, not a sure something else", () => {
		const reading = watch(newReader(), [showing({ disgust: 0.8, angry: 0.19 })], {
			settings: { labelSet: "five" },
		});
		expect(reading).toMatchObject({ label: "disgust", shown: "uncertain" });
	});

	test("another label set, or a moved label, is effective with the next frame", () => {
		const reader = newReader();
		const face = [showing({ fear: 0.9 })];
		watch(reader, face);
		const shown = (atMs: number, settings: Partial<ReadingSettings>) =>
			reader.update(face, contextAt(atMs, settings))[0]?.shown;
		expect(shown(2000, { labelSet: "two" })).toBe("okay");
		expect(shown(2200, { labelSet: "two", notOkay: ["fear"] })).toBe("notOkay");
		expect(shown(2400, { labelSet: "seven" })).toBe("fear");
	});
});

describe("tracks", () => {
	test("a lost face keeps saying what it said last", () => {
		const reader = newReader();
		const before = watch(reader, [showing({ happy: 0.8 })]);
		const [lost] = reader.update([], contextAt(2000));
		expect(lost).toEqual({ ...before, trackState: "lost", atMs: 2000 });
	});

	test("a black picture leaves no reading after a second", () => {
		const reader = newReader();
		watch(reader, [showing({ happy: 0.8 })]);
		for (let atMs = 2000; atMs < 3000; atMs += STEP_MS) reader.update([], contextAt(atMs));
		expect(reader.update([], contextAt(3000))).toEqual([]);
	});

	test("a face narrower than the user's minimum is not read", () => {
		const reader = newReader();
		expect(reader.update([showing({})], contextAt(0, { minFacePx: 41 }))).toEqual([]);
		expect(reader.update([showing({})], contextAt(200, { minFacePx: 40 }))).toHaveLength(1);
	});

	test("its width counts in whole pixels, as it is told", () => {
		const wide = (size: number) =>
			newReader().update(
				[madeUpFace({ box: boxAt(50, 50, size) })],
				contextAt(0, { minFacePx: 40 }),
			);
		expect(wide(39.4)).toEqual([]);
		expect(wide(39.6)).toHaveLength(1);
	});

	test("a face that trembles about the user's minimum stays, one that is clearly narrower goes", () => {
		const reader = newReader();
		const wide = (size: number) => [madeUpFace({ box: boxAt(50, 50, size) })];
		reader.update(wide(40), contextAt(0, { minFacePx: 40 }));
		for (let atMs = 200; atMs < 4000; atMs += 200) {
			const faces = wide(atMs % 400 === 0 ? 38 : 42);
			const [reading] = reader.update(faces, contextAt(atMs, { minFacePx: 40 }));
			expect(reading).toMatchObject({ trackId: 1, trackState: "confirmed" });
		}
		const [lost] = reader.update(wide(33), contextAt(4000, { minFacePx: 40 }));
		expect(lost?.trackState).toBe("lost");
	});

	test("what flickers up beside a face as if it were one leaves it its neutral face", () => {
		const reader = newReader();
		const face = showing({ sad: 0.7, neutral: 0.2 });
		const baseline = learnBaseline(Array(8).fill(face.probabilities));
		const labels = Array.from({ length: 40 }, (_, frame) => {
			const flicker = madeUpFace({ box: boxAt(200), score: 0.55 });
			const faces = frame % 3 === 2 ? [face, flicker] : [face];
			const [reading] = reader.update(faces, { ...contextAt(frame * STEP_MS), baseline });
			return reading?.label;
		});
		expect(new Set(labels)).toEqual(new Set(["neutral"]));
	});

	test("beside another person a face is read without its neutral face", () => {
		const reader = newReader();
		const face = showing({ sad: 0.7, neutral: 0.2 });
		const baseline = learnBaseline(Array(8).fill(face.probabilities));
		const both = [face, madeUpFace({ box: boxAt(200) })];
		for (let atMs = 0; atMs < 3000; atMs += STEP_MS)
			reader.update(both, { ...contextAt(atMs), baseline });
		const [first] = reader.update(both, { ...contextAt(3000), baseline });
		expect(first?.label).toBe("sad");
		expect(reader.usesBaseline).toBe(false);
	});

	test("after a reset nothing of the face before colours the next one's reading", () => {
		const reader = newReader();
		watch(reader, [showing({ happy: 0.9 })]);
		reader.reset();
		const [first] = reader.update([showing({ sad: 0.9 })], contextAt(2000));
		expect(first).toMatchObject({ trackId: 2, trackState: "tentative", label: "sad" });
		expect(first?.probabilities.sad).toBeCloseTo(0.9, 9);
	});

	test("two faces on one tile are each smoothed by themselves", () => {
		const reader = newReader();
		const happy = { ...showing({ happy: 0.9 }), box: boxAt(20) };
		const sad = { ...showing({ sad: 0.9 }), box: boxAt(200) };
		for (let frame = 0; frame < 10; frame++)
			reader.update(frame % 2 ? [happy, sad] : [sad, happy], contextAt(frame * STEP_MS));
		const readings = reader.update([sad, happy], contextAt(2000));
		expect(readings.map(({ box, label }) => [Math.round(box.x), label]).sort()).toEqual([
			[20, "happy"],
			[200, "sad"],
		]);
	});

	test.each([
		["stands still", 0],
		["goes backwards", -200],
	])("when time %s readings stay whole numbers of sense", (_, stepMs) => {
		const reader = newReader();
		for (let frame = 0; frame < 20; frame++) {
			const [reading] = reader.update(
				[showing(frame % 2 ? { happy: 0.9 } : { sad: 0.9 })],
				contextAt(1e6 + frame * stepMs),
			);
			expect(EXPRESSIONS.every((key) => (reading?.probabilities[key] ?? -1) >= 0)).toBe(true);
			expect(Number.isFinite(reading?.box.x)).toBe(true);
		}
	});
});
