import type { CallChoice, Keeping } from "../shared/keeping.ts";
import type { Settings } from "../shared/settings.ts";
import type { HistoryProblem } from "../store/history-problem.ts";
import type { SessionRecorder } from "./session-recorder.ts";

/** One tab's call, as the history sees it. */
export interface KeptCall {
	/** What the user has chosen for it; undefined until known. */
	choice: CallChoice | undefined;
	askedAtMs: number;
	recorder: SessionRecorder | undefined;
	isOpening: boolean;
	problem: HistoryProblem | undefined;
	retryAtMs: number;
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
	isOpening: false,
	problem: undefined,
	retryAtMs: Number.NEGATIVE_INFINITY,
	flushedAtMs: Number.NEGATIVE_INFINITY,
	told: "",
	platform: "",
	settings,
});

/** Whether the user wants it kept; never before that is known. */
export const isWanted = ({ choice, settings }: KeptCall): boolean =>
	choice !== undefined && (choice.keep ?? settings.keepHistory);

/** How it stands, as the user is told. */
export function keepingOf(call: KeptCall): Keeping {
	if (call.problem !== undefined)
		return {
			state: "failed",
			messageKey: `problem_history_${call.problem.kind}`,
			detail: call.problem.message,
		};
	if (!isWanted(call)) return { state: "off" };
	return call.recorder?.keeping ?? { state: "waiting" };
}
