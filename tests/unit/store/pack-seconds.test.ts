import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EXPRESSIONS } from "../../../src/shared/expressions.ts";
import { packFaces, packRoom, unpackFaces, unpackRoom } from "../../../src/store/pack-seconds.ts";
import { keptSeconds } from "./kept-seconds.ts";

describe("seconds come back from their bytes", () => {
	test("the room exactly", () => {
		fc.assert(
			fc.property(keptSeconds, (seconds) => {
				const room = unpackRoom(packRoom(seconds), (seconds[0]?.atMs ?? 0) / 1000);
				expect(room).toEqual(seconds.map(({ seen: _, ...second }) => second));
			}),
		);
	});

	test("each face, its probabilities within a 255th and summing to 1", () => {
		fc.assert(
			fc.property(keptSeconds, (seconds) => {
				const unpacked = unpackFaces(packFaces(seconds), (seconds[0]?.atMs ?? 0) / 1000);
				const kept = seconds.flatMap(({ atMs, seen }) => seen.map((face) => ({ atMs, ...face })));
				expect(unpacked).toHaveLength(kept.length);
				for (const [index, { atMs, face, label, quality, probabilities }] of kept.entries()) {
					const back = unpacked?.[index];
					expect(back).toMatchObject({ atMs, face, label });
					expect(Math.abs((back?.quality ?? 2) - quality)).toBeLessThanOrEqual(0.5 / 255 + 1e-9);
					const values = EXPRESSIONS.map((name) => back?.probabilities[name] ?? 2);
					expect(values.reduce((sum, value) => sum + value)).toBeCloseTo(1, 9);
					for (const name of EXPRESSIONS)
						expect(
							Math.abs((back?.probabilities[name] ?? 2) - probabilities[name]),
						).toBeLessThanOrEqual(1 / 255 + 1e-9);
				}
			}),
		);
	});

	test("what was unpacked packs into the same bytes again", () => {
		fc.assert(
			fc.property(keptSeconds, (seconds) => {
				const first = (seconds[0]?.atMs ?? 0) / 1000;
				const bytes = packFaces(seconds);
				const faces = unpackFaces(bytes, first) ?? [];
				const again = seconds.map((second) => ({
					...second,
					seen: faces.filter(({ atMs }) => atMs === second.atMs),
				}));
				expect(packFaces(again)).toEqual(bytes);
			}),
		);
	});
});

describe("damaged bytes are noticed", () => {
	const second = {
		atMs: 5000,
		faces: 1,
		counts: {
			angry: 0,
			disgust: 0,
			fear: 0,
			happy: 1,
			sad: 0,
			surprise: 0,
			neutral: 0,
			uncertain: 0,
		},
		seen: [
			{
				face: 1,
				label: "happy" as const,
				quality: 1,
				probabilities: { angry: 0, disgust: 0, fear: 0, happy: 1, sad: 0, surprise: 0, neutral: 0 },
			},
		],
	};

	test("where they are cut short", () => {
		expect(unpackRoom(packRoom([second]).slice(1), 5)).toBeNull();
		expect(unpackFaces(packFaces([second]).slice(1), 5)).toBeNull();
	});

	test("where a label or a share cannot be", () => {
		const bytes = packFaces([second]);
		expect(unpackFaces(bytes.with(4, 8), 5)).toBeNull();
		for (let place = 6; place < 13; place++)
			expect(unpackFaces(bytes.with(place, 7), 5), `byte ${place}`).toBeNull();
	});
});

test("three hours of fifty people take under eight megabytes", () => {
	const faces = Array.from({ length: 50 }, (_, face) => face + 1);
	const probabilities = {
		angry: 0,
		disgust: 0,
		fear: 0,
		happy: 0.5,
		sad: 0,
		surprise: 0,
		neutral: 0.5,
	};
	const second = {
		atMs: 0,
		faces: 50,
		counts: {
			angry: 0,
			disgust: 0,
			fear: 0,
			happy: 50,
			sad: 0,
			surprise: 0,
			neutral: 0,
			uncertain: 0,
		},
		seen: faces.map((face) => ({ face, label: "happy" as const, quality: 1, probabilities })),
	};
	const bytesPerSecond = packFaces([second]).length + packRoom([second]).length;
	expect(bytesPerSecond * 3 * 3600).toBeLessThan(8e6);
});
