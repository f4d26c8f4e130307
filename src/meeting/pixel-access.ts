import { isVideo, type Media, type Picture } from "./picture.ts";

/** What was found out about a media element, for as long as it plays the same source. */
const known = new WeakMap<Media, { source: unknown; refusal: Picture["unreadable"] }>();

/**
 * Why the pixels of `media` may not be read; null when they may, or while it shows nothing yet. Each new
 * source is tried once on a canvas of its own: one source of another origin spoils a canvas for ever.
 */
export function refusalOf(media: Media): Picture["unreadable"] {
	const source = isVideo(media) ? (media.srcObject ?? media.currentSrc) : media;
	const before = known.get(media);
	if (before?.source === source) return before.refusal;
	if (isVideo(media) && media.mediaKeys !== null) return remember(media, source, "protected");
	if (widthOf(media) === 0) return null;
	return remember(media, source, isRefused(media) ? "cross-origin" : null);
}

/** Forgets what was found, after a read that should have worked was refused. */
export function forgetAccess(media: Media): void {
	known.delete(media);
}

function remember(
	media: Media,
	source: unknown,
	refusal: Picture["unreadable"],
): Picture["unreadable"] {
	known.set(media, { source, refusal });
	return refusal;
}

function isRefused(media: Media): boolean {
	const context = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
	try {
		context?.drawImage(media, 0, 0, 1, 1);
		context?.getImageData(0, 0, 1, 1);
		return false;
	} catch (error) {
		return error instanceof DOMException && error.name === "SecurityError";
	}
}

function widthOf(media: Media): number {
	return isVideo(media) ? media.videoWidth : media.width;
}
