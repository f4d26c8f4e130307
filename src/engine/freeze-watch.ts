/** So many readings are remembered to compare with: at ten a second, more than one look at the whole. */
const REMEMBERED = 16;

/**
 * A frozen picture gives no more than so many different readings in turn: of the whole tile, and of the
 * closer looks that follow it. A film that repeats itself gives more.
 */
const MOST_DIFFERENT = 6;

/** For so long nothing may have been new, in milliseconds: no face that lives comes near it. */
const FROZEN_MS = 8000;

/** Fewer readings than this prove nothing, however slowly they come. */
const MIN_REPEATS = 8;

/** A picture that is coded anew changes once in a while; two new readings in a row are life. */
const NEW_READINGS = 2;

/** Tells a face that lives from one that is shown again and again: a frozen video, a photograph. */
export class FreezeWatch {
	private seen: number[] = [];
	private repeatedMs = 0;
	private repeats = 0;
	private news = 0;

	/**
	 * Takes in what one frame shows of a face.
	 *
	 * @param fingerprint The same number only for the same pixels; undefined where it was not taken.
	 * @param elapsedMs Since the frame before; 0 or less counts nothing.
	 * @returns Whether the face is frozen.
	 */
	take(fingerprint: number | undefined, elapsedMs: number): boolean {
		if (fingerprint === undefined) return false;
		const isRepeat = this.seen.includes(fingerprint);
		this.seen.push(fingerprint);
		if (this.seen.length > REMEMBERED) this.seen.shift();
		this.news = isRepeat ? 0 : this.news + 1;
		if (this.news >= NEW_READINGS || new Set(this.seen).size > MOST_DIFFERENT)
			this.repeatedMs = this.repeats = 0;
		else if (isRepeat) {
			this.repeatedMs += Math.max(0, elapsedMs);
			this.repeats += 1;
		}
		return this.repeatedMs >= FROZEN_MS && this.repeats >= MIN_REPEATS;
	}
}
