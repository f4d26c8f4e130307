import { words } from "../ui/words-signal.ts";
import { ChoiceField } from "./choice-field.tsx";

/** How much work is put into a reading, and how calm it is. */
export function ReadingSettings() {
	const { say } = words.value;
	return (
		<section class="card">
			<h2>{say("section_reading")}</h2>
			<div>
				<ChoiceField
					setting="smoothing"
					label={say("setting_smoothing")}
					hint={say("setting_smoothing_hint")}
					text={(value) => say(`smoothing_${value}`)}
				/>
				<ChoiceField
					setting="model"
					label={say("setting_model")}
					hint={say("setting_model_hint")}
					text={(value) => say(`model_${value}`)}
				/>
				<ChoiceField
					setting="rate"
					label={say("setting_rate")}
					hint={say("setting_rate_hint")}
					text={(value) => say(`rate_${value}`)}
				/>
			</div>
		</section>
	);
}
