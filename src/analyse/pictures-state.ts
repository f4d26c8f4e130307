import { computed, effect, signal } from "@preact/signals";
import type { ExportRecord } from "../shared/export-record.ts";
import { emptyRecord } from "../shared/export-record.ts";
import type { FaceReading } from "../shared/readings.ts";
import { settings } from "../ui/settings-signal.ts";
import { readPicture, type SearchDetail } from "./analysis-pipeline.ts";
import type { NamedFile } from "./collect-files.ts";
import { openPicture } from "./open-picture.ts";
import { PictureBatch, type PictureEntry } from "./picture-batch.ts";
import { recordFromReading } from "./record-from-reading.ts";
import { makeThumbnail } from "./thumbnail.ts";
import { markExported, markUnexported } from "./unexported-work.ts";

/** How thoroughly pictures are searched from now on. */
export const searchDetail = signal<SearchDetail>("picture");

/** The pictures of this page. */
export const batch = new PictureBatch({
	open: openPicture,
	read: (picture, onSearched) => readPicture(picture, searchDetail.peek(), onSearched),
	thumbnail: makeThumbnail,
	revoke: (thumbnail) => URL.revokeObjectURL(thumbnail),
	now: () => performance.now(),
});

const chosenId = signal<number | null>(null);

/** The face whose row was chosen, by its track id; null for the picture as a whole. */
export const chosenFace = signal<number | null>(null);

/** The picture in the viewer: the one chosen, or else the first that is finished. */
export const chosenPicture = computed<PictureEntry | undefined>(() => {
	const entries = batch.entries.value;
	return entries.find(({ id }) => id === chosenId.value) ?? entries.find(isFinished);
});

const isFinished = ({ state }: PictureEntry) => state === "done" || state === "failed";

/** Brings a picture into the viewer, with one of its faces or without. */
export function choosePicture(id: number, trackId: number | null = null): void {
	chosenId.value = id;
	chosenFace.value = trackId;
}

/** Moves to the picture `step` places further in the list. */
export function stepPicture(step: number): void {
	const entries = batch.entries.value;
	const at = entries.findIndex(({ id }) => id === chosenPicture.value?.id);
	const next = entries[Math.min(entries.length - 1, Math.max(0, at + step))];
	if (next) choosePicture(next.id);
}

/** One face of the table. */
export interface FaceRow {
	picture: PictureEntry;
	reading: FaceReading;
}

/** All faces of all pictures, picture by picture. */
export const faceRows = computed<FaceRow[]>(() =>
	batch.entries.value.flatMap((picture) =>
		picture.readings.map((reading) => ({ picture, reading })),
	),
);

/** Begins to analyse pictures. */
export function addPictures(files: readonly NamedFile[]): void {
	batch.add(files);
}

/** Throws all pictures and their results away. */
export function clearPictures(): void {
	chosenId.value = null;
	chosenFace.value = null;
	batch.clear();
}

/** What the exports hold: a record per face, and one for each picture without; none for failed ones. */
export function recordsOfPictures(entries: readonly PictureEntry[]): ExportRecord[] {
	const { notOkay } = settings.peek();
	return entries
		.filter(({ state }) => state === "done")
		.flatMap(({ name, readings }) =>
			readings.length === 0
				? [emptyRecord(name, 0)]
				: readings.map((reading) => recordFromReading(name, 0, reading, notOkay)),
		);
}

effect(() => {
	const { total, failed } = batch.progress.value;
	if (failed === total) markExported("pictures");
	else markUnexported("pictures");
});
