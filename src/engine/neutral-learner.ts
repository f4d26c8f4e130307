import { byExpression, type Probabilities } from "../shared/expressions.ts";
import type { Baseline, NeutralFaceState } from "../shared/neutral-faces.ts";
import { learnBaseline, MIN_SAMPLES } from "./baseline.ts";
import { distanceBetween } from "./smooth.ts";

/** How the measuring of a neutral face stands. */
export type Learning =
	| Extract<NeutralFaceState, { state: "learning" | "failed" }>
	| { state: "learned"; baseline: Baseline };

/** One reading of the face that is alone on its tile, seen well. */
export interface NeutralSample {
	/** Of one frame, not smoothed and not shifted. */
	probabilities: Probabilities;
	/** Another track may be another person: measuring begins anew. */
	trackId: number;
}

/** So long a face is measured, in milliseconds: longer than a blink, as long as one can look at nothing. */
const MEASURE_MS = 3500;

/** Not seen well for so long in this time, the face is given up. At two readings in 5 seconds it is enough. */
const GIVE_UP_MS = 30_000;

/** A face at rest stays within this of its own average; who smiles in between does not. */
const MOST_CHANGE = 0.25;

/** Measures one person's neutral face over some seconds. */
export class NeutralLearner {
	state: Learning = { state: "learning", share: 0 };
	private samples: Probabilities[] = [];
	private trackId: number | undefined;
	private startMs: number | undefined;
	private firstMs = 0;

	/**
	 * Takes in one frame.
	 *
	 * @param sample Null where no face is alone and seen well.
	 */
	take(sample: NeutralSample | null, atMs: number): void {
		if (this.state.state !== "learning") return;
		this.startMs ??= atMs;
		if (sample !== null) this.add(sample, atMs);
		const share = Math.min((atMs - this.firstMs) / MEASURE_MS, this.samples.length / MIN_SAMPLES);
		if (this.samples.length > 0 && share >= 1) this.state = conclude(this.samples);
		else if (atMs - this.startMs > GIVE_UP_MS) this.state = { state: "failed", reason: "unseen" };
		else
			this.state = { state: "learning", share: this.samples.length > 0 ? Math.max(0, share) : 0 };
	}

	private add({ probabilities, trackId }: NeutralSample, atMs: number): void {
		if (trackId !== this.trackId || atMs < this.firstMs) {
			this.samples = [];
			this.firstMs = atMs;
		}
		this.trackId = trackId;
		this.samples.push(probabilities);
	}
}

function conclude(samples: readonly Probabilities[]): Learning {
	const mean = byExpression(
		(key) => samples.reduce((sum, sample) => sum + sample[key], 0) / samples.length,
	);
	const change =
		samples.reduce((sum, sample) => sum + distanceBetween(sample, mean), 0) / samples.length;
	return change > MOST_CHANGE
		? { state: "failed", reason: "changing" }
		: { state: "learned", baseline: learnBaseline(samples) };
}
