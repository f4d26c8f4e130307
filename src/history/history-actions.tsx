import { useRef } from "preact/hooks";
import { Button } from "../ui/button.tsx";
import { JsonPicker } from "../ui/json-picker.tsx";
import { words } from "../ui/words-signal.ts";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import {
	eraseAll,
	importFile,
	isImporting,
	sessions,
	stopImport,
	storedBytes,
} from "./history-state.ts";

interface HistoryActionsProps {
	/** A policy lets nothing more come into it. */
	isOff: boolean;
}

/** What can be done with the history as a whole. */
export function HistoryActions({ isOff }: HistoryActionsProps) {
	const { say, count, decimal } = words.value;
	const dialog = useRef<HTMLDialogElement>(null);
	const found = sessions.value?.found ?? [];
	const damaged = sessions.value?.damaged ?? 0;
	return (
		<div class="history-actions">
			<div class="actions">
				{isOff ? null : (
					<JsonPicker
						label={say("history_import")}
						onFile={(file) => void importFile(file)}
						meanwhile={
							isImporting.value
								? { label: say("history_stop_import"), onClick: stopImport }
								: undefined
						}
					/>
				)}
				{found.length + damaged > 0 ? (
					<Button onClick={() => dialog.current?.showModal()}>{say("history_erase_all")}</Button>
				) : null}
			</div>
			{storedBytes.value === null ? null : (
				<p class="soft" id="stored">
					{say("history_stored", {
						sessions: count("count_sessions", found.length),
						megabytes: decimal(storedBytes.value / 1e6, 1),
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
