import type { Box, Point } from "../shared/geometry.ts";
import { headOf } from "./face-zones.ts";

/** Where a label stands: beside its face, at the top right corner of the face itself, or in a corner of the tile. */
export type Slot = Beside | Corner;
type Beside = "above" | "below" | "right" | "left" | "badge";
type Corner = "topLeft" | "topRight" | "bottomRight" | "bottomLeft";

/** One place a label could take, and what speaks against it. */
export interface SlotOffer {
	slot: Slot;
	/** The label's top left corner, before it is kept within the tile. */
	at: Point;
	/** 0 for the best; comparable within one call only. */
	cost: number;
}

/** Room between a label and its face, the tile's edge, and the next label, in px. */
export const GAP_PX = 5;

/** A badge lies over the hair; but where heads stand close, nothing else is nearer to its own than to another. */
const BESIDE: [Beside, number][] = [
	["above", 0],
	["below", 2],
	["right", 3],
	["left", 3],
	["badge", 5],
];
/** Meeting products write the name at the bottom left. */
const CORNERS: [Corner, number][] = [
	["topLeft", 0],
	["topRight", 4],
	["bottomRight", 6],
	["bottomLeft", 9],
];
/** Corners cost a label that belongs beside its face more than any place there that is free. */
const CORNER_FOR_FACE = 6;
/** Each row away from the corner. */
const ROW = 1;
/** A corner at the other side than the face. */
const ASTRAY = 6;

/** What a label's slots depend on. */
export interface SlotQuestion {
	face: Box;
	/** The label's size. */
	width: number;
	height: number;
	/** The part of the tile that can be seen. */
	visible: Box;
	/** How many labels a corner may have to hold. */
	rows: number;
	/** Which side of the tile's other faces this one is on; null where there is no other. */
	side: "left" | "right" | null;
}

/** Offers the places beside a face, and for want of room there, those in the corners. */
export function slotsByFace(question: SlotQuestion): SlotOffer[] {
	const beside = BESIDE.map(([slot, cost]) => ({ slot, at: besideFace(slot, question), cost }));
	const corners = slotsInCorner(question).map((offer) => ({
		...offer,
		cost: offer.cost + CORNER_FOR_FACE,
	}));
	return [...beside, ...corners];
}

/** Offers the tile's corners, in each as many rows as there may be labels. */
export function slotsInCorner(question: SlotQuestion): SlotOffer[] {
	return CORNERS.flatMap(([slot, cost]) => {
		const isAstray = question.side !== null && (question.side === "right") !== isRight(slot);
		return Array.from({ length: question.rows }, (_, row) => ({
			slot,
			at: inCorner(slot, row, question),
			cost: cost + ROW * row + (isAstray ? ASTRAY : 0),
		}));
	});
}

/** How far a badge reaches over its face, as a share of itself. */
const BADGE_OVER = 0.15;

function besideFace(slot: Beside, { face, width, height }: SlotQuestion): Point {
	const head = headOf(face);
	const middle = { x: face.x + (face.width - width) / 2, y: face.y + (face.height - height) / 2 };
	return {
		above: { x: middle.x, y: head.y - height - GAP_PX },
		below: { x: middle.x, y: head.y + head.height + GAP_PX },
		right: { x: head.x + head.width + GAP_PX, y: middle.y },
		left: { x: head.x - width - GAP_PX, y: middle.y },
		badge: { x: face.x + face.width - width * BADGE_OVER, y: face.y - height * (1 - BADGE_OVER) },
	}[slot];
}

function inCorner(corner: Corner, row: number, { width, height, visible }: SlotQuestion): Point {
	const down = row * (height + GAP_PX);
	const isBottom = corner === "bottomLeft" || corner === "bottomRight";
	return {
		x: isRight(corner) ? visible.x + visible.width - width - GAP_PX : visible.x + GAP_PX,
		y: isBottom ? visible.y + visible.height - height - GAP_PX - down : visible.y + GAP_PX + down,
	};
}

const isRight = (corner: Corner) => corner === "topRight" || corner === "bottomRight";
