import { useState } from "preact/hooks";
import { FACE_PX } from "../shared/settings-schema.ts";
import { Field } from "../ui/field.tsx";
import { policy } from "../ui/policy-signal.ts";
import { saveSettings, settings } from "../ui/settings-signal.ts";
import { words } from "../ui/words-signal.ts";
import { ChoiceField } from "./choice-field.tsx";

/** Whose faces are read. */
export function PeopleSettings() {
	const { say } = words.value;
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
				<MinimumFaceField />
			</div>
		</section>
	);
}

function MinimumFaceField() {
	const { say, count } = words.value;
	const [sliding, setSliding] = useState<number | null>(null);
	const value = sliding ?? settings.value.minFacePx;
	return (
		<Field
			id="min-face-field"
			label={say("setting_min_face")}
			hint={say("setting_min_face_hint")}
			isFor="min-face"
		>
			<div class="slider">
				<input
					id="min-face"
					type="range"
					min={FACE_PX.least}
					max={FACE_PX.most}
					step={4}
					value={value}
					aria-valuetext={count("pixels", value)}
					onInput={(event) => setSliding(event.currentTarget.valueAsNumber)}
					onChange={(event) => {
						setSliding(null);
						void saveSettings({ minFacePx: event.currentTarget.valueAsNumber });
					}}
				/>
				<output for="min-face">{count("pixels", value)}</output>
			</div>
		</Field>
	);
}
