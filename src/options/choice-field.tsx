import type { Settings } from "../shared/settings.ts";
import { CHOICES, type ChoiceSetting } from "../shared/settings-schema.ts";
import { Field } from "../ui/field.tsx";
import { Segmented } from "../ui/segmented.tsx";
import { saveSettings, settings } from "../ui/settings-signal.ts";

/** The languages are too many for one bar. */
type SegmentedSetting = Exclude<ChoiceSetting, "language">;

interface ChoiceFieldProps<Setting extends SegmentedSetting> {
	setting: Setting;
	label: string;
	hint?: string;
	/** The words of one choice. */
	text: (choice: Settings[Setting]) => string;
}

/** A setting with a few fixed choices, saved as soon as one is taken. */
export function ChoiceField<Setting extends SegmentedSetting>(props: ChoiceFieldProps<Setting>) {
	const { setting, label, hint, text } = props;
	const choices: readonly Settings[Setting][] = CHOICES[setting];
	return (
		<Field id={setting} label={label} {...(hint === undefined ? {} : { hint })}>
			<Segmented
				name={setting}
				labelledBy={`${setting}-label`}
				choices={choices.map((value) => ({ value, text: text(value) }))}
				value={settings.value[setting]}
				onChange={(value) => void saveSettings({ [setting]: value })}
			/>
		</Field>
	);
}
