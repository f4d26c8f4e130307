import { useState } from "preact/hooks";
import { ATTENTION_SECONDS } from "../shared/settings-schema.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { policy } from "../ui/policy-signal.ts";
import { saveSettings, settings } from "../ui/settings-signal.ts";
import { words } from "../ui/words-signal.ts";
import { agreeToAttention, attentionConsent } from "./attention-signal.ts";
import { SliderField } from "./slider-field.tsx";
import { SwitchField } from "./switch-field.tsx";

const SWITCH = "attention";

/**
 * The list of tiles worth a look. It goes on only after its notice was agreed to on this machine: a
 * setting that came from another machine, or from a file, is not enough.
 */
export function AttentionField() {
	const { say, count } = words.value;
	const [isAsking, setAsking] = useState(false);
	const isOn = settings.value.attention && attentionConsent.value !== null;
	const set = (wanted: boolean) => {
		// Pressed again, it takes the question back.
		if (wanted && attentionConsent.value === null) setAsking(!isAsking);
		else void saveSettings({ attention: wanted });
	};
	const answer = () => {
		setAsking(false);
		// The buttons go, and the focus would go with them.
		document.getElementById(SWITCH)?.focus();
	};
	const agree = async () => {
		await agreeToAttention(Date.now());
		answer();
	};
	return (
		<>
			<SwitchField
				id={SWITCH}
				label={say("setting_attention")}
				hint={say("setting_attention_hint")}
				checked={isOn}
				locked={policy.value.off.includes("attention")}
				onChange={set}
			/>
			{isAsking ? (
				<Notice
					tone="caution"
					actions={
						<>
							<Button onClick={() => void agree()}>{say("attention_agree")}</Button>
							<Button onClick={answer}>{say("attention_cancel")}</Button>
						</>
					}
				>
					{say("attention_notice")}
				</Notice>
			) : null}
			{isOn ? (
				<>
					<p class="soft attention-notice">{say("attention_notice")}</p>
					<SliderField
						setting="attentionSeconds"
						id="attention-after"
						range={ATTENTION_SECONDS}
						step={5}
						label={say("setting_attention_after")}
						text={(value) => count("seconds", value)}
					/>
				</>
			) : null}
		</>
	);
}
