import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { words } from "../ui/words-signal.ts";
import type { CallSummary } from "./call-summary.ts";
import { callTabId } from "./popup-state.ts";
import { canCaptureTabs, captureFailure, startCapture, stopCapture } from "./tab-capture.ts";

/** Offers to read the tab's own picture where its videos may not be read, and to stop that. */
export function CaptureOffer({ capture }: Pick<CallSummary, "capture">) {
	const { say } = words.value;
	const tabId = callTabId.value;
	if (capture === "none" || tabId === undefined || !canCaptureTabs()) return null;
	if (capture === "on")
		return (
			<Notice
				tone="plain"
				actions={
					<Button onClick={() => void stopCapture(tabId)}>{say("action_capture_stop")}</Button>
				}
			>
				{say("capture_on")}
			</Notice>
		);
	const failure = captureFailure.value;
	return (
		<Notice
			tone={failure === null ? "plain" : "danger"}
			detail={failure ?? undefined}
			actions={
				<Button primary onClick={() => void startCapture(tabId)}>
					{say("action_capture")}
				</Button>
			}
		>
			{say(failure === null ? "capture_offer" : "error_capture")}
		</Notice>
	);
}
