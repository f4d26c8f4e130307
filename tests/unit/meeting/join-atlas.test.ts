import { expect, test } from "vitest";
import { joinAtlas } from "../../../src/meeting/join-atlas.ts";

const source = { x: 10, y: 20, width: 4, height: 2 };
const PLANE = { at: 0, layout: "luma", width: 3, height: 1, isFullRange: false } as const;

/** Four pixels across and two down: the bytes of each hold its number. */
const pixels = Uint8ClampedArray.from({ length: 4 * 4 * 2 }, (_, index) => index >> 2);

test("each painted part becomes a plane of its own, row by row", async () => {
	const planes = {
		patches: [{ tileId: "a", source, place: source, plane: PLANE }],
		width: 0,
		height: 0,
		bytes: new Blob([new Uint8Array([90, 91, 92])]),
		busyMs: 1,
	};
	const painted = {
		patches: [
			{ tileId: "b", source, place: { x: 0, y: 0, width: 1, height: 2 }, trackId: 7 },
			{ tileId: "c", source, place: { x: 2, y: 1, width: 2, height: 1 } },
		],
		width: 4,
		height: 2,
		pixels,
		busyMs: 2,
	};
	const { patches, bytes, busyMs } = joinAtlas(planes, painted);
	const rgba = { layout: "rgba", isFullRange: true };
	expect(patches.slice(1)).toEqual([
		{
			tileId: "b",
			source,
			place: { x: 0, y: 0, width: 1, height: 2 },
			plane: { ...rgba, at: 3, width: 1, height: 2 },
			trackId: 7,
		},
		{
			tileId: "c",
			source,
			place: { x: 0, y: 0, width: 2, height: 1 },
			plane: { ...rgba, at: 11, width: 2, height: 1 },
		},
	]);
	expect([...new Uint8Array((await bytes?.arrayBuffer()) ?? [])]).toEqual([
		90, 91, 92, 0, 0, 0, 0, 4, 4, 4, 4, 6, 6, 6, 6, 7, 7, 7, 7,
	]);
	expect(busyMs).toBeGreaterThanOrEqual(3);
});
