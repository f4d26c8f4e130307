import {
	ADTS,
	BlobSource,
	FLAC,
	Input,
	type InputVideoTrack,
	MATROSKA,
	MP3,
	MP4,
	MPEG_TS,
	OGG,
	QTFF,
	type VideoSample,
	VideoSampleSink,
	WAVE,
	WEBM,
} from "mediabunny";
import type { SearchDetail } from "./analysis-pipeline.ts";
import { FILE_KIND_BYTES } from "./file-kind.ts";
import { heldAt } from "./held-samples.ts";
import type { PixelSize } from "./picture-size.ts";
import { Refusal } from "./refusal.ts";

/** Sound formats too, so that a file with sound alone is told from one that is damaged. */
const FORMATS = [MP4, QTFF, WEBM, MATROSKA, MPEG_TS, OGG, MP3, ADTS, FLAC, WAVE];

/**
 * Longer side of the pictures that are read. `tile` finds faces from a sixth of the shorter side, here 60 pixels:
 * more than the network's own 48, so larger pictures would only cost time. `picture` finds the faces of a call of
 * 49, recorded at 1920 x 1080, with about 27 pixels: at 640 they had 18, too few, and 1280 takes twice as long.
 */
const MAX_SIDE_PX: Readonly<Record<SearchDetail, number>> = { tile: 640, picture: 960 };

/** What a video shows at one time. Whoever gets one closes its bitmap. */
export interface VideoFrameAt {
	/** Milliseconds from what a player of the video calls 0. */
	atMs: number;
	/** Null where the picture before stands still. */
	bitmap: ImageBitmap | null;
}

/** A video file, decoded by the browser's own decoders without being played. */
export interface VideoSource {
	durationMs: number;
	/** Upright, in square pixels; bitmaps are smaller where the longer side exceeds what is searched. */
	size: PixelSize;
	/** Pixels of the video per pixel of a bitmap; at least 1. */
	scale: number;
	/** Yields what is shown every `stepMs`; a video that breaks off ends with a Refusal. */
	frames(stepMs: number): AsyncGenerator<VideoFrameAt>;
	close(): void;
}

/**
 * Opens a video file.
 *
 * @param detail How its pictures will be searched.
 * @throws Refusal that says why, when the file is no video, has sound alone, or is in a format that
 *   this browser cannot decode.
 */
export async function openVideo(file: Blob, detail: SearchDetail): Promise<VideoSource> {
	const input = new Input({ source: new BlobSource(file), formats: FORMATS });
	try {
		return await sourceOf(input, file, MAX_SIDE_PX[detail]);
	} catch (error) {
		input.dispose();
		throw error instanceof Refusal ? error : new Refusal("video_damaged");
	}
}

async function sourceOf(input: Input, file: Blob, maxSidePx: number): Promise<VideoSource> {
	if (!(await input.canRead())) throw new Refusal("video_unknown");
	const track = await input.getPrimaryVideoTrack();
	if (!track) {
		if (await isTheora(file)) throw new Refusal("video_codec", { codec: "theora" });
		const isSound = (await input.getAudioTracks()).length > 0;
		throw new Refusal(isSound ? "video_sound_only" : "video_no_picture");
	}
	const [firstS, trackEndS, claimedS, format] = await Promise.all([
		track.getFirstTimestamp(),
		track.computeDuration(),
		claimedEnd(input),
		input.getFormat(),
	]);
	// Players count as the file does; but the clock of a transport stream, which none of them plays, starts anywhere.
	const zeroS = format === MPEG_TS ? firstS : 0;
	// What comes before 0 was cut away, and is in the file only so that the rest can be decoded.
	const startS = Math.max(firstS, zeroS);
	// Of a file that was cut off, more can be read than its reader makes out of its broken end.
	const endS = claimedS ?? trackEndS;
	if (!(endS > startS)) throw new Refusal("video_no_picture");
	if (!(await track.canDecode())) throw new Refusal("video_codec", { codec: await codecOf(track) });
	const size = { width: await track.getDisplayWidth(), height: await track.getDisplayHeight() };
	const scale = Math.max(1, Math.max(size.width, size.height) / maxSidePx);
	return {
		durationMs: (endS - zeroS) * 1000,
		size,
		scale,
		frames: (stepMs) => {
			const stepS = stepMs / 1000;
			const timesS = timesOf(startS, endS, stepS);
			const sink = new VideoSampleSink(track);
			// In Matroska without an index, such as a recording as it was made, mediabunny 1.61 does not find from which
			// picture one in the middle has to be decoded, so that all are gone through.
			const isMatroska = format === MATROSKA || format === WEBM;
			const samples = isMatroska
				? heldAt(sink.samples(startS, endS), timesS)
				: sink.samplesAtTimestamps(timesS);
			return framesOf(samples, { zeroS, startS, trackEndS, endS, stepS, size, scale });
		},
		close: () => input.dispose(),
	};
}

/** Whether an Ogg file's pictures are in the one format it has for them, of which its reader sees nothing. */
async function isTheora(file: Blob): Promise<boolean> {
	return (await file.slice(0, FILE_KIND_BYTES).text()).includes("\ufffdtheora");
}

/** The format of a video's pictures; what the file itself calls it, where that is no common one. */
async function codecOf(track: InputVideoTrack): Promise<string> {
	return String((await track.getCodec()) ?? (await track.getInternalCodecId()) ?? "?");
}

/** Less than this missing at the end is no damage: writers round, and sound ends later. */
const MISSING_S = 1;

/** Where the file says that it ends, if that is more than what is in it; otherwise null. */
async function claimedEnd(input: Input): Promise<number | null> {
	const claimedS = await input.getDurationFromMetadata();
	if (claimedS === null) return null;
	return claimedS - (await input.computeDuration()) > MISSING_S ? claimedS : null;
}

interface Sampling {
	zeroS: number;
	startS: number;
	/** As the track has it; less than `endS` where the file was cut off. */
	trackEndS: number;
	endS: number;
	stepS: number;
	size: PixelSize;
	scale: number;
}

async function* framesOf(
	samples: AsyncGenerator<VideoSample | null>,
	{ zeroS, startS, trackEndS, endS, stepS, size, scale }: Sampling,
): AsyncGenerator<VideoFrameAt> {
	const shrunk = {
		width: Math.max(1, Math.round(size.width / scale)),
		height: Math.max(1, Math.round(size.height / scale)),
	};
	let found = 0;
	let lastS = Number.NEGATIVE_INFINITY;
	let step = 0;
	let readS = startS;
	try {
		for await (const sample of samples) {
			const timeS = startS + step++ * stepS;
			try {
				// A picture that stands for longer than a step comes again and again; the last one of a file that
				// was cut off does not stand until where the end would be.
				const stands = sample?.timestamp === lastS;
				if (!sample || (stands && timeS >= trackEndS)) continue;
				found++;
				lastS = sample.timestamp;
				readS = sample.timestamp + sample.duration;
				const atMs = (timeS - zeroS) * 1000;
				yield { atMs, bitmap: stands ? null : await bitmapOf(sample, shrunk) };
			} finally {
				sample?.close();
			}
		}
	} catch (error) {
		if (error instanceof Refusal) throw error;
		throw new Refusal(found > 0 ? "video_broken_off" : "video_damaged");
	}
	if (found === 0) throw new Refusal("video_no_picture");
	if (endS - readS > MISSING_S) throw new Refusal("video_broken_off");
}

function* timesOf(startS: number, endS: number, stepS: number): Generator<number> {
	for (let step = 0; startS + step * stepS < endS; step++) yield startS + step * stepS;
}

/**
 * A picture of a video, upright and of the size wanted. Where the size changes in the middle of a
 * video, its pictures are fitted into the first size.
 */
async function bitmapOf(sample: VideoSample, { width, height }: PixelSize): Promise<ImageBitmap> {
	const isUpright = sample.rotation === 0 && !sample.flip;
	const ratio = (sample.displayWidth * height) / (sample.displayHeight * width);
	if (isUpright && Math.abs(ratio - 1) < 0.02) {
		const frame = sample.toVideoFrame();
		try {
			const resize = { resizeWidth: width, resizeHeight: height } as const;
			return await createImageBitmap(frame, { ...resize, resizeQuality: "medium" });
		} finally {
			frame.close();
		}
	}
	const canvas = new OffscreenCanvas(width, height);
	// Kept in memory: the worker reads its pixels.
	const context = canvas.getContext("2d", { willReadFrequently: true });
	if (context) sample.drawWithFit(context, { fit: "contain" });
	return canvas.transferToImageBitmap();
}
