import type { Box, Point } from "../shared/geometry.ts";
import { featuresOf, headOf } from "./face-zones.ts";
import { GAP_PX, type Slot, slotsByFace, slotsInCorner } from "./label-slots.ts";

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
	/** How far it stands from its own face, to that and the nearest other together: from 0.5 up it seems the other's. */
	strays: number;
}

/** A label may touch a face's features, or another label, by this share of itself and no more. */
export const MOST_COVERED = 0.03;

/** What a place costs: a hidden eye far outweighs anything, another label or a sign the rest. */
const COST = {
	features: 200,
	labels: 80,
	signs: 40,
	tooMuch: 30,
	head: 8,
	distance: 1.5,
	nameTag: 2,
	strays: 60,
	held: -2.5,
};

/** A label that strays no further than this is plainly its own face's. */
const PLAINLY_OWN = 0.4;

/**
 * Finds a place for each label of one tile: within what can be seen of the tile, over nobody's eyes
 * and mouth, and over no other label, as far as there is room. The order of `requests` decides
 * nothing.
 *
 * @param visible The part of the tile that can be seen.
 * @param position `face` keeps each label by its face, `corner` stacks them in the tile's corners.
 * @param signs What else is drawn there, to be left free where another place is as good.
 * @returns One place per request, in the requests' order.
 */
export function placeLabels(
	requests: readonly LabelRequest[],
	visible: Box,
	position: "face" | "corner",
	signs: readonly Box[] = [],
): LabelPlace[] {
	const faces = requests.map(({ face }) => face);
	const surroundings = {
		visible,
		position,
		signs,
		faces,
		features: faces.map(featuresOf),
		heads: faces.map(headOf),
		middleX: faces.reduce((sum, face) => sum + centreX(face) / faces.length, 0),
	};
	const taken: Box[] = [];
	const places = new Map<LabelRequest, LabelPlace>();
	for (const request of [...requests].sort((a, b) => a.trackId - b.trackId)) {
		const place = cheapest(request, { ...surroundings, taken });
		taken.push(place.box);
		places.set(request, place);
	}
	return requests.flatMap((request) => places.get(request) ?? []);
}

interface Surroundings {
	visible: Box;
	position: "face" | "corner";
	signs: readonly Box[];
	faces: readonly Box[];
	features: readonly Box[];
	heads: readonly Box[];
	/** Tells the faces at the left from those at the right. */
	middleX: number;
	taken: readonly Box[];
}

function cheapest(request: LabelRequest, around: Surroundings): LabelPlace {
	let best: LabelPlace | undefined;
	let bestCost = Number.POSITIVE_INFINITY;
	for (const { slot, at, cost } of offersFor(request, around)) {
		const preferred = cost + (slot === request.held ? COST.held : 0);
		if (best !== undefined && !(preferred < bestCost)) continue;
		const box = keepWithin({ ...at, ...sizeOf(request) }, around.visible);
		const covers = shareCovered(box, around.features);
		const crowds = shareCovered(box, around.taken);
		const strays = around.position === "face" ? straysFrom(request.face, box, around.faces) : 0;
		const whole = preferred + costOf({ box, covers, crowds, strays }, request, around);
		if (best !== undefined && !(whole < bestCost)) continue;
		bestCost = whole;
		best = { trackId: request.trackId, slot, box, covers, crowds, strays };
	}
	if (best === undefined) throw new RangeError("a label has no place to choose from");
	return best;
}

/** What speaks against a label's standing at `box`, besides which slot that is: at least 0. */
function costOf(
	{ box, covers, crowds, strays }: Omit<LabelPlace, "trackId" | "slot">,
	{ face }: LabelRequest,
	around: Surroundings,
): number {
	return (
		(Math.max(covers, crowds) > MOST_COVERED ? COST.tooMuch : 0) +
		COST.strays * Math.max(0, strays - PLAINLY_OWN) +
		COST.features * covers +
		COST.labels * shareCovered(grow(box, GAP_PX / 2), around.taken) +
		COST.signs * shareCovered(box, around.signs) +
		COST.head * shareCovered(box, around.heads) +
		COST.nameTag * shareCovered(box, [nameTagOf(around.visible)]) +
		(around.position === "face" ? COST.distance * gapBetween(box, headOf(face)) : 0)
	);
}

function offersFor(request: LabelRequest, around: Surroundings) {
	const side = centreX(request.face) > around.middleX ? "right" : "left";
	const question = {
		...request,
		visible: around.visible,
		rows: around.signs.length + around.taken.length + 1,
		side: around.features.length > 1 ? side : null,
	} as const;
	return around.position === "face" ? slotsByFace(question) : slotsInCorner(question);
}

const centreX = ({ x, width }: Box) => x + width / 2;

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

/** How far a label stands from its own face, as a share of that and its distance from the nearest other. */
function straysFrom(own: Box, label: Box, faces: readonly Box[]): number {
	const middle = { x: centreX(label), y: label.y + label.height / 2 };
	const ownPx = distanceTo(own, middle);
	const others = faces.filter((face) => face !== own).map((face) => distanceTo(face, middle));
	const whole = ownPx + Math.min(...others);
	return whole > 0 && Number.isFinite(whole) ? ownPx / whole : 0;
}

function distanceTo({ x, y, width, height }: Box, point: Point): number {
	const across = Math.max(x - point.x, point.x - x - width, 0);
	const down = Math.max(y - point.y, point.y - y - height, 0);
	return Math.hypot(across, down);
}

/** How far a label stands from a head, in label heights; 0 where they touch or overlap. */
function gapBetween(label: Box, head: Box): number {
	const across = Math.max(head.x - label.x - label.width, label.x - head.x - head.width, 0);
	const down = Math.max(head.y - label.y - label.height, label.y - head.y - head.height, 0);
	return label.height > 0 ? Math.max(0, Math.hypot(across, down) - GAP_PX) / label.height : 0;
}
