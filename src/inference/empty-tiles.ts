import { coarseGrid, isSameGrid } from "../engine/coarse-grid.ts";
import type { Pixels } from "../engine/pixels.ts";

const MOST_TILES = 256;
/** A face can be missed: so many looks in a row are left out, and the next is made all the same. */
const LEFT_OUT = 3;

/** Remembers tiles that showed no face, so that a picture that has not changed is not searched again. */
export class EmptyTiles {
	private readonly known = new Map<string, { grid: Float32Array; leftOut: number }>();

	/** Whether a search of this picture can be left out. */
	isStillEmpty(tileId: string, picture: Pixels): boolean {
		const known = this.known.get(tileId);
		if (known === undefined || known.leftOut >= LEFT_OUT) return false;
		known.leftOut += 1;
		return isSameGrid(known.grid, coarseGrid(picture));
	}

	/** Takes in how many faces a search has found. */
	note(tileId: string, picture: Pixels, faces: number): void {
		this.known.delete(tileId);
		if (faces > 0) return;
		this.known.set(tileId, { grid: coarseGrid(picture), leftOut: 0 });
		const [oldest] = this.known.keys();
		if (this.known.size > MOST_TILES && oldest !== undefined) this.known.delete(oldest);
	}
}
