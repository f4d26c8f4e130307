import { CHOICES } from "../shared/settings-schema.ts";
import { policy } from "../ui/policy-signal.ts";
import { Segmented } from "../ui/segmented.tsx";
import { SettingsFailure } from "../ui/settings-failure.tsx";
import { saveSettings, settings } from "../ui/settings-signal.ts";
import { Switch } from "../ui/switch.tsx";
import { words } from "../ui/words-signal.ts";

/** What people change during a call. */
export function QuickSettings() {
	const { say } = words.value;
	const { labelSet, style, who, room } = settings.value;
	return (
		<section class="quick-settings">
			<SettingsFailure />
			<div class="quick-setting">
				<span id="who-label">{say("setting_who")}</span>
				<Segmented
					name="who"
					labelledBy="who-label"
					choices={CHOICES.who.map((value) => ({ value, text: say(`who_${value}`) }))}
					value={who}
					disabled={policy.value.onlyMe}
					onChange={(chosen) => void saveSettings({ who: chosen })}
				/>
				{policy.value.onlyMe ? <Locked /> : null}
			</div>
			<div class="quick-setting">
				<span id="label-set-label">{say("setting_label_set")}</span>
				<Segmented
					name="label-set"
					labelledBy="label-set-label"
					choices={CHOICES.labelSet.map((value) => ({ value, text: say(`label_set_${value}`) }))}
					value={labelSet}
					onChange={(chosen) => void saveSettings({ labelSet: chosen })}
				/>
			</div>
			<div class="quick-setting">
				<span id="style-label">{say("setting_style")}</span>
				<Segmented
					name="style"
					labelledBy="style-label"
					choices={CHOICES.style.map((value) => ({ value, text: say(`style_${value}`) }))}
					value={style}
					onChange={(chosen) => void saveSettings({ style: chosen })}
				/>
			</div>
			<div class="quick-setting">
				<label for="room">{say("room_title")}</label>
				<Switch
					id="room"
					checked={room}
					disabled={policy.value.off.includes("room")}
					onChange={(checked) => void saveSettings({ room: checked })}
				/>
				{policy.value.off.includes("room") ? <Locked /> : null}
			</div>
		</section>
	);
}

const Locked = () => <p class="soft">{words.value.say("policy_locked")}</p>;
