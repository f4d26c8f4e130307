import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { words } from "../ui/words-signal.ts";
import { putEmptiedAway, wasEmptied } from "./history-state.ts";

/** Says that sessions are gone, and not by the user's hand, until it is put away. */
export function EmptiedNotice() {
	const { say } = words.value;
	if (!wasEmptied.value) return null;
	return (
		<Notice
			tone="caution"
			actions={
				<Button onClick={() => void putEmptiedAway()}>{say("history_emptied_put_away")}</Button>
			}
		>
			{say("history_emptied")}
		</Notice>
	);
}
