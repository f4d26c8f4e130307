import { useState } from "preact/hooks";
import { Button } from "../ui/button.tsx";
import { localTime } from "../ui/local-time.ts";
import { Notice } from "../ui/notice.tsx";
import { saveJson } from "../ui/save-file.ts";
import { Switch } from "../ui/switch.tsx";
import { words } from "../ui/words-signal.ts";
import { diagnostics } from "./diagnostics-signal.ts";
import { withoutNames } from "./without-names.ts";

/** Takes the diagnostics out of the page; participants' names stay behind unless asked for. */
export function CopyBar() {
	const { say } = words.value;
	const [namesOut, setNamesOut] = useState(true);
	const [copied, setCopied] = useState<boolean | undefined>(undefined);
	const text = () => {
		const now = diagnostics.value;
		return JSON.stringify(namesOut ? withoutNames(now) : now, null, 2);
	};
	const copy = () =>
		navigator.clipboard.writeText(text()).then(
			() => setCopied(true),
			() => setCopied(false),
		);
	const [day] = localTime(new Date(diagnostics.value.atMs)).split(" ");
	return (
		<section class="copy-bar">
			<Button primary onClick={() => void copy()}>
				{say("action_copy")}
			</Button>
			<Button onClick={() => saveJson(`expressly-diagnostics-${day}.json`, text())}>
				{say("action_download")}
			</Button>
			<span class="copy-names">
				<Switch id="names-out" checked={namesOut} onChange={setNamesOut} />
				<label for="names-out">{say("leave_names_out")}</label>
			</span>
			{copied === undefined ? null : (
				<Notice tone={copied ? "good" : "caution"}>
					{say(copied ? "notice_copied" : "problem_not_copied")}
				</Notice>
			)}
		</section>
	);
}
