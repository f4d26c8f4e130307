import type { Label } from "./expressions.ts";

/** What all faces of a call showed during one second, without a word about any single one. Plain JSON. */
export interface RoomSecond {
	/** When the second was summed up, in milliseconds of the clock its readings carry. */
	atMs: number;
	/** How many faces were seen; the sum of `counts`. */
	faces: number;
	/** How many of them showed what; a face that shows too little counts as uncertain. */
	counts: Record<Label, number>;
}
