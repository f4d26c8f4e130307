/** A rate is that of the last so many milliseconds. */
const WINDOW_MS = 5000;

/** After so long without an event nothing comes any more. */
const SILENT_MS = 3000;

/** Counts how often something happens. */
export class RateMeter {
	private times: number[] = [];

	/** @param atMs A clock that may be set back: the count then begins anew. */
	count(atMs: number): void {
		if (atMs < (this.times.at(-1) ?? atMs)) this.times = [];
		this.times.push(atMs);
		while (atMs - (this.times[0] ?? atMs) > WINDOW_MS) this.times.shift();
	}

	/** Events a second over the latest seconds; 0 when they have ceased. */
	perSecond(atMs: number): number {
		const [first, last] = [this.times[0], this.times.at(-1)];
		if (first === undefined || last === undefined || last <= first) return 0;
		if (atMs - last > SILENT_MS) return 0;
		return ((this.times.length - 1) * 1000) / (last - first);
	}
}

/** Quantiles are those of the latest so many values. */
const KEPT = 200;

/** Keeps the latest values for their quantiles. */
export class QuantileMeter {
	private values: number[] = [];

	add(value: number): void {
		this.values.push(value);
		if (this.values.length > KEPT) this.values.shift();
	}

	/**
	 * The smallest value that at least this share of the values do not exceed.
	 *
	 * @param share In (0, 1].
	 * @returns Undefined while there are none.
	 */
	quantile(share: number): number | undefined {
		const sorted = [...this.values].sort((a, b) => a - b);
		return sorted[Math.ceil(share * sorted.length) - 1];
	}
}
