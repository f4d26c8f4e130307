import { useState } from "preact/hooks";
import type { Settings } from "../shared/settings.ts";
import { Field } from "../ui/field.tsx";
import { saveSettings, settings } from "../ui/settings-signal.ts";

type NumberSetting = {
	[Setting in keyof Settings]: Settings[Setting] extends number ? Setting : never;
}[keyof Settings];

interface SliderFieldProps {
	setting: NumberSetting;
	/** The slider's id in the page. */
	id: string;
	range: { least: number; most: number };
	step: number;
	label: string;
	hint?: string;
	/** The words of one value. */
	text: (value: number) => string;
}

/** A setting that is a whole number, saved once the slider is let go. */
export function SliderField(props: SliderFieldProps) {
	const { setting, id, range, step, label, hint, text } = props;
	const [sliding, setSliding] = useState<number | null>(null);
	const value = sliding ?? settings.value[setting];
	return (
		<Field id={`${id}-field`} label={label} isFor={id} {...(hint === undefined ? {} : { hint })}>
			<div class="slider">
				<input
					id={id}
					type="range"
					min={range.least}
					max={range.most}
					step={step}
					value={value}
					aria-valuetext={text(value)}
					onInput={(event) => setSliding(event.currentTarget.valueAsNumber)}
					onChange={(event) => {
						setSliding(null);
						void saveSettings({ [setting]: event.currentTarget.valueAsNumber });
					}}
				/>
				<output for={id}>{text(value)}</output>
			</div>
		</Field>
	);
}
