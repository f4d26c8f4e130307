import type { Slot } from "../engine/label-slots.ts";
import { type LabelPlace, MOST_COVERED, placeLabels } from "../engine/placement.ts";
import type { ShownFace } from "../engine/shown-face.ts";
import type { Box } from "../shared/geometry.ts";
import { chosenShape, fitsTile, type LabelShape, shapesFrom } from "./label-shape.ts";
import type { LabelSizes } from "./label-sizes.ts";
import type { LabelWords } from "./label-words.ts";
import type { OverlaySettings } from "./overlay-settings.ts";

/** What every label is drawn with. */
export interface Look {
	settings: OverlaySettings;
	words: LabelWords;
	sizes: LabelSizes;
}

/** One face to label; its box in CSS px of its tile. */
export interface FaceToLabel {
	trackId: number;
	face: ShownFace;
	box: Box;
	/** What stands there now. */
	held: { shape: LabelShape; slot: Slot } | undefined;
}

export interface FittedLabel {
	shape: LabelShape;
	place: LabelPlace;
}

/** A larger shape comes back only when it would still fit a face larger by this share. */
const GROWTH = 0.1;

/** A label that strays further than this may be taken for another face's: a smaller one stands closer to its own. */
const MOST_STRAYING = 0.46;
/** The same for a larger shape that would come back. */
const MOST_STRAYING_BACK = 0.42;

/**
 * Chooses for each face of one tile the most telling shape for which there is room, and its place.
 * The dot is what remains where nothing else can stand without covering a face, or seeming another's.
 *
 * @param visible The part of the tile that can be seen, in the frame of the boxes.
 * @param signs What else is drawn there, in the same frame: it costs a label its place, never its shape.
 * @returns By track id.
 */
export function fitLabels(
	faces: readonly FaceToLabel[],
	visible: Box,
	look: Look & { textPx: number },
	signs: readonly Box[] = [],
): Map<number, FittedLabel> {
	const shapes = new Map(faces.map((face) => [face.trackId, shapesFor(face, visible, look)]));
	for (;;) {
		const places = placeLabels(
			faces.map((face) => request(face, shapes.get(face.trackId)?.[0] ?? "dot", look)),
			visible,
			look.settings.position,
			signs,
		);
		const failed = faces.filter((face, index) => {
			const [shape = "dot", ...smaller] = shapes.get(face.trackId) ?? [];
			return smaller.length > 0 && !isRoomFor(places[index], isReturning(face, shape));
		});
		if (failed.length === 0)
			return new Map(
				places.map((place) => [
					place.trackId,
					{ shape: shapes.get(place.trackId)?.[0] ?? "dot", place },
				]),
			);
		for (const { trackId } of failed) shapes.get(trackId)?.shift();
	}
}

function isRoomFor(place: LabelPlace | undefined, returning: boolean): boolean {
	if (place === undefined) return false;
	const { covers, crowds, strays } = place;
	const mostStraying = returning ? MOST_STRAYING_BACK : MOST_STRAYING;
	return Math.max(covers, crowds) <= MOST_COVERED && strays <= mostStraying;
}

/** Whether this shape is larger than what stands there now. */
const isReturning = ({ held }: FaceToLabel, shape: LabelShape) =>
	held !== undefined && shapesFrom(shape).indexOf(held.shape) > 0;

function shapesFor({ face }: FaceToLabel, visible: Box, look: Look & { textPx: number }) {
	return shapesFrom(chosenShape(look.settings)).filter((shape) =>
		fitsTile(shape, look.sizes.largestOf(shape, face, look.textPx), visible),
	);
}

function request(whole: FaceToLabel, shape: LabelShape, look: Look & { textPx: number }) {
	const { trackId, face, box, held } = whole;
	return {
		trackId,
		face: isReturning(whole, shape) ? grown(box) : box,
		...look.sizes.sizeOf(shape, face, look.textPx),
		...(held === undefined ? {} : { held: held.slot }),
	};
}

function grown({ x, y, width, height }: Box): Box {
	return {
		x: x - (width * GROWTH) / 2,
		y: y - (height * GROWTH) / 2,
		width: width * (1 + GROWTH),
		height: height * (1 + GROWTH),
	};
}
