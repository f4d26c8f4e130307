import type { AttentionEntry } from "../engine/attention-list.ts";
import type { RoomFigures } from "../engine/room.ts";

/** What the room panel is to show. */
export interface RoomView {
	/** Null until there are readings, and while none come any more. */
	figures: RoomFigures | null;
	/** Tiles to look at; null while the list is off. */
	attention: AttentionEntry[] | null;
	/** As the settings say. */
	minFaces: number;
	memorySeconds: number;
}
