import type { Settings } from "../shared/settings.ts";
import type { SampledPace } from "./sampled-pace.ts";

/** How tiles are sampled and read. */
interface Pace extends SampledPace {
	/** Whether the quick network has to do, whatever the user chose. */
	isSwift: boolean;
}

/** What the governor decided, and why, in words for Diagnostics. */
export interface PaceState extends Pace {
	/** Attention that each tile gets of a second: see `nextCopyMs`. */
	shareMs: number;
	/** Of one core: what reading all pages takes at this pace, as measured, and what it may take. */
	load: number;
	budget: number;
	reason:
		| "full speed"
		| "slower to keep the budget"
		| "smaller to keep the budget"
		| "with the quick network to keep the budget"
		| "gentler on battery"
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

/**
 * `balanced` is meant for five readings a second of each tile in a small call, four in one of 25 and two in one
 * of 49; it asks for a little more, since a page's timers are late by some 20 ms.
 */
export const RATES: Readonly<Record<Settings["rate"], Rate>> = {
	gentle: { budget: 0.2, fastestMs: 400, shareMs: 20, slowestMs: 2000 },
	balanced: { budget: 0.4, fastestMs: 190, shareMs: 8.5, slowestMs: 1000 },
	eager: { budget: 0.8, fastestMs: 100, shareMs: 5, slowestMs: 500 },
};

/** On battery every choice becomes the next gentler one. */
const ON_BATTERY: Readonly<Record<Settings["rate"], Settings["rate"]>> = {
	gentle: "gentle",
	balanced: "gentle",
	eager: "balanced",
};

/** What one frame took. */
export interface Tick {
	/** From its start to its end; what is no finite number or below 0 counts nothing. */
	costMs: number;
	/** How much there was to do, in any unit: frames differ, and are compared by their cost for a unit. */
	work: number;
}

/**
 * How well tiles are read, the first one where the budget allows it. Faces of a sixth of the smallest tiles
 * are 21 pixels wide. `growth` is by how much the cost may grow on the way back: at worst as the pixels do,
 * or as the larger network takes longer.
 */
export const LEVELS = [
	{ tilePx: 256, isSwift: false, growth: Number.POSITIVE_INFINITY },
	{ tilePx: 192, isSwift: false, growth: (256 / 192) ** 2 },
	{ tilePx: 128, isSwift: false, growth: (192 / 128) ** 2 },
	{ tilePx: 128, isSwift: true, growth: 3 },
] as const;

/** At the last level the budget goes before the rate, but not beyond this. */
const LONGEST_MS = 3000;

/**
 * Costs are those of the latest so many ticks. Time on a clock is time on a core only while nothing else
 * runs: the shortest tick is nearly that, and counts against the budget; the middle one tells how long
 * a tick takes as things are.
 */
const TICKS = 15;

/** A page's first ticks, which warm everything up, say nothing of those to come. */
const FIRST_TICKS = 2;

/** A page silent for longer is hidden, or stands behind another: it takes nothing. Twice the longest interval. */
const SILENT_MS = 2 * LONGEST_MS;

/** So much of a tick, as things are, is left free between two. */
const BREATH = 0.25;

/** A level is kept for this long before another is tried: its cost has to be measured first. */
const LEVEL_KEPT_MS = 5000;

/** A better level is tried again only when its cost would leave this share of the budget free. */
const SPARE = 0.3;

/** The interval shortens by at most this factor a second. */
const SPEED_UP = 0.8;

interface PageTicks {
	count: number;
	latest: readonly Tick[];
	/** Of the last one. */
	atMs: number;
}

/**
 * Holds the time that reading takes under a share of one core: first by a lower rate, then by smaller
 * tiles, then by the quick network. Slows down at once, and speeds up again slowly. All pages keep one pace.
 */
export class SpeedGovernor {
	private readonly pages = new Map<unknown, PageTicks>();
	private level = 0;
	private intervalMs: number;
	private levelAtMs = Number.NEGATIVE_INFINITY;
	private atMs = 0;

	/** What the user chose, and whether the machine runs on battery. */
	private chosen: Settings["rate"];
	private isOnBattery = false;

	constructor(private rate: Settings["rate"]) {
		this.chosen = rate;
		this.intervalMs = RATES[rate].fastestMs;
	}

	/** Takes over the user's choice; effective at once. */
	setRate(rate: Settings["rate"]): void {
		this.chosen = rate;
		this.takeOver(this.isOnBattery ? ON_BATTERY[rate] : rate);
	}

	/** The machine was plugged in or out; effective at once. */
	setOnBattery(isOnBattery: boolean): void {
		this.isOnBattery = isOnBattery;
		this.setRate(this.chosen);
	}

	private takeOver(rate: Settings["rate"]): void {
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
		const { count, latest } = this.pages.get(page) ?? { count: 0, latest: [] };
		const isOfUse = count >= FIRST_TICKS;
		const ticks = isOfUse ? [...latest, { costMs, work }].slice(-TICKS) : latest;
		this.pages.set(page, { count: count + 1, latest: ticks, atMs });
		if (isOfUse) this.settle(atMs);
	}

	/** A page has gone, and its cost with it. */
	forget(page: unknown): void {
		this.pages.delete(page);
	}

	/** The pace to keep now. */
	pace(): PaceState {
		const { tilePx, isSwift } = LEVELS[this.level] ?? LEVELS[0];
		const intervalMs = Math.round(this.intervalMs);
		const { shareMs, budget } = RATES[this.rate];
		const load = this.ownMs() / this.intervalMs;
		return { intervalMs, tilePx, isSwift, shareMs, load, budget, reason: this.reason() };
	}

	private reason(): PaceState["reason"] {
		const { budget, fastestMs } = RATES[this.rate];
		if (LEVELS[this.level]?.isSwift) return "with the quick network to keep the budget";
		if (this.level > 0) return "smaller to keep the budget";
		if (Math.round(this.intervalMs) <= fastestMs)
			return this.rate === this.chosen ? "full speed" : "gentler on battery";
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
		const reading = [...this.pages.values()].filter(
			({ latest, atMs }) => latest.length > 0 && this.atMs - atMs <= SILENT_MS,
		);
		return reading.reduce((sum, { latest: ticks }) => {
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
		this.changeLevel(neededMs, slowestMs, atMs);
		const goalMs = Math.min(LONGEST_MS, Math.max(fastestMs, neededMs, this.busyMs()));
		const soonestMs = this.intervalMs * SPEED_UP ** (elapsedMs / 1000);
		this.intervalMs = Math.max(goalMs, Math.min(this.intervalMs, soonestMs));
	}

	private changeLevel(neededMs: number, slowestMs: number, atMs: number): void {
		const sinceMs = atMs - this.levelAtMs;
		if (sinceMs >= 0 && sinceMs < LEVEL_KEPT_MS) return;
		const isTooMuch = neededMs > slowestMs && this.level < LEVELS.length - 1;
		const growth = LEVELS[this.level]?.growth ?? 1;
		const isSpare = this.level > 0 && neededMs * growth < slowestMs * (1 - SPARE);
		if (!isTooMuch && !isSpare) return;
		this.level += isTooMuch ? 1 : -1;
		this.levelAtMs = atMs;
	}
}
