import type { Keeping } from "../shared/keeping.ts";
import { clockTime } from "../ui/clock-time.ts";
import { Notice } from "../ui/notice.tsx";
import { policy } from "../ui/policy-signal.ts";
import { Switch } from "../ui/switch.tsx";
import { words } from "../ui/words-signal.ts";
import { keepCall, keeping } from "./popup-state.ts";

/** Whether the history of this call is kept: the choice, and a mark for as long as it is. */
export function KeepRow() {
	const { say } = words.value;
	const current = keeping.value;
	if (current === undefined || policy.value.off.includes("history")) return null;
	return (
		<div class="keep-row">
			<div class="call-switch">
				<label for="keep-call">{say("keep_call")}</label>
				<Switch
					id="keep-call"
					checked={current.state !== "off"}
					describedBy="keep-status"
					onChange={(keep) => void keepCall(keep)}
				/>
			</div>
			<div id="keep-status">
				<KeepStatus current={current} />
			</div>
		</div>
	);
}

function KeepStatus({ current }: { current: Keeping }) {
	const { say } = words.value;
	switch (current.state) {
		case "off":
			return <p class="soft">{say("keep_off")}</p>;
		case "waiting":
			return <p class="soft">{say("keep_waiting")}</p>;
		case "keeping":
			return (
				<>
					<p class="keep-mark">
						{say("keep_running", { time: clockTime(Date.now() - current.sinceMs) })}
					</p>
					{current.isBegunAnew === true ? (
						<Notice tone="caution">{say("keep_begun_anew")}</Notice>
					) : null}
				</>
			);
		case "failed":
			return (
				<Notice tone="danger" detail={current.detail}>
					{say(current.messageKey)}
				</Notice>
			);
	}
}
