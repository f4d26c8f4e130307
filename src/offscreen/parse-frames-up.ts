import {
	array,
	boolean,
	finite,
	flatten,
	type GenericSchema,
	instance,
	integer,
	literal,
	maxLength,
	maxValue,
	minValue,
	nullable,
	number,
	object,
	optional,
	picklist,
	pipe,
	safeParse,
	string,
	unknown,
	variant,
} from "valibot";
import { PAGE_WARNINGS } from "../shared/diagnostics.ts";
import { type FramesUp, MAX_FRAME_BYTES } from "../shared/frames.ts";
import { planeBytes } from "../shared/planes.ts";
import { parseSettings } from "../shared/settings-schema.ts";
import { SKIP_REASONS } from "../shared/tiles.ts";

/** A gallery shows 49 people at most; what is off the screen is listed too. */
const MAX_TILES = 256;
const MAX_PATCHES = 256;
/** Patches of an atlas lie side by side: no atlas has more pixels for them. */
const MAX_PIXELS = MAX_FRAME_BYTES / 4;
/** Longer than any name, shorter than what would fill the memory. */
const MAX_TEXT = 500;
/** No camera's picture and no atlas is wider. */
const MAX_SIDE_PX = 16_384;

const finiteNumber = pipe(number(), finite());
const text = pipe(string(), maxLength(MAX_TEXT));
const positionPx = pipe(finiteNumber, minValue(-MAX_SIDE_PX), maxValue(MAX_SIDE_PX));
const lengthPx = pipe(finiteNumber, minValue(0), maxValue(MAX_SIDE_PX));
const durationMs = pipe(finiteNumber, minValue(0));
const box = object({ x: positionPx, y: positionPx, width: lengthPx, height: lengthPx });

const tile = object({
	id: text,
	name: nullable(text),
	isSelf: boolean(),
	kind: picklist(["video", "canvas"]),
	width: lengthPx,
	height: lengthPx,
	speaking: optional(literal(true)),
	pinned: optional(literal(true)),
	skipped: optional(picklist(SKIP_REASONS)),
});

const wholePx = pipe(number(), integer(), minValue(1), maxValue(MAX_SIDE_PX));
const plane = object({
	at: pipe(number(), integer(), minValue(0)),
	layout: picklist(["luma", "i420", "nv12", "rgba"]),
	width: wholePx,
	height: wholePx,
	isFullRange: boolean(),
});

const patch = object({
	tileId: text,
	source: box,
	place: box,
	plane: optional(plane),
	trackId: optional(finiteNumber),
});

const framesUp = variant("kind", [
	object({
		kind: literal("tiles"),
		platform: text,
		warnings: pipe(array(picklist(PAGE_WARNINGS)), maxLength(50)),
		tiles: pipe(array(tile), maxLength(MAX_TILES)),
	}),
	object({ kind: literal("settings"), settings: unknown() }),
	object({
		kind: literal("frame"),
		atMs: finiteNumber,
		atlas: nullable(instance(Blob)),
		width: lengthPx,
		height: lengthPx,
		patches: pipe(array(patch), maxLength(MAX_PATCHES)),
		busyMs: optional(durationMs),
	}),
	object({ kind: literal("drawn"), atMs: finiteNumber, ageMs: durationMs }),
]);

type Frame = Extract<FramesUp<Blob>, { kind: "frame" }>;

/** A message that was understood, or what was wrong with it. */
export type ParsedFramesUp = { message: FramesUp<Blob> } | { problem: string };

/**
 * Reads what a content script sent. Settings that are broken in part are kept for the rest, as
 * wherever settings are read; anything else that is not as agreed is refused whole.
 */
export function parseFramesUp(received: unknown): ParsedFramesUp {
	const parsed = safeParse(framesUp as GenericSchema<unknown, FramesUp<Blob>>, received);
	if (!parsed.success) {
		const { root = [], nested = {} } = flatten(parsed.issues);
		const places = Object.entries(nested).map(([place, issues]) => `${place}: ${issues?.[0]}`);
		return { problem: [...root, ...places].slice(0, 3).join("; ") };
	}
	const message = parsed.output;
	if (message.kind === "settings")
		return { message: { ...message, settings: parseSettings(message.settings).settings } };
	if (message.kind !== "frame") return { message };
	const problem = problemOf(message);
	return problem === null ? { message } : { problem };
}

/** What is wrong with an atlas's bytes, if anything is. */
function problemOf({ atlas, width, height, patches }: Frame): string | null {
	const planes = patches.flatMap(({ plane }) => plane ?? []);
	if (atlas === null) return planes.length > 0 ? "patches: planes of no atlas" : null;
	const { size } = atlas;
	if (size > MAX_FRAME_BYTES) return `atlas: ${size} bytes are more than ${MAX_FRAME_BYTES}`;
	if (planes.length > 0 && planes.length < patches.length)
		return "patches: some have a plane and others have none";
	if (planes.some((plane) => plane.at + planeBytes(plane) > size))
		return `patches: a plane reaches beyond the ${size} bytes`;
	// Each of them alone would pass, and all together fill the memory.
	if (sumOf(planes.map(planeBytes)) > size) return "patches: planes lie over one another";
	if (
		planes.length === 0 &&
		sumOf(patches.map(({ place }) => place.width * place.height)) > MAX_PIXELS
	)
		return "patches: they lie over one another";
	if (planes.length === 0 && size !== width * height * 4)
		return `atlas: ${size} bytes are not ${width} x ${height} RGBA`;
	return null;
}

const sumOf = (numbers: readonly number[]): number =>
	numbers.reduce((sum, number) => sum + number, 0);

/** The time of a refused frame, which waits for its answer all the same; undefined if it is none. */
export function timeOfFrame(received: unknown): number | undefined {
	if (typeof received !== "object" || received === null) return undefined;
	const { kind, atMs } = received as { kind?: unknown; atMs?: unknown };
	return kind === "frame" && typeof atMs === "number" && Number.isFinite(atMs) ? atMs : undefined;
}
