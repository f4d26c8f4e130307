import { useEffect, useState } from "preact/hooks";
import browser from "webextension-polyfill";
import { LOCALE_NAMES, LOCALES, languageTag } from "../shared/locales.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { saveSettings, settings } from "../ui/settings-signal.ts";
import { words } from "../ui/words-signal.ts";

/** Language, and the keyboard commands, which only the browser can change. */
export function GeneralSettings() {
	const { say } = words.value;
	return (
		<section class="card">
			<h2>{say("section_general")}</h2>
			<div>
				<Field id="language-field" label={say("setting_language")} isFor="language">
					<select
						id="language"
						class="select"
						value={settings.value.language}
						onChange={(event) => void saveSettings({ language: event.currentTarget.value })}
					>
						<option value="auto">{say("language_auto")}</option>
						{LOCALE_NAMES.map((locale) => (
							<option key={locale} value={locale} lang={languageTag(locale)}>
								{LOCALES[locale]}
							</option>
						))}
					</select>
				</Field>
				<ShortcutField
					id="shortcut"
					command="toggle-overlay"
					label={say("setting_shortcut")}
					hint={say("setting_shortcut_hint")}
				/>
				<ShortcutField
					id="shortcut-stop"
					command="stop-everything"
					label={say("setting_shortcut_stop")}
					hint={say("setting_shortcut_stop_hint")}
				/>
			</div>
		</section>
	);
}

interface ShortcutFieldProps {
	id: string;
	/** Its name in the manifest. */
	command: string;
	label: string;
	hint: string;
}

function ShortcutField({ id, command, label, hint }: ShortcutFieldProps) {
	const { say } = words.value;
	const [shortcut, setShortcut] = useState("");
	useEffect(() => {
		const read = () => void readShortcut(command).then(setShortcut);
		read();
		addEventListener("focus", read);
		return () => removeEventListener("focus", read);
	}, [command]);
	return (
		<Field id={id} label={label} hint={hint}>
			<div class="shortcut">
				<kbd>{shortcut || say("shortcut_none")}</kbd>
				<Button onClick={() => void openShortcuts()}>{say("shortcut_change")}</Button>
			</div>
		</Field>
	);
}

/** Firefox lets no extension open such a page by its address, and has a way of its own. */
async function openShortcuts(): Promise<void> {
	if ("openShortcutSettings" in browser.commands) await browser.commands.openShortcutSettings();
	else await browser.tabs.create({ url: "chrome://extensions/shortcuts" });
}

async function readShortcut(command: string): Promise<string> {
	const commands = await browser.commands.getAll();
	return commands.find(({ name }) => name === command)?.shortcut ?? "";
}
