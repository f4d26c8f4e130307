import type { Instant } from "../engine/session-clock.ts";
import { MAX_PENDING, type SessionRecorder } from "./session-recorder.ts";

/** What a session that has ended has left to write is held back as long as what one under way has. */
const GIVE_UP_AFTER_MS = MAX_PENDING * 1000;

interface Ending {
	recorder: SessionRecorder;
	/** By the monotonic clock. */
	sinceMs: number;
}

interface EndingsTold {
	/** Something could not be written. */
	onFailure: () => void;
	/** The user has erased a session of a tab before it was all written. */
	onErased: (tabId: number) => void;
}

/**
 * Sessions that have ended and may have something left to write: a call that is left while nothing can be written is
 * written afterwards. What follows in their tab waits for them, for it may go on in the same session.
 */
export class Endings {
	private readonly endings = new Map<number, Ending[]>();

	constructor(private readonly told: EndingsTold) {}

	/** Those of one tab, in order. */
	of(tabId: number): SessionRecorder[] {
		return (this.endings.get(tabId) ?? []).map(({ recorder }) => recorder);
	}

	add(tabId: number, recorder: SessionRecorder, { monotonicMs }: Instant): void {
		const before = this.endings.get(tabId) ?? [];
		this.endings.set(tabId, [...before, { recorder, sinceMs: monotonicMs }]);
	}

	/**
	 * Writes what some of a tab have left, in order.
	 *
	 * @throws HistoryProblem where one cannot be written, or was erased; those after it wait.
	 */
	async write(tabId: number, recorders: readonly SessionRecorder[]): Promise<void> {
		for (const recorder of recorders) {
			if (this.of(tabId).includes(recorder)) await this.writeOne(tabId, recorder);
			// What the user has erased is not gone on with either.
			if (recorder.isErased) throw recorder.problem;
		}
	}

	private async writeOne(tabId: number, recorder: SessionRecorder): Promise<void> {
		await recorder.flush();
		if (!recorder.isOver) {
			this.told.onFailure();
			throw recorder.problem;
		}
		this.keepOnly(tabId, (other) => other.recorder !== recorder);
		if (recorder.isErased) this.told.onErased(tabId);
	}

	/** Tries all again, and forgets those that have waited too long. */
	async writeAll({ monotonicMs }: Instant): Promise<void> {
		const tabIds = [...this.endings.keys()];
		for (const tabId of tabIds)
			this.keepOnly(tabId, ({ sinceMs }) => monotonicMs - sinceMs < GIVE_UP_AFTER_MS);
		await Promise.allSettled(tabIds.map((tabId) => this.write(tabId, this.of(tabId))));
	}

	private keepOnly(tabId: number, isKept: (ending: Ending) => boolean): void {
		const left = (this.endings.get(tabId) ?? []).filter(isKept);
		if (left.length > 0) this.endings.set(tabId, left);
		else this.endings.delete(tabId);
	}
}
