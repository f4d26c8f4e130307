import { useRef } from "preact/hooks";
import type { NeutralFaceState } from "../shared/neutral-faces.ts";
import { Button } from "./button.tsx";
import { Notice } from "./notice.tsx";
import { words } from "./words-signal.ts";

interface NeutralFacePanelProps {
	/** Whose face it is: the user's own, or someone else's. */
	isSelf: boolean;
	state: NeutralFaceState | undefined;
	onTake: () => void;
	onForget: () => void;
}

/** Has a neutral face measured or forgotten, and says what is kept of it, and where. */
export function NeutralFacePanel({ isSelf, state, onTake, onForget }: NeutralFacePanelProps) {
	const { say, percent } = words.value;
	const isKept = state?.state === "used" || state?.state === "kept";
	const who = isSelf ? "self" : "other";
	const actions = useRef<HTMLDivElement>(null);
	const forget = () => {
		// The button pressed goes with what it forgets; the one beside it stays.
		actions.current?.querySelector("button")?.focus();
		onForget();
	};
	return (
		<div class="neutral-face">
			{isKept ? null : <p class="soft">{say(`neutral_explain_${who}`)}</p>}
			{state?.state === "failed" ? (
				<Notice tone="caution">{say(`neutral_failed_${state.reason}`)}</Notice>
			) : null}
			{isKept ? <p role="status">{say(`neutral_state_${state.state}`)}</p> : null}
			{state?.state === "learning" ? (
				<p role="status">{say("neutral_learning", { percent: percent(state.share) })}</p>
			) : (
				<div class="actions" ref={actions}>
					<Button onClick={onTake}>{say(isKept ? "neutral_again" : `neutral_take_${who}`)}</Button>
					{isKept ? <Button onClick={forget}>{say("neutral_forget")}</Button> : null}
				</div>
			)}
		</div>
	);
}
