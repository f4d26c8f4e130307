import { useRef, useState } from "preact/hooks";
import type { Settings } from "../shared/settings.ts";
import type { SettingsProblem } from "../shared/settings-schema.ts";
import { Button } from "../ui/button.tsx";
import { JsonPicker } from "../ui/json-picker.tsx";
import { Notice } from "../ui/notice.tsx";
import { saveJson } from "../ui/save-file.ts";
import { resetSettings, saveFailure, saveSettings, settings } from "../ui/settings-signal.ts";
import { words } from "../ui/words-signal.ts";
import { changedReach } from "./changed-reach.ts";
import { ProblemNotices } from "./problem-notices.tsx";
import { readSettingsFile } from "./read-settings-file.ts";
import { nameSettings } from "./setting-names.ts";

type Outcome =
	| { kind: "refused" }
	| { kind: "imported" | "reset"; before: Settings; problems: SettingsProblem[] };

/** Takes the settings out as a file, in from one, or back to the start; the last two can be undone. */
export function SettingsFile() {
	const { say } = words.value;
	const [outcome, setOutcome] = useState<Outcome | null>(null);
	const heading = useRef<HTMLHeadingElement>(null);
	const importFile = async (file: File) => {
		const parsed = await readSettingsFile(file);
		if (parsed === null) return setOutcome({ kind: "refused" });
		const before = settings.value;
		await saveSettings(parsed.given);
		setOutcome(keptOrNull({ kind: "imported", before, problems: parsed.problems }));
	};
	const reset = async () => {
		const before = settings.value;
		await resetSettings();
		setOutcome(keptOrNull({ kind: "reset", before, problems: [] }));
	};
	const leaveOutcome = () => {
		setOutcome(null);
		// The button that undoes goes with its notice, and the focus would go with it.
		heading.current?.focus();
	};
	const exportFile = () =>
		saveJson("expressly-settings.json", JSON.stringify(settings.value, null, 2));
	return (
		<section class="card">
			<h2 ref={heading} tabIndex={-1}>
				{say("section_file")}
			</h2>
			<p class="soft">{say("file_hint")}</p>
			<div class="file-actions">
				<Button onClick={exportFile}>{say("action_export")}</Button>
				<JsonPicker label={say("action_import")} onFile={(file) => void importFile(file)} />
				<Button onClick={() => void reset()}>{say("action_reset")}</Button>
			</div>
			{outcome === null ? null : <OutcomeNotice outcome={outcome} onUndone={leaveOutcome} />}
		</section>
	);
}

/** Nothing was done where nothing was kept; the page says so itself. */
const keptOrNull = (outcome: Outcome) => (saveFailure.value === null ? outcome : null);

function OutcomeNotice({ outcome, onUndone }: { outcome: Outcome; onUndone: () => void }) {
	const { say } = words.value;
	if (outcome.kind === "refused")
		return <Notice tone="danger">{say("problem_file_not_settings")}</Notice>;
	const undo = async () => {
		await saveSettings(outcome.before);
		if (saveFailure.value === null) onUndone();
	};
	const reach = changedReach(outcome.before, settings.value);
	return (
		<>
			<Notice
				tone="good"
				actions={<Button onClick={() => void undo()}>{say("action_undo")}</Button>}
			>
				{say(`notice_${outcome.kind}`)}
			</Notice>
			{reach.length > 0 ? (
				<Notice tone="caution">
					{say("notice_reach", { fields: nameSettings(reach, words.value) })}
				</Notice>
			) : null}
			<ProblemNotices problems={outcome.problems} />
		</>
	);
}
