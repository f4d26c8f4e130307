import { effect } from "@preact/signals";
import { type ComponentType, render } from "preact";
import "./tokens.css";
import "./base.css";
import "./controls.css";
import "./surfaces.css";
import "./reading.css";
import "./results.css";
import { watchLetterSize } from "./letter-size.ts";
import { loadSettings } from "./settings-signal.ts";
import { watchStopKey } from "./watch-stop-key.ts";
import { loadWords, words } from "./words-signal.ts";

/**
 * Shows a page once its settings and words are there, so that it never flickers from one language to
 * another, and keeps its title and language right. The key that stops everything works on it from the start.
 *
 * @param titleKey The message that names the page.
 */
export async function mountPage(Page: ComponentType, titleKey: string): Promise<void> {
	watchStopKey();
	watchLetterSize();
	await loadSettings();
	await loadWords();
	effect(() => {
		const { language, say } = words.value;
		document.documentElement.lang = language;
		document.title = `${say(titleKey)} · ${say("extension_name")}`;
	});
	render(<Page />, document.body);
}
