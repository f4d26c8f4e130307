import type { TrackOrigin } from "../engine/self-view.ts";
import { numberOf } from "./number-objects.ts";
import type { Picture } from "./picture.ts";
import { refusalOf } from "./pixel-access.ts";

/** A track stays what it is; its settings are asked for once, since every answer is made anew. */
const origins = new WeakMap<MediaStreamTrack, TrackOrigin>();

/**
 * The picture a video shows, if it plays a live stream. A video that plays a file is a recording, no
 * participant; it is reported only where it could not be read either, so that Diagnostics can say why.
 */
export function pictureOfVideo(video: HTMLVideoElement): Picture | null {
	const crop = { x: 0, y: 0, width: video.videoWidth, height: video.videoHeight };
	const base = { media: video, place: video, crop };
	if (!isStream(video.srcObject)) {
		const unreadable = isPlayingFile(video) ? refusalOf(video) : null;
		if (unreadable === null) return null;
		const trackKey = video.currentSrc;
		const isCurrent = () => video.currentSrc === trackKey;
		return { ...base, trackKey, isCurrent, origin: "none", ended: false, unreadable };
	}
	const track = trackOf(video);
	if (track === null) return null;
	return {
		...base,
		// Some servers give every connection's track one and the same id.
		trackKey: `track ${numberOf(track)}`,
		// As long as this picture is known, so is its track: in the next scan it is the same object, with its number.
		isCurrent: () => trackOf(video) === track,
		origin: originOf(track),
		ended: track.readyState === "ended",
		unreadable: refusalOf(video),
	};
}

/** The media track that a video shows now; null where it plays no stream. */
function trackOf({ srcObject }: HTMLVideoElement): MediaStreamTrack | null {
	if (!isStream(srcObject)) return null;
	const tracks = srcObject.getVideoTracks();
	return tracks.find(({ readyState }) => readyState === "live") ?? tracks[0] ?? null;
}

/** By its shape: what a video plays may also be a file, and a stream of another window. */
function isStream(source: MediaProvider | null): source is MediaStream {
	return source !== null && "getVideoTracks" in source;
}

/**
 * Where a track comes from, as Chromium shows it: a track received over the network has the fixed label
 * "remote video", a camera's has the group of its device, a captured screen's its surface; a track that
 * the page draws has none of the three.
 */
function originOf(track: MediaStreamTrack): TrackOrigin {
	const known = origins.get(track);
	if (known !== undefined) return known;
	const origin = readOrigin(track);
	origins.set(track, origin);
	return origin;
}

function readOrigin(track: MediaStreamTrack): TrackOrigin {
	if (track.label === "remote video") return "remote";
	const { displaySurface, groupId } = track.getSettings();
	if (displaySurface) return "screen";
	return groupId ? "camera" : "generated";
}

function isPlayingFile(video: HTMLVideoElement): boolean {
	return !video.paused && video.currentSrc !== "" && video.videoWidth > 0;
}
