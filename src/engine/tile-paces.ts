import { ReadingPace, type Standing } from "./reading-pace.ts";

/** Knows of each tile how long its latest readings may stand. */
export class TilePaces {
	private readonly paces = new Map<string, ReadingPace>();

	/** Readings of these tiles have come. */
	take(tileIds: readonly string[], atMs: number): void {
		for (const tileId of tileIds) {
			const pace = this.paces.get(tileId) ?? new ReadingPace();
			pace.take(atMs);
			this.paces.set(tileId, pace);
		}
	}

	standing(tileId: string, atMs: number): Standing {
		return this.paces.get(tileId)?.standing(atMs) ?? "gone";
	}

	/** Forgets all but these tiles. */
	keep(tileIds: ReadonlySet<string>): void {
		for (const tileId of this.paces.keys()) if (!tileIds.has(tileId)) this.paces.delete(tileId);
	}
}
