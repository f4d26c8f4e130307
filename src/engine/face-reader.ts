import type { Label, Probabilities, ShownLabel } from "../shared/expressions.ts";
import type { Box } from "../shared/geometry.ts";
import type { Baseline } from "../shared/neutral-faces.ts";
import type { Doubt, FaceReading } from "../shared/readings.ts";
import type { Settings } from "../shared/settings.ts";
import { applyBaseline } from "./baseline.ts";
import type { FaceTrack } from "./face-tracks.ts";
import { FreezeWatch } from "./freeze-watch.ts";
import { type HeldLabel, holdLabel, LONGEST_STEP_MS, leaderOf } from "./hysteresis.ts";
import { keptShare, type LabelSetSettings, labelEntries, labelKeys } from "./label-set.ts";
import { type Scale, scaleReading } from "./picture-size.ts";
import { doubtsOf, ENOUGH, judgePicture, qualityOf, type Support } from "./quality.ts";
import { ReadingPace } from "./reading-pace.ts";
import { blend, distanceBetween, freshness, TIME_CONSTANT_MS } from "./smooth.ts";
import { BoxSmoother } from "./smooth-box.ts";
import { TurnWatch } from "./turn-watch.ts";

/** The settings that change how a face is read. */
export type ReadingSettings = Pick<Settings, "labelSet" | "notOkay" | "smoothing" | "minFacePx">;

/** What one frame of a tile brings, besides its faces. */
export interface FrameContext {
	/** When it was captured. */
	atMs: number;
	/** The part of the tile's picture that was looked at, in the picture's pixels. */
	frame: Box;
	settings: ReadingSettings;
	/** The model card's: below this probability a label is uncertain. */
	threshold: number;
	/** The neutral face of the person of this tile, where one is kept; used while a face is alone on it. */
	baseline?: Baseline | undefined;
	/** The picture should be of people there now, so that a face that stands still beside others is a photograph. */
	isLive?: boolean;
}

/** Memory of the picture's quality, in milliseconds: one blurred frame is no reason to fall silent. */
const SUPPORT_TIME_MS = 500;

/** Memory of how much a face trembles; long, so that one real change of expression hardly counts. */
const TREMBLE_TIME_MS = 8000;

/** A face whose first readings contradict each other waits for its label, but for no more readings than this. */
const MOST_UNSETTLED = 3;

/** Quality has to pass `ENOUGH` by this much either way before a label goes or returns. */
const QUALITY_BAND = 0.05;

/** Two sides split every probability, so that a label on one side of them says less: it must say more. */
const TWO_THRESHOLD = 0.6;

/** Of the five, a label needs this share of the whole probability behind it. */
const MIN_KEPT_SHARE = 0.5;

/** The label that is kept, and told to other rooms, is always one of all. */
const SEVEN: LabelSetSettings = { labelSet: "seven", notOkay: [] };

/** Reads one face track over time: smooths what its frames say, and holds its label steady. */
export class FaceReader {
	private readonly box = new BoxSmoother();
	private readonly turns = new TurnWatch();
	private readonly freeze = new FreezeWatch();
	/** Whether the same pixels have come again and again for longer than a face can hold still. */
	isStill = false;
	private probabilities: Probabilities | undefined;
	private support: Support | undefined;
	private tremble = 0;
	private isPoor = false;
	/** The reading before spoke against `isPoor`: it takes two, for a detector that is unsure of a face swings from frame to frame. */
	private isPoorDoubted = false;
	/** The first label should not be taken back at once: before this there is none on the screen. */
	private isSettled = false;
	private unsettled = 0;
	private readonly pace = new ReadingPace();
	private label: HeldLabel | undefined;
	private shown: HeldLabel | undefined;
	private shownKeys = "";
	private atMs = 0;
	private reading: Omit<FaceReading, "trackState" | "atMs"> | undefined;

	/** Reads the track's face as this frame shows it; of a lost track, what was last read. */
	read(track: FaceTrack, context: FrameContext): FaceReading {
		if (this.reading === undefined || track.state !== "lost")
			this.reading = this.take(track, context);
		const trackState = this.isSettled ? track.state : "tentative";
		return { ...this.reading, trackState, atMs: context.atMs };
	}

	/** The tile's picture has another size now. */
	scale(by: Scale): void {
		this.box.scale(by.scaleX);
		if (this.reading !== undefined) this.reading = scaleReading(this.reading, by);
	}

	private take(track: FaceTrack, context: FrameContext): Omit<FaceReading, "trackState" | "atMs"> {
		const elapsedMs = this.reading ? Math.max(0, context.atMs - this.atMs) : 0;
		const isForgotten = this.reading !== undefined && this.pace.standing(context.atMs) === "gone";
		this.pace.take(context.atMs);
		this.atMs = context.atMs;
		this.isStill = context.isLive === true && this.freeze.take(track.face.fingerprint, elapsedMs);
		if (isForgotten) this.probabilities = this.support = undefined;
		const observed = context.baseline
			? applyBaseline(track.face.probabilities, context.baseline)
			: track.face.probabilities;
		const probabilities = this.smooth(observed, context.settings, elapsedMs);
		const support = this.smoothSupport(judgePicture(track.face, context.frame), elapsedMs);
		if (!this.isSettled || isForgotten) this.label = this.shown = undefined;
		this.settle(track, observed, context);
		this.hold(probabilities, context, elapsedMs);
		const label = this.isPoor ? "uncertain" : (this.label?.label ?? "uncertain");
		const shown = this.isPoor ? "uncertain" : (this.shown?.label ?? "uncertain");
		return {
			trackId: track.id,
			box: this.box.update(track.box, context.atMs),
			// Held over the seven alone, it is never a side of the two-state view.
			label: label as Label,
			shown,
			probabilities,
			quality: qualityOf(support),
			doubts: this.doubts(shown, support),
		};
	}

	private smooth(
		observed: Probabilities,
		{ smoothing }: ReadingSettings,
		elapsedMs: number,
	): Probabilities {
		const before = this.probabilities ?? observed;
		const evidence = { before, tremble: this.tremble, elapsedMs, smoothing };
		const turned = this.turns.take(observed, evidence);
		const distance = distanceBetween(before, observed);
		this.tremble += freshness(elapsedMs, TREMBLE_TIME_MS) * (distance - this.tremble);
		const weight = freshness(Math.min(LONGEST_STEP_MS, elapsedMs), TIME_CONSTANT_MS[smoothing]);
		this.probabilities = blend(before, observed, weight);
		if (turned !== null) {
			this.probabilities = turned.to;
			this.tremble = turned.tremble;
		}
		return this.probabilities;
	}

	private smoothSupport(observed: Support, elapsedMs: number): Support {
		const isFirst = this.support === undefined;
		const weight = freshness(elapsedMs, SUPPORT_TIME_MS);
		const support = { ...(this.support ?? observed) };
		for (const key of Object.keys(support) as (keyof Support)[])
			support[key] += weight * (observed[key] - support[key]);
		this.support = support;
		const limit = ENOUGH + (this.isPoor ? QUALITY_BAND : -QUALITY_BAND);
		const isDoubted = qualityOf(support) < limit !== this.isPoor;
		const changes = isDoubted && (isFirst || this.isPoorDoubted);
		if (changes) this.isPoor = !this.isPoor;
		this.isPoorDoubted = isDoubted && !changes;
		return support;
	}

	/** A face gets its first label once the latest reading leads to the same as all of them together. */
	private settle({ state }: FaceTrack, observed: Probabilities, { threshold }: FrameContext): void {
		if (this.isSettled || state === "tentative") return;
		const leading = (probabilities: Probabilities) =>
			leaderOf({ entries: labelEntries(probabilities, SEVEN), threshold }).label;
		this.unsettled += 1;
		this.isSettled =
			this.isPoor ||
			this.unsettled >= MOST_UNSETTLED ||
			leading(observed) === leading(this.probabilities ?? observed);
	}

	private hold(probabilities: Probabilities, context: FrameContext, elapsedMs: number): void {
		const { settings, threshold } = context;
		const evidence = { tremble: this.tremble, elapsedMs };
		this.label = holdLabel(
			this.label,
			{ ...evidence, entries: labelEntries(probabilities, SEVEN), threshold },
			settings.smoothing,
		);
		const keys = `${labelKeys(settings)}:${settings.labelSet === "two" ? settings.notOkay : ""}`;
		if (keys !== this.shownKeys) this.shown = undefined;
		this.shownKeys = keys;
		this.shown = holdLabel(
			this.shown,
			{
				...evidence,
				entries: labelEntries(probabilities, settings),
				threshold: thresholdFor(probabilities, settings, threshold),
			},
			settings.smoothing,
		);
	}

	private doubts(shown: ShownLabel, support: Support): Doubt[] {
		if (shown !== "uncertain") return [];
		if (!this.isPoor) return ["unclear"];
		const doubts = doubtsOf(support, ENOUGH + QUALITY_BAND);
		return doubts.length > 0 ? doubts : (this.reading?.doubts ?? []);
	}
}

/** The probability that a label of the chosen set needs, in [0, 1]. */
function thresholdFor(
	probabilities: Probabilities,
	settings: ReadingSettings,
	threshold: number,
): number {
	if (settings.labelSet === "two") return Math.max(threshold, TWO_THRESHOLD);
	return keptShare(probabilities, settings) < MIN_KEPT_SHARE ? 1 : threshold;
}
