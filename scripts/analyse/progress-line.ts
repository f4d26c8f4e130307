/** Where progress goes: a terminal, or a log. */
export interface ProgressOutput {
	isTTY?: boolean;
	/** Width of a terminal, in characters. */
	columns?: number;
	write(text: string): unknown;
}

/** A log gets a line no more often than this. */
const LOG_EVERY_MS = 5000;

const USUAL_COLUMNS = 80;

/** A file's name may hold what moves a terminal's cursor, or more. */
const plain = (text: string) => text.replaceAll(/\p{Cc}/gu, " ");

/** One line that follows the work: rewritten in place on a terminal, now and then a line in a log. */
export class ProgressLine {
	#loggedMs = Number.NEGATIVE_INFINITY;
	#isOpen = false;

	constructor(
		private readonly output: ProgressOutput,
		private readonly now: () => number,
	) {}

	/** @param done How many files are finished; a fraction where one is in the middle. */
	show(done: number, total: number, name: string): void {
		const percent = total > 0 ? Math.floor((done / total) * 100) : 100;
		const text = plain(`${percent} % · ${Math.floor(done)} of ${total} · ${name}`);
		if (this.output.isTTY) {
			// A line that wraps could not be rewritten: only its last row would be.
			const fitting = [...text].slice(0, (this.output.columns ?? USUAL_COLUMNS) - 1).join("");
			this.output.write(`\r\x1b[2K${fitting}`);
			this.#isOpen = true;
		} else if (this.now() - this.#loggedMs >= LOG_EVERY_MS) {
			this.#loggedMs = this.now();
			this.output.write(`${text}\n`);
		}
	}

	/** Writes a sentence of its own line. */
	say(sentence: string): void {
		this.end();
		this.output.write(`${plain(sentence)}\n`);
	}

	/** Takes the line away. */
	end(): void {
		if (this.#isOpen) this.output.write("\r\x1b[2K");
		this.#isOpen = false;
	}
}
