import fc from "fast-check";
import { expect, test } from "vitest";
import { readPictureSize, shrunkSize, turnedAs } from "../../../src/analyse/picture-size.ts";

test("a size is read from the header", async () => {
	const gif = Buffer.from("474946383961300075000000", "hex");
	expect(await readPictureSize(new Blob([gif]))).toEqual({ width: 48, height: 117 });
});

test("a header that tells no size leaves it to decoding", async () => {
	expect(await readPictureSize(new Blob(["no picture"]))).toBeUndefined();
	expect(await readPictureSize(new Blob([]))).toBeUndefined();
});

test("what fits is not shrunk", () => {
	expect(shrunkSize({ width: 8000, height: 6000 }, 48_000_000)).toBeNull();
});

test("what is shrunk fits, keeps its aspect, and never vanishes", () => {
	const side = fc.integer({ min: 1, max: 60_000 });
	fc.assert(
		fc.property(side, side, (width, height) => {
			const shrunk = shrunkSize({ width, height }, 1_000_000);
			if (!shrunk) return;
			expect(shrunk.width * shrunk.height).toBeLessThanOrEqual(1_000_000);
			expect(Math.min(shrunk.width, shrunk.height)).toBeGreaterThanOrEqual(1);
			const error = Math.abs(shrunk.width / width - shrunk.height / height) * width;
			expect(error).toBeLessThanOrEqual(width / height + 1);
		}),
	);
});

test.each([
	["turned while it was decoded", { width: 4000, height: 3000 }, { width: 300, height: 400 }],
	["not turned", { width: 3000, height: 4000 }, { width: 300, height: 400 }],
	["square", { width: 4000, height: 4000 }, { width: 400, height: 400 }],
])("a picture that was %s is told the size of as it stands upright", (_, stored, decoded) => {
	const { width, height } = turnedAs(stored, decoded);
	expect(width / height).toBeCloseTo(decoded.width / decoded.height);
	expect(width * height).toBe(stored.width * stored.height);
});
