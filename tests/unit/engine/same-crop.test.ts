import { expect, test } from "vitest";
import { isSameCrop } from "../../../src/engine/same-crop.ts";
import { seededNoise } from "./seeded-noise.ts";

const SIZE = 48;
const face = Float32Array.from(
	{ length: SIZE ** 2 },
	(_, i) => Math.sin(i / 7) + Math.cos(i / 300),
);

test("a crop is the same as itself under a camera's noise", () => {
	const noise = seededNoise(3);
	expect(
		isSameCrop(
			face,
			face.map((value) => value + 0.3 * noise()),
			SIZE,
		),
	).toBe(true);
});

test("a small part that changes makes it another, wherever it is", () => {
	for (const start of [0, 20 * SIZE + 17, 40 * SIZE + 35]) {
		const changed = face.slice();
		for (let i = 0; i < 8 * 10; i++) {
			const at = start + Math.floor(i / 10) * SIZE + (i % 10);
			if (at < changed.length) changed[at] = (changed[at] ?? 0) + 0.6;
		}
		expect(isSameCrop(face, changed, SIZE)).toBe(false);
	}
});
