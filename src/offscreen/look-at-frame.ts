import type { AtlasImage } from "../inference/patches.ts";
import type { Pipeline } from "../inference/pipeline.ts";
import type { CapturedTab } from "./captured-tab.ts";
import type { Frame, Seen } from "./page-session.ts";
import { placeInCapture } from "./place-in-capture.ts";
import type { Look } from "./plan-looks.ts";

/** A search takes 4 ms and up, a face followed and read less than one. */
const SEARCH_WORK = 6;

/** A frame whose patches lie in the picture that `image` gives. */
interface PicturedFrame {
	frame: Frame;
	image: () => AtlasImage | Promise<ImageBitmap>;
}

/**
 * Gives a frame its picture.
 *
 * @param tab The tab it comes from, if that is captured.
 * @returns Undefined for a frame of a tab that is captured no longer.
 */
export function pictureFrame(
	frame: Frame,
	tab: CapturedTab | undefined,
): PicturedFrame | undefined {
	const { atlas, width, height, patches } = frame;
	if (atlas !== null && patches.some(({ plane }) => plane !== undefined))
		return { frame, image: () => ({ planes: atlas }) };
	if (atlas !== null) return { frame, image: () => ({ rgba: atlas, width, height }) };
	if (tab === undefined) return undefined;
	const placed = placeInCapture(patches, { width, height }, tab.size());
	return { frame: { ...frame, patches: placed }, image: () => tab.grab() };
}

/** Looks at what the page wants of a frame. */
export async function lookAtFrame(
	pipeline: Pipeline,
	image: PicturedFrame["image"],
	looks: readonly Look[],
): Promise<Seen[]> {
	if (looks.length === 0) return [];
	const taken = image();
	const faces = await pipeline.read(taken instanceof Promise ? await taken : taken, looks);
	return looks.map((look, index) => ({ look, faces: faces[index] ?? [] }));
}

/**
 * What a frame has asked of the pipeline, in faces followed: finding faces anew takes so much longer.
 *
 * @param leftOut Searches that turned out not to be needed.
 */
export function workOf(looks: readonly Look[], leftOut: number): number {
	const searches = looks.filter(({ follow }) => follow === undefined).length - leftOut;
	return looks.length + searches * (SEARCH_WORK - 1);
}
