/** What computes the expression network: the processor, or the graphics card. */
export type BackendName = "wasm" | "webgl";

/**
 * Why that one is in use.
 *
 * - `start`: every call begins so, and the card has not been compared yet;
 * - `trying`: the card is being compared; `missing`: there is none that WebGL 2 can use;
 * - `slower`, `differs`, `faster`: what the comparison said;
 * - `failed`: the card could not be started or compared; `lost`: it failed while it was in use.
 */
export type BackendReason =
	| "start"
	| "trying"
	| "missing"
	| "slower"
	| "differs"
	| "faster"
	| "failed"
	| "lost";

/** The backend in use, for Diagnostics. */
export interface BackendFacts {
	name: BackendName;
	reason: BackendReason;
	/** How many times as fast as the processor the graphics card was; null where it was not timed. */
	timesAsFast: number | null;
	/** The graphics card, as the browser names it; null until it was looked for, and where there is none. */
	graphics: string | null;
}
