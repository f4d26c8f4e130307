import type { Expression } from "./expressions.ts";

/** The shipped networks, folders of `models/`; the quick one first. */
export const MODELS = ["swift", "keen"] as const;

export type Model = (typeof MODELS)[number];

/** The user's choices. One object in `storage.sync` under `SETTINGS_KEY`, validated wherever it is read. */
export interface Settings {
	/** Seven expressions, five of them renormalised, or Okay / Not okay. */
	labelSet: "seven" | "five" | "two";
	/** Expressions on the Not-okay side of the two-state view. */
	notOkay: Expression[];
	style: "chip" | "bars" | "dot";
	/** How many rows the bars style shows. */
	barCount: "three" | "all";
	position: "face" | "corner";
	who: "everyone" | "self" | "others";
	/** Faces narrower than this, in pixels of the tile's picture, are not read. */
	minFacePx: number;
	smoothing: "steady" | "balanced" | "quick";
	boxes: boolean;
	/** Whether a panel over the call sums up the room, */
	room: boolean;
	/** from so many faces on, */
	roomMinFaces: number;
	/** counting whoever was seen so many seconds ago at most, on other pages of the gallery too. */
	roomMemorySeconds: number;
	/** Whether the panel lists tiles to look at. It needs the user's consent on this machine besides. */
	attention: boolean;
	/** A tile is listed once it has had its reason for so many seconds. */
	attentionSeconds: number;
	/** The network that reads calls; `auto` takes the exact one where it costs little, as in a small call. */
	model: "auto" | Model;
	rate: "gentle" | "balanced" | "eager";
	/** Keep the history of every call. A choice made for one call goes before it. */
	keepHistory: boolean;
	/** Keep participants' names in it. */
	keepNames: boolean;
	/** Sessions that ended, or were imported, more days ago are erased. */
	keepDays: number;
	/** A shipped locale, or `auto` for the browser's. */
	language: string;
}

export const SETTINGS_KEY = "settings";

/** In `storage.local` the `keepDays` last chosen: synchronised settings can get lost, and the sessions with their term. */
export const KEEP_DAYS_KEY = "keepDays";

export const DEFAULT_SETTINGS: Settings = {
	labelSet: "seven",
	notOkay: ["sad", "angry", "disgust"],
	style: "chip",
	barCount: "three",
	position: "face",
	// Where nothing else is known: more than that only the user can allow.
	who: "self",
	minFacePx: 24,
	smoothing: "balanced",
	boxes: false,
	room: false,
	roomMinFaces: 3,
	roomMemorySeconds: 60,
	attention: false,
	attentionSeconds: 30,
	model: "auto",
	rate: "balanced",
	keepHistory: false,
	keepNames: false,
	keepDays: 30,
	language: "auto",
};
