/**
 * Where a media track comes from: over the network, from a camera, from a captured screen, or drawn by
 * the page (a blurred own camera, or a decoded remote one); `none` for a canvas.
 */
export type TrackOrigin = "remote" | "camera" | "screen" | "generated" | "none";

export interface SelfCue {
	origin: TrackOrigin;
	/** The platform's own mark says so. */
	marked: boolean;
	/** The tile's text says so: "You", "Ana (me)". */
	saysSelf: boolean;
	/** It was found to be the viewer's own the last time. */
	wasSelf: boolean;
}

/**
 * Says which tiles show the viewer's own camera. A mark of the platform or a camera as origin decides;
 * words count where the media track did not come over the network; a lone drawn media track among remote
 * ones is the viewer's own, with its background changed, unless another tile is, and stays it when the others leave.
 *
 * @returns One answer per cue, in their order.
 */
export function findSelfViews(cues: readonly SelfCue[]): boolean[] {
	const certain = cues.map(
		({ origin, marked, saysSelf }) =>
			marked || origin === "camera" || (saysSelf && origin !== "remote" && origin !== "screen"),
	);
	const drawn = cues.filter(({ origin }) => origin === "generated");
	const hasRemote = cues.some(({ origin }) => origin === "remote");
	const isKnown = hasRemote || drawn[0]?.wasSelf === true;
	const loneDrawn = drawn.length === 1 && isKnown && !certain.includes(true);
	return certain.map((isSelf, index) => isSelf || (loneDrawn && cues[index] === drawn[0]));
}
