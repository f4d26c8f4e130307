/** What one frame shows of a face, in two parts. */
export interface Fingerprint {
	/** The same number only for the same pixels. */
	pixels: number;
	/** By which way, from where and at which size they were copied: only those copied alike can be compared. */
	copy: string;
}

/** So many readings are remembered to compare with: at ten a second, more than one look at the whole. */
const REMEMBERED = 16;

/**
 * Of those copied alike, a frozen picture gives no more than so many different ones: it may be coded anew
 * once in a while. A film that repeats itself gives more.
 */
const MOST_DIFFERENT = 3;

/** For so long nothing may have been new, in milliseconds: no face that lives comes near it. */
const FROZEN_MS = 8000;

/** Fewer readings than this prove nothing, however slowly they come. */
const MIN_REPEATS = 8;

/** A picture that is coded anew changes once in a while; two new readings in a row are life. */
const NEW_READINGS = 2;

/**
 * What is copied otherwise than before cannot be told from what has changed. Another size or way of copying
 * brings a new whole, and some close-ups until the face's place has settled: three or four in a row were
 * seen. A face that is found elsewhere every time moves.
 */
const STRANGE_READINGS = 6;

/** Tells a face that lives from one that is shown again and again: a frozen video, a photograph. */
export class FreezeWatch {
	private seen: Fingerprint[] = [];
	private repeatedMs = 0;
	private repeats = 0;
	private news = 0;
	private strange = 0;

	/**
	 * Takes in what one frame shows of a face.
	 *
	 * @param fingerprint Undefined where it was not taken.
	 * @param elapsedMs Since the frame before; 0 or less counts nothing.
	 * @returns Whether the face is frozen.
	 */
	take(fingerprint: Fingerprint | undefined, elapsedMs: number): boolean {
		if (fingerprint === undefined) return false;
		const isRepeat = this.seen.some(({ pixels }) => pixels === fingerprint.pixels);
		const isComparable = this.seen.some(({ copy }) => copy === fingerprint.copy);
		this.seen.push(fingerprint);
		if (this.seen.length > REMEMBERED) this.seen.shift();
		if (isRepeat) this.news = this.strange = 0;
		else if (isComparable) this.news += 1;
		else this.strange += 1;
		if (this.lives(fingerprint.copy)) this.repeatedMs = this.repeats = 0;
		else if (isRepeat) {
			this.repeatedMs += Math.max(0, elapsedMs);
			this.repeats += 1;
		}
		return this.repeatedMs >= FROZEN_MS && this.repeats >= MIN_REPEATS;
	}

	private lives(latest: string): boolean {
		const alike = this.seen.filter(({ copy }) => copy === latest);
		return (
			this.news >= NEW_READINGS ||
			this.strange >= STRANGE_READINGS ||
			new Set(alike.map(({ pixels }) => pixels)).size > MOST_DIFFERENT
		);
	}
}
