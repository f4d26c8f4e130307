import type { Instant } from "../engine/session-clock.ts";
import { MAX_PENDING, type SessionRecorder } from "./session-recorder.ts";

/** What a session that has ended has left to write is held back as long as what one under way has. */
const GIVE_UP_AFTER_MS = MAX_PENDING * 1000;

interface Ending {
	recorder: SessionRecorder;
	/** By the monotonic clock. */
	sinceMs: number;
}

/**
 * Sessions that have ended and may have something left to write: a call that is left while nothing can be written is
 * written afterwards. What follows in their tab waits for them, for it may go on in the same session.
 */
export class Endings {
	private readonly endings = new Map<number, Ending[]>();

	/** @param onFailure Told where something could not be written. */
	constructor(private readonly onFailure: () => void) {}

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
	 * @throws HistoryProblem where one cannot be written; those after it wait.
	 */
	async write(tabId: number, recorders: readonly SessionRecorder[]): Promise<void> {
		for (const recorder of recorders) {
			if (!this.of(tabId).includes(recorder)) continue;
			await recorder.flush();
			if (recorder.isOver) this.keepOnly(tabId, (other) => other.recorder !== recorder);
			else {
				this.onFailure();
				throw recorder.problem;
			}
		}
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
