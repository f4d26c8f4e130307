import { useEffect, useRef, useState } from "preact/hooks";
import { settings } from "../ui/settings-signal.ts";
import { words } from "../ui/words-signal.ts";
import { status } from "./popup-state.ts";
import { spokenStatus } from "./spoken-status.ts";

/** Often enough to follow a conversation, seldom enough not to talk over it. */
const SPEAK_EVERY_MS = 10_000;

/** Reads the popup out to those who do not see it: each new state at once, readings now and then. */
export function SpokenSummary() {
	const { kind } = status.value;
	const latest = useRef("");
	latest.current = spokenStatus(status.value, settings.value, words.value);
	const [spoken, setSpoken] = useState("");
	// A new kind of state starts a new round.
	useEffect(() => {
		setSpoken(latest.current);
		const timer = setInterval(() => setSpoken(latest.current), SPEAK_EVERY_MS);
		return () => clearInterval(timer);
	}, [kind]);
	return (
		<p class="spoken-only" role="status" id="spoken-summary">
			{spoken}
		</p>
	);
}
