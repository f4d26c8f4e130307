import { filmPerson } from "./film-people.ts";
import { type Spent, spentOf } from "./timed.ts";

/** How a reader of faces did on the film: times are for a frame with one face. */
export interface Watched extends Spent {
	frames: number;
	/** Frames in which a face was found and read. */
	read: number;
}

/** What a reader of faces is shown: the same picture, drawn and as a decoder hands it out. */
export interface Shown {
	canvas: OffscreenCanvas;
	frame: VideoFrame;
	atMs: number;
}

/** Reads one picture. @returns Whether a face was found and its expression read. */
export type FrameReader = (shown: Shown) => Promise<boolean>;

const EVERY_MS = 250;
const WIDTH = 640;
/** A reader that is slow is shown less: once this has passed, so many frames are enough. */
const ENOUGH_MS = 15_000;
const ENOUGH_FRAMES = 3;

/**
 * Shows a reader people of the demo call, as four frames a second of their video come, and times it.
 *
 * @param prepare Called for each person.
 */
export async function watchFilm(
	prepare: () => FrameReader,
	{ people = 3, framesEach = 10 } = {},
): Promise<Watched> {
	const times: number[] = [];
	let readFrames = 0;
	const enoughAtMs = performance.now() + ENOUGH_MS;
	const isEnough = () => performance.now() > enoughAtMs && times.length >= ENOUGH_FRAMES;
	for (let person = 0; person < people && !isEnough(); person++) {
		const { canvas, film } = await filmPerson(person, WIDTH);
		const read = prepare();
		for (let frame = 0; frame < framesEach && !isEnough(); frame++) {
			const dueMs = performance.now() + EVERY_MS;
			const atMs = frame * EVERY_MS;
			const shown = { canvas, frame: film(atMs), atMs };
			const startMs = performance.now();
			readFrames += Number(await read(shown));
			times.push(performance.now() - startMs);
			await new Promise((resume) => setTimeout(resume, Math.max(0, dueMs - performance.now())));
		}
	}
	return { frames: times.length, read: readFrames, ...spentOf(times) };
}

/** Lets a reader read a few frames that are not measured. */
export async function warmUp(prepare: () => FrameReader): Promise<void> {
	await watchFilm(prepare, { people: 1, framesEach: 3 });
}
