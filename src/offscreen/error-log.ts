import { asError } from "../shared/as-error.ts";

const KEPT = 50;
/** Longer than any sentence of ours. */
const MAX_LENGTH = 400;

/** The latest errors as lines for Diagnostics: when last, what, and how often in a row. */
export class ErrorLog {
	private entries: { text: string; atMs: number; times: number }[] = [];

	note(error: unknown, atMs: number): void {
		const text = asError(error).message.slice(0, MAX_LENGTH);
		const last = this.entries.at(-1);
		if (last?.text === text) {
			last.times += 1;
			last.atMs = atMs;
			return;
		}
		this.entries.push({ text, atMs, times: 1 });
		if (this.entries.length > KEPT) this.entries.shift();
	}

	/** Oldest first. */
	lines(): string[] {
		return this.entries.map(({ text, atMs, times }) => {
			const when = new Date(atMs).toISOString();
			return times > 1 ? `${when} ${text} (${times} times)` : `${when} ${text}`;
		});
	}
}
