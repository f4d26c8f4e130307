/**
 * @file What crosses the port between a meeting page's content script and the offscreen document.
 * Pixels go one way, readings the other. The port's name is `FRAMES_PORT`; the browser vouches for
 * its sender.
 */
import type { PageWarning } from "./diagnostics.ts";
import type { Box } from "./geometry.ts";
import type { Plane } from "./planes.ts";
import type { TileReadings } from "./readings.ts";
import type { Settings } from "./settings.ts";
import type { Tile } from "./tiles.ts";

export const FRAMES_PORT = "frames";

/** A frame with more is not sent, and would be refused. */
export const MAX_FRAME_BYTES = 16 * 2 ** 20;

/** Where one tile's picture lies in an atlas. */
export interface Patch {
	tileId: string;
	/** The part of the tile's own picture that was copied, in the picture's pixels. */
	source: Box;
	/** Where it was drawn in the atlas, in the atlas's pixels; of a plane the size to which it is to be brought. */
	place: Box;
	/** Where its bytes lie, if it was copied as the video's decoder left it, or drawn beside such. */
	plane?: Plane;
	/** Whose face this is a close-up of; absent where the whole tile was copied. */
	trackId?: number;
}

/** A part of a tile's own picture, in its pixels, in which one face should be. */
export interface CloseUp {
	trackId: number;
	source: Box;
}

/** When to copy a tile again, and what of it. */
export interface TilePlan {
	tileId: string;
	/** After the frame that this answers was taken. */
	afterMs: number;
	/** Empty for the whole tile. */
	closeUps: CloseUp[];
}

/** Content script to offscreen document. `Atlas` is a `Blob`, which this realm does not know. */
export type FramesUp<Atlas = unknown> =
	/** The tiles as they now are; sent when anything about them changes. */
	| { kind: "tiles"; platform: string; warnings: PageWarning[]; tiles: Tile[] }
	/** The user's choices; sent first, and again whenever they change. */
	| { kind: "settings"; settings: Settings }
	/**
	 * One atlas of pictures taken together, in RGBA bytes, row by row, or the planes of all its patches one
	 * after the other, and how long taking them kept the page's thread, in milliseconds. The next is sent
	 * only once this one's readings are back. No atlas
	 * stands for the tab's own captured picture: width and height are then those of its window, in CSS
	 * px, and patches lie where that shows them.
	 */
	| {
			kind: "frame";
			atMs: number;
			atlas: Atlas | null;
			width: number;
			height: number;
			patches: Patch[];
			busyMs?: number;
	  }
	/** The readings of the frame taken at `atMs` are on the screen, `ageMs` after it was taken. Told of one frame a second. */
	| { kind: "drawn"; atMs: number; ageMs: number };

/** Offscreen document to content script. */
export type FramesDown =
	/** Tiles without a plan are to be copied whole, with the next frame. */
	| { kind: "readings"; atMs: number; tiles: TileReadings[]; plans: TilePlan[] }
	/** How often and how large to sample. */
	| { kind: "pace"; intervalMs: number; tilePx: number }
	/** Whether the tab's own picture is at hand, for tiles that cannot be read by themselves. */
	| { kind: "capture"; isOn: boolean }
	/** The pipeline is not ready or has failed; `message` is a key of the message catalogue. */
	| { kind: "status"; status: PipelineStatus };

/** `failed` carries the key of a sentence for the user and the technical detail for Diagnostics. */
export type PipelineStatus =
	| { state: "starting" }
	| { state: "ready" }
	| { state: "failed"; messageKey: string; detail: string };
