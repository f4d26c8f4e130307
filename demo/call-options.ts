import { type Beat, beatsFrom } from "./expression-timeline.ts";
import type { Layout } from "./stage-layout.ts";

/** What the address of the demo call may ask for. */
export interface CallOptions {
	/** How many participants join, besides the user. */
	people: number;
	/** Pictures that take the place of the composite faces, one per participant, by address. */
	faces: string[];
	/** What each participant plays, in turn over the list; empty lets each play their own. */
	scripts: Beat[][];
	layout: Layout;
	/** Participants filmed before the call, and what they do in it; null for pictures that are sent. */
	recorded: "lively" | "still" | "empty" | null;
}

const MOST_PEOPLE = 49;
const DEFAULT_PEOPLE = 6;

/**
 * Reads the query of the demo call's address.
 *
 * - `people=25`: how many participants
 * - `faces=a.jpg,b.jpg`: pictures shown by the participants; sets `people` unless it is given
 * - `script=happy:3,neutral:3;sad:5`: expressions and seconds, participants separated by `;`
 * - `layout=speaker` or `gallery`
 * - `recorded=lively`, `still` or `empty`: plays participants that were filmed before the call, encoding and
 *   sending nothing, for large calls on small machines; they move, hold still, or have left the room
 *
 * @throws RangeError with a sentence that says what a wrong value should be.
 */
export function callOptionsFrom(query: string): CallOptions {
	const asked = new URLSearchParams(query);
	const faces = listOf(asked.get("faces"), ",");
	const people = Number(asked.get("people") ?? (faces.length || DEFAULT_PEOPLE));
	if (!Number.isInteger(people) || people < 0 || people > MOST_PEOPLE)
		throw new RangeError(`people: should be a whole number from 0 to ${MOST_PEOPLE}.`);
	const layout = asked.get("layout") ?? "gallery";
	if (layout !== "gallery" && layout !== "speaker")
		throw new RangeError("layout: should be gallery or speaker.");
	const recorded = asked.get("recorded");
	if (recorded !== null && recorded !== "lively" && recorded !== "still" && recorded !== "empty")
		throw new RangeError("recorded: should be lively, still or empty.");
	const scripts = listOf(asked.get("script"), ";").map(beatsFrom);
	return { people, faces, layout, scripts, recorded };
}

const listOf = (text: string | null, separator: string): string[] =>
	(text ?? "").split(separator).filter((part) => part.trim() !== "");
