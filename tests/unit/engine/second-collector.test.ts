import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SecondCollector } from "../../../src/engine/second-collector.ts";
import type { KeptSecond } from "../../../src/shared/kept-second.ts";
import type { FaceReading } from "../../../src/shared/readings.ts";
import { aReading } from "../../fixtures/face-reading.ts";
import { probabilitiesOf } from "./made-up-face.ts";

const show = (trackId: number, given: Partial<FaceReading> = {}) =>
	aReading({ trackId, trackState: "confirmed", label: "happy", ...given });

/** Has one tile show these faces at each time, and gives out all seconds. */
function collect(frames: [atMs: number, readings: FaceReading[]][]): KeptSecond[] {
	const collector = new SecondCollector();
	return [
		...frames.flatMap(([atMs, readings]) => collector.add(atMs, "t", readings)),
		...collector.finish(),
	];
}

describe("a second", () => {
	test("is the mean of its readings, under the label shown most", () => {
		const [second] = collect([
			[0, [show(7, { probabilities: probabilitiesOf({ happy: 1 }), quality: 0.2 })]],
			[300, [show(7, { probabilities: probabilitiesOf({ happy: 1 }), quality: 0.4 })]],
			[600, [show(7, { label: "sad", probabilities: probabilitiesOf({ sad: 1 }), quality: 0.9 })]],
		]);
		expect(second).toMatchObject({ atMs: 0, faces: 1, counts: { happy: 1, sad: 0 } });
		expect(second?.seen[0]).toMatchObject({ face: 1, label: "happy" });
		expect(second?.seen[0]?.quality).toBeCloseTo(0.5);
		expect(second?.seen[0]?.probabilities.happy).toBeCloseTo(2 / 3);
	});

	test("of two labels shown as often takes the later", () => {
		expect(
			collect([
				[0, [show(7)]],
				[300, [show(7, { label: "sad" })]],
			])[0]?.seen[0]?.label,
		).toBe("sad");
	});

	test("counts faces that are uncertain as uncertain, and leaves out those not confirmed", () => {
		const seconds = collect([
			[
				0,
				[
					show(1, { label: "uncertain" }),
					show(2, { trackState: "tentative" }),
					show(3, { trackState: "lost" }),
				],
			],
		]);
		expect(seconds).toMatchObject([{ faces: 1, counts: { uncertain: 1 } }]);
	});

	test("without a face is kept as such", () => {
		expect(collect([[0, []]])).toMatchObject([{ atMs: 0, faces: 0, seen: [] }]);
	});
});

describe("faces", () => {
	test("are numbered in the order in which they come, and keep their numbers", () => {
		const seconds = collect([
			[0, [show(90)]],
			[1000, [show(90), show(12)]],
			[2000, [show(12)]],
		]);
		expect(seconds.map(({ seen }) => seen.map(({ face }) => face))).toEqual([[1], [1, 2], [2]]);
	});

	test("are counted however many have come and gone", () => {
		const collector = new SecondCollector();
		for (let track = 1; track <= 65_536; track++) collector.add(10 * track, "t", [show(track)]);
		collector.add(700_000, "t", [show(65_537)]);
		expect(collector.finish()).toMatchObject([{ atMs: 700_000, faces: 1 }]);
	});

	test("that are read seldom hold for three seconds, and not longer", () => {
		const collector = new SecondCollector();
		collector.add(100, "a", [show(1)]);
		const others = [1100, 2100, 3100, 4100, 5100].flatMap((atMs) =>
			collector.add(atMs, "b", [show(2)]),
		);
		expect(others.map(({ faces }) => faces)).toEqual([1, 2, 2, 1, 1]);
	});

	test("of a tile that is gone are not counted beside those shown in their place", () => {
		const collector = new SecondCollector();
		collector.add(100, "a", [show(1)]);
		const before = collector.leave(1600, "a");
		const after = [1700, 2700, 3700].flatMap((atMs) => collector.add(atMs, "b", [show(2)]));
		expect([...before, ...after].map(({ seen }) => seen.map(({ face }) => face))).toEqual([
			[1],
			[2],
			[2],
		]);
	});

	test("that their tile no longer shows are gone in the second after", () => {
		const seconds = collect([
			[0, [show(1), show(2)]],
			[1000, [show(1)]],
		]);
		expect(seconds.map(({ faces }) => faces)).toEqual([2, 1]);
	});
});

test("a time in which nothing was read is a gap, however long", () => {
	const seconds = collect([
		[0, [show(1)]],
		[3_600_000_000, [show(1)]],
	]);
	expect(seconds.map(({ atMs }) => atMs)).toEqual([0, 1000, 2000, 3_600_000_000]);
});

test("seconds come in order, each once, and counts add up to faces", () => {
	const frame = fc.tuple(
		fc.integer({ min: 0, max: 4000 }),
		fc.constantFrom("a", "b"),
		fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { maxLength: 4 }),
	);
	fc.assert(
		fc.property(fc.array(frame, { maxLength: 40 }), (frames) => {
			const collector = new SecondCollector();
			let atMs = 0;
			const seconds = frames.flatMap(([stepMs, tile, tracks]) => {
				atMs += stepMs;
				const offset = tile === "a" ? 0 : 10;
				return collector.add(
					atMs,
					tile,
					tracks.map((track) => show(track + offset)),
				);
			});
			seconds.push(...collector.finish());
			const times = seconds.map((second) => second.atMs);
			expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
			for (const { faces, counts, seen } of seconds) {
				expect(Object.values(counts).reduce((sum, count) => sum + count)).toBe(faces);
				expect(new Set(seen.map(({ face }) => face)).size).toBe(faces);
			}
		}),
	);
});
