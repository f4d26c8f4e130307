import type { CallChoice, Keeping } from "../shared/keeping.ts";
import type { Settings } from "../shared/settings.ts";
import type { SessionRecorder } from "./session-recorder.ts";

/** One tab's call, as the history sees it. */
export interface KeptCall {
	/** What the user has chosen for it; undefined until known. */
	choice: CallChoice | undefined;
	askedAtMs: number;
	/** Collects from the first face on, and before it is known whether it may write. */
	recorder: SessionRecorder | undefined;
	flushedAtMs: number;
	/** How it stood when that was last told. */
	told: string;
	platform: string;
	settings: Settings;
}

/** A call of which nothing is known yet. */
export const newCall = (settings: Settings): KeptCall => ({
	choice: undefined,
	askedAtMs: Number.NEGATIVE_INFINITY,
	recorder: undefined,
	flushedAtMs: Number.NEGATIVE_INFINITY,
	told: "",
	platform: "",
	settings,
});

/** Whether the user wants it kept; never before that is known. */
export const isWanted = ({ choice, settings }: KeptCall): boolean =>
	choice !== undefined && (choice.keep ?? settings.keepHistory);

/** Takes over what was chosen. What was collected before that was known goes, where it is not wanted. */
export function decide(call: KeptCall, choice: CallChoice): void {
	const wasWanted = isWanted(call);
	call.choice = choice;
	if (!wasWanted && !isWanted(call)) call.recorder = undefined;
}

/** How it stands, as the user is told. */
export const keepingOf = (call: KeptCall): Keeping =>
	isWanted(call) ? (call.recorder?.keeping ?? { state: "waiting" }) : { state: "off" };
