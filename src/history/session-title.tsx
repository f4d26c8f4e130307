import { useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { SessionRow } from "../store/history-rows.ts";
import { MOST_SESSION_NAME } from "../store/session-name.ts";
import { Button } from "../ui/button.tsx";
import { platformName } from "../ui/platform-name.ts";
import { words } from "../ui/words-signal.ts";
import { renameOne } from "./history-state.ts";
import { titleOf } from "./session-words.ts";

interface SessionTitleProps {
	session: SessionRow;
	/** Of the title, which can have the focus. */
	heading: RefObject<HTMLHeadingElement | null>;
}

/** A session's title, and in its place, while it is being renamed, a field for its name. */
export function SessionTitle({ session, heading }: SessionTitleProps) {
	const isRenaming = useSignal(false);
	const rename = useRef<HTMLButtonElement>(null);
	const wasRenaming = useRef(false);
	useEffect(() => {
		// The field that had the focus is gone; what opened it is there again.
		if (wasRenaming.current && !isRenaming.value) rename.current?.focus();
		wasRenaming.current = isRenaming.value;
	}, [isRenaming.value]);
	if (isRenaming.value)
		return (
			<NameForm
				session={session}
				onClose={() => {
					isRenaming.value = false;
				}}
			/>
		);
	return (
		<div class="session-title">
			<h2 ref={heading} id="session-title" tabIndex={-1}>
				{titleOf(session, words.value)}
			</h2>
			<button
				ref={rename}
				type="button"
				class="button"
				aria-describedby="session-title"
				onClick={() => {
					isRenaming.value = true;
				}}
			>
				{words.value.say("history_rename")}
			</button>
		</div>
	);
}

/** Enter keeps the name, a blank one takes it back, and Escape leaves everything as it was. */
function NameForm({ session, onClose }: { session: SessionRow; onClose: () => void }) {
	const { say } = words.value;
	const field = useRef<HTMLInputElement>(null);
	useEffect(() => {
		field.current?.focus();
		field.current?.select();
	}, []);
	const save = async (event: Event) => {
		event.preventDefault();
		if (await renameOne(session.id, field.current?.value ?? "")) onClose();
	};
	return (
		<form
			class="session-title"
			onSubmit={(event) => void save(event)}
			onKeyDown={(event) => {
				// While a word is being composed, Escape belongs to that.
				if (event.key === "Escape" && !event.isComposing) onClose();
			}}
		>
			<label for="session-name">{say("history_name")}</label>
			<input
				ref={field}
				id="session-name"
				class="text-field"
				type="text"
				autocomplete="off"
				maxLength={MOST_SESSION_NAME}
				defaultValue={session.name ?? ""}
				placeholder={platformName(session.platform, words.value)}
			/>
			<button type="submit" class="button primary">
				{say("history_save")}
			</button>
			<Button onClick={onClose}>{say("analyse_cancel")}</Button>
		</form>
	);
}
