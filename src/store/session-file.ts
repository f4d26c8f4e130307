/**
 * @file A session as a JSON file: to read with other tools, and to import again. Its columns are named
 * in it; one line a second or a face, so that line tools can read it too.
 */
import {
	array,
	integer,
	literal,
	maxLength,
	minValue,
	number,
	object,
	pipe,
	safeParse,
	string,
	tuple,
	unknown,
} from "valibot";
import { EXPRESSIONS, type Label, type Probabilities } from "../shared/expressions.ts";
import type { FaceSecond, KeptSecond } from "../shared/kept-second.ts";
import type { RoomSecond } from "../shared/room-second.ts";
import { SESSION_ROW, type SessionRow } from "./history-rows.ts";
import { LABELS, type UnpackedFace } from "./pack-seconds.ts";

/** What a session file says. */
export interface SessionContents {
	session: SessionRow;
	seconds: KeptSecond[];
	names: [face: number, name: string][];
}

/** Why a file was not taken; each has its sentence, `problem_import_<refusal>`. */
export type ImportRefusal = "not_json" | "foreign" | "newer" | "damaged" | "future";

const FORMAT = "expressly-session";
/** How every session file starts, also one of which the rest is missing. */
const START = `{"format":"${FORMAT}"`;
const VERSION = 1;
const ROOM_COLUMNS = ["second", ...LABELS];
const FACE_COLUMNS = ["second", "face", "label", "quality", ...EXPRESSIONS];

/**
 * Writes a session as parts of a file, one after the other: whole, it can be longer than a text may be,
 * and take longer than a page may stand still.
 *
 * @param faces In parts as well, in order; each makes one part of the file. Those of seconds that the room does not
 *   have are left out: ones that came after it was read, or whose room is damaged. The file would be no whole one.
 */
export function* writeSessionFile(
	session: SessionRow,
	room: readonly RoomSecond[],
	faces: Iterable<readonly UnpackedFace[]>,
	names: ReadonlyMap<number, string>,
): Generator<string> {
	const head = {
		format: FORMAT,
		version: VERSION,
		// The sleeps are in the seconds.
		session: { ...session, sleeps: undefined, importedAtMs: undefined, aheadSinceMs: undefined },
		names: [...names],
		roomColumns: ROOM_COLUMNS,
		faceColumns: FACE_COLUMNS,
	};
	const roomLines = room.map(({ atMs, counts }) =>
		JSON.stringify([atMs / 1000, ...LABELS.map((label) => counts[label])]),
	);
	yield `${JSON.stringify(head).slice(0, -1)},\n"room":[\n${roomLines.join(",\n")}\n],\n"faces":[\n`;
	const times = new Set(room.map(({ atMs }) => atMs));
	let separator = "";
	for (const part of faces) {
		const known = part.filter(({ atMs }) => times.has(atMs));
		if (known.length === 0) continue;
		yield separator + known.map(faceLine).join(",\n");
		separator = ",\n";
	}
	yield "\n]}\n";
}

function faceLine({ atMs, face, label, quality, probabilities }: UnpackedFace): string {
	return JSON.stringify([
		...[atMs / 1000, face, label, rounded(quality)],
		...EXPRESSIONS.map((name) => rounded(probabilities[name])),
	]);
}

/** As the store keeps them. */
const MOST_NAME = 500;
/** No call lasts a year; a later second is damage. */
const MOST_SECONDS = 366 * 86_400;
/** How far two machines' clocks may be apart. */
const CLOCKS_APART_MS = 86_400_000;

const HEAD = object({ format: literal(FORMAT), version: number() });
const BODY = object({
	session: SESSION_ROW,
	names: array(
		tuple([pipe(number(), integer(), minValue(0)), pipe(string(), maxLength(MOST_NAME))]),
	),
	room: array(array(number())),
	faces: array(array(unknown())),
});

/**
 * Reads a session file; says why where it is none, or not whole.
 *
 * @param nowMs By the wall clock: no session is later.
 */
export function readSessionFile(
	text: string,
	nowMs: number,
): SessionContents | { refusal: ImportRefusal } {
	let read: unknown;
	try {
		read = JSON.parse(text);
	} catch {
		// As of a download that broke off.
		return { refusal: text.startsWith(START) ? "damaged" : "not_json" };
	}
	const head = safeParse(HEAD, read);
	if (!head.success) return { refusal: "foreign" };
	if (head.output.version > VERSION) return { refusal: "newer" };
	const body = safeParse(BODY, read);
	const seconds = body.success ? secondsOf(body.output.room, body.output.faces) : null;
	if (!body.success || seconds === null) return { refusal: "damaged" };
	const { session, names } = body.output;
	const lastMs = session.startedAtMs + (seconds.at(-1)?.atMs ?? 0);
	if (Math.max(lastMs, session.endedAtMs ?? 0) > nowMs + CLOCKS_APART_MS)
		return { refusal: "future" };
	return { session, seconds, names };
}

function secondsOf(room: readonly number[][], faces: readonly unknown[][]): KeptSecond[] | null {
	const seconds = new Map<number, KeptSecond>();
	let before = -1;
	for (const [second = Number.NaN, ...numbers] of room) {
		const isNext = Number.isInteger(second) && second > before && second < MOST_SECONDS;
		if (!isNext || numbers.length !== LABELS.length || !numbers.every(isCount)) return null;
		before = second;
		const entries = LABELS.map((label, place) => [label, numbers[place]]);
		const counts = Object.fromEntries(entries) as Record<Label, number>;
		const all = numbers.reduce((sum, count) => sum + count, 0);
		seconds.set(second, { atMs: second * 1000, faces: all, counts, seen: [] });
	}
	for (const row of faces) {
		const face = faceOf(row);
		const second = seconds.get(Number(row[0]));
		if (face === null || second === undefined) return null;
		second.seen.push(face);
	}
	return [...seconds.values()];
}

function faceOf(row: readonly unknown[]): FaceSecond | null {
	const [, face, label, quality, ...shares] = row;
	const isLabel = LABELS.some((known) => known === label);
	if (!isCount(face) || !isLabel || !isShare(quality)) return null;
	if (shares.length !== EXPRESSIONS.length || !shares.every(isShare)) return null;
	const entries = EXPRESSIONS.map((name, place) => [name, shares[place]]);
	const probabilities = Object.fromEntries(entries) as Probabilities;
	return { face, label: label as Label, quality, probabilities };
}

const isCount = (value: unknown): value is number =>
	typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= 65_535;

const isShare = (value: unknown): value is number =>
	typeof value === "number" && value >= 0 && value <= 1;

/** To three decimals: finer than the 255ths that are kept. */
const rounded = (value: number): number => Math.round(value * 1000) / 1000;
