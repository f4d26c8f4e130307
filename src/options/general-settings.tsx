import { useEffect, useState } from "preact/hooks";
import browser from "webextension-polyfill";
import { LOCALE_NAMES, LOCALES, languageTag } from "../shared/locales.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { saveSettings, settings } from "../ui/settings-signal.ts";
import { words } from "../ui/words-signal.ts";

/** Language, and the keyboard command, which only the browser can change. */
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
				<ShortcutField />
			</div>
		</section>
	);
}

function ShortcutField() {
	const { say } = words.value;
	const [shortcut, setShortcut] = useState("");
	useEffect(() => {
		const read = () => void readShortcut().then(setShortcut);
		read();
		addEventListener("focus", read);
		return () => removeEventListener("focus", read);
	}, []);
	return (
		<Field id="shortcut" label={say("setting_shortcut")} hint={say("setting_shortcut_hint")}>
			<div class="shortcut">
				<kbd>{shortcut || say("shortcut_none")}</kbd>
				<Button onClick={() => void browser.tabs.create({ url: "chrome://extensions/shortcuts" })}>
					{say("shortcut_change")}
				</Button>
			</div>
		</Field>
	);
}

async function readShortcut(): Promise<string> {
	const commands = await browser.commands.getAll();
	return commands.find(({ name }) => name === "toggle-overlay")?.shortcut ?? "";
}
