import { groupBy } from "./group-by.ts";

/** One picture of a participant, as seen so far. */
export interface ParticipantPicture {
	/** The page's own key for the participant; null where the page gives none. */
	participant: string | null;
	/** Size of the picture, in its pixels; 0 while unknown. */
	width: number;
	height: number;
	/** When its media track was first seen, in milliseconds. */
	firstSeenMs: number;
}

/** Cameras shown twice, large and small, keep their shape to within this. */
const SAME_SHAPE = 1.06;
/** Of pictures first seen this close to each other, none was there before the other. */
const TOGETHER_MS = 2000;

/**
 * Finds the shared screens that nothing marks: the second picture of one participant, of another shape
 * than the first. Of two that were there from the beginning the larger is the screen.
 *
 * @returns One answer per picture, in their order.
 */
export function findSharedScreens(pictures: readonly ParticipantPicture[]): boolean[] {
	const known = pictures.filter(
		({ participant, width, height }) => participant !== null && width > 0 && height > 0,
	);
	const screens = new Set<ParticipantPicture>();
	for (const own of groupBy(known, ({ participant }) => participant).values()) {
		const camera = own.reduce((best, one) => (isLikelierCamera(one, best) ? one : best));
		for (const one of own) if (!haveSameShape(one, camera)) screens.add(one);
	}
	return pictures.map((picture) => screens.has(picture));
}

function isLikelierCamera(one: ParticipantPicture, other: ParticipantPicture): boolean {
	const earlierMs = other.firstSeenMs - one.firstSeenMs;
	if (Math.abs(earlierMs) > TOGETHER_MS) return earlierMs > 0;
	return one.width * one.height < other.width * other.height;
}

function haveSameShape(one: ParticipantPicture, other: ParticipantPicture): boolean {
	const ratio = (one.width * other.height) / (one.height * other.width);
	return Math.max(ratio, 1 / ratio) < SAME_SHAPE;
}
