import type { Model } from "../shared/settings.ts";
import type { PaceState } from "./governor.ts";

/** What of the governor's pace the choice rests on. */
type Load = Pick<PaceState, "load" | "budget">;

/**
 * Shares of the budget: with swift below the first there is room for keen, with which reading takes up to twice as much;
 * with keen above the second there no longer is. Between them lies enough that one does not lead to the other.
 */
const ROOM_FOR_KEEN = 0.3;
const TOO_MUCH = 0.75;

/** Another network is started only for what has lasted so long: the first frames of a call are searched whole. */
const LASTS_MS = 10_000;

/** Chooses the network that reads calls where the user leaves it to the extension. */
export class ModelChoice {
	private model: Model = "swift";
	/** Since when the other one has been right; undefined while this one is. */
	private otherSinceMs: number | undefined;

	/**
	 * Takes in what reading takes now. With no call left the next one starts quickly, with swift.
	 *
	 * @returns The network to read with from now on.
	 */
	take({ load, budget }: Load, atMs: number): Model {
		if (load === 0) return this.change("swift");
		const isOtherRight =
			this.model === "swift" ? load < ROOM_FOR_KEEN * budget : load > TOO_MUCH * budget;
		if (!isOtherRight) this.otherSinceMs = undefined;
		else this.otherSinceMs ??= atMs;
		const lastedMs = this.otherSinceMs === undefined ? 0 : atMs - this.otherSinceMs;
		if (lastedMs < LASTS_MS) return this.model;
		return this.change(this.model === "swift" ? "keen" : "swift");
	}

	private change(model: Model): Model {
		this.model = model;
		this.otherSinceMs = undefined;
		return model;
	}
}
