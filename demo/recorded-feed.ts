import { type Feed, type FilmFormat, filmCanvas } from "./feed.ts";
import type { PictureSource } from "./picture-source.ts";

/** Chromium's, which no library of types has. */
declare class MediaStreamTrackGenerator extends MediaStreamTrack {
	constructor(init: { kind: "video" });
	readonly writable: WritableStream<VideoFrame>;
}

const RECORDED_MS = 5000;
/** A camera's noise, in steps of 255 up and down. */
const NOISE = 2;
const COLOUR_SPACE = {
	matrix: "smpte170m",
	primaries: "smpte170m",
	transfer: "smpte170m",
	fullRange: false,
} as const;

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
		return frameOf(context.getImageData(0, 0, width, height), index + 1);
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

/** A picture as video has it, a brightness for each pixel and a colour for four, with noise in it. */
function frameOf({ data, width, height }: ImageData, seed: number): VideoFrame {
	const [across, down] = [Math.ceil(width / 2), Math.ceil(height / 2)];
	const planes = new Uint8Array(width * height + 2 * across * down);
	const [blueAt, redAt] = [width * height, width * height + across * down];
	let random = seed;
	for (let y = 0; y < height; y++)
		for (let x = 0; x < width; x++) {
			const at = 4 * (y * width + x);
			const [red = 0, green = 0, blue = 0] = [data[at], data[at + 1], data[at + 2]];
			const luma = 0.299 * red + 0.587 * green + 0.114 * blue;
			random = (Math.imul(random, 1664525) + 1013904223) | 0;
			const noise = (random >> 16) % (NOISE + 1);
			planes[y * width + x] = Math.min(235, Math.max(16, 16 + (219 / 255) * luma + noise));
			if (x % 2 === 0 && y % 2 === 0) {
				const cell = (y / 2) * across + x / 2;
				planes[blueAt + cell] = 128 + (224 / 255) * 0.564 * (blue - luma);
				planes[redAt + cell] = 128 + (224 / 255) * 0.713 * (red - luma);
			}
		}
	return new VideoFrame(planes, {
		format: "I420",
		codedWidth: width,
		codedHeight: height,
		timestamp: 0,
		colorSpace: COLOUR_SPACE,
	});
}
