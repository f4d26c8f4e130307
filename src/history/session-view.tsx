import type { RefObject } from "preact";
import { useMemo } from "preact/hooks";
import { sharesOfCounts } from "../engine/bin-seconds.ts";
import { findMoments } from "../engine/find-moments.ts";
import type { RoomSecond } from "../shared/room-second.ts";
import { HistoryProblem } from "../store/history-problem.ts";
import type { SessionRow } from "../store/history-rows.ts";
import type { Readable } from "../store/read-history.ts";
import { clockTime } from "../ui/clock-time.ts";
import { Notice } from "../ui/notice.tsx";
import { platformName } from "../ui/platform-name.ts";
import { ShareList } from "../ui/share-list.tsx";
import { words } from "../ui/words-signal.ts";
import { CompareSessions } from "./compare-sessions.tsx";
import { MomentList } from "./moment-list.tsx";
import { SecondsTable } from "./seconds-table.tsx";
import { SessionActions } from "./session-actions.tsx";
import { StateTag } from "./session-list.tsx";
import { useRoom, wholeOf } from "./session-room.ts";
import { SessionTitle } from "./session-title.tsx";
import { Timeline } from "./timeline.tsx";
import { useTimeView } from "./use-time-view.ts";

interface SessionViewProps {
	session: SessionRow;
	/** Of the session's title, which can have the focus. */
	heading: RefObject<HTMLHeadingElement | null>;
}

/** One session in full. */
export function SessionView({ session, heading }: SessionViewProps) {
	const { say, count } = words.value;
	const room = useRoom(session);
	const readable = room.value;
	return (
		<>
			<div class="session-head">
				<a href="#list">{say("history_back")}</a>
				<SessionTitle session={session} heading={heading} />
				<p class="session-facts">
					{session.name === undefined ? null : (
						<span>{platformName(session.platform, words.value)}</span>
					)}
					<span>{clockTime(session.lastMs)}</span>
					<span>{count("history_people", session.mostFaces)}</span>
					<StateTag session={session} />
				</p>
			</div>
			{readable === null ? <p role="status">{say("history_loading")}</p> : null}
			{readable instanceof HistoryProblem ? (
				<Notice tone="danger" detail={readable.message}>
					{say(`problem_history_${readable.kind}`)}
				</Notice>
			) : null}
			{readable === null || readable instanceof HistoryProblem ? null : (
				<Session session={session} readable={readable} />
			)}
		</>
	);
}

interface SessionProps {
	session: SessionRow;
	readable: Readable<RoomSecond>;
}

function Session({ session, readable: { found: seconds, damaged } }: SessionProps) {
	const { count } = words.value;
	const whole = useMemo(() => wholeOf(seconds), [seconds]);
	const moments = useMemo(() => findMoments(seconds), [seconds]);
	const view = useTimeView(whole);
	return (
		<>
			<SessionActions session={session} seconds={seconds} moments={moments} damaged={damaged} />
			{damaged > 0 ? <Notice tone="caution">{count("history_damaged", damaged)}</Notice> : null}
			<Timeline seconds={seconds} whole={whole} view={view} />
			<div class="session-columns">
				<MomentList moments={moments} whole={whole} view={view} />
				<ShareList shares={sharesOfCounts(session.totals)} />
			</div>
			<SecondsTable seconds={seconds} whole={whole} />
			<CompareSessions session={session} />
		</>
	);
}
