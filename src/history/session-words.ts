import type { Words } from "../shared/words.ts";
import type { SessionRow } from "../store/history-rows.ts";
import { localTime } from "../ui/local-time.ts";
import { platformName } from "../ui/platform-name.ts";

/** How a session stands. */
export type SessionState = "running" | "ended" | "cut-off";

/** @param running Sessions that a call is adding to now. */
export function stateOf({ id, endedAtMs }: SessionRow, running: ReadonlySet<string>): SessionState {
	if (running.has(id)) return "running";
	return endedAtMs === null ? "cut-off" : "ended";
}

/** When a session began, in the user's language and time zone: "Nov 21, 2026, 1:04 PM". */
export const dateOf = ({ startedAtMs }: SessionRow, { language }: Words): string =>
	new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" }).format(
		startedAtMs,
	);

/** A session by its name, or else its platform, and its time, to tell it from others. */
export const titleOf = (session: SessionRow, words: Words): string =>
	words.say("history_session_title", {
		name: isolated(session.name ?? platformName(session.platform, words)),
		date: dateOf(session, words),
	});

/** A name that is written from right to left would take the date after it along, so that both stand in the wrong order. */
const isolated = (name: string): string =>
	/[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(name)
		? `\u2068${name}\u2069`
		: name;

/** Longer names of files some systems refuse, once it is in bytes. */
const MOST_IN_STEM = 40;

/**
 * The start of its files' names: "expressly-zoom-2026-11-21-13.04.27", "expressly-Class-9b-2026-11-21-13.04.27". To the
 * second: a call in two tabs is two sessions, and one table may hold both.
 */
export function stemOfSession({ name = "", platform, startedAtMs }: SessionRow): string {
	const time = localTime(new Date(startedAtMs)).replaceAll(" ", "-");
	return `expressly-${safe(name) || safe(platform)}-${time}`;
}

/** What every system takes in the name of a file: letters and digits of any script, and lines between. */
function safe(text: string): string {
	const dashed = text.replaceAll(/[^\p{L}\p{M}\p{N}_]+/gu, "-");
	return [...dashed].slice(0, MOST_IN_STEM).join("").replaceAll(/^-|-$/g, "");
}
