import type { RefObject } from "preact";
import { Notice } from "../ui/notice.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { policy } from "../ui/policy-signal.ts";
import { words } from "../ui/words-signal.ts";
import "./history.css";
import "./print.css";
import { EmptiedNotice } from "./emptied-notice.tsx";
import { HistoryActions } from "./history-actions.tsx";
import { chosen, failure, isGone, sessions } from "./history-state.ts";
import { OutcomeNotice } from "./outcome-notice.tsx";
import { SessionList } from "./session-list.tsx";
import { SessionView } from "./session-view.tsx";
import { useViewFocus } from "./use-view-focus.ts";

/** What was kept of calls: the sessions, and one of them in full. */
export function HistoryPage() {
	const { say } = words.value;
	const isOff = policy.value.off.includes("history");
	const mayImport = !isOff && failure.value?.kind !== "newer";
	const headings = useViewFocus();
	return (
		<main class="page history">
			<div class="results-head">
				<PageHeader
					title={say("link_history")}
					lead={say("history_lead")}
					heading={headings.page}
				/>
				{chosen.value === null ? <HistoryActions mayImport={mayImport} /> : null}
			</div>
			{isOff ? (
				<Notice tone="caution">
					{say("policy_lead", { rules: say("policy_no_history") })} {say("history_off_hint")}
				</Notice>
			) : null}
			<Contents heading={headings.session} />
		</main>
	);
}

function Contents({ heading }: { heading: RefObject<HTMLHeadingElement | null> }) {
	const { say, count } = words.value;
	const session = chosen.value;
	if (failure.value !== null)
		return (
			<Notice tone="danger" detail={failure.value.message}>
				{say(`problem_history_${failure.value.kind}`)}
			</Notice>
		);
	if (sessions.value === null) return <p role="status">{say("history_loading")}</p>;
	const { found, damaged } = sessions.value;
	return (
		<>
			<OutcomeNotice />
			{session === null ? (
				<>
					<EmptiedNotice />
					{isGone.value ? <Notice tone="plain">{say("notice_session_gone")}</Notice> : null}
					{damaged > 0 ? <Notice tone="caution">{count("history_damaged", damaged)}</Notice> : null}
					<SessionList sessions={found} />
				</>
			) : (
				<SessionView key={session.id} session={session} heading={heading} />
			)}
		</>
	);
}
