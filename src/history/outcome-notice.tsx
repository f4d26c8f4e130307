import { Notice } from "../ui/notice.tsx";
import { words } from "../ui/words-signal.ts";
import { addressOf, isImporting, outcome } from "./history-state.ts";

/** What the page is doing or has just done, or why it could not. */
export function OutcomeNotice() {
	const { say } = words.value;
	return (
		<>
			{isImporting.value ? (
				<Notice tone="plain" actions={<progress aria-label={say("history_importing")} />}>
					{say("history_importing")}
				</Notice>
			) : null}
			<Done />
		</>
	);
}

function Done() {
	const { say, count } = words.value;
	const done = outcome.value;
	switch (done?.kind) {
		case undefined:
			return null;
		case "erased-all":
			return <Notice tone="good">{count("history_erased_all", done.sessions)}</Notice>;
		case "erased-one":
			return <Notice tone="good">{say("notice_erased_one")}</Notice>;
		case "import-stopped":
			return <Notice tone="plain">{say("notice_import_stopped")}</Notice>;
		case "imported":
			return (
				<Notice
					tone="good"
					actions={
						<a class="button" href={addressOf(done.sessionId)}>
							{say("history_open_imported")}
						</a>
					}
				>
					{say("notice_session_imported")}
				</Notice>
			);
		case "known":
			return <Notice tone="plain">{say("notice_session_known")}</Notice>;
		case "refused":
			return <Notice tone="danger">{say(`problem_import_${done.refusal}`)}</Notice>;
		case "problem":
			return (
				<Notice tone="danger" detail={done.problem.message}>
					{say(`problem_history_${done.problem.kind}`)}
				</Notice>
			);
	}
}
