import {
	array,
	boolean,
	finite,
	looseObject,
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

const amount = pipe(number(), finite());
const share = pipe(amount, minValue(0), maxValue(1));

const box = object({ x: amount, y: amount, width: amount, height: amount });

/** Loose: what a later version adds to a reading is passed on. */
const reading = looseObject({
	trackId: amount,
	trackState: picklist(["tentative", "confirmed", "lost"]),
	atMs: amount,
	box,
	label: picklist([...EXPRESSIONS, "uncertain"]),
	probabilities: object({
		angry: share,
		disgust: share,
		fear: share,
		happy: share,
		sad: share,
		surprise: share,
		neutral: share,
	}),
	quality: share,
	doubts: array(picklist(["small", "blurred", "turned", "dark", "covered", "unclear"])),
});
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
