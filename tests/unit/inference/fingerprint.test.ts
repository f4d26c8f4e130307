import { expect, test } from "vitest";
import { fingerprintOf } from "../../../src/inference/fingerprint.ts";
import { seededNumbers } from "../engine/seeded-noise.ts";

/** A noisy atlas of gray pixels, and a part of it. */
function atlas(width = 160, height = 96) {
	const number = seededNumbers(3);
	const gray = Array.from({ length: width * height }, () => Math.floor(number() * 256));
	const cut = (x: number, y: number, w: number, h: number) => {
		const data = new Uint8ClampedArray(w * h * 4).fill(255);
		for (let row = 0; row < h; row++)
			for (let column = 0; column < w; column++)
				data.fill(
					gray[(y + row) * width + x + column] ?? 0,
					4 * (row * w + column),
					4 * (row * w + column) + 3,
				);
		return { data, width: w, height: h };
	};
	return { gray, cut };
}
const FACE = { x: 40, y: 20, width: 44, height: 44 };

test("the same pixels give the same number, whatever lies around them", () => {
	const { cut } = atlas();
	const whole = fingerprintOf(cut(0, 0, 160, 96), FACE);
	expect(fingerprintOf(cut(0, 0, 160, 96), { ...FACE })).toEqual(whole);
	expect(fingerprintOf(cut(0, 0, 120, 80), FACE).pixels).toBe(whole.pixels);
});

test("patches of two sizes, and places that differ, are two copies", () => {
	const { cut } = atlas();
	const copies = [
		fingerprintOf(cut(0, 0, 160, 96), FACE),
		fingerprintOf(cut(0, 0, 120, 80), FACE),
		fingerprintOf(cut(0, 0, 160, 96), { ...FACE, x: FACE.x + 8 }),
	].map(({ copy }) => copy);
	expect(new Set(copies).size).toBe(3);
});

test("a box that trembles by half a pixel gives the same number", () => {
	const { cut } = atlas();
	const patch = cut(0, 0, 160, 96);
	const trembling = { ...FACE, x: FACE.x + 0.4, y: FACE.y - 0.4, width: 44.3 };
	expect(fingerprintOf(patch, trembling)).toEqual(fingerprintOf(patch, FACE));
});

test("one gray level in the face gives another number, one beside it does not", () => {
	const { cut } = atlas();
	const before = fingerprintOf(cut(0, 0, 160, 96), FACE);
	const change = (x: number, y: number) => {
		const patch = cut(0, 0, 160, 96);
		const at = 4 * (y * 160 + x) + 1;
		patch.data[at] = ((patch.data[at] ?? 0) + 1) % 256;
		return fingerprintOf(patch, FACE);
	};
	expect(change(62, 42).copy).toBe(before.copy);
	expect(change(62, 42).pixels).not.toBe(before.pixels);
	expect(change(4, 4)).toEqual(before);
});

test("a face that leaves the picture has a number too", () => {
	const { cut } = atlas();
	const out = { x: 140, y: 70, width: 44, height: 44 };
	expect(Number.isInteger(fingerprintOf(cut(0, 0, 160, 96), out).pixels)).toBe(true);
});
