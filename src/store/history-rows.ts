import {
	array,
	finite,
	type GenericSchema,
	instance,
	integer,
	maxLength,
	maxValue,
	minValue,
	multipleOf,
	nullable,
	number,
	object,
	optional,
	pipe,
	regex,
	safeParse,
	string,
	transform,
	tuple,
} from "valibot";
import type { Label } from "../shared/expressions.ts";
import type { Sleep } from "../shared/sleep.ts";
import type { BelievedClock } from "./believed-clock.ts";
import { sessionNameFrom } from "./session-name.ts";

/** What is known of one session without reading its seconds. */
export interface SessionRow {
	id: string;
	/** What the user calls it, as `sessionNameFrom` makes it; missing where they have not named it. */
	name?: string | undefined;
	/** By the wall clock, in milliseconds since the Unix epoch. */
	startedAtMs: number;
	/** When the last second kept ended, from the session's start, sleeps included. Grows with each flush. */
	lastMs: number;
	/** Sleeps of the machine, which are not in the seconds of its rows: what reads these adds them. None where missing. */
	sleeps?: Sleep[] | undefined;
	/** By the wall clock; null while the session runs, and for good when it was cut off. */
	endedAtMs: number | null;
	/** When it was imported, by the wall clock; missing where it was kept here. It is for this history alone, and not exported. */
	importedAtMs?: number | undefined;
	/**
	 * When it was first seen to be of a time to come, by the wall clock; missing where it never was. For this
	 * history alone as well.
	 */
	aheadSinceMs?: number | undefined;
	platform: string;
	/** The tab it ran in, and a mark of the page's address that does not tell the address. */
	tabId: number;
	callMark: string;
	/** Seconds kept: fewer than lasted, where there are gaps. */
	seconds: number;
	/** Face tracks counted, and the most faces seen in one second. */
	faces: number;
	mostFaces: number;
	/** For how many face-seconds each label was shown. */
	totals: Record<Label, number>;
}

/** Room figures of the seconds of one flush. The key is the session and the first second. */
export interface RoomRow {
	sessionId: string;
	second: number;
	/** As `packRoom` writes them. */
	bytes: Uint8Array;
}

/** Face figures of the same seconds. */
export interface FacesRow extends RoomRow {
	/** Names of faces here or before, as they became known; kept only if the user has chosen so. */
	names: [face: number, name: string][];
}

const count = pipe(number(), integer(), minValue(0));
/** The last moment that the language's dates have: a later one makes whatever writes dates throw. */
const LAST_MS = 8.64e15;
const timeMs = pipe(number(), finite(), minValue(0), maxValue(LAST_MS));
const wholeMs = pipe(timeMs, multipleOf(1000));
const text = pipe(string(), maxLength(500));
/** Half a character cannot be written into an address, and this is. */
const id = pipe(text, regex(/^\P{Cs}*$/u));
const totals = object({
	angry: count,
	disgust: count,
	fear: count,
	happy: count,
	sad: count,
	surprise: count,
	neutral: count,
	uncertain: count,
});

/** Of every session row, whether in the store or in a session file. */
export const SESSION_ROW: GenericSchema<unknown, SessionRow> = object({
	id,
	name: optional(pipe(text, transform(sessionNameFrom))),
	startedAtMs: timeMs,
	lastMs: timeMs,
	sleeps: optional(array(object({ atMs: timeMs, forMs: wholeMs }))),
	endedAtMs: nullable(timeMs),
	importedAtMs: optional(timeMs),
	aheadSinceMs: optional(timeMs),
	platform: text,
	tabId: pipe(number(), integer()),
	callMark: text,
	seconds: count,
	faces: count,
	mostFaces: count,
	totals,
});

const roomRow = { sessionId: text, second: count, bytes: instance(Uint8Array) };
const ROOM_ROW = object(roomRow);
const CLOCK_ROW = object({ believedMs: timeMs, leaptMs: nullable(timeMs) });
const FACES_ROW = object({ ...roomRow, names: array(tuple([count, text])) });

/** Reads a stored row; null where it is damaged or missing. */
export const readSessionRow = (stored: unknown): SessionRow | null => read(SESSION_ROW, stored);
export const readClockRow = (stored: unknown): BelievedClock | null => read(CLOCK_ROW, stored);
export const readRoomRow = (stored: unknown): RoomRow | null => read(ROOM_ROW, stored);
export const readFacesRow = (stored: unknown): FacesRow | null =>
	read(FACES_ROW as GenericSchema<unknown, FacesRow>, stored);

function read<Row>(schema: GenericSchema<unknown, Row>, stored: unknown): Row | null {
	const parsed = safeParse(schema, stored);
	return parsed.success ? parsed.output : null;
}
