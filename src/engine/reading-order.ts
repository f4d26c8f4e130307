import type { Box } from "../shared/geometry.ts";

/**
 * How far a face's middle may be from that of its row, as a share of a face's height: heads of one row differ by less,
 * and of two rows of a group photograph, where nobody is hidden, by more.
 */
const ROW_SHARE = 0.6;

interface Row<Thing> {
	things: Thing[];
	/** Means of the boxes in it. */
	middle: number;
	height: number;
}

/** Puts what has a place in a picture in the order in which it is read: row by row from the top, each from the left. */
export function inReadingOrder<Thing extends { box: Box }>(things: readonly Thing[]): Thing[] {
	const fromTop = [...things].sort((a, b) => middleOf(a.box) - middleOf(b.box));
	const rows: Row<Thing>[] = [];
	for (const thing of fromTop) {
		const row = rows.at(-1);
		if (row && isInRow(thing.box, row)) addTo(row, thing);
		else rows.push({ things: [thing], middle: middleOf(thing.box), height: thing.box.height });
	}
	return rows.flatMap((row) => row.things.sort((a, b) => a.box.x - b.box.x));
}

const middleOf = ({ y, height }: Box): number => y + height / 2;

const isInRow = (box: Box, { middle, height }: Row<unknown>): boolean =>
	middleOf(box) - middle <= (ROW_SHARE * (box.height + height)) / 2;

function addTo<Thing extends { box: Box }>(row: Row<Thing>, thing: Thing): void {
	const share = 1 / row.things.push(thing);
	row.middle += share * (middleOf(thing.box) - row.middle);
	row.height += share * (thing.box.height - row.height);
}
