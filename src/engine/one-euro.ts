/** How a one-euro filter weighs calm against speed. */
export interface OneEuroOptions {
	/** Cut-off for a value that stands still, in Hz, above 0; lower is calmer. */
	minCutoffHz: number;
	/** How much the cut-off rises with speed, in Hz per unit a second, 0 or more; higher lags less. */
	beta: number;
	/** Cut-off for the speed itself, in Hz, above 0. */
	speedCutoffHz?: number;
}

/**
 * Smooths one number in time: strongly while it stands still, hardly while it moves.
 *
 * @see Casiez, Roussel and Vogel 2012, 1 Euro Filter
 */
export class OneEuroFilter {
	private value: number | undefined;
	private speed = 0;
	private atMs = 0;

	constructor(private readonly options: OneEuroOptions) {}

	/**
	 * Takes in one value and gives the smoothed one, which lies between it and the one before.
	 *
	 * @param value Finite; anything else leaves the filter as it is.
	 * @param atMs When it was measured. Time that stands still or goes backwards smooths as if it were
	 *   a millisecond later.
	 */
	update(value: number, atMs: number): number {
		if (!Number.isFinite(value)) return this.value ?? 0;
		if (this.value === undefined) {
			this.atMs = atMs;
			this.value = value;
			return value;
		}
		const seconds = Math.max(1, atMs - this.atMs) / 1000;
		const { minCutoffHz, beta, speedCutoffHz = 1 } = this.options;
		const speed = (value - this.value) / seconds;
		this.speed += weight(speedCutoffHz, seconds) * (speed - this.speed);
		const cutoffHz = minCutoffHz + beta * Math.abs(this.speed);
		this.value += weight(cutoffHz, seconds) * (value - this.value);
		this.atMs = atMs;
		return this.value;
	}
}

/** The share of the new value: that of a first-order low-pass of this cut-off after this time. */
function weight(cutoffHz: number, seconds: number): number {
	return 1 / (1 + 1 / (2 * Math.PI * cutoffHz * seconds));
}
