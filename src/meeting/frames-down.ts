import {
	array,
	boolean,
	custom,
	finite,
	maxValue,
	minValue,
	number,
	object,
	picklist,
	pipe,
	safeParse,
	string,
	variant,
} from "valibot";
import { EXPRESSIONS } from "../shared/expressions.ts";
import type { FramesDown } from "../shared/frames.ts";
import type { Doubt, FaceReading } from "../shared/readings.ts";

const amount = pipe(number(), finite());
const box = object({ x: amount, y: amount, width: amount, height: amount });

const TRACK_STATES: ReadonlySet<unknown> = new Set(["tentative", "confirmed", "lost"]);
const LABELS: ReadonlySet<unknown> = new Set([...EXPRESSIONS, "uncertain"]);
/** By its type, none can be forgotten: a message with one that is not known would be refused whole. */
const DOUBTS: Readonly<Record<Doubt, true>> = {
	small: true,
	blurred: true,
	turned: true,
	dark: true,
	covered: true,
	frozen: true,
	unclear: true,
};
const BOX = ["x", "y", "width", "height"] as const;
/** Checked by hand: a hundred readings a second come through this door, on the page's thread. */
const reading = custom<FaceReading>(isReading);
const status = variant("state", [
	object({ state: picklist(["starting"]) }),
	object({ state: picklist(["ready"]) }),
	object({ state: picklist(["failed"]), messageKey: string(), detail: string() }),
]);
const framesDown = variant("kind", [
	object({
		kind: picklist(["readings"]),
		atMs: amount,
		tiles: array(object({ tileId: string(), readings: array(reading) })),
		plans: array(
			object({
				tileId: string(),
				afterMs: pipe(amount, minValue(0), maxValue(60_000)),
				closeUps: array(object({ trackId: amount, source: box })),
			}),
		),
	}),
	object({
		kind: picklist(["pace"]),
		intervalMs: pipe(amount, minValue(20), maxValue(60_000)),
		tilePx: pipe(amount, minValue(16), maxValue(2048)),
	}),
	object({ kind: picklist(["capture"]), isOn: boolean() }),
	object({ kind: picklist(["status"]), status }),
]);

/** Reads what came over the frames port; null for anything this version does not know. */
export function parseFramesDown(message: unknown): FramesDown | null {
	const parsed = safeParse(framesDown, message);
	return parsed.success ? parsed.output : null;
}

/** What a later version adds to a reading is passed on. */
function isReading(value: unknown): value is FaceReading {
	if (!isRecord(value)) return false;
	const { trackId, trackState, atMs, box, label, probabilities, quality, doubts } = value;
	return (
		Number.isFinite(trackId) &&
		TRACK_STATES.has(trackState) &&
		Number.isFinite(atMs) &&
		isBox(box) &&
		LABELS.has(label) &&
		isRecord(probabilities) &&
		EXPRESSIONS.every((expression) => expression in probabilities) &&
		Object.values(probabilities).every(isShare) &&
		isShare(quality) &&
		Array.isArray(doubts) &&
		doubts.every((doubt) => typeof doubt === "string" && Object.hasOwn(DOUBTS, doubt))
	);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === "object" && value !== null;

const isShare = (value: unknown): boolean => typeof value === "number" && value >= 0 && value <= 1;

const isBox = (value: unknown): boolean =>
	isRecord(value) &&
	BOX.every((name) => name in value) &&
	Object.values(value).every(Number.isFinite);
