import { type Feed, type FilmFormat, filmCanvas } from "./feed.ts";
import { linkPeers } from "./peer-link.ts";
import type { PictureSource } from "./picture-source.ts";

/** Draws a participant's camera picture, and sends it over WebRTC: it is shown as it was received. */
export async function sentFeed(source: PictureSource, format: FilmFormat): Promise<Feed> {
	const context = filmCanvas(format);
	const [track] = context.canvas.captureStream(format.framesPerSecond).getVideoTracks();
	if (track === undefined) throw new Error("This browser cannot film a canvas.");
	let isFilming = true;
	source.draw(context, 0);
	const link = await linkPeers(track);
	return {
		stream: link.received,
		film: (atMs) => {
			if (isFilming) source.draw(context, atMs);
		},
		switchCamera: (isOn) => {
			isFilming = isOn;
			void link.send(isOn ? track : null);
		},
		close: () => {
			link.close();
			track.stop();
		},
	};
}
