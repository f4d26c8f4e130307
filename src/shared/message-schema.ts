import {
	boolean,
	finite,
	type GenericSchema,
	integer,
	literal,
	minValue,
	nullable,
	number,
	object,
	optional,
	pipe,
	strictTuple,
	string,
	variant,
} from "valibot";
import type { Args, Method, Room } from "./messages.ts";
import { BASELINE_SCHEMA, PARSED_NEUTRAL_FACES } from "./neutral-faces.ts";

const nothing = strictTuple([]);
const id = pipe(number(), integer(), minValue(0));
const tab = strictTuple([id]);
const choice = object({ keep: nullable(boolean()), callMark: string() });
const keeping = variant("state", [
	object({ state: literal("off") }),
	object({ state: literal("waiting") }),
	object({
		state: literal("keeping"),
		sessionId: string(),
		sinceMs: pipe(number(), finite()),
		isBegunAnew: optional(literal(true)),
	}),
	object({ state: literal("failed"), messageKey: string(), detail: string() }),
]);

/** What each message's arguments must be; whatever else comes is refused before a handler sees it. */
export const ARGUMENTS: {
	readonly [R in Room]: { readonly [M in Method<R>]: GenericSchema<unknown, Args<R, M>> };
} = {
	background: {
		ensureOffscreen: nothing,
		tabState: tab,
		startTab: tab,
		stopTab: tab,
		embeddedSites: tab,
		includeFrames: nothing,
		reportFailure: strictTuple([string(), string()]),
		reportRecovery: nothing,
		stopEverything: nothing,
		endUnlessOn: nothing,
		openWelcome: nothing,
		words: strictTuple([string()]),
		neutralFaces: nothing,
		keepNeutralFace: strictTuple([string(), BASELINE_SCHEMA]),
		keepCall: strictTuple([id, boolean()]),
		callChoice: tab,
		reportKeeping: strictTuple([id, keeping]),
		leaveCall: tab,
	},
	offscreen: {
		ping: nothing,
		diagnostics: nothing,
		learnNeutralFace: strictTuple([id, id, string()]),
		setNeutralFaces: strictTuple([PARSED_NEUTRAL_FACES]),
		chooseKeeping: strictTuple([id, choice]),
		finishHistory: nothing,
		eraseOldSessions: strictTuple([pipe(number(), finite(), minValue(1))]),
		captureTab: strictTuple([id, string()]),
		releaseTab: tab,
	},
	meeting: { ping: nothing, stop: nothing },
	analyse: { clear: nothing },
};
