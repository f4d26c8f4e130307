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

/** A session by its platform and time, to tell it from others. */
export const titleOf = (session: SessionRow, words: Words): string =>
	words.say("history_session_title", {
		platform: platformName(session.platform, words),
		date: dateOf(session, words),
	});

/** The start of its files' names: "expressly-zoom-2026-11-21-13.04". */
export function stemOfSession({ platform, startedAtMs }: SessionRow): string {
	const time = localTime(new Date(startedAtMs)).slice(0, -3).replace(" ", "-");
	return `expressly-${platform.replaceAll(/[^\w-]/g, "")}-${time}`;
}
