import { expect, test } from "vitest";
import { paste } from "../../../scripts/evaluate/end-to-end.ts";

const white = new Uint8Array(48 * 48).fill(255);

test.each([192, 96, 40])("a face of %i pixels lies in the middle of a gray picture", (facePx) => {
	const { data, width, height } = paste(white, facePx);
	expect([width, height]).toEqual([facePx * 1.5, facePx * 1.5]);
	const gray = (x: number, y: number) => [
		...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 3),
	];
	const start = facePx / 4;
	const end = start + facePx - 1;
	for (const at of [start, end]) expect(gray(at, at)).toEqual([255, 255, 255]);
	for (const at of [start - 1, end + 1]) expect(gray(at, at)).toEqual([128, 128, 128]);
});
