import type { Diagnostics } from "../shared/diagnostics.ts";
import type { TabState } from "../shared/messages.ts";
import type { SkipReason } from "../shared/tiles.ts";
import { type CallSummary, summariseCall } from "./call-summary.ts";
import { type CallTab, isProtected } from "./call-tab.ts";

/** What the popup says of the call; each kind has its sentence. */
export type CallStatus =
	| { kind: "checking" }
	| { kind: "no-tab" }
	| { kind: "protected" }
	| { kind: "off" }
	| { kind: "starting" }
	/** All is ready, and the page is being looked around. */
	| { kind: "looking" }
	| { kind: "failed"; messageKey: string; detail: string }
	| { kind: "no-video" }
	/** The page shows nothing, but a frame in it, of a site that may not be read yet, may. */
	| { kind: "embedded"; site: URL }
	| { kind: "none-readable"; hintKey: string; call: CallSummary }
	| { kind: "no-faces"; call: CallSummary }
	| { kind: "running"; call: CallSummary };

/** What is known when the popup looks. */
export interface Look {
	/** undefined: still being looked for; null: there is none. */
	tab: CallTab | null | undefined;
	/** undefined: not yet told, or being switched. */
	tabState: TabState | undefined;
	/** null while the pipeline does not answer. */
	diagnostics: Diagnostics | null;
	/** Origins of such frames. */
	embedded: readonly string[];
	/** Since the popup first saw this tab on. */
	onForMs: number;
	/** Whether an organisation lets nobody else be read: no settings of the user's change that. */
	onlyMe: boolean;
}

/** A content script needs up to this long to look around a page. */
const LOOK_AROUND_MS = 4000;

const HINTS: { [Reason in SkipReason]?: string } = {
	"cross-origin": "hint_cross_origin",
	protected: "hint_protected",
	"too-small": "hint_small",
	hidden: "hint_hidden",
	"left-out": "hint_left_out",
	preview: "hint_preview",
};

/** Whether a tab is switched on: what has failed there is tried again and goes on by itself, until it is switched off. */
export const isTabOn = (tabState: TabState | undefined): boolean =>
	tabState !== undefined && tabState.state !== "off";

/** Says where a call stands, from the tab to the faces. */
export function callStatus(look: Look): CallStatus {
	const { tab, tabState, diagnostics, embedded } = look;
	if (tab === undefined) return { kind: "checking" };
	if (tab === null) return { kind: "no-tab" };
	if (isProtected(tab)) return { kind: "protected" };
	if (tabState === undefined) return { kind: "starting" };
	if (tabState.state === "off") return { kind: "off" };
	if (tabState.state === "failed") return { ...tabState, kind: "failed" };
	const pipeline = diagnostics?.pipeline;
	if (pipeline?.state === "failed") return { ...pipeline, kind: "failed" };
	if (diagnostics === null || pipeline?.state !== "ready") return { kind: "starting" };
	const call = summariseCall(diagnostics.pages.filter((page) => page.tabId === tab.id));
	const [origin] = embedded;
	if (call.tiles === 0 && origin !== undefined) return { kind: "embedded", site: new URL(origin) };
	return readingStatus(call, look);
}

function readingStatus(call: CallSummary, { onForMs, onlyMe }: Look): CallStatus {
	if (call.tiles === 0) return { kind: onForMs < LOOK_AROUND_MS ? "looking" : "no-video" };
	if (call.readable === 0) return { kind: "none-readable", hintKey: hintFor(call, onlyMe), call };
	return { kind: call.faces === 0 ? "no-faces" : "running", call };
}

/** The advice for the most frequent reason that has one. */
function hintFor({ skipped }: CallSummary, onlyMe: boolean): string {
	const hintKey = skipped.map(([reason]) => HINTS[reason]).find(Boolean) ?? "hint_waiting";
	return hintKey === "hint_left_out" && onlyMe ? "hint_only_me" : hintKey;
}
