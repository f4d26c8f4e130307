import { drawRoom } from "./draw-room.ts";
import type { PictureSource } from "./picture-source.ts";

/** A room that its participant has left. */
export function emptyRoom(index: number): PictureSource {
	let room: OffscreenCanvas | undefined;
	return {
		draw(context) {
			room ??= drawRoom(index, context.canvas.width, context.canvas.height);
			context.drawImage(room, 0, 0);
		},
		showing: () => null,
	};
}

/** A participant who does not move at all. */
export function heldStill(source: PictureSource): PictureSource {
	return {
		draw: (context) => source.draw(context, 0),
		showing: () => source.showing(0),
	};
}
