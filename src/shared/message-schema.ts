import { type GenericSchema, integer, minValue, number, pipe, strictTuple, string } from "valibot";
import type { Args, Method, Room } from "./messages.ts";
import { BASELINE_SCHEMA, PARSED_NEUTRAL_FACES } from "./neutral-faces.ts";

const nothing = strictTuple([]);
const id = pipe(number(), integer(), minValue(0));
const tab = strictTuple([id]);

/** What each message's arguments must be; whatever else comes is refused before a handler sees it. */
export const ARGUMENTS: {
	readonly [R in Room]: { readonly [M in Method<R>]: GenericSchema<unknown, Args<R, M>> };
} = {
	background: {
		ensureOffscreen: nothing,
		tabState: tab,
		startTab: tab,
		stopTab: tab,
		includeFrames: nothing,
		reportFailure: strictTuple([string(), string()]),
		reportRecovery: nothing,
		stopEverything: nothing,
		openWelcome: nothing,
		words: strictTuple([string()]),
		neutralFaces: nothing,
		keepNeutralFace: strictTuple([string(), BASELINE_SCHEMA]),
	},
	offscreen: {
		ping: nothing,
		diagnostics: nothing,
		learnNeutralFace: strictTuple([id, id, string()]),
		setNeutralFaces: strictTuple([PARSED_NEUTRAL_FACES]),
	},
	meeting: { stop: nothing },
	analyse: { clear: nothing },
};
