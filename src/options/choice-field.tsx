import type { Settings } from "../shared/settings.ts";
import { CHOICES, type ChoiceSetting } from "../shared/settings-schema.ts";
import { Field } from "../ui/field.tsx";
import { Segmented } from "../ui/segmented.tsx";
import { saveSettings, settings } from "../ui/settings-signal.ts";
import { words } from "../ui/words-signal.ts";

/** The languages are too many for one bar. */
type SegmentedSetting = Exclude<ChoiceSetting, "language">;

interface ChoiceFieldProps<Setting extends SegmentedSetting> {
	setting: Setting;
	label: string;
	hint?: string;
	/** The words of one choice. */
	text: (choice: Settings[Setting]) => string;
	/** Set for the user by a policy: shown, but not theirs to change. */
	locked?: boolean;
}

/** A setting with a few fixed choices, saved as soon as one is taken. */
export function ChoiceField<Setting extends SegmentedSetting>(props: ChoiceFieldProps<Setting>) {
	const { setting, label, text, locked = false } = props;
	const hint = locked ? words.value.say("policy_locked") : props.hint;
	const choices: readonly Settings[Setting][] = CHOICES[setting];
	return (
		<Field id={setting} label={label} {...(hint === undefined ? {} : { hint })}>
			<Segmented
				name={setting}
				labelledBy={`${setting}-label`}
				choices={choices.map((value) => ({ value, text: text(value) }))}
				value={settings.value[setting]}
				disabled={locked}
				onChange={(value) => void saveSettings({ [setting]: value })}
			/>
		</Field>
	);
}
