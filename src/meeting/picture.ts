import type { TrackOrigin } from "../engine/self-view.ts";
import type { Box } from "../shared/geometry.ts";

/** What draws a picture on the page. */
export type Media = HTMLVideoElement | HTMLCanvasElement;

/** One picture on the page that may show a participant, as one scan saw it. */
export interface Picture {
	media: Media;
	/** The element whose place on the page is the picture's: the media itself, or one laid over its part. */
	place: Element;
	/** The part of the media that is this picture, in the media's pixels. */
	crop: Box;
	/** Stands for what is shown: the same for the same media track only. */
	trackKey: string;
	/** Whether the media still shows this, and where it did: between two scans a page may have given it to another. */
	isCurrent: () => boolean;
	origin: TrackOrigin;
	ended: boolean;
	/** Reading its pixels was refused, with the reason. */
	unreadable: "cross-origin" | "protected" | null;
	/** A canvas on which there is nothing between one of its frames and the next. */
	blinks?: true;
}

export function isVideo(media: Media): media is HTMLVideoElement {
	return media.localName === "video";
}
