import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { FaceReading } from "../shared/readings.ts";
import type { NamedFile } from "./collect-files.ts";
import type { OpenPicture, PictureNote } from "./open-picture.ts";
import type { PixelSize } from "./picture-size.ts";
import { type Refusal, refusalFrom } from "./refusal.ts";

/** One picture of a batch and how far it is. Never changed: each step makes a new one. */
export interface PictureEntry extends NamedFile {
	/** Unique on the page. */
	id: number;
	state: "waiting" | "reading" | "done" | "failed";
	failure?: Refusal;
	size?: PixelSize;
	notes: PictureNote[];
	/** Boxes in pixels of the whole picture. */
	readings: FaceReading[];
	/** A small picture's address, revoked with `clear`. */
	thumbnail?: string;
}

/** What came of reading a picture. */
export type PictureReading = Pick<PictureEntry, "readings" | "notes">;

/** What a batch does with each file; given from outside, so that a test needs no browser. */
export interface PictureWork {
	open(file: Blob): Promise<OpenPicture>;
	/**
	 * May take the bitmap over; the batch closes it afterwards all the same.
	 *
	 * @param onSearched To be told now and then which share of a picture that takes long is done.
	 */
	read(picture: OpenPicture, onSearched: (share: number) => void): Promise<PictureReading>;
	thumbnail(bitmap: ImageBitmap): Promise<string>;
	revoke(thumbnail: string): void;
	/** In milliseconds, from whenever. */
	now(): number;
}

/** One decodes while another is read. More would hold more photographs in memory for no gain. */
const LANES = 2;

/**
 * Pictures being analysed one after another, any number of them: only `LANES` are open at a time, and
 * a file that fails is marked with its reason while the rest goes on.
 */
export class PictureBatch {
	readonly #entries = signal<readonly PictureEntry[]>([]);
	readonly #paused = signal(false);
	/** Which share of each picture being read has been searched. */
	readonly #searched = signal<ReadonlyMap<PictureEntry["id"], number>>(new Map());
	/** Those that are read a second time, each alone: what ended the first time may have been the picture beside it. */
	readonly #again = new Set<PictureEntry["id"]>();
	#lanes = 0;
	#nextId = 1;
	/** When the first picture since the batch last stood still was finished: opening the networks tells nothing of the pace. */
	#first: { nowMs: number; done: number } | undefined;

	constructor(private readonly work: PictureWork) {}

	get entries(): ReadonlySignal<readonly PictureEntry[]> {
		return this.#entries;
	}

	get paused(): ReadonlySignal<boolean> {
		return this.#paused;
	}

	/** How many are finished, whether well or not, and how many there are. */
	readonly progress = computed(() => {
		const entries = this.#entries.value;
		const failed = entries.filter(({ state }) => state === "failed").length;
		const done = entries.filter(({ state }) => state === "done").length;
		return { finished: done + failed, failed, total: entries.length };
	});

	/** How many are done, the parts of those being read included. */
	readonly done = computed(() => {
		const reading = this.#entries.value.filter(({ state }) => state === "reading");
		const parts = reading.map(({ id }) => this.#searched.value.get(id) ?? 0);
		return parts.reduce((sum, share) => sum + share, this.progress.value.finished);
	});

	/** How long the rest will take; null until it can be estimated. */
	readonly leftMs = computed(() => {
		const done = this.done.value;
		if (this.#paused.value || this.#first === undefined) return null;
		const workedMs = this.work.now() - this.#first.nowMs;
		const pace = (done - this.#first.done) / workedMs;
		return workedMs > 0 && pace > 0 ? (this.progress.value.total - done) / pace : null;
	});

	add(files: readonly NamedFile[]): void {
		const added = files.map(
			(file): PictureEntry => ({
				...file,
				id: this.#nextId++,
				state: "waiting",
				notes: [],
				readings: [],
			}),
		);
		this.#entries.value = [...this.#entries.value, ...added];
		this.#fillLanes();
	}

	pause(): void {
		this.#paused.value = true;
	}

	resume(): void {
		this.#paused.value = false;
		this.#fillLanes();
	}

	/** Forgets the pictures that have not been begun. */
	cancel(): void {
		this.#entries.value = this.#entries.value.filter(({ state }) => state !== "waiting");
		this.#paused.value = false;
	}

	/** Forgets everything, results included. */
	clear(): void {
		for (const { thumbnail } of this.#entries.value) if (thumbnail) this.work.revoke(thumbnail);
		this.#entries.value = [];
		this.#again.clear();
		this.#paused.value = false;
	}

	#fillLanes(): void {
		if (this.#lanes === 0) this.#first = undefined;
		while (this.#lanes < LANES && this.#next()) {
			this.#lanes++;
			void this.#run().finally(() => {
				this.#lanes--;
				this.#fillLanes();
			});
		}
	}

	#next(): PictureEntry | undefined {
		if (this.#paused.value) return undefined;
		const entries = this.#entries.value;
		const waiting = entries.filter(({ state }) => state === "waiting");
		const first = waiting.find(({ id }) => !this.#again.has(id));
		const isAlone = !entries.some(({ state }) => state === "reading");
		return first ?? (isAlone ? waiting[0] : undefined);
	}

	async #run(): Promise<void> {
		for (let entry = this.#next(); entry; entry = this.#next()) {
			this.#change(entry.id, { state: "reading" });
			const result = this.#orAgain(entry.id, await this.#analyse(entry));
			this.#noteSearched(entry.id, undefined);
			if (!this.#change(entry.id, result) && result.thumbnail) this.work.revoke(result.thumbnail);
			this.#first ??= { nowMs: this.work.now(), done: this.done.peek() };
		}
	}

	async #analyse({ id, file }: PictureEntry): Promise<Partial<PictureEntry>> {
		try {
			const picture = await this.work.open(file);
			const { size, notes } = picture;
			try {
				const thumbnail = await this.work.thumbnail(picture.bitmap);
				return { notes, ...(await this.#read(id, picture)), size, thumbnail };
			} finally {
				picture.bitmap.close();
			}
		} catch (error) {
			return { state: "failed", failure: refusalFrom(error) };
		}
	}

	/** A picture whose reading failed waits for its second time. */
	#orAgain(id: PictureEntry["id"], result: Partial<PictureEntry>): Partial<PictureEntry> {
		if (result.failure?.key !== "reading_failed" || this.#again.has(id)) return result;
		this.#again.add(id);
		if (result.thumbnail) this.work.revoke(result.thumbnail);
		return { state: "waiting" };
	}

	async #read(id: PictureEntry["id"], picture: OpenPicture): Promise<Partial<PictureEntry>> {
		try {
			const onSearched = (share: number) => this.#noteSearched(id, share);
			return { state: "done", ...(await this.work.read(picture, onSearched)) };
		} catch (error) {
			return { state: "failed", failure: refusalFrom(error) };
		}
	}

	/** @param share Undefined for a picture that is no longer being read. */
	#noteSearched(id: PictureEntry["id"], share: number | undefined): void {
		const searched = new Map(this.#searched.peek());
		if (share === undefined) searched.delete(id);
		else searched.set(id, share);
		this.#searched.value = searched;
	}

	/** @returns Whether the picture is still in the batch. */
	#change(id: number, change: Partial<PictureEntry>): boolean {
		const entries = this.#entries.value;
		const index = entries.findIndex((entry) => entry.id === id);
		const entry = entries[index];
		if (entry) this.#entries.value = entries.with(index, { ...entry, ...change });
		return entry !== undefined;
	}
}
