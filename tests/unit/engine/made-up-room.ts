import type { RoomTile } from "../../../src/engine/room-members.ts";
import type { Label } from "../../../src/shared/expressions.ts";
import type { FaceReading } from "../../../src/shared/readings.ts";
import type { Tile } from "../../../src/shared/tiles.ts";
import { aReading } from "../../fixtures/face-reading.ts";

/** A tile whose faces show `labels`; null where nothing is known of it yet. */
export function aRoomTile(
	id: string,
	labels: readonly Label[] | null,
	over: Partial<Tile> = {},
): RoomTile {
	const tile: Tile = {
		id,
		name: id,
		isSelf: false,
		kind: "video",
		width: 640,
		height: 360,
		...over,
	};
	return { tile, readings: labels?.map((label) => faceOf(label)) ?? null };
}

const faceOf = (label: Label): FaceReading => aReading({ label, shown: label });
