import type { Box } from "../shared/geometry.ts";
import { planeBytes } from "../shared/planes.ts";
import type { Atlas } from "./wanted-copy.ts";

/** Pictures painted side by side, not yet in a `Blob`. */
export interface Painted extends Omit<Atlas, "bytes"> {
	pixels: Uint8ClampedArray<ArrayBuffer>;
}

/** Hands over what was painted, alone in its frame. */
export function atlasOf({ pixels, ...painted }: Painted): Atlas {
	const startMs = performance.now();
	const bytes = new Blob([pixels]);
	return { ...painted, bytes, busyMs: painted.busyMs + performance.now() - startMs };
}

/** Puts what was painted behind planes copied for the same frame, each patch as a plane of its own. */
export function joinAtlas(planes: Atlas, painted: Painted): Atlas {
	const startMs = performance.now();
	const first = planes.bytes?.size ?? 0;
	let at = first;
	const patches = painted.patches.map(({ place: { width, height }, ...patch }) => {
		const plane = { at, layout: "rgba" as const, width, height, isFullRange: true };
		at += planeBytes(plane);
		return { ...patch, place: { x: 0, y: 0, width, height }, plane };
	});
	const pixels = new Uint8Array(at - first);
	for (const [index, { place }] of painted.patches.entries())
		cutOut(painted, place, pixels.subarray((patches[index]?.plane.at ?? at) - first));
	return {
		...planes,
		patches: [...planes.patches, ...patches],
		bytes: new Blob([...(planes.bytes === null ? [] : [planes.bytes]), pixels]),
		busyMs: planes.busyMs + painted.busyMs + performance.now() - startMs,
	};
}

function cutOut({ pixels, width }: Painted, place: Box, to: Uint8Array): void {
	const rowBytes = 4 * place.width;
	for (let row = 0; row < place.height; row++) {
		const start = 4 * ((place.y + row) * width + place.x);
		to.set(pixels.subarray(start, start + rowBytes), row * rowBytes);
	}
}
