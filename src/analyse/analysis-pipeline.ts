import { signal } from "@preact/signals";
import browser from "webextension-polyfill";
import type { FrameContext } from "../engine/face-reader.ts";
import { TileReader } from "../engine/tile-reader.ts";
import { createPipeline, type Pipeline } from "../inference/pipeline.ts";
import { MIN_FACE_PX, smallestSearched } from "../inference/search-windows.ts";
import { asError } from "../shared/as-error.ts";
import type { Box } from "../shared/geometry.ts";
import type { Baseline } from "../shared/neutral-faces.ts";
import type { FaceReading } from "../shared/readings.ts";
import type { Model } from "../shared/settings.ts";
import { settings } from "../ui/settings-signal.ts";
import { enlargeReading } from "./enlarge-reading.ts";
import type { OpenPicture } from "./open-picture.ts";
import type { PictureReading } from "./picture-batch.ts";
import { readStill } from "./read-still.ts";
import { Refusal } from "./refusal.ts";

/** Whether the pipeline is being opened, as it is with the first picture. */
export const isOpening = signal(false);

/**
 * The network that reads most exactly, whatever the settings choose for calls: it reads a face in 2 ms, which no picture,
 * film or single person before a webcam is too many for.
 */
let model: Model = "keen";

let opened: Promise<Pipeline> | undefined;
let lastTrackId = 0;

const nextTrackId = () => ++lastTrackId;

/** The one pipeline of this page. */
function openPipeline(): Promise<Pipeline> {
	if (opened !== undefined) return opened;
	isOpening.value = true;
	const assetUrl = (path: string) => browser.runtime.getURL(path);
	opened = createPipeline({ assetUrl, model })
		.catch((error: unknown) => {
			opened = undefined;
			throw new Refusal("pipeline", { detail: asError(error).message });
		})
		.finally(() => {
			isOpening.value = false;
		});
	return opened;
}

/** Has everything from the next picture on read by another network, so that the two can be compared. */
export function readWith(name: Model): void {
	model = name;
	closePipeline();
}

/** Ends the workers; the next picture starts them anew. */
function closePipeline(): void {
	void opened?.then(
		(pipeline) => pipeline.dispose(),
		() => {},
	);
	opened = undefined;
}

/**
 * How a picture is searched: `picture` finds faces from 24 pixels up, or more in a very large one, `tile`
 * large ones quickly.
 */
export type SearchDetail = "tile" | "picture";

/**
 * Finds the faces of one picture and reads each by itself. The bitmap is taken over.
 *
 * @param onSearched Told now and then which share of the picture has been searched, unless it was quick.
 * @returns What to make readings of, boxes in pixels of the bitmap.
 */
async function observe(
	bitmap: ImageBitmap,
	detail: SearchDetail,
	onSearched?: (share: number) => void,
) {
	const frame: Box = { x: 0, y: 0, width: bitmap.width, height: bitmap.height };
	const pipeline = await openPipeline();
	try {
		const [faces = []] = await pipeline.read(bitmap, [{ place: frame }], {
			detail,
			...(onSearched && { onSearched }),
		});
		const { threshold } = pipeline.info().uncertain;
		const context: Omit<FrameContext, "atMs"> = { frame, settings: settings.peek(), threshold };
		return { faces, context };
	} catch (error) {
		// A worker that failed once stays failed, and whatever else went wrong, a fresh one is safe.
		closePipeline();
		throw new Refusal("reading_failed", { detail: asError(error).message });
	}
}

/** Reads a still picture, and tells now and then which share of it has been searched. */
export async function readPicture(
	{ bitmap, size, notes }: OpenPicture,
	detail: SearchDetail,
	onSearched: (share: number) => void,
): Promise<PictureReading> {
	const scale = size.width / bitmap.width;
	const fromPx = Math.round(smallestSearched(bitmap) * scale);
	const isCoarse = detail === "picture" && fromPx > MIN_FACE_PX;
	const { faces, context } = await observe(bitmap, detail, onSearched);
	const readings = readStill(faces, context, nextTrackId);
	return {
		readings: readings.map((reading) => enlargeReading(reading, scale)),
		notes: isCoarse ? [...notes, { key: "searched_from", values: { pixels: fromPx } }] : notes,
	};
}

/** What is special about a stream that shows one known person. */
interface Personal {
	reader?: TileReader;
	/** That person's neutral face as it is now. */
	baseline?: () => Baseline | undefined;
}

/** A reader of one stream, whose face tracks no other has. */
export const createTileReader = () => new TileReader(nextTrackId);

/**
 * Makes a function that reads one stream frame by frame, its faces followed and smoothed over time.
 * Calls may overlap: frames are followed in the order of the calls. Without a bitmap the one before stands
 * still, and is not read anew by the networks.
 */
export function createStreamReader(
	detail: SearchDetail,
	{ reader = createTileReader(), baseline }: Personal = {},
): (bitmap: ImageBitmap | null, atMs: number) => Promise<FaceReading[]> {
	let before: Promise<unknown> = Promise.resolve();
	let latest: ReturnType<typeof observe> | undefined;
	return (bitmap, atMs) => {
		if (bitmap !== null) latest = observe(bitmap, detail);
		const observed = latest;
		const previous = before;
		const read = (async () => {
			if (observed === undefined) return [];
			const { faces, context } = await observed;
			await previous;
			return reader.update(faces, { ...context, atMs, baseline: baseline?.() });
		})();
		before = read.catch(() => {});
		return read;
	};
}
