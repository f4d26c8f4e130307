import type { Probabilities } from "../shared/expressions.ts";
import type { FaceReading } from "../shared/readings.ts";
import { distanceBetween } from "./smooth.ts";
import type { TileActivity } from "./tile-schedule.ts";

/** What looks like a face is one within so many looks, or it is looked at no sooner for its sake. */
const HOPEFUL_LOOKS = 4;

/** A face whose probabilities have moved by less than this shows what it showed. */
const STIR = 0.08;

/** Knows for how long a tile has been empty, its faces have said nothing, and nothing has changed in it. */
export class ActivityWatch {
	/** When there was last a face, or the tile was new. */
	private faceAtMs: number | undefined;
	private stirredAtMs: number | undefined;
	/** When a face last said something. */
	private clearAtMs: number | undefined;
	/** Looks in a row that showed what may become a face. */
	private hopes = 0;
	/** What each face showed when it was last seen to change. */
	private shown = new Map<number, Probabilities>();

	/** Takes in what one look at the tile has shown. */
	take(latest: readonly FaceReading[], atMs: number): void {
		const sure = latest.filter(isSure);
		// Patterns that flicker up as a face, again and again, are neither here nor there.
		this.hopes = latest.length > sure.length ? this.hopes + 1 : 0;
		if (sure.length > 0) this.faceAtMs = atMs;
		this.faceAtMs ??= atMs;
		if (sure.some(({ label }) => label !== "uncertain")) this.clearAtMs = atMs;
		this.clearAtMs ??= atMs;
		this.noteStir(sure, atMs);
	}

	/** @param latest What the latest look has shown. */
	at(
		atMs: number,
		latest: readonly FaceReading[],
	): Pick<TileActivity, "emptyMs" | "dullMs" | "stillMs"> {
		const isArriving = this.hopes > 0 && this.hopes <= HOPEFUL_LOOKS;
		const isPeopled = isArriving || latest.some(isSure);
		const stillMs = atMs - (this.stirredAtMs ?? atMs);
		return {
			emptyMs: isPeopled ? 0 : atMs - (this.faceAtMs ?? atMs),
			dullMs: Math.min(stillMs, atMs - (this.clearAtMs ?? atMs)),
			stillMs,
		};
	}

	/** The tile shows somebody else. */
	forget(): void {
		this.faceAtMs = undefined;
		this.clearAtMs = undefined;
		this.hopes = 0;
	}

	private noteStir(sure: readonly FaceReading[], atMs: number): void {
		const shown = new Map<number, Probabilities>();
		for (const { trackId, probabilities } of sure) {
			const before = this.shown.get(trackId);
			const isSame = before !== undefined && distanceBetween(before, probabilities) < STIR;
			if (!isSame) this.stirredAtMs = atMs;
			shown.set(trackId, isSame ? before : probabilities);
		}
		this.shown = shown;
	}
}

const isSure = ({ trackState }: FaceReading) => trackState !== "tentative";
