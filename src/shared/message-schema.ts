import { type GenericSchema, integer, minValue, number, pipe, strictTuple, string } from "valibot";
import type { Args, Method, Room } from "./messages.ts";

const nothing = strictTuple([]);
const tab = strictTuple([pipe(number(), integer(), minValue(0))]);

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
	},
	offscreen: { ping: nothing, diagnostics: nothing },
	meeting: { stop: nothing },
	analyse: { clear: nothing },
};
