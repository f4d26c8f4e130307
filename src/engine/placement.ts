import type { Box, Point } from "../shared/geometry.ts";

/** Where a label stands: beside its face, or in a corner of the tile. */
export type Slot = "above" | "below" | "right" | "left" | Corner;
type Corner = "topLeft" | "topRight" | "bottomRight" | "bottomLeft";

/** One label to find a place for. Boxes of a call share one frame, in px. */
export interface LabelRequest {
	/** Decides who chooses first: the lower, the earlier. */
	trackId: number;
	face: Box;
	width: number;
	height: number;
	/** Where it stands now; kept until another place is clearly better. */
	held?: Slot;
}

export interface LabelPlace {
	trackId: number;
	slot: Slot;
	/** The label's box. */
	box: Box;
	/** The share of the label that lies over any face's eyes and mouth, in [0, 1]. */
	covers: number;
	/** The share of the label that lies over a label placed before it, in [0, 1]. */
	crowds: number;
}

/** Room between a label and its face, the tile's edge, and the next label, in px. */
export const GAP_PX = 5;

/** The part of a detector's face box that holds the eyes and the mouth, as shares of the box. */
const FEATURES = { x: 0.06, y: 0.12, width: 0.88, height: 0.84 };

/** The whole head with its hair, as shares of the box: a label keeps off it where there is room. */
const HEAD = { x: -0.15, y: -0.4, width: 1.3, height: 1.48 };

/** A label may touch a face's features, or another label, by this share of itself and no more. */
export const MOST_COVERED = 0.03;

/** What a place costs: a hidden eye far outweighs anything, another label the rest. */
const COST = {
	features: 200,
	labels: 80,
	tooMuch: 30,
	head: 8,
	distance: 1.5,
	nameTag: 2,
	held: -2.5,
	row: 1,
};
const FACE_SLOTS: [Slot, number][] = [
	["above", 0],
	["below", 2],
	["right", 3],
	["left", 3],
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

/**
 * Finds a place for each label of one tile: within what can be seen of the tile, over nobody's eyes
 * and mouth, and over no other label, as far as there is room. The order of `requests` decides
 * nothing.
 *
 * @param visible The part of the tile that can be seen.
 * @param position `face` keeps each label by its face, `corner` stacks all of them in one corner.
 * @returns One place per request, in the requests' order.
 */
export function placeLabels(
	requests: readonly LabelRequest[],
	visible: Box,
	position: "face" | "corner",
): LabelPlace[] {
	const features = requests.map(({ face }) => featuresOf(face));
	const heads = requests.map(({ face }) => partOf(face, HEAD));
	const taken: Box[] = [];
	const places = new Map<LabelRequest, LabelPlace>();
	for (const request of [...requests].sort((a, b) => a.trackId - b.trackId)) {
		const place = cheapest(request, { visible, position, features, heads, taken });
		taken.push(place.box);
		places.set(request, place);
	}
	return requests.flatMap((request) => places.get(request) ?? []);
}

/** The part of a face that no label may cover. */
export function featuresOf(face: Box): Box {
	return partOf(face, FEATURES);
}

/** A part of a box, or what surrounds it, given as shares of it. */
function partOf(box: Box, shares: Box): Box {
	return {
		x: box.x + box.width * shares.x,
		y: box.y + box.height * shares.y,
		width: box.width * shares.width,
		height: box.height * shares.height,
	};
}

interface Surroundings {
	visible: Box;
	position: "face" | "corner";
	features: readonly Box[];
	heads: readonly Box[];
	taken: readonly Box[];
}

interface Candidate {
	slot: Slot;
	at: Point;
	cost: number;
}

function cheapest(request: LabelRequest, around: Surroundings): LabelPlace {
	let best: LabelPlace | undefined;
	let bestCost = Number.POSITIVE_INFINITY;
	for (const candidate of candidatesFor(request, around)) {
		const held = candidate.slot === request.held ? COST.held : 0;
		if (candidate.cost + held >= bestCost) continue;
		const box = keepWithin({ ...candidate.at, ...sizeOf(request) }, around.visible);
		const covers = shareCovered(box, around.features);
		const crowds = shareCovered(box, around.taken);
		const cost =
			candidate.cost +
			(Math.max(covers, crowds) > MOST_COVERED ? COST.tooMuch : 0) +
			COST.features * covers +
			COST.labels * shareCovered(grow(box, GAP_PX / 2), around.taken) +
			COST.head * shareCovered(box, around.heads) +
			COST.nameTag * shareCovered(box, [nameTagOf(around.visible)]) +
			(around.position === "face"
				? COST.distance * gapBetween(box, partOf(request.face, HEAD))
				: 0) +
			held;
		if (best !== undefined && !(cost < bestCost)) continue;
		bestCost = cost;
		best = { trackId: request.trackId, slot: candidate.slot, box, covers, crowds };
	}
	if (best === undefined) throw new RangeError("a label has no place to choose from");
	return best;
}

function candidatesFor(request: LabelRequest, { visible, position, taken }: Surroundings) {
	const beside = ([slot, cost]: [Slot, number]): Candidate => ({
		slot,
		at: besideFace(slot, request),
		cost,
	});
	const extra = position === "face" ? CORNER_FOR_FACE : 0;
	const corners = CORNERS.flatMap(([slot, cost]) =>
		Array.from(
			{ length: taken.length + 1 },
			(_, row): Candidate => ({
				slot,
				at: inCorner(slot, row, request, visible),
				cost: extra + cost + COST.row * row,
			}),
		),
	);
	return position === "face" ? [...FACE_SLOTS.map(beside), ...corners] : corners;
}

function besideFace(slot: Slot, { face, width, height }: LabelRequest): Point {
	const head = partOf(face, HEAD);
	const middle = { x: face.x + (face.width - width) / 2, y: face.y + (face.height - height) / 2 };
	switch (slot) {
		case "below":
			return { x: middle.x, y: head.y + head.height + GAP_PX };
		case "right":
			return { x: head.x + head.width + GAP_PX, y: middle.y };
		case "left":
			return { x: head.x - width - GAP_PX, y: middle.y };
		default:
			return { x: middle.x, y: head.y - height - GAP_PX };
	}
}

function inCorner(corner: Corner, row: number, { width, height }: LabelRequest, visible: Box) {
	const down = row * (height + GAP_PX);
	const right = corner === "topRight" || corner === "bottomRight";
	const bottom = corner === "bottomLeft" || corner === "bottomRight";
	return {
		x: right ? visible.x + visible.width - width - GAP_PX : visible.x + GAP_PX,
		y: bottom ? visible.y + visible.height - height - GAP_PX - down : visible.y + GAP_PX + down,
	};
}

const sizeOf = ({ width, height }: LabelRequest) => ({ width, height });

/** Moves a box into another, `GAP_PX` from its edges; one that is too large starts at the left or top. */
function keepWithin(box: Box, outer: Box): Box {
	const keep = (at: number, size: number, from: number, room: number) =>
		Math.max(from + GAP_PX, Math.min(at, from + room - size - GAP_PX));
	return {
		...box,
		x: keep(box.x, box.width, outer.x, outer.width),
		y: keep(box.y, box.height, outer.y, outer.height),
	};
}

/** Where a tile's name is written, as meeting products do: the left part of the bottom. */
function nameTagOf(visible: Box): Box {
	const height = Math.min(30, visible.height / 4);
	return {
		x: visible.x,
		y: visible.y + visible.height - height,
		width: visible.width * 0.45,
		height,
	};
}

const grow = ({ x, y, width, height }: Box, by: number): Box => ({
	x: x - by,
	y: y - by,
	width: width + 2 * by,
	height: height + 2 * by,
});

/** The share of `box` that the worst of `others` covers, in [0, 1]. */
function shareCovered(box: Box, others: readonly Box[]): number {
	const area = box.width * box.height;
	let most = 0;
	for (const other of others) {
		const width = Math.min(box.x + box.width, other.x + other.width) - Math.max(box.x, other.x);
		const height = Math.min(box.y + box.height, other.y + other.height) - Math.max(box.y, other.y);
		if (width > 0 && height > 0 && area > 0) most = Math.max(most, (width * height) / area);
	}
	return most;
}

/** How far a label stands from its face, in label heights; 0 where they touch or overlap. */
function gapBetween(label: Box, face: Box): number {
	const across = Math.max(face.x - label.x - label.width, label.x - face.x - face.width, 0);
	const down = Math.max(face.y - label.y - label.height, label.y - face.y - face.height, 0);
	return label.height > 0 ? Math.max(0, Math.hypot(across, down) - GAP_PX) / label.height : 0;
}
