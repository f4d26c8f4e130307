import { decodedFrame } from "./decoded-frame.ts";
import { type Feed, type FilmFormat, filmCanvas } from "./feed.ts";
import type { PictureSource } from "./picture-source.ts";

/** Chromium's, which no library of types has. */
declare class MediaStreamTrackGenerator extends MediaStreamTrack {
	constructor(init: { kind: "video" });
	readonly writable: WritableStream<VideoFrame>;
}

const RECORDED_MS = 5000;

/**
 * Films a participant for some seconds before the call, and plays that forth and back as a decoder hands
 * its frames out. Nothing is encoded, sent or decoded: a machine that cannot do that for 49 people can
 * show them all the same.
 */
export function recordedFeed(source: PictureSource, format: FilmFormat): Feed {
	const { framesPerSecond } = format;
	const context = filmCanvas(format);
	const count = Math.round((RECORDED_MS / 1000) * framesPerSecond);
	const frames = Array.from({ length: count }, (_, index) => {
		const atMs = (index * 1000) / framesPerSecond;
		source.draw(context, atMs);
		const { width, height } = context.canvas;
		return decodedFrame(context.getImageData(0, 0, width, height), index + 1);
	});
	const track = new MediaStreamTrackGenerator({ kind: "video" });
	const writer = track.writable.getWriter();
	let isFilming = true;
	let shown = 0;
	return {
		stream: new MediaStream([track]),
		film: (atMs) => {
			const frame = frames[forthAndBack(shown++, count)];
			if (isFilming && frame !== undefined)
				void writer.write(new VideoFrame(frame, { timestamp: 1000 * atMs })).catch(() => undefined);
		},
		switchCamera: (isOn) => {
			isFilming = isOn;
		},
		close: () => {
			track.stop();
			for (const frame of frames) frame.close();
		},
	};
}

/** The place in a row of `count` after so many steps from its first to its last and back again. */
function forthAndBack(step: number, count: number): number {
	const round = Math.max(1, 2 * (count - 1));
	const into = step % round;
	return into < count ? into : round - into;
}
