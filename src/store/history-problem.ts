/** Why the history could not be used; each kind has its sentence, `problem_history_<kind>`. */
type HistoryProblemKind =
	/** The browser gives no more room. */
	| "full"
	/** It was written by a newer version of the extension. */
	| "newer"
	/** The session was erased while it was being kept. */
	| "erased"
	| "unavailable";

/** What went wrong with the history. Its message is the technical detail. */
export class HistoryProblem extends Error {
	override readonly name = "HistoryProblem";

	constructor(
		readonly kind: HistoryProblemKind,
		detail: string,
	) {
		super(detail);
	}

	/** Tells what kind of problem an error of the browser's is. */
	static from(error: unknown): HistoryProblem {
		if (error instanceof HistoryProblem) return error;
		const { name, message } = error instanceof Error ? error : new Error(String(error));
		return new HistoryProblem(KINDS[name] ?? "unavailable", `${name}: ${message}`);
	}
}

const KINDS: Readonly<Record<string, HistoryProblemKind>> = {
	QuotaExceededError: "full",
	VersionError: "newer",
};
