import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { Button } from "../ui/button.tsx";
import { ExportMenu } from "../ui/export-menu.tsx";
import { MakingFile } from "../ui/making-file.tsx";
import { Notice } from "../ui/notice.tsx";
import { words } from "../ui/words-signal.ts";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import { eraseOne, running } from "./history-state.ts";
import {
	type Making,
	type SessionParts,
	saveChart,
	saveReport,
	saveSession,
	saveTable,
} from "./session-exports.ts";
import { titleOf } from "./session-words.ts";

/** What can be done with one session. */
export function SessionActions(parts: SessionParts) {
	const { say, count } = words.value;
	const dialog = useRef<HTMLDialogElement>(null);
	const problem = useSignal<string | null>(null);
	/** Parts that the latest file lacks. */
	const damaged = useSignal(0);
	/** How much of a file is made, in [0, 1]; null while none is. */
	const made = useSignal<number | null>(null);
	const attempt = async (save: (making: Making) => Promise<void>) => {
		// Not by disabling the buttons: who came by keyboard would lose their place.
		if (made.peek() !== null) return;
		problem.value = null;
		damaged.value = 0;
		made.value = 0;
		const onShare = (share: number) => {
			made.value = share;
		};
		const onDamaged = (missing: number) => {
			damaged.value = missing;
		};
		await save({ onShare, onDamaged }).catch((error: unknown) => {
			problem.value = String(error);
		});
		made.value = null;
	};
	const items = [
		{
			kind: "CSV",
			key: "analyse_format_csv",
			save: () => void attempt((making) => saveTable(parts, "csv", making)),
		},
		{
			kind: "SQL",
			key: "analyse_format_sql",
			save: () => void attempt((making) => saveTable(parts, "sql", making)),
		},
		{
			kind: "JSON",
			key: "history_format_json",
			save: () => void attempt((making) => saveSession(parts, making)),
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
				<MakingFile share={made.value} />
			</div>
			{problem.value === null ? null : (
				<Notice tone="danger" detail={problem.value}>
					{say("problem_history_export")}
				</Notice>
			)}
			{damaged.value > 0 ? (
				<Notice tone="caution">{count("history_damaged_file", damaged.value)}</Notice>
			) : null}
			<ConfirmDialog
				dialog={dialog}
				question={say("history_erase_one_question")}
				consequence={say(
					running.value.has(parts.session.id)
						? "history_erase_running_consequence"
						: "history_erase_one_consequence",
					{ session: titleOf(parts.session, words.value) },
				)}
				action={say("history_erase_one")}
				onConfirm={() => void eraseOne(parts.session.id)}
			/>
		</>
	);
}
