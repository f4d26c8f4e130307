import type { RefObject } from "preact";
import { useId } from "preact/hooks";
import { words } from "../ui/words-signal.ts";

interface ConfirmDialogProps {
	/** Opened by `showModal`. */
	dialog: RefObject<HTMLDialogElement | null>;
	question: string;
	consequence: string;
	/** What the button that does it says. */
	action: string;
	onConfirm: () => void;
}

/** Asks before something is erased for good. Escape and the first button leave everything as it was. */
export function ConfirmDialog(props: ConfirmDialogProps) {
	const { dialog, question, consequence, action, onConfirm } = props;
	const id = useId();
	return (
		<dialog ref={dialog} class="card confirm" aria-labelledby={id}>
			<h2 id={id}>{question}</h2>
			<p>{consequence}</p>
			<form method="dialog" class="actions">
				<button type="submit" class="button">
					{words.value.say("history_keep")}
				</button>
				<button type="submit" class="button danger" onClick={onConfirm}>
					{action}
				</button>
			</form>
		</dialog>
	);
}
