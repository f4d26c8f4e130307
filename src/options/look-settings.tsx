import { saveSettings, settings } from "../ui/settings-signal.ts";
import { words } from "../ui/words-signal.ts";
import { ChoiceField } from "./choice-field.tsx";
import { NotOkayField } from "./not-okay-field.tsx";
import { SwitchField } from "./switch-field.tsx";

/** What is drawn on a tile, and where. */
export function LookSettings() {
	const { say } = words.value;
	const { labelSet, style, boxes } = settings.value;
	return (
		<section class="card">
			<h2>{say("section_look")}</h2>
			<div>
				<ChoiceField
					setting="labelSet"
					label={say("setting_label_set")}
					hint={say("setting_label_set_hint")}
					text={(value) => say(`label_set_${value}`)}
				/>
				{labelSet === "two" ? <NotOkayField /> : null}
				<ChoiceField
					setting="style"
					label={say("setting_style")}
					hint={say("setting_style_hint")}
					text={(value) => say(`style_${value}`)}
				/>
				{style === "bars" ? (
					<ChoiceField
						setting="barCount"
						label={say("setting_bar_count")}
						text={(value) => say(`bar_count_${value}`)}
					/>
				) : null}
				<ChoiceField
					setting="position"
					label={say("setting_position")}
					text={(value) => say(`position_${value}`)}
				/>
				<SwitchField
					id="boxes"
					label={say("setting_boxes")}
					checked={boxes}
					onChange={(checked) => void saveSettings({ boxes: checked })}
				/>
			</div>
		</section>
	);
}
