import { expect, test } from "vitest";
import { inColour, pictureOfPlane } from "../../src/inference/picture-of-plane.ts";
import { parseFramesUp } from "../../src/offscreen/parse-frames-up.ts";
import { tryOut, WITHIN_MS } from "./cases.ts";
import { spoiltValue } from "./spoil.ts";

const PLANE = { at: 0, width: 6, height: 4, isFullRange: false };
const BOX = { x: 0, y: 0, width: 3, height: 2 };
const patchOf = (plane: object) => ({ tileId: "t", source: BOX, place: BOX, plane });

/** A frame of planes one after the other, with the bytes they need. */
const frameOf = (planes: readonly object[], bytes: number) => ({
	kind: "frame",
	atMs: 5,
	atlas: new Blob([new Uint8Array(bytes).fill(99)]),
	width: 0,
	height: 0,
	patches: planes.map(patchOf),
});
const sound = [
	frameOf([{ ...PLANE, layout: "i420" }], 36),
	frameOf([{ ...PLANE, layout: "nv12" }], 36),
	frameOf(
		[
			{ ...PLANE, layout: "luma", isFullRange: true },
			{ ...PLANE, layout: "rgba", at: 24 },
		],
		120,
	),
];

test("frames as they should be are taken", () => {
	for (const frame of sound) expect(parseFramesUp(frame)).toEqual({ message: frame });
});

test("videos' planes, from the port to pictures", { timeout: WITHIN_MS }, () => {
	tryOut(spoiltValue(...sound), (received) => {
		const parsed = parseFramesUp(received);
		if ("problem" in parsed || parsed.message.kind !== "frame") return;
		const { atlas, patches } = parsed.message;
		const bytes = new Uint8Array(atlas?.size ?? 0).fill(99);
		let pixels = 0;
		for (const { plane, place } of patches) {
			// As the worker does it.
			if (plane === undefined || place.width < 1 || place.height < 1) continue;
			const { data, width, height } = inColour(pictureOfPlane(bytes, plane, place));
			expect([width, height].every((side) => Number.isInteger(side) && side >= 1)).toBe(true);
			expect(width <= plane.width && height <= plane.height).toBe(true);
			expect(data).toHaveLength(width * height * 4);
			// Nothing but what was sent: what lies beyond the bytes would read as black.
			const pixel = data.slice(0, 4);
			expect(data.every((value, index) => value === pixel[index % 4])).toBe(true);
			expect(pixel[3]).toBe(plane.layout === "rgba" ? 99 : 255);
			pixels += width * height;
		}
		expect(pixels).toBeLessThanOrEqual(bytes.length);
	});
});
