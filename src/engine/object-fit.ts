import type { Box, Point } from "../shared/geometry.ts";

/** CSS `object-fit`. */
export type ObjectFit = "fill" | "contain" | "cover" | "none" | "scale-down";

/** One axis of CSS `object-position`: a share of the room left over, plus a length in CSS px. */
export interface Offset {
	/** 0 at the start, 1 at the end; any finite number. */
	share: number;
	px: number;
}

/** How a page turns, stretches or flips an element, or shows it in perspective. */
export interface Turned {
	/** The size of its content box before that, in CSS px. */
	width: number;
	height: number;
	/** Where its own axes point, as in `matrix(a, b, c, d, 0, 0)` of CSS. */
	matrix: Matrix;
}

export type Matrix = readonly [a: number, b: number, c: number, d: number];

/** How an element shows its picture. */
export interface PictureView {
	/**
	 * The element's content box, in CSS px; a picture that does not fit is cut off at it. Of one that is turned, the
	 * smallest box around that.
	 */
	rect: Box;
	/** Size of the picture, in its own pixels. */
	sourceWidth: number;
	sourceHeight: number;
	objectFit: ObjectFit;
	objectPosition: { x: Offset; y: Offset };
	/** Whether the element is flipped left to right, about its own middle. */
	mirrored: boolean;
	/** Absent where it is no more than moved, or flipped so; where present, it says that too. */
	turned?: Turned | undefined;
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
	const { turned, rect } = view;
	if (turned === undefined) return sourceToUpright(box, view);
	const { width, height } = turned;
	const upright = { x: -width / 2, y: -height / 2, width, height };
	return turnBox(sourceToUpright(box, { ...view, rect: upright, mirrored: false }), turned, rect);
}

/**
 * Finds where a part of a turned element lies on the page.
 *
 * @param box In CSS px from the element's middle, before it is turned.
 * @param rect Where the element now is. What its matrix does not say, such as perspective, is taken from that.
 * @returns The smallest box around it, in CSS px.
 */
export function turnBox(box: Box, { width, height, matrix }: Turned, rect: Box): Box {
	const [a, b, c, d] = matrix;
	const across = Math.abs(a) * width + Math.abs(c) * height;
	const down = Math.abs(b) * width + Math.abs(d) * height;
	const scaleX = across > 0 ? rect.width / across : 0;
	const scaleY = down > 0 ? rect.height / down : 0;
	const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
	const size = {
		width: scaleX * (Math.abs(a) * box.width + Math.abs(c) * box.height),
		height: scaleY * (Math.abs(b) * box.width + Math.abs(d) * box.height),
	};
	return {
		x: rect.x + (rect.width - size.width) / 2 + scaleX * (a * middle.x + c * middle.y),
		y: rect.y + (rect.height - size.height) / 2 + scaleY * (b * middle.x + d * middle.y),
		...size,
	};
}

function sourceToUpright(box: Box, view: PictureView): Box {
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

/** Flips a coordinate about the middle of `rect`. */
const mirror = (x: number, rect: Box) => 2 * rect.x + rect.width - x;
