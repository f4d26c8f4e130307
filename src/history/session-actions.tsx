import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { Button } from "../ui/button.tsx";
import { ExportMenu } from "../ui/export-menu.tsx";
import { Notice } from "../ui/notice.tsx";
import { words } from "../ui/words-signal.ts";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import { eraseOne } from "./history-state.ts";
import {
	type SessionParts,
	saveChart,
	saveReport,
	saveSession,
	saveTable,
} from "./session-exports.ts";
import { titleOf } from "./session-words.ts";

/** Long enough for a frame to be painted. */
const PAINT_MS = 50;

/** What can be done with one session. */
export function SessionActions(parts: SessionParts) {
	const { say } = words.value;
	const dialog = useRef<HTMLDialogElement>(null);
	const problem = useSignal<string | null>(null);
	const isSaving = useSignal(false);
	const attempt = async (save: () => Promise<void>) => {
		problem.value = null;
		isSaving.value = true;
		// A long session takes seconds, in which nothing is painted: the page says so before.
		await new Promise((resolve) => setTimeout(resolve, PAINT_MS));
		await save().catch((error: unknown) => {
			problem.value = String(error);
		});
		isSaving.value = false;
	};
	const items = [
		{
			kind: "CSV",
			key: "analyse_format_csv",
			save: () => void attempt(() => saveTable(parts, "csv")),
		},
		{
			kind: "SQL",
			key: "analyse_format_sql",
			save: () => void attempt(() => saveTable(parts, "sql")),
		},
		{
			kind: "JSON",
			key: "history_format_json",
			save: () => void attempt(() => saveSession(parts)),
		},
		{ kind: "PNG", key: "history_format_png", save: () => void attempt(() => saveChart(parts)) },
	];
	return (
		<>
			<div class="actions">
				<Button primary onClick={() => void attempt(() => saveReport(parts))}>
					{say("history_report")}
				</Button>
				<ExportMenu id="session" items={items} />
				<Button onClick={() => dialog.current?.showModal()}>{say("history_erase_one")}</Button>
				<span class="soft" role="status">
					{isSaving.value ? say("history_saving") : ""}
				</span>
			</div>
			{problem.value === null ? null : (
				<Notice tone="danger" detail={problem.value}>
					{say("problem_history_export")}
				</Notice>
			)}
			<ConfirmDialog
				dialog={dialog}
				question={say("history_erase_one_question")}
				consequence={say("history_erase_one_consequence", {
					session: titleOf(parts.session, words.value),
				})}
				action={say("history_erase_one")}
				onConfirm={() => void eraseOne(parts.session.id)}
			/>
		</>
	);
}
