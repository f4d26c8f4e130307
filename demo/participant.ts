import { linkPeers, type PeerLink } from "./peer-link.ts";
import type { PictureSource } from "./picture-source.ts";
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
	source: PictureSource;
	/** Of the camera picture, in pixels. */
	width: number;
	framesPerSecond: number;
	onRemove: (participant: Participant) => void;
}

/** Lets a participant join: its camera picture is drawn, sent over WebRTC, and shown as received. */
export async function joinParticipant(options: JoinOptions): Promise<Participant> {
	const { name, source, width, framesPerSecond, onRemove } = options;
	const camera = Object.assign(document.createElement("canvas"), {
		width,
		height: Math.round((width * 9) / 16),
	});
	const context = camera.getContext("2d", { willReadFrequently: true });
	const [track] = camera.captureStream(framesPerSecond).getVideoTracks();
	if (context === null || track === undefined)
		throw new Error("This browser cannot film a canvas.");
	let isOn = true;
	let link: PeerLink | undefined;
	const tile = createTile(name, [
		{ icon: "camera", words: "Turn camera on or off", onClick: () => switchCamera() },
		{ icon: "remove", words: "Remove from the call", onClick: () => onRemove(participant) },
	]);
	const switchCamera = () => {
		isOn = !isOn;
		tile.setCamera(isOn);
		void link?.send(isOn ? track : null);
	};
	const participant: Participant = {
		name,
		tile,
		film: (atMs) => {
			if (isOn) source.draw(context, atMs);
		},
		showing: (atMs) => (isOn ? source.showing(atMs) : null),
		leave: () => {
			link?.close();
			track.stop();
			tile.video.srcObject = null;
			tile.element.remove();
		},
	};
	source.draw(context, 0);
	link = await linkPeers(track);
	tile.video.srcObject = link.received;
	tile.setMuted(options.muted);
	tile.setCamera(true);
	return participant;
}
