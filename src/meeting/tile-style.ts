import { type Matrix, type ObjectFit, type Turned, turnBox } from "../engine/object-fit.ts";
import { parseObjectPosition } from "../engine/object-position.ts";
import type { Box } from "../shared/geometry.ts";
import { elementsAround } from "./dom-tree.ts";
import { linearOf, product } from "./linear-part.ts";
import { viewOf } from "./page-view.ts";
import type { Picture } from "./picture.ts";

/** How the page shows a picture: all that changes rarely, read from computed styles. */
export interface TileStyle {
	objectFit: ObjectFit;
	objectPosition: ReturnType<typeof parseObjectPosition>;
	mirrored: boolean;
	/** Absent where the picture is upright. */
	turned?: Turned;
	/** Border and padding, in CSS px. */
	insets: { left: number; top: number; right: number; bottom: number };
	/** The elements around the picture that cut off what reaches over their edges. */
	clippers: Element[];
}

/** What of an element's style says whether it cuts off what lies in it. */
export interface Clip {
	/** It cuts off what reaches over its edges. */
	cuts: boolean;
	position: string;
	/** What is placed absolutely in it is placed by it, */
	holds: boolean;
	/** and what is fixed, too. */
	holdsFixed: boolean;
	/** How it turns, stretches or flips what lies in it. */
	linear: Matrix;
}

/** Whatever value but `none` these have, what lies in the element is placed by it. */
const HOLDING = [
	"transform",
	"translate",
	"rotate",
	"scale",
	"perspective",
	"filter",
	"backdropFilter",
] as const;

const OBJECT_FITS = new Set<string>(["fill", "contain", "cover", "none", "scale-down"]);

/**
 * Reads how a picture is shown.
 *
 * @param box The tile by structure; a flip further out turns names too, and is no mirror.
 * @param clips Remembers between the pictures of one scan which elements cut off.
 */
export function readTileStyle(
	{ place, media }: Picture,
	box: Element,
	clips: Map<Element, Clip>,
): TileStyle {
	const style = getComputedStyle(place);
	const isOwnPlace = place === media;
	const mirrored = isMirrored(place, box);
	const insets = insetsOf(style);
	const turned = turnedOf(place, { style, mirrored }, clips);
	const fit = isOwnPlace ? style.objectFit : "fill";
	return {
		objectFit: isObjectFit(fit) ? fit : "fill",
		objectPosition: parseObjectPosition(isOwnPlace ? style.objectPosition : "50% 50%"),
		mirrored,
		...(turned && { turned }),
		insets,
		clippers: clippersOf(place, style, clips),
	};
}

/** Reads where elements lie on the page, each once. Its answers are those of one moment. */
export type BoxOf = (element: Element) => Box;

export function createBoxReader(): BoxOf {
	const boxes = new Map<Element, Box>();
	return (element) => {
		const known = boxes.get(element);
		if (known !== undefined) return known;
		const { x, y, width, height } = element.getBoundingClientRect();
		const box = { x, y, width, height };
		boxes.set(element, box);
		return box;
	};
}

/** The content box of a picture's place, in CSS px from the viewport's top left corner. */
export function contentBox(place: Element, { insets, turned }: TileStyle, boxOf: BoxOf): Box {
	const outer = boxOf(place);
	const { x, y, width, height } = outer;
	if (turned !== undefined) {
		const whole = {
			width: turned.width + insets.left + insets.right,
			height: turned.height + insets.top + insets.bottom,
			matrix: turned.matrix,
		};
		const left = insets.left - whole.width / 2;
		const top = insets.top - whole.height / 2;
		return turnBox({ x: left, y: top, width: turned.width, height: turned.height }, whole, outer);
	}
	return {
		x: x + insets.left,
		y: y + insets.top,
		width: Math.max(0, width - insets.left - insets.right),
		height: Math.max(0, height - insets.top - insets.bottom),
	};
}

/** The part of `box` that the viewport and the clipping elements leave visible. */
export function visiblePart(
	box: Box,
	{ place, clippers }: { place: Element; clippers: readonly Element[] },
	boxOf: BoxOf,
): Box {
	const { innerWidth, innerHeight } = viewOf(place.ownerDocument);
	const page = { x: 0, y: 0, width: innerWidth, height: innerHeight };
	return clippers.map(boxOf).reduce(intersection, intersection(box, page));
}

function intersection(a: Box, b: Box): Box {
	const x = Math.max(a.x, b.x);
	const y = Math.max(a.y, b.y);
	return {
		x,
		y,
		width: Math.max(0, Math.min(a.x + a.width, b.x + b.width) - x),
		height: Math.max(0, Math.min(a.y + a.height, b.y + b.height) - y),
	};
}

function isMirrored(place: Element, box: Element): boolean {
	let flips = 0;
	for (const element of elementsAround(place)) {
		const { transform, scale, rotate } = getComputedStyle(element);
		if (/^matrix(?:3d)?\(-/.test(transform)) flips++;
		if (scale.startsWith("-")) flips++;
		if (/^y 180deg$/.test(rotate)) flips++;
		if (element === box) break;
	}
	return flips % 2 === 1;
}

/** Undefined where it is upright, but for a flip that is told otherwise, and where it has no size of its own. */
function turnedOf(
	place: Element,
	{ style, mirrored }: Pick<TileStyle, "mirrored"> & { style: CSSStyleDeclaration },
	clips: Map<Element, Clip>,
): Turned | undefined {
	let matrix = linearOf(style);
	for (const element of elementsAround(place))
		if (element !== place) matrix = product(clipAt(element, clips).linear, matrix);
	const zoom = place.currentCSSZoom ?? 1;
	matrix = product([zoom, 0, 0, zoom], matrix);
	const upright = [mirrored ? -1 : 1, 0, 0, 1];
	// Most are, and their sizes need not be asked of the page.
	if (matrix.every((part, index) => Math.abs(part - (upright[index] ?? 0)) < 1e-6)) return;
	const inside = (outer: number, ...paddings: string[]) =>
		paddings.reduce((left, padding) => left - (Number.parseFloat(padding) || 0), outer);
	const width = inside(place.clientWidth, style.paddingLeft, style.paddingRight);
	const height = inside(place.clientHeight, style.paddingTop, style.paddingBottom);
	return width > 0 && height > 0 ? { width, height, matrix } : undefined;
}

function insetsOf(style: CSSStyleDeclaration): TileStyle["insets"] {
	const sum = (...lengths: string[]) =>
		lengths.reduce((total, length) => total + (Number.parseFloat(length) || 0), 0);
	return {
		left: sum(style.borderLeftWidth, style.paddingLeft),
		top: sum(style.borderTopWidth, style.paddingTop),
		right: sum(style.borderRightWidth, style.paddingRight),
		bottom: sum(style.borderBottomWidth, style.paddingBottom),
	};
}

/**
 * What is placed absolutely is cut off by what it is placed by, and by what that lies in; so is what is fixed,
 * which most often is placed by the window.
 */
function clippersOf(
	place: Element,
	style: CSSStyleDeclaration,
	clips: Map<Element, Clip>,
): Element[] {
	const clippers: Element[] = [];
	let { position } = style;
	const { body, documentElement } = place.ownerDocument;
	for (const element of elementsAround(place)) {
		if (element === body || element === documentElement) break;
		if (element === place) continue;
		const clip = clipAt(element, clips);
		if (position === "absolute" && !clip.holds) continue;
		if (position === "fixed" && !clip.holdsFixed) continue;
		if (clip.cuts) clippers.push(element);
		position = clip.position;
	}
	return clippers;
}

function clipAt(element: Element, clips: Map<Element, Clip>): Clip {
	const clip = clips.get(element) ?? clipOf(element);
	clips.set(element, clip);
	return clip;
}

/**
 * @see CSS Positioned Layout Module Level 3, section 2.1, CSS Transforms Module Level 2, section 4, and CSS
 *   Containment Module Level 2, sections 3 and 4
 */
function clipOf(element: Element): Clip {
	const style = getComputedStyle(element);
	const { overflow, position, contain, contentVisibility, willChange } = style;
	const isContained = /paint|strict|content/.test(contain) || /auto|hidden/.test(contentVisibility);
	const holdsFixed =
		isContained ||
		/layout/.test(contain) ||
		/transform|translate|rotate|scale|perspective|filter|contain/.test(willChange) ||
		HOLDING.some((name) => !["", "none", undefined].includes(style[name]));
	return {
		cuts: isContained || /hidden|clip|scroll|auto/.test(overflow),
		position,
		holds: holdsFixed || /relative|absolute|fixed|sticky/.test(position),
		holdsFixed,
		linear: linearOf(style),
	};
}

function isObjectFit(value: string): value is ObjectFit {
	return OBJECT_FITS.has(value);
}
