import { FACE_PX } from "../shared/settings-schema.ts";
import { policy } from "../ui/policy-signal.ts";
import { words } from "../ui/words-signal.ts";
import { ChoiceField } from "./choice-field.tsx";
import { SliderField } from "./slider-field.tsx";

/** Whose faces are read. */
export function PeopleSettings() {
	const { say, count } = words.value;
	return (
		<section class="card">
			<h2>{say("section_people")}</h2>
			<div>
				<ChoiceField
					setting="who"
					label={say("setting_who")}
					text={(value) => say(`who_${value}`)}
					locked={policy.value.onlyMe}
				/>
				<SliderField
					setting="minFacePx"
					id="min-face"
					range={FACE_PX}
					step={4}
					label={say("setting_min_face")}
					hint={say("setting_min_face_hint")}
					text={(value) => count("pixels", value)}
				/>
			</div>
		</section>
	);
}
