import type { ComponentChildren } from "preact";
import { words } from "./words-signal.ts";

interface NoticeProps {
	tone: "plain" | "good" | "caution" | "danger";
	/** For a bug report, not for everyone: folded away. */
	detail?: string | undefined;
	/** Buttons that do what the notice advises. */
	actions?: ComponentChildren;
	children: ComponentChildren;
}

/** A sentence that the user should see, with what to do about it. */
export function Notice({ tone, detail, actions, children }: NoticeProps) {
	return (
		<div class={`notice ${tone}`} role={tone === "danger" ? "alert" : "status"}>
			<p>{children}</p>
			{actions ? <div class="notice-actions">{actions}</div> : null}
			{detail ? (
				<details>
					<summary>{words.value.say("technical_detail")}</summary>
					<code>{detail}</code>
				</details>
			) : null}
		</div>
	);
}
