import { EXPRESSIONS, type Expression } from "../shared/expressions.ts";
import { labelKey } from "../shared/word-keys.ts";
import { Field } from "../ui/field.tsx";
import { LabelDisc } from "../ui/label-disc.tsx";
import { saveSettings, settings } from "../ui/settings-signal.ts";
import { words } from "../ui/words-signal.ts";

/** Which expressions are on the Not-okay side of the two-state view. */
export function NotOkayField() {
	const { say } = words.value;
	const { notOkay } = settings.value;
	const move = (expression: Expression, isNotOkay: boolean) =>
		saveSettings({
			notOkay: EXPRESSIONS.filter((one) =>
				one === expression ? isNotOkay : notOkay.includes(one),
			),
		});
	return (
		<Field id="not-okay" label={say("setting_not_okay")} hint={say("setting_not_okay_hint")}>
			<fieldset class="pills" aria-labelledby="not-okay-label">
				{EXPRESSIONS.map((expression) => (
					<label key={expression} class="pill">
						<input
							type="checkbox"
							checked={notOkay.includes(expression)}
							onChange={(event) => void move(expression, event.currentTarget.checked)}
						/>
						<LabelDisc label={expression} />
						{say(labelKey(expression))}
					</label>
				))}
			</fieldset>
		</Field>
	);
}
