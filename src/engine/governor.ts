import type { Settings } from "../shared/settings.ts";

/** How often and how large tiles are sampled. */
export interface Pace {
	intervalMs: number;
	/** The longer side of a tile's copy at most. */
	tilePx: number;
}

/** What the governor decided, and why, in words for Diagnostics. */
export interface PaceState extends Pace {
	/** Attention that each tile gets of a second: see `nextCopyMs`. */
	shareMs: number;
	/** Share of one core that reading all pages takes at this pace, as measured. */
	load: number;
	reason:
		| "full speed"
		| "slower to keep the budget"
		| "smaller to keep the budget"
		| "slower because the machine is busy";
}

/** What a choice of rate stands for. */
interface Rate {
	/** Of one core, in [0, 1]. */
	budget: number;
	/** Interval where the budget allows it. */
	fastestMs: number;
	/** Attention that each tile of a call gets of a second, in milliseconds. */
	shareMs: number;
	/**
	 * Interval beyond which tiles are made smaller. That costs detail and saves little, since finding a
	 * face takes as long on any size, so it comes late.
	 */
	slowestMs: number;
}

export const RATES: Readonly<Record<Settings["rate"], Rate>> = {
	gentle: { budget: 0.2, fastestMs: 400, shareMs: 20, slowestMs: 2000 },
	balanced: { budget: 0.4, fastestMs: 200, shareMs: 10, slowestMs: 1000 },
	eager: { budget: 0.8, fastestMs: 100, shareMs: 5, slowestMs: 500 },
};

/** What one frame took. */
export interface Tick {
	/** From its start to its end; what is no finite number or below 0 counts nothing. */
	costMs: number;
	/** How much there was to do, in any unit: frames differ, and are compared by their cost for a unit. */
	work: number;
}

/** Sizes of tiles, the first one where the budget allows it. Faces of a sixth of the last are 21 pixels wide. */
export const TILE_SIZES_PX = [256, 192, 128] as const;

/** With the smallest tiles the budget goes before the rate, but not beyond this. */
const LONGEST_MS = 3000;

/**
 * Costs are those of the latest so many ticks. Time on a clock is time on a core only while nothing else
 * runs: the shortest tick is nearly that, and counts against the budget; the middle one tells how long
 * a tick takes as things are.
 */
const TICKS = 15;

/** A page's first ticks, which warm everything up, say nothing of those to come. */
const FIRST_TICKS = 2;

/** So much of a tick, as things are, is left free between two. */
const BREATH = 0.25;

/** A size is kept for this long before another is tried: its cost has to be measured first. */
const SIZE_KEPT_MS = 5000;

/** Larger tiles are tried again only when their cost would leave this share of the budget free. */
const SPARE = 0.3;

/** The interval shortens by at most this factor a second. */
const SPEED_UP = 0.8;

/** Intervals that differ by less than this share are one: pages need not be told. */
const SAME = 0.1;

/**
 * Holds the time that reading takes under a share of one core: first by a lower rate, then by smaller
 * tiles. Slows down at once, and speeds up again slowly. All pages keep one pace.
 */
export class SpeedGovernor {
	private readonly costs = new Map<unknown, Tick[]>();
	private readonly ticks = new Map<unknown, number>();
	private size = 0;
	private intervalMs: number;
	private sizeAtMs = Number.NEGATIVE_INFINITY;
	private atMs = 0;

	constructor(private rate: Settings["rate"]) {
		this.intervalMs = RATES[rate].fastestMs;
	}

	/** Takes over the user's choice; effective at once. */
	setRate(rate: Settings["rate"]): void {
		if (rate === this.rate) return;
		this.rate = rate;
		this.intervalMs = RATES[rate].fastestMs;
		this.settle(this.atMs);
	}

	/**
	 * Takes in what one frame of one page cost.
	 *
	 * @param page Any value that stands for the page.
	 */
	note(page: unknown, { costMs, work }: Tick, atMs: number): void {
		if (!(costMs >= 0 && Number.isFinite(costMs) && work > 0)) return;
		const ticks = this.ticks.get(page) ?? 0;
		this.ticks.set(page, ticks + 1);
		if (ticks < FIRST_TICKS) return;
		this.costs.set(page, [...(this.costs.get(page) ?? []), { costMs, work }].slice(-TICKS));
		this.settle(atMs);
	}

	/** A page has gone, and its cost with it. */
	forget(page: unknown): void {
		this.costs.delete(page);
		this.ticks.delete(page);
	}

	/** The pace to keep now. */
	pace(): PaceState {
		const tilePx = TILE_SIZES_PX[this.size] ?? TILE_SIZES_PX[0];
		const intervalMs = Math.round(this.intervalMs);
		const { shareMs } = RATES[this.rate];
		const load = this.ownMs() / this.intervalMs;
		return { intervalMs, tilePx, shareMs, load, reason: this.reason() };
	}

	private reason(): PaceState["reason"] {
		const { budget, fastestMs } = RATES[this.rate];
		if (this.size > 0) return "smaller to keep the budget";
		if (Math.round(this.intervalMs) <= fastestMs) return "full speed";
		return this.busyMs() > this.ownMs() / budget
			? "slower because the machine is busy"
			: "slower to keep the budget";
	}

	/** What reading all pages once takes of a core. */
	private ownMs(): number {
		return this.sumOfQuantiles(1 / TICKS);
	}

	/** The interval that leaves a breath between two ticks, as long as ticks now take. */
	private busyMs(): number {
		return this.sumOfQuantiles(0.5) * (1 + BREATH);
	}

	private sumOfQuantiles(share: number): number {
		return [...this.costs.values()].reduce((sum, ticks) => {
			const sorted = ticks.map(({ costMs, work }) => costMs / work).sort((a, b) => a - b);
			const works = ticks.reduce((total, { work }) => total + work, 0) / ticks.length;
			return sum + (sorted[Math.ceil(share * sorted.length) - 1] ?? 0) * works;
		}, 0);
	}

	private settle(atMs: number): void {
		const { budget, fastestMs, slowestMs } = RATES[this.rate];
		const elapsedMs = Math.max(0, atMs - this.atMs);
		this.atMs = atMs;
		const neededMs = this.ownMs() / budget;
		this.resize(neededMs, slowestMs, atMs);
		const goalMs = Math.min(LONGEST_MS, Math.max(fastestMs, neededMs, this.busyMs()));
		const soonestMs = this.intervalMs * SPEED_UP ** (elapsedMs / 1000);
		this.intervalMs = Math.max(goalMs, Math.min(this.intervalMs, soonestMs));
	}

	private resize(neededMs: number, slowestMs: number, atMs: number): void {
		const sinceMs = atMs - this.sizeAtMs;
		if (sinceMs >= 0 && sinceMs < SIZE_KEPT_MS) return;
		const [here, larger] = [TILE_SIZES_PX[this.size], TILE_SIZES_PX[this.size - 1]];
		const isTooMuch = neededMs > slowestMs && this.size < TILE_SIZES_PX.length - 1;
		// At worst the cost grows as the pixels do.
		const growth = here !== undefined && larger !== undefined ? (larger / here) ** 2 : 1;
		const isSpare = larger !== undefined && neededMs * growth < slowestMs * (1 - SPARE);
		if (!isTooMuch && !isSpare) return;
		this.size += isTooMuch ? 1 : -1;
		this.sizeAtMs = atMs;
	}
}

/** Whether a page that keeps one pace need not be told of the other. */
export function isSamePace(told: Pace, wanted: Pace): boolean {
	return (
		told.tilePx === wanted.tilePx &&
		Math.abs(told.intervalMs - wanted.intervalMs) <= SAME * told.intervalMs
	);
}
