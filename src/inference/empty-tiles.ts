import { coarseGrid, isSameGrid } from "../engine/coarse-grid.ts";
import { forgetOldest } from "../engine/forget-oldest.ts";
import type { Pixels } from "../engine/pixels.ts";

const MOST_TILES = 256;
/**
 * A face can be missed: so many looks in a row are left out, and the next is made all the same. Where the same
 * picture showed none again, twice as many are left out after it, up to the most.
 */
const LEFT_OUT = { first: 3, most: 15 };

interface Empty {
	grid: Float32Array;
	leftOut: number;
	/** So many looks are left out before the next search. */
	mayLeaveOut: number;
}

/** Remembers tiles that showed no face, so that a picture that has not changed is not searched again. */
export class EmptyTiles {
	private readonly known = new Map<string, Empty>();

	/** Whether a search of this picture can be left out. */
	isStillEmpty(tileId: string, picture: Pixels): boolean {
		const known = this.known.get(tileId);
		if (known === undefined || known.leftOut >= known.mayLeaveOut) return false;
		known.leftOut += 1;
		return isSameGrid(known.grid, coarseGrid(picture));
	}

	/** Takes in how many faces a search has found. */
	note(tileId: string, picture: Pixels, faces: number): void {
		const before = this.known.get(tileId);
		this.known.delete(tileId);
		if (faces > 0) return;
		const grid = coarseGrid(picture);
		const isSame = before !== undefined && isSameGrid(before.grid, grid);
		const mayLeaveOut = isSame
			? Math.min(LEFT_OUT.most, 2 * before.mayLeaveOut + 1)
			: LEFT_OUT.first;
		this.known.set(tileId, { grid, leftOut: 0, mayLeaveOut });
		forgetOldest(this.known, MOST_TILES);
	}
}
