import { useEffect, useRef, useState } from "preact/hooks";
import { settings } from "../ui/settings-signal.ts";
import { words } from "../ui/words-signal.ts";
import type { Seen } from "./call-summary.ts";
import { seenName } from "./participant-name.ts";
import { phraseReading, showReading } from "./shown-reading.ts";

/** Often enough to follow a conversation, seldom enough not to talk over it. */
const SPEAK_EVERY_MS = 10_000;

/** Reads out who looks how, for those who do not see the list: at most every ten seconds. */
export function SpokenSummary({ seen }: { seen: readonly Seen[] }) {
	const latest = useRef("");
	latest.current = summarise(seen);
	const [spoken, setSpoken] = useState("");
	useEffect(() => {
		setSpoken(latest.current);
		const timer = setInterval(() => setSpoken(latest.current), SPEAK_EVERY_MS);
		return () => clearInterval(timer);
	}, [seen.length > 0]);
	return (
		<p class="spoken-only" role="status" aria-live="polite">
			{spoken}
		</p>
	);
}

function summarise(seen: readonly Seen[]): string {
	const { say, list } = words.value;
	return list(
		seen.flatMap((one) => {
			if (one.reading === null) return [];
			const shown = showReading(one.reading, settings.value);
			const reading = phraseReading(shown, one.reading, words.value);
			return [say("spoken_reading", { name: seenName(one, words.value), reading })];
		}),
	);
}
