/** A host that was removed comes back at once, then after ever longer waits up to the last, in ms. */
const WAITS_MS = [0, 250, 500, 1000, 2000, 4000, 8000];

/** A page that leaves the host alone for this long starts afresh. */
const PEACE_MS = 30_000;

/** From this removal in a row on, it is no accident. */
const CONTEST = 4;

/** Decides when a removed overlay comes back, so that a page that fights it pays next to nothing. */
export class ReturnPacing {
	#removals = 0;
	#returnedAtMs = Number.NEGATIVE_INFINITY;
	#dueAtMs: number | undefined;

	/**
	 * Tells what to do about a host that is not in the page.
	 *
	 * @returns `return` when it is time to insert it again, which counts as done; `contested`, once, when
	 *   the page keeps removing it; otherwise `wait`.
	 */
	onMissing(atMs: number): "return" | "contested" | "wait" {
		if (this.#dueAtMs === undefined) {
			if (atMs - this.#returnedAtMs > PEACE_MS) this.#removals = 0;
			this.#dueAtMs = atMs + (WAITS_MS[Math.min(this.#removals, WAITS_MS.length - 1)] ?? 0);
			this.#removals++;
			if (this.#removals === CONTEST) return "contested";
		}
		if (atMs < this.#dueAtMs) return "wait";
		this.#dueAtMs = undefined;
		this.#returnedAtMs = atMs;
		return "return";
	}
}
