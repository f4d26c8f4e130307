import type { Box, Point } from "../shared/geometry.ts";

/** CSS `object-fit`. */
export type ObjectFit = "fill" | "contain" | "cover" | "none" | "scale-down";

/** One axis of CSS `object-position`: a share of the room left over, plus a length in CSS px. */
export interface Offset {
	/** 0 at the start, 1 at the end; any finite number. */
	share: number;
	px: number;
}

/** How an element shows its picture. */
export interface PictureView {
	/** The element's content box, in CSS px; a picture that does not fit is cut off at it. */
	rect: Box;
	/** Size of the picture, in its own pixels. */
	sourceWidth: number;
	sourceHeight: number;
	objectFit: ObjectFit;
	objectPosition: { x: Offset; y: Offset };
	/** Whether the element is flipped left to right, about its own middle. */
	mirrored: boolean;
}

/**
 * Finds where the whole picture would lie if nothing cut it off, not yet mirrored.
 *
 * @returns A box in CSS px; where the picture or the element has no size, an empty one.
 * @see CSS Images Module Level 3, sections 5.5 and 5.6
 */
function pictureBox({
	rect,
	sourceWidth,
	sourceHeight,
	objectFit,
	objectPosition,
}: PictureView): Box {
	if (!(sourceWidth > 0 && sourceHeight > 0 && rect.width > 0 && rect.height > 0))
		return { x: rect.x, y: rect.y, width: 0, height: 0 };
	const across = rect.width / sourceWidth;
	const down = rect.height / sourceHeight;
	const scale = {
		fill: { x: across, y: down },
		contain: both(Math.min(across, down)),
		cover: both(Math.max(across, down)),
		none: both(1),
		"scale-down": both(Math.min(1, across, down)),
	}[objectFit];
	const width = sourceWidth * scale.x;
	const height = sourceHeight * scale.y;
	return {
		x: rect.x + (rect.width - width) * objectPosition.x.share + objectPosition.x.px,
		y: rect.y + (rect.height - height) * objectPosition.y.share + objectPosition.y.px,
		width,
		height,
	};
}

const both = (scale: number): Point => ({ x: scale, y: scale });

/**
 * Finds where a part of a picture lies on the page.
 *
 * @param box In pixels of the picture; may reach over its edges.
 * @returns In CSS px, uncut; an empty box where the picture or the element has no size.
 */
export function sourceToView(box: Box, view: PictureView): Box {
	const picture = pictureBox(view);
	const across = view.sourceWidth > 0 ? picture.width / view.sourceWidth : 0;
	const down = view.sourceHeight > 0 ? picture.height / view.sourceHeight : 0;
	const width = box.width * across;
	const x = picture.x + box.x * across;
	return {
		x: view.mirrored ? mirror(x + width, view.rect) : x,
		y: picture.y + box.y * down,
		width,
		height: box.height * down,
	};
}

/**
 * Finds which part of a picture lies at a place on the page: the inverse of `sourceToView`.
 *
 * @param box In CSS px.
 * @returns In pixels of the picture, uncut; an empty box where the picture or the element has no size.
 */
export function viewToSource(box: Box, view: PictureView): Box {
	const picture = pictureBox(view);
	if (picture.width === 0 || picture.height === 0) return { x: 0, y: 0, width: 0, height: 0 };
	const across = view.sourceWidth / picture.width;
	const down = view.sourceHeight / picture.height;
	const x = view.mirrored ? mirror(box.x + box.width, view.rect) : box.x;
	return {
		x: (x - picture.x) * across,
		y: (box.y - picture.y) * down,
		width: box.width * across,
		height: box.height * down,
	};
}

/** Flips a coordinate about the middle of `rect`. */
const mirror = (x: number, rect: Box) => 2 * rect.x + rect.width - x;
