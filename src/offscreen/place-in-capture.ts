import { type PictureView, sourceToView } from "../engine/object-fit.ts";
import type { Patch } from "../shared/frames.ts";

const MIDDLE = { share: 0.5, px: 0 };

/**
 * Moves patches from where a window shows them to where its captured picture does: the browser fits the
 * window into the picture, in the middle, with bars at two sides.
 *
 * @param patches Their places in CSS px of the window.
 * @param picture Size of the captured picture, in its pixels.
 */
export function placeInCapture(
	patches: readonly Patch[],
	window: { width: number; height: number },
	picture: { width: number; height: number },
): Patch[] {
	const view: PictureView = {
		rect: { x: 0, y: 0, ...picture },
		sourceWidth: window.width,
		sourceHeight: window.height,
		objectFit: "contain",
		objectPosition: { x: MIDDLE, y: MIDDLE },
		mirrored: false,
	};
	return patches.map((patch) => ({ ...patch, place: sourceToView(patch.place, view) }));
}
