import { useRef } from "preact/hooks";
import { Button } from "../ui/button.tsx";
import { JsonPicker } from "../ui/json-picker.tsx";
import { words } from "../ui/words-signal.ts";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import {
	eraseAll,
	hasErased,
	importFile,
	isImporting,
	sessions,
	stopImport,
	storedBytes,
} from "./history-state.ts";

interface HistoryActionsProps {
	/** False where nothing more may come into it, or could. */
	mayImport: boolean;
}

/** What can be done with the history as a whole. */
export function HistoryActions({ mayImport }: HistoryActionsProps) {
	const { say, count, decimal } = words.value;
	const dialog = useRef<HTMLDialogElement>(null);
	const found = sessions.value?.found ?? [];
	const damaged = sessions.value?.damaged ?? 0;
	const megabytes = storedBytes.value === null ? null : storedBytes.value / 1e6;
	const isEmpty = found.length + damaged === 0;
	const isCountLate = hasErased.value || (isEmpty && (megabytes ?? 0) >= 0.05);
	return (
		<div class="history-actions">
			<div class="actions">
				{mayImport ? (
					<JsonPicker
						label={say("history_import")}
						onFile={(file) => void importFile(file)}
						meanwhile={
							isImporting.value
								? { label: say("history_stop_import"), onClick: stopImport }
								: undefined
						}
					/>
				) : null}
				{isEmpty ? null : (
					<Button onClick={() => dialog.current?.showModal()}>{say("history_erase_all")}</Button>
				)}
			</div>
			{sessions.value === null || megabytes === null ? null : (
				<p class="soft" id="stored">
					{say(isCountLate ? "history_stored_erased" : "history_stored", {
						sessions: count("count_sessions", found.length),
						megabytes: decimal(megabytes, 1),
					})}
				</p>
			)}
			<ConfirmDialog
				dialog={dialog}
				question={say("history_erase_all_question")}
				consequence={count("history_erase_all_consequence", found.length)}
				action={say("history_erase_all")}
				onConfirm={() => void eraseAll()}
			/>
		</div>
	);
}
