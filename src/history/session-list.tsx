import { sharesOfCounts } from "../engine/bin-seconds.ts";
import { LABEL_LOOKS } from "../shared/label-look.ts";
import { labelKey } from "../shared/word-keys.ts";
import type { SessionRow } from "../store/history-rows.ts";
import { clockTime } from "../ui/clock-time.ts";
import { platformName } from "../ui/platform-name.ts";
import { policy } from "../ui/policy-signal.ts";
import { words } from "../ui/words-signal.ts";
import { addressOf, running } from "./history-state.ts";
import { dateOf, stateOf } from "./session-words.ts";

/** All sessions, each a way to itself. */
export function SessionList({ sessions }: { sessions: readonly SessionRow[] }) {
	const { say } = words.value;
	if (sessions.length === 0)
		return (
			<section class="card empty">
				<h2>{say("history_empty")}</h2>
				{policy.value.off.includes("history") ? null : (
					<p class="soft">{say("history_empty_hint")}</p>
				)}
			</section>
		);
	return (
		<ul class="session-list" aria-label={say("link_history")}>
			{sessions.map((session) => (
				<Session key={session.id} session={session} />
			))}
		</ul>
	);
}

function Session({ session }: { session: SessionRow }) {
	const { say, count } = words.value;
	return (
		<li class="card session-card">
			<a href={addressOf(session.id)}>
				<h2>{session.name ?? dateOf(session, words.value)}</h2>
			</a>
			<p class="session-facts">
				<span>{platformName(session.platform, words.value)}</span>
				{session.name === undefined ? null : <span>{dateOf(session, words.value)}</span>}
				<span>{clockTime(session.lastMs)}</span>
				<span>{count("history_people", session.mostFaces)}</span>
				<StateTag session={session} />
			</p>
			<ShareBar session={session} />
			<span class="soft session-open">{say("history_open_session")}</span>
		</li>
	);
}

/** Says that a session still runs, or was cut off; nothing of one that ended well. */
export function StateTag({ session }: { session: SessionRow }) {
	const { say } = words.value;
	const state = stateOf(session, running.value);
	if (state === "ended") return null;
	return state === "running" ? (
		<span class="tag">{say("history_running")}</span>
	) : (
		<span class="tag caution" title={say("history_cut_off_hint")}>
			{say("history_cut_off")}
		</span>
	);
}

/** The shares of a whole session as one bar. */
function ShareBar({ session }: { session: SessionRow }) {
	const { say, percent, list } = words.value;
	const shares = sharesOfCounts(session.totals);
	const description = shares.map(({ label, share }) =>
		say("spoken_probability", { label: say(labelKey(label)), percent: percent(share) }),
	);
	return (
		<div class="share-bar" role="img" aria-label={list(description)}>
			{shares.map(({ label, share }) => (
				<span
					key={label}
					style={{ flexGrow: share, background: LABEL_LOOKS[label].colour }}
					title={say(labelKey(label))}
				/>
			))}
		</div>
	);
}
