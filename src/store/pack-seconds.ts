/**
 * @file How seconds become bytes: little-endian, one record after another, so that three hours of
 * fifty people take some seven megabytes.
 *
 *     room   second u16 | eight counts u16, in the order of LABELS              18 bytes
 *     face   second u16 | face u16 | label u8 | quality u8 | seven shares u8    13 bytes
 *
 * A second is counted from the first of its row. Shares are probabilities in 255ths that sum to
 * exactly 255: what does not is damaged.
 */
import { EXPRESSIONS, type Label, type Probabilities } from "../shared/expressions.ts";
import type { FaceSecond, KeptSecond } from "../shared/kept-second.ts";
import type { RoomSecond } from "../shared/room-second.ts";

/** Labels by their number in the bytes; never to be put in another order. */
export const LABELS = [...EXPRESSIONS, "uncertain"] as const satisfies Label[];

const ROOM_BYTES = 2 + 2 * LABELS.length;
const FACE_BYTES = 6 + EXPRESSIONS.length;
const WHOLE = 255;
const MAX_COUNT = 65_535;

/** The whole second that a time from the session's start lies in; 0 for none. */
export const secondOf = (second: { atMs: number } | undefined): number =>
	Math.floor((second?.atMs ?? 0) / 1000);

/** Packs the room figures of seconds, the last less than 65,536 after the first. */
export function packRoom(seconds: readonly RoomSecond[]): Uint8Array<ArrayBuffer> {
	const first = secondOf(seconds[0]);
	const view = new DataView(new ArrayBuffer(seconds.length * ROOM_BYTES));
	for (const [index, second] of seconds.entries()) {
		const at = index * ROOM_BYTES;
		view.setUint16(at, secondOf(second) - first, true);
		for (const [place, label] of LABELS.entries())
			view.setUint16(at + 2 + 2 * place, Math.min(MAX_COUNT, second.counts[label]), true);
	}
	return new Uint8Array(view.buffer);
}

/** Unpacks what `packRoom` packed; null where it is damaged. */
export function unpackRoom(bytes: Uint8Array, firstSecond: number): RoomSecond[] | null {
	if (bytes.length % ROOM_BYTES !== 0) return null;
	const view = viewOf(bytes);
	return Array.from({ length: bytes.length / ROOM_BYTES }, (_, index) => {
		const at = index * ROOM_BYTES;
		const numbers = LABELS.map((label, place) => [label, view.getUint16(at + 2 + 2 * place, true)]);
		const counts = Object.fromEntries(numbers) as Record<Label, number>;
		const faces = LABELS.reduce((sum, label) => sum + counts[label], 0);
		return { atMs: (firstSecond + view.getUint16(at, true)) * 1000, faces, counts };
	});
}

/** Packs what each face showed in the same seconds. */
export function packFaces(seconds: readonly KeptSecond[]): Uint8Array<ArrayBuffer> {
	const first = secondOf(seconds[0]);
	const records = seconds.flatMap((second) =>
		second.seen.map((face) => ({ offset: secondOf(second) - first, face })),
	);
	const view = new DataView(new ArrayBuffer(records.length * FACE_BYTES));
	for (const [index, { offset, face }] of records.entries()) {
		const at = index * FACE_BYTES;
		view.setUint16(at, offset, true);
		view.setUint16(at + 2, face.face, true);
		view.setUint8(at + 4, LABELS.indexOf(face.label));
		view.setUint8(at + 5, Math.round(Math.min(1, Math.max(0, face.quality)) * WHOLE));
		for (const [place, share] of sharesOf(face.probabilities).entries())
			view.setUint8(at + 6 + place, share);
	}
	return new Uint8Array(view.buffer);
}

/** One face of one second, out of its bytes. */
export interface UnpackedFace extends FaceSecond {
	/** From the session's start, in whole seconds. */
	atMs: number;
}

/** Unpacks what `packFaces` packed; null where it is damaged. */
export function unpackFaces(bytes: Uint8Array, firstSecond: number): UnpackedFace[] | null {
	if (bytes.length % FACE_BYTES !== 0) return null;
	const view = viewOf(bytes);
	const faces: UnpackedFace[] = [];
	for (let at = 0; at < bytes.length; at += FACE_BYTES) {
		const label = LABELS[view.getUint8(at + 4)];
		const shares = EXPRESSIONS.map((_, place) => view.getUint8(at + 6 + place));
		if (label === undefined || shares.reduce((sum, share) => sum + share) !== WHOLE) return null;
		faces.push({
			atMs: (firstSecond + view.getUint16(at, true)) * 1000,
			face: view.getUint16(at + 2, true),
			label,
			quality: view.getUint8(at + 5) / WHOLE,
			probabilities: probabilitiesOf(shares),
		});
	}
	return faces;
}

/**
 * Rounds probabilities to 255ths that still sum to 255: all down, then up where most was cut off.
 *
 * @param probabilities Seven numbers in [0, 1]; a sum that is not 1 is made so.
 */
function sharesOf(probabilities: Probabilities): number[] {
	const sum = EXPRESSIONS.reduce((total, name) => total + probabilities[name], 0);
	const exact = EXPRESSIONS.map((name) =>
		sum > 0 ? (probabilities[name] / sum) * WHOLE : WHOLE / EXPRESSIONS.length,
	);
	const shares = exact.map(Math.floor);
	const missing = WHOLE - shares.reduce((total, share) => total + share, 0);
	const byLoss = exact
		.map((value, place) => ({ place, loss: value - Math.floor(value) }))
		.sort((a, b) => b.loss - a.loss);
	for (const { place } of byLoss.slice(0, missing)) shares[place] = (shares[place] ?? 0) + 1;
	return shares;
}

function probabilitiesOf(shares: readonly number[]): Probabilities {
	const entries = EXPRESSIONS.map((name, place) => [name, (shares[place] ?? 0) / WHOLE]);
	return Object.fromEntries(entries) as Probabilities;
}

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView =>
	new DataView(buffer, byteOffset, byteLength);
