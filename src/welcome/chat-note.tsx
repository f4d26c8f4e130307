import { useState } from "preact/hooks";
import { LOCALE_NAMES, LOCALES, type Locale, languageTag } from "../shared/locales.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { readCatalogue } from "../ui/read-catalogue.ts";
import { useLoaded } from "../ui/use-loaded.ts";
import { words } from "../ui/words-signal.ts";

/** A sentence for the others on the call, in the language they read. */
export function ChatNote() {
	const { say, language } = words.value;
	const own = LOCALE_NAMES.find((locale) => languageTag(locale) === language) ?? "en";
	const [chosen, setChosen] = useState<Locale | null>(null);
	const locale = chosen ?? own;
	const text = useLoaded(loadNote, locale) ?? "";
	const [copied, setCopied] = useState<boolean | null>(null);
	const copy = () =>
		navigator.clipboard.writeText(text).then(
			() => setCopied(true),
			() => setCopied(false),
		);
	return (
		<section class="card">
			<h2>{say("welcome_note_title")}</h2>
			<p class="soft">{say("welcome_note_hint")}</p>
			<blockquote class="chat-note" lang={languageTag(locale)}>
				{text}
			</blockquote>
			<div class="chat-note-actions">
				<Button onClick={() => void copy()}>{say("action_copy")}</Button>
				<label class="chat-note-language">
					{say("welcome_note_language")}
					<select
						class="select"
						value={locale}
						onChange={(event) => {
							setChosen(event.currentTarget.value as Locale);
							setCopied(null);
						}}
					>
						{LOCALE_NAMES.map((name) => (
							<option key={name} value={name} lang={languageTag(name)}>
								{LOCALES[name]}
							</option>
						))}
					</select>
				</label>
			</div>
			{copied === null ? null : (
				<Notice tone={copied ? "good" : "caution"}>
					{say(copied ? "notice_copied" : "problem_not_copied")}
				</Notice>
			)}
		</section>
	);
}

async function loadNote(locale: Locale): Promise<string> {
	const catalogue = await readCatalogue(locale);
	return catalogue.welcome_note_text?.message ?? "";
}
