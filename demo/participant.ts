import type { Feed } from "./feed.ts";
import { createTile, type Tile } from "./tile.ts";

/** One of the others in the call. */
export interface Participant {
	name: string;
	tile: Tile;
	/** Draws the participant's camera picture as it is now. */
	film(atMs: number): void;
	showing(atMs: number): string | null;
	leave(): void;
}

interface JoinOptions {
	name: string;
	muted: boolean;
	feed: Feed;
	/** The expression shown at a moment, where it is known. */
	showing: (atMs: number) => string | null;
	onRemove: (participant: Participant) => void;
}

/** Lets a participant join: what its feed brings is shown on a tile. */
export function joinParticipant(options: JoinOptions): Participant {
	const { name, feed, showing, onRemove } = options;
	let isOn = true;
	const tile = createTile(name, [
		{ icon: "camera", words: "Turn camera on or off", onClick: () => switchCamera() },
		{ icon: "remove", words: "Remove from the call", onClick: () => onRemove(participant) },
	]);
	const switchCamera = () => {
		isOn = !isOn;
		tile.setCamera(isOn);
		feed.switchCamera(isOn);
	};
	const participant: Participant = {
		name,
		tile,
		film: (atMs) => feed.film(atMs),
		showing: (atMs) => (isOn ? showing(atMs) : null),
		leave: () => {
			feed.close();
			tile.video.srcObject = null;
			tile.element.remove();
		},
	};
	tile.video.srcObject = feed.stream;
	tile.setMuted(options.muted);
	tile.setCamera(true);
	return participant;
}
