import fc from "fast-check";
import { expect, test } from "vitest";
import type { Gray, Pixels } from "../../../src/engine/pixels.ts";
import { inColour, pictureOfPlane } from "../../../src/inference/picture-of-plane.ts";
import { type Plane, planeBytes, shrunkSize } from "../../../src/shared/planes.ts";

const plane = (over: Partial<Plane>): Plane => ({
	at: 0,
	layout: "luma",
	width: 4,
	height: 2,
	isFullRange: true,
	...over,
});

type Made = Parameters<typeof pictureOfPlane>;

function grayIn(...made: Made): Gray {
	const picture = pictureOfPlane(...made);
	if (!("values" in picture)) throw new Error("The picture is in colour.");
	return picture;
}

function pixelsIn(...made: Made): Pixels {
	const picture = pictureOfPlane(...made);
	if ("values" in picture) throw new Error("The picture is gray.");
	return picture;
}

/** BT.601 from RGB, each pixel with colours of its own. */
function planesOf([red, green, blue]: number[], { layout, width, height, isFullRange }: Plane) {
	const [r = 0, g = 0, b = 0] = [red, green, blue];
	const y = 0.299 * r + 0.587 * g + 0.114 * b;
	const [light, colour, black] = isFullRange ? [1, 1, 0] : [219 / 255, 224 / 255, 16];
	const cells = Math.ceil(width / 2) * Math.ceil(height / 2);
	const u = Math.round(128 + (colour * (b - y)) / 1.772);
	const v = Math.round(128 + (colour * (r - y)) / 1.402);
	const brightness = Array(width * height).fill(Math.round(black + light * y));
	const colours =
		layout === "nv12"
			? Array(cells).fill([u, v]).flat()
			: [...Array(cells).fill(u), ...Array(cells).fill(v)];
	return Uint8Array.from(layout === "luma" ? brightness : [...brightness, ...colours]);
}

test("brightness alone becomes gray, stretched where it leaves room at its ends", () => {
	const bytes = Uint8Array.of(16, 235, 16, 235, 126, 126, 126, 126);
	const gray = grayIn(bytes, plane({ isFullRange: false }), { width: 4, height: 2 });
	expect([...gray.values]).toEqual([0, 255, 0, 255, 128, 128, 128, 128]);
	expect([...inColour(gray).data.slice(0, 8)]).toEqual([0, 0, 0, 255, 255, 255, 255, 255]);
});

test("colours come back as they were, in either layout and range", () => {
	fc.assert(
		fc.property(
			fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 3, maxLength: 3 }),
			fc.constantFrom("i420" as const, "nv12" as const),
			fc.boolean(),
			fc.integer({ min: 1, max: 9 }),
			fc.integer({ min: 1, max: 9 }),
			(rgb, layout, isFullRange, width, height) => {
				const shape = plane({ layout, isFullRange, width, height });
				const bytes = planesOf(rgb, shape);
				expect(bytes.length).toBe(planeBytes(shape));
				const { data } = pixelsIn(bytes, shape, { width, height });
				for (let i = 0; i < data.length; i++)
					expect(Math.abs((data[i] ?? 0) - ([...rgb, 255][i % 4] ?? 0))).toBeLessThanOrEqual(3);
			},
		),
	);
});

test("pixels are averaged into fewer, and a plane is found where it lies", () => {
	const bytes = Uint8Array.of(99, 99, 10, 30, 200, 200, 50, 70, 200, 200);
	const gray = grayIn(bytes, plane({ at: 2 }), { width: 2, height: 1 });
	expect(gray).toEqual({ values: Uint8Array.of(40, 200), width: 2, height: 1 });
});

test("what is in colour already stays so", () => {
	const pixel = (value: number) => [value, value + 1, value + 2, 255];
	const bytes = Uint8Array.from([10, 20, 30, 40].flatMap(pixel));
	const shape = plane({ layout: "rgba", width: 2, height: 2 });
	expect([...pixelsIn(bytes, shape, { width: 2, height: 2 }).data]).toEqual([...bytes]);
	expect([...pixelsIn(bytes, shape, { width: 1, height: 1 }).data]).toEqual(pixel(25));
});

test("a plane that reaches beyond its bytes is refused", () => {
	const bytes = new Uint8Array(8);
	expect(() => pictureOfPlane(bytes, plane({ at: 1 }), { width: 4, height: 2 })).toThrow(/beyond/);
	expect(() => pictureOfPlane(bytes, plane({ layout: "i420" }), { width: 4, height: 2 })).toThrow(
		/beyond/,
	);
});

test("a plane shrinks by whole steps, and is never enlarged", () => {
	expect(shrunkSize({ width: 118, height: 118 }, 96)).toEqual({ step: 1, width: 118, height: 118 });
	expect(shrunkSize({ width: 640, height: 360 }, 256)).toEqual({
		step: 2,
		width: 320,
		height: 180,
	});
	expect(shrunkSize({ width: 641, height: 361 }, 128)).toEqual({ step: 5, width: 128, height: 72 });
	expect(shrunkSize({ width: 20, height: 10 }, 96)).toEqual({ step: 1, width: 20, height: 10 });
});
