/** How the history of one tab's call stands. Plain JSON. */
export type Keeping =
	| { state: "off" }
	/** Asked for; it begins with the first face. */
	| { state: "waiting" }
	/** `isBegunAnew` once the history was deleted as a whole, and what was kept until then with it. */
	| { state: "keeping"; sessionId: string; sinceMs: number; isBegunAnew?: true | undefined }
	/** What was kept stays; the rest waits in memory or is lost. `messageKey` names the sentence that says what to do. */
	| { state: "failed"; messageKey: string; detail: string };

/** A call that comes back to its tab sooner is the same, and goes on in its session. */
export const GO_ON_WITHIN_MS = 120_000;

/** What was chosen for one call. */
export interface CallChoice {
	/** Null where nothing was chosen for this call: the settings decide. */
	keep: boolean | null;
	/** Tells one call's page from another's without telling its address. */
	callMark: string;
}
