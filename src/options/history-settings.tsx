import browser from "webextension-polyfill";
import { KEEP_DAYS } from "../shared/settings-schema.ts";
import { Field } from "../ui/field.tsx";
import { policy } from "../ui/policy-signal.ts";
import { saveSettings, settings } from "../ui/settings-signal.ts";
import { words } from "../ui/words-signal.ts";
import { SwitchField } from "./switch-field.tsx";

/** Whether, what of and for how long the history is kept. */
export function HistorySettings() {
	const { say, count } = words.value;
	const { keepHistory, keepNames, keepDays } = settings.value;
	const { off } = policy.value;
	const days = [...new Set([...KEEP_DAYS.offered, keepDays])].sort((a, b) => a - b);
	return (
		<section class="card">
			<h2>{say("link_history")}</h2>
			<div>
				<SwitchField
					id="keep-history"
					label={say("setting_keep_history")}
					hint={say("setting_keep_history_hint")}
					checked={keepHistory}
					locked={off.includes("history")}
					onChange={(checked) => void saveSettings({ keepHistory: checked })}
				/>
				<SwitchField
					id="keep-names"
					label={say("setting_keep_names")}
					hint={say("setting_keep_names_hint")}
					checked={keepNames}
					locked={off.includes("history") || off.includes("names")}
					onChange={(checked) => void saveSettings({ keepNames: checked })}
				/>
				<Field
					id="keep-days-field"
					label={say("setting_keep_days")}
					hint={say("setting_keep_days_hint")}
					isFor="keep-days"
				>
					<select
						id="keep-days"
						class="select"
						value={keepDays}
						onChange={(event) => void saveSettings({ keepDays: Number(event.currentTarget.value) })}
					>
						{days.map((each) => (
							<option key={each} value={each}>
								{count("days", each)}
							</option>
						))}
					</select>
				</Field>
			</div>
			<p>
				<a href={browser.runtime.getURL("src/history/index.html")}>{say("history_open")}</a>
			</p>
		</section>
	);
}
