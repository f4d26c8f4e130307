import { countLabels } from "../shared/count-labels.ts";
import { byExpression, type Label } from "../shared/expressions.ts";
import type { FaceSecond, KeptSecond } from "../shared/kept-second.ts";
import type { FaceReading } from "../shared/readings.ts";

/** A face counts on for so long after its last reading: large calls are read less than once a second. */
const HOLD_MS = 3000;

/** What is known of one face track. */
interface Present {
	face: number;
	tileKey: string;
	seenMs: number;
	latest: FaceReading;
	/** The readings of the second under way. */
	readings: FaceReading[];
}

/** Sums up the readings of a call second by second: each face track, and how many show what. */
export class SecondCollector {
	private readonly present = new Map<number, Present>();
	private readonly faceOfTrack = new Map<number, number>();
	private second: number | undefined;
	private isRead = false;
	private lastFace = 0;

	/** The number that a face track has in this session; undefined where it was never counted. */
	faceOf(trackId: number): number | undefined {
		return this.faceOfTrack.get(trackId);
	}

	/**
	 * Takes in what one tile shows. Confirmed faces count; those the tile showed before and does not now
	 * are gone.
	 *
	 * @param atMs From the session's start; must not go back.
	 * @param tileKey Unique among the tiles of the call.
	 * @returns The seconds that ended before `atMs`, oldest first. A time in which nothing was read has none.
	 */
	add(atMs: number, tileKey: string, readings: readonly FaceReading[]): KeptSecond[] {
		const ended = this.endBefore(Math.floor(atMs / 1000));
		this.isRead = true;
		const shown = readings.filter(({ trackState }) => trackState === "confirmed");
		const trackIds = new Set(shown.map(({ trackId }) => trackId));
		for (const [trackId, { tileKey: own, readings: now }] of this.present)
			if (own === tileKey && !trackIds.has(trackId) && now.length === 0)
				this.present.delete(trackId);
		for (const reading of shown) this.note(atMs, tileKey, reading);
		return ended;
	}

	/**
	 * A tile is gone, or out of sight: whoever it showed is held no longer, nor counted in the second under way beside
	 * those who are shown in their place.
	 *
	 * @param atMs As for `add`.
	 * @returns As `add` does.
	 */
	leave(atMs: number, tileKey: string): KeptSecond[] {
		const ended = this.endBefore(Math.floor(atMs / 1000));
		for (const [trackId, face] of this.present)
			if (face.tileKey === tileKey) this.present.delete(trackId);
		return ended;
	}

	/** Ends the second under way, and gives it out. */
	finish(): KeptSecond[] {
		return this.second === undefined ? [] : this.endBefore(this.second + 1);
	}

	private note(atMs: number, tileKey: string, reading: FaceReading): void {
		const { trackId } = reading;
		const known = this.present.get(trackId);
		const face = known?.face ?? this.numberOf(trackId);
		const readings = [...(known?.readings ?? []), reading];
		this.present.set(trackId, { face, tileKey, seenMs: atMs, latest: reading, readings });
	}

	private numberOf(trackId: number): number {
		const known = this.faceOfTrack.get(trackId);
		if (known !== undefined) return known;
		this.lastFace += 1;
		this.faceOfTrack.set(trackId, this.lastFace);
		return this.lastFace;
	}

	private endBefore(second: number): KeptSecond[] {
		const ended: KeptSecond[] = [];
		for (let each = this.second ?? second; each < second; each++) {
			this.dropUnseen(each * 1000 + 1000);
			if (!this.isRead && this.present.size === 0) break;
			ended.push(this.sumUp(each));
		}
		this.second = second;
		return ended;
	}

	private dropUnseen(endMs: number): void {
		for (const [trackId, { seenMs }] of this.present)
			if (endMs - seenMs > HOLD_MS) this.present.delete(trackId);
	}

	private sumUp(second: number): KeptSecond {
		const seen = [...this.present.values()].map(faceSecond);
		for (const face of this.present.values()) face.readings = [];
		this.isRead = false;
		const counts = countLabels(seen.map(({ label }) => label));
		return { atMs: second * 1000, faces: seen.length, counts, seen };
	}
}

/** Where a second has no reading of its own, the latest stands for it. */
function faceSecond({ face, latest, readings }: Present): FaceSecond {
	const all = readings.length > 0 ? readings : [latest];
	const mean = (of: (reading: FaceReading) => number) =>
		all.reduce((sum, reading) => sum + of(reading), 0) / all.length;
	return {
		face,
		label: mostFrequent(all.map(({ label }) => label)) ?? latest.label,
		probabilities: byExpression((name) => mean(({ probabilities }) => probabilities[name])),
		quality: mean(({ quality }) => quality),
	};
}

/** Of labels equally frequent, the one shown last. */
function mostFrequent(labels: readonly Label[]): Label | undefined {
	const counts = countLabels(labels);
	return labels.reduce<Label | undefined>(
		(best, label) => (best === undefined || counts[label] >= counts[best] ? label : best),
		undefined,
	);
}
